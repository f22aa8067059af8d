"""Sitemaps and their indexes: what they name, and which of an index's are worth asking for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Iterable
from dataclasses import dataclass

from corpora.discovery import discovery_lexicon
from pipeline.discover.found import DiscoveryError, Item
from pipeline.discover.markup import absolute, chosen, read_xml, strings
from pipeline.parse.html_cells import Element
from pipeline.parse.stamps import iso_day

INFLATED_BYTES = 50_000_000
"""The protocol's own bound for one sitemap, uncompressed."""

SITEMAPS = 50
"""Sitemaps of one index that are asked for at most: one that names thousands is an archive of years."""

_ASIDES = frozenset({"tag", "author", "section", "media"})
_NAMED_DAY = re.compile(r"(?<!\d)(20\d\d)[-_/]?(0[1-9]|1[0-2])?(?:[-_/]?([0-2]\d|3[01]))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file names."""

    pages: tuple[Item, ...]
    nested: tuple[Item, ...]
    """Further sitemaps, with the day of their last change where the index states it."""


def read_sitemap(data: bytes, base: str) -> Sitemap:
    """Read a sitemap or sitemap index, gzip or not.

    Raises:
        DiscoveryError: it is no XML, is damaged, or unpacks beyond the protocol's bound.
    """
    root = read_xml(_inflated(data))
    return Sitemap(_entries(root, "url", base), _entries(root, "sitemap", base))


def newest_sitemaps(
    nested: Iterable[Item],
    *,
    since: str | None = None,
    read: Container[str] | None = None,
    most: int = SITEMAPS,
) -> tuple[str, ...]:
    """The sitemaps of an index that are worth asking for, newest first.

    Those of tags, authors and pictures are left out, and those of `read` (of all, where it is None) that
    have not changed since the ISO day `since`: so a long index is read to its end in some nights.  One
    without a stated day goes by the year and month in its address, or comes after those that have one, in the
    index's order.  The newest is asked for always: the index itself may be the one that lags.

    >>> files = [Item("http://x.vn/s-2024-01.xml"), Item("http://x.vn/s-2026-11.xml")]
    >>> newest_sitemaps(files, since="2025-06-01")
    ('http://x.vn/s-2026-11.xml',)
    """
    dated = [(item.url, item.day[:10] if item.day else None, _named_day(item.url)) for item in nested]
    ranked = sorted(
        ((url, stated, named) for url, stated, named in dated if not _names_asides(url)),
        key=lambda one: one[1] or one[2] or "",
        reverse=True,
    )
    fresh = [
        url
        for url, stated, named in ranked
        if not since
        or (read is not None and url not in read)
        or (stated or _end_of(named) or since) >= since[:10]
    ]
    return tuple(fresh or [url for url, _, _ in ranked[:1]])[:most]


def _names_asides(url: str) -> bool:
    """Whether the file's name says that it lists tags, authors, sections or pictures."""
    words = discovery_lexicon().address_words
    name = url.lower().rpartition("/")[2].partition(".")[0]
    return any(words.get(part) in _ASIDES for part in re.split(r"[-_\d]+", name))


def _named_day(url: str) -> str | None:
    """The year, month or day that stands in an address, as `2026`, `2026-11` or `2026-11-21`."""
    found = _NAMED_DAY.search(url.rpartition("/")[2]) or _NAMED_DAY.search(url)
    return "-".join(part for part in found.groups() if part) if found else None


def _end_of(named: str | None) -> str | None:
    """A day not before the end of a named day, month or year, for comparing."""
    return f"{named}-99-99"[:10] if named else None


def _entries(root: Element, tag: str, base: str) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for node in chosen(root, f"//*[local-name()='{tag}']"):
        url = absolute("".join(strings(node, "*[local-name()='loc']/text()")[:1]), base)
        if url:
            days = strings(node, "*[local-name()='lastmod']/text()") or strings(
                node, ".//*[local-name()='publication_date']/text()"
            )
            title = "".join(strings(node, ".//*[local-name()='news']/*[local-name()='title']/text()"))
            found.setdefault(url, Item(url, " ".join(title.split()), _day(days)))
    return tuple(found.values())


def _day(days: list[str]) -> str | None:
    """A stated instant as it stands, or the day in it."""
    stated = days[0].strip() if days else ""
    return stated if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", stated) else iso_day(stated)


def _inflated(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, INFLATED_BYTES)
    except zlib.error as error:
        raise DiscoveryError(f"damaged gzip: {error}") from error
    if unpacker.unconsumed_tail:
        raise DiscoveryError(f"unpacks to more than {INFLATED_BYTES:,} bytes")
    return content
