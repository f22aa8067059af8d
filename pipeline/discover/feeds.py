"""RSS, Atom and RDF feeds: their items, and where a page says that it has some."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.discover.found import Item
from pipeline.discover.markup import absolute, absolute_all, base_of, chosen, read_xml, strings
from pipeline.parse.html_cells import Element
from pipeline.parse.stamps import iso_day

_LINKS = (
    "*[local-name()='link']/text()",
    "*[local-name()='link'][not(@rel) or @rel='alternate']/@href",
    "*[local-name()='guid']/text()",
)
_DAYS = ("pubDate", "published", "date", "updated")


def feed_items(data: bytes, base: str) -> tuple[Item, ...]:
    """The items of an RSS, Atom or RDF feed, in its order.

    >>> rss = b"<rss><channel><item><title>A</title><link>/a.html</link></item></channel></rss>"
    >>> feed_items(rss, "http://x.vn/feed")
    (Item(url='http://x.vn/a.html', title='A', day=None, number=None),)

    Raises:
        DiscoveryError: it is no XML.
    """
    found: dict[str, Item] = {}
    for node in chosen(read_xml(data), "//*[local-name()='item' or local-name()='entry']"):
        links = [link for xpath in _LINKS for link in strings(node, xpath) if link.strip()]
        url = absolute(links[0], base) if links else None
        if url:
            title = " ".join("".join(strings(node, "*[local-name()='title']//text()")).split())
            found.setdefault(url, Item(url, title, _day(node)))
    return tuple(found.values())


def announced_feeds(root: Element, url: str) -> tuple[str, ...]:
    """The feeds that a page announces in its head."""
    kinds = " or ".join(f"contains(@type, '{kind}')" for kind in ("rss+xml", "atom+xml", "rdf+xml"))
    return absolute_all(
        strings(root, f"//link[contains(@rel, 'alternate')][{kinds}]/@href"), base_of(root, url)
    )


def _day(node: Element) -> str | None:
    for name in _DAYS:
        for text in strings(node, f"*[local-name()='{name}']/text()"):
            if day := _iso(text):
                return day
    return None


def _iso(text: str) -> str | None:
    """An instant in UTC where the zone is stated, else the day."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            stated = read(text.strip())
        except (ValueError, TypeError, OverflowError):
            continue
        if stated.tzinfo is not None:
            return stated.astimezone(UTC).isoformat()
    return iso_day(text)
