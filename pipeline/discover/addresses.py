"""Addresses judged by their shape: which look like documents, which like sections, searches and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from corpora.discovery import discovery_lexicon

_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,5}$")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{24,}")
_NUMBERED = re.compile(r"(?<!\d)(\d{5,})(?!\d)|[-_.][a-z]{0,4}(\d{3,})$")
_DATED = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/|$)|/(?:19|20)\d{6}(?:/|$)")
_ITEM_KEY = re.compile(r"(?:^|(?:item|news|doc|article|post|vb|van_?ban|content|tin|bai)_?)id$|^uuid$")
_INSTRUMENT = re.compile(r"^\d{1,5}[-_](?:\d{4}[-_])?[a-z]{2,5}[-_][a-z]{2,}")
_SLUG_WORDS = 4
_FIRST_PAGES = ("index", "default", "home", "trang-chu")
_OPEN_KINDS = frozenset({"section", "paging", "media"})
"""Words under which documents may stand, where a number or day marks them."""


def is_aside(url: str) -> bool:
    """Whether a word of the address tells of a page that presents no document: a tag, a search, an account.

    >>> is_aside("http://x.vn/tag/thi-dua"), is_aside("http://x.vn/tin/thi-dua.html")
    (True, False)
    """
    return bool(_kinds(url) - _OPEN_KINDS)


def grade(url: str) -> int:
    """How much the address looks like a document's: 2 by a number, day or identifier, 1 by a title, 0 not.

    >>> [grade(f"http://x.vn/{path}") for path in ("phat-dong-1234567.html", "kinh-te", "2024/05/le-hoi/")]
    [2, 0, 2]
    """
    parts = urlsplit(url.lower())
    segments = _segments(url)
    kinds = _kinds(url)
    if kinds - _OPEN_KINDS or (not segments and not parts.query):
        return 0
    last = _ENDING.sub("", segments[-1]) if segments else ""
    if _NUMBERED.search(last) or _IDENTIFIER.search(parts.path) or (_DATED.search(parts.path) and last):
        return 2
    if any(_names_item(key, value) for key, value in parse_qsl(parts.query)):
        return 2
    words = [word for word in re.split(r"[-_\s]", last) if word]
    return int(not kinds and (len(words) >= _SLUG_WORDS or bool(_INSTRUMENT.search(last))))


def documents_among(urls: Iterable[str]) -> tuple[str, ...]:
    """Those of a site's addresses that look like documents, in order.

    An address that is told by its title alone is a section where others lie under it.  One that tells
    nothing is a document where it has the shape of documents, or an ending and lies among them.

    >>> documents_among(["http://x.vn/tin-tuc-su-kien-moi", "http://x.vn/tin-tuc-su-kien-moi/le-phat-dong-thi-dua"])
    ('http://x.vn/tin-tuc-su-kien-moi/le-phat-dong-thi-dua',)
    """
    known = list(dict.fromkeys(urls))
    folders = {folder for url in known for folder in _folders(url)}
    told = {url for url in known if grade(url) == 2 or (grade(url) == 1 and _stem(url) not in folders)}
    siblings = Siblings(told)
    pages = Counter(_folder(url) for url in known if _is_page(url))
    full = Counter(_folder(url) for url in told if _is_page(url))

    def is_among_documents(url: str) -> bool:
        return _is_page(url) and 2 * full[_folder(url)] >= pages[_folder(url)]

    return tuple(url for url in known if url in told or siblings.fits(url) or is_among_documents(url))


def shape(url: str) -> str:
    """The address with what differs between a site's documents left out.

    >>> shape("http://x.vn/tin-tuc/phat-dong-thi-dua-nam-2024-1234567.html")
    'x.vn/tin-tuc/{title}-{number}.html'
    >>> shape("http://x.vn/van-ban?id=17&trang=2")
    'x.vn/van-ban?id={number}&trang={number}'
    """
    parts = urlsplit(url.lower())
    path = "/".join(_segment_shape(segment) for segment in _segments(url))
    query = "&".join(
        f"{key}={'{number}' if value.isdigit() else '{text}'}"
        for key, value in sorted(parse_qsl(parts.query))
    )
    return f"{parts.hostname}/{path}" + (f"?{query}" if query else "")


class Siblings:
    """The shapes that known documents of a site have; others of these shapes are documents too.

    >>> known = Siblings(f"http://x.vn/tin/le-hoi-lang-so-{n}.html" for n in (10, 11, 12))
    >>> known.fits("http://x.vn/tin/hop-dan-13.html"), known.fits("http://x.vn/tin/")
    (True, False)
    """

    def __init__(self, urls: Iterable[str], *, least: int = 3) -> None:
        counts = Counter(shape(url) for url in dict.fromkeys(urls))
        self.shapes = frozenset(one for one, count in counts.items() if count >= least and _is_marked(one))
        """Shapes with a number or identifier that at least `least` of the known documents share."""

    def fits(self, url: str) -> bool:
        """Whether `url` has the shape of the known documents."""
        return shape(url) in self.shapes and not is_aside(url)


def _is_marked(shape: str) -> bool:
    return "{number}" in shape or "{identifier}" in shape


def _segments(url: str) -> list[str]:
    return [unquote(segment) for segment in urlsplit(url.lower()).path.split("/") if segment]


def _names_item(key: str, value: str) -> bool:
    """Whether a parameter names one document; `p` does so in some systems, and counts pages in others."""
    if key == "p":
        return len(value) >= 3 and value.isdigit()
    known = bool(re.fullmatch(r"\d{2,}", value) or _IDENTIFIER.fullmatch(value))
    return known and bool(_ITEM_KEY.search(key))


def _kinds(url: str) -> set[str]:
    words = discovery_lexicon().address_words
    stems = [_ENDING.sub("", segment) for segment in _segments(url)]
    kinds = {words[word] for word in (*_segments(url), *stems) if word in words}
    # `thi-dua-tag123.html`: some sites say the kind at the end, with the tag's number.
    tail = re.search(r"[-_]([a-z]*tag)\d*$", stems[-1]) if stems else None
    return kinds | {"tag"} if tail else kinds


def _stem(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.hostname}{_ENDING.sub('', parts.path.rstrip('/'))}"


def _is_page(url: str) -> bool:
    """Whether the address is that of a page with an ending, and not of its folder's first."""
    stem = _stem(url).rpartition("/")[2]
    last = urlsplit(url.lower()).path.rpartition("/")[2]
    return bool(_ENDING.search(last)) and stem not in _FIRST_PAGES and not _kinds(url)


def _folder(url: str) -> str:
    return _stem(url).rpartition("/")[0]


def _folders(url: str) -> Iterable[str]:
    parts = urlsplit(url.lower())
    pieces = parts.path.rstrip("/").split("/")[:-1]
    return (f"{parts.hostname}{'/'.join(pieces[:count])}" for count in range(2, len(pieces) + 1))


def _segment_shape(segment: str) -> str:
    ending = "".join(_ENDING.findall(segment))
    stem = segment.removesuffix(ending)
    if stem.isdigit():
        return "{number}" + ending
    if _IDENTIFIER.fullmatch(stem):
        return "{identifier}" + ending
    found = re.search(r"^(.*?[-_.])?([a-z]{0,4})(\d{2,})$", stem)
    words = re.split(r"[-_\s]", stem)
    if found and found[1]:
        return f"{{title}}{found[1][-1]}{found[2]}{{number}}{ending}"
    return ("{title}" if len(words) >= 3 else stem) + ending
