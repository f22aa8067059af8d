"""Addresses judged by their shape: which look like documents, which like sections, searches and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from corpora.discovery import discovery_lexicon

_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,5}$")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{24,}")
_NUMBERED = re.compile(r"(?<!\d)(\d{5,})(?!\d)|[-_.][a-z]{0,4}(\d{3,})$")
_DATED = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/|$)|/(?:19|20)\d{6}(?:/|$)")
_ITEM_KEY = re.compile(r"(?:^|(?:item|news|doc|article|post|vb|van_?ban|content|tin|bai)_?)id$|^uuid$")
_INSTRUMENT = re.compile(r"^\d{1,5}[-_](?:\d{4}[-_])?[a-z]{2,5}[-_][a-z]{2,}")
_TAG_TAIL = re.compile(r"[-_][a-z]*tag\d*$")
_SEPARATORS = re.compile(r"[-_\s]")
_SLUG_WORDS = 4
_LEAST_SIBLINGS = 3
_FIRST_PAGES = ("index", "default", "home", "trang-chu")
_OPEN_KINDS = frozenset({"section", "paging", "media"})
"""Words under which documents may stand, where a number or day marks them."""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in small letters, taken apart once."""

    host: str
    segments: tuple[str, ...]
    stems: tuple[str, ...]
    """The segments without their endings."""
    query: tuple[tuple[str, str], ...]
    kinds: frozenset[str]
    """Kinds of the words that stand in it, as the table of address words has them."""

    @classmethod
    def of(cls, url: str) -> _Address:
        parts = urlsplit(url.lower())
        segments = tuple(unquote(segment) for segment in parts.path.split("/") if segment)
        stems = tuple(_ENDING.sub("", segment) for segment in segments)
        words = discovery_lexicon().address_words
        kinds = {words[word] for word in (*segments, *stems) if word in words}
        # `thi-dua-tag123.html`: some sites say the kind at the end, with the tag's number.
        if stems and _TAG_TAIL.search(stems[-1]):
            kinds.add("tag")
        return cls(parts.hostname or "", segments, stems, tuple(parse_qsl(parts.query)), frozenset(kinds))

    @property
    def last(self) -> str:
        return self.stems[-1] if self.stems else ""

    @property
    def is_aside(self) -> bool:
        return bool(self.kinds - _OPEN_KINDS)

    @property
    def is_page(self) -> bool:
        """Whether it is a page with an ending, and not the first of its folder."""
        ends = bool(self.segments) and self.last != self.segments[-1]
        return ends and self.last not in _FIRST_PAGES and not self.kinds

    @property
    def folder(self) -> tuple[str, ...]:
        return (self.host, *self.segments[:-1])

    @property
    def folders(self) -> Iterator[tuple[str, ...]]:
        """The folders that it lies in, as the addresses of sections would be taken apart."""
        return ((self.host, *self.segments[:count]) for count in range(1, len(self.segments)))

    def grade(self) -> int:
        """As the function of this name."""
        if self.is_aside or (not self.segments and not self.query):
            return 0
        path = "/".join(("", *self.segments, ""))
        if _NUMBERED.search(self.last) or _IDENTIFIER.search(path) or (_DATED.search(path) and self.last):
            return 2
        if any(_names_item(key, value) for key, value in self.query):
            return 2
        words = [word for word in _SEPARATORS.split(self.last) if word]
        return int(not self.kinds and (len(words) >= _SLUG_WORDS or bool(_INSTRUMENT.search(self.last))))

    def shape(self) -> str:
        """As the function of this name."""
        path = "/".join(map(_segment_shape, self.segments))
        query = "&".join(
            f"{key}={'{number}' if value.isdigit() else '{text}'}" for key, value in sorted(self.query)
        )
        return f"{self.host}/{path}" + (f"?{query}" if query else "")


def is_aside(url: str) -> bool:
    """Whether a word of the address tells of a page that presents no document: a tag, a search, an account.

    >>> is_aside("http://x.vn/tag/thi-dua"), is_aside("http://x.vn/tin/thi-dua.html")
    (True, False)
    """
    return _Address.of(url).is_aside


def grade(url: str) -> int:
    """How much the address looks like a document's: 2 by a number, day or identifier, 1 by a title, 0 not.

    >>> [grade(f"http://x.vn/{path}") for path in ("phat-dong-1234567.html", "kinh-te", "2024/05/le-hoi/")]
    [2, 0, 2]
    """
    return _Address.of(url).grade()


def shape(url: str) -> str:
    """The address with what differs between a site's documents left out.

    >>> shape("http://x.vn/tin-tuc/phat-dong-thi-dua-nam-2024-1234567.html")
    'x.vn/tin-tuc/{title}-{number}.html'
    >>> shape("http://x.vn/van-ban?id=17&trang=2")
    'x.vn/van-ban?id={number}&trang={number}'
    """
    return _Address.of(url).shape()


def documents_among(urls: Iterable[str]) -> tuple[str, ...]:
    """Those of a site's addresses that look like documents, in order.

    An address that is told by its title alone is a section where others lie under it.  One that tells
    nothing is a document where three documents or more have its shape, by a number that was too short to
    tell, or where it has an ending and lies among pages that mostly are documents.

    >>> documents_among(["http://x.vn/tin-tuc-su-kien-moi", "http://x.vn/tin-tuc-su-kien-moi/le-phat-dong-thi-dua"])
    ('http://x.vn/tin-tuc-su-kien-moi/le-phat-dong-thi-dua',)
    """
    known = {url: _Address.of(url) for url in urls}
    folders = {folder for address in known.values() for folder in address.folders}
    grades = {url: address.grade() for url, address in known.items()}
    told = {
        url
        for url, address in known.items()
        if grades[url] == 2 or (grades[url] == 1 and (address.host, *address.stems) not in folders)
    }
    shapes = Counter(known[url].shape() for url in told)
    pages = Counter(address.folder for address in known.values() if address.is_page)
    full = Counter(known[url].folder for url in told if known[url].is_page)

    def is_beside(address: _Address) -> bool:
        shaped = shapes[address.shape()] >= _LEAST_SIBLINGS and _is_marked(address.shape())
        among = address.is_page and 2 * full[address.folder] >= pages[address.folder]
        return not address.is_aside and (shaped or among)

    return tuple(url for url, address in known.items() if url in told or is_beside(address))


def _names_item(key: str, value: str) -> bool:
    """Whether a parameter names one document; `p` does so in some systems, and counts pages in others."""
    if key == "p":
        return len(value) >= 3 and value.isdigit()
    known = bool(re.fullmatch(r"\d{2,}", value) or _IDENTIFIER.fullmatch(value))
    return known and bool(_ITEM_KEY.search(key))


def _is_marked(shape: str) -> bool:
    return "{number}" in shape or "{identifier}" in shape


def _segment_shape(segment: str) -> str:
    ending = "".join(_ENDING.findall(segment))
    stem = segment.removesuffix(ending)
    if stem.isdigit():
        return "{number}" + ending
    if _IDENTIFIER.fullmatch(stem):
        return "{identifier}" + ending
    found = re.search(r"^(.*?[-_.])?([a-z]{0,4})(\d{2,})$", stem)
    words = _SEPARATORS.split(stem)
    if found and found[1]:
        return f"{{title}}{found[1][-1]}{found[2]}{{number}}{ending}"
    return ("{title}" if len(words) >= 3 else stem) + ending
