"""The next page of a listing, told by `rel`, by the words of a link, or by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from corpora.discovery import discovery_lexicon
from pipeline.discover.markup import absolute, base_of, strings, words_of
from pipeline.parse.html_cells import Element

_PAGE_KEY = re.compile(r"(?i)(?:page|trang|paged|pageindex|pagenumber|curpage|cur|p)(?:=|/|-)(\d{1,4})(?!\d)")
_MARKS = " .:()[]|"
_ARROWS = re.compile(r"^(.*\w)\s*[›»>→]+$")


def next_page(root: Element, url: str) -> str | None:
    """The address of the page after `url`, or None where it is the last or the only one.

    A link is followed only to the same host.  `rel="next"` counts most, then words such as `Trang sau`, then
    the number after the present one.
    """
    base = base_of(root, url)
    rels = strings(root, "//*[self::a or self::link][contains(concat(' ', @rel, ' '), ' next ')]/@href")
    links = list(_links(root, base, url))
    worded = [target for text, target in links if _says_next(text)]
    present = page_number(url) or 1
    numbered = [
        target for text, target in links if text == str(present + 1) and _is_page(target, present + 1)
    ]
    related = [target for rel in rels if (target := absolute(rel, base))]
    return next((one for one in (*related, *worded, *numbered) if _same_host(one, url) and one != url), None)


def page_number(url: str) -> int | None:
    """The number of a listing's page as its address states it.

    >>> page_number("http://x.vn/tin?page=3"), page_number("http://x.vn/tin/trang-2.html"), page_number("http://x.vn/")
    (3, 2, None)
    """
    found = _PAGE_KEY.search(urlsplit(url)._replace(scheme="", netloc="").geturl())
    return int(found[1]) if found else None


def _links(root: Element, base: str, url: str) -> Iterator[tuple[str, str]]:
    for link in root.iter("a"):
        target = absolute(link.get("href") or "", base)
        if target and target != url:
            text = words_of(link) or link.get("title") or link.get("aria-label") or ""
            if len(text) <= 30:
                yield text.strip(_MARKS), target


def _says_next(text: str) -> bool:
    folded = text.lower()
    words = discovery_lexicon().next_words
    bare = _ARROWS.match(folded)
    return folded in words or bool(bare and bare[1].strip() in words)


def _is_page(target: str, number: int) -> bool:
    """Whether the address of a numbered link counts pages: a calendar's days are numbers too."""
    return page_number(target) == number or bool(re.search(rf"(?<!\d){number}(?:\.\w+|/)?$", target))


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one).hostname == urlsplit(other).hostname
