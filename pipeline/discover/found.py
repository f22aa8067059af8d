"""What discovery hands to the crawl: items, further entry points, the next page."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.source_definitions import EntryPoint


class DiscoveryError(ValueError):
    """An entry point that cannot be read, in one line."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document that an entry point names."""

    url: str
    title: str = ""
    day: str | None = None
    """ISO day or instant: of publication in a feed or listing, of the last change in a sitemap."""
    number: str | None = None
    """The instrument's number, where a register states it beside the link."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one entry point's page names; addresses are absolute, each stands once."""

    items: tuple[Item, ...] = ()
    """The documents that the source wants, in the page's order."""
    entries: tuple[EntryPoint, ...] = ()
    """Further entry points: sitemaps of an index, feeds and sections of a home page."""
    next: str | None = None
    """The next page of the listing."""
    named: int = 0
    """All links of the page that could be documents, wanted or not: where it is above 0 and `items` is empty,
    the patterns of the definition fit nothing."""
