"""Files that belong to a page, told by their address or by the words beside the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from corpora.discovery import discovery_lexicon
from pipeline.discover.found import Item
from pipeline.discover.markup import absolute, base_of, words_of
from pipeline.parse.clean import fold
from pipeline.parse.html_cells import Element
from pipeline.parse.markup import class_reason

_FURNITURE = ("<nav>", "<footer>", "menu", "footer", "links", "adv", "related", "most read", "comments")
_NO_FILE = re.compile(r"\.(?:html?|jpe?g|png|gif|apk|exe|mp[34])$")


@lru_cache(maxsize=16_384)
def is_file(url: str) -> bool:
    """Whether the address is that of a file of text, or of a script that hands one out.

    >>> is_file("http://x.vn/tep/KH-282.PDF"), is_file("http://x.vn/Handlers/DownloadFile.ashx?id=7")
    (True, True)
    >>> is_file("http://x.vn/tin/tai-ve-thoi-xua.html")
    False
    """
    known = discovery_lexicon()
    parts = urlsplit(url.lower())
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    values = parse_qsl(parts.query)
    names = [*segments, *(value for _, value in values)]
    if any(_ending(name) in known.endings for name in names):
        return True
    words = {
        word for name in [*segments, *(key for key, _ in values)] for word in (name, name.partition(".")[0])
    }
    words |= {value for key, value in values if key in ("task", "action", "op", "method", "cmd", "handler")}
    return bool(words & known.handlers)


def page_files(root: Element, url: str, stated: Callable[[str], bool]) -> tuple[Item, ...]:
    """The files that a page links to, beside its menus, footer and lists of other pages.

    They are told by their address, by the words of the link or of its row, or by what the definition has
    `stated`.
    """
    base = base_of(root, url)
    found: dict[str, Item] = {}
    for link in root.iter("a"):
        target = absolute(link.get("href") or "", base)
        if target is None or target == url or target in found:
            continue
        told = is_file(target) or stated(target) or _labelled(link, target)
        if told and not _in_furniture(link):
            found[target] = Item(target, words_of(link) or (link.get("title") or "").strip())
    return tuple(found.values())


def _ending(name: str) -> str:
    return name.rpartition(".")[2] if "." in name else ""


def _labelled(link: Element, target: str) -> bool:
    """Whether link or row say `tải về`, and the address is none of a page's furniture."""
    if _NO_FILE.search(urlsplit(target).path.lower()):
        return False
    parent = link.getparent()
    texts = [words_of(link), link.get("title") or ""]
    if parent is not None:
        texts.append(parent.text or "")
    if parent is not None and parent.tag == "td" and (before := parent.getprevious()) is not None:
        texts.append(words_of(before))
    return any(_is_label(text) for text in map(str.strip, texts) if 0 < len(text) <= _longest_label())


@lru_cache(maxsize=16_384)
def _is_label(text: str) -> bool:
    return fold(text) in discovery_lexicon().labels


@cache
def _longest_label() -> int:
    """Letters of the longest label, with as many again for spaces and marks that folding takes away."""
    return 2 * max(map(len, discovery_lexicon().labels), default=0)


def _in_furniture(link: Element) -> bool:
    """Whether the link stands in a part that is the same on all pages, or that names other pages."""
    return any(class_reason(one).startswith(_FURNITURE) for one in link.iterancestors())
