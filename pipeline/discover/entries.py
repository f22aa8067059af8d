"""One way to read any entry point: bytes and definition in, items and further entry points out."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from corpora.source_definitions import EntryPoint, SourceDefinition
from pipeline.discover.addresses import documents_among, grade, is_aside
from pipeline.discover.attachments import is_file, page_files
from pipeline.discover.feeds import announced_feeds, feed_items
from pipeline.discover.found import Found, Item
from pipeline.discover.listings import listing_items
from pipeline.discover.markup import (
    absolute,
    absolute_all,
    base_of,
    chosen,
    read_html,
    read_links,
    strings,
    words_of,
)
from pipeline.discover.paging import next_page
from pipeline.discover.registers import register_items
from pipeline.discover.sitemaps import newest_sitemaps, read_sitemap
from pipeline.parse.html_cells import Element
from pipeline.parse.markup import class_reason

SECTIONS = 20
"""Sections of a home page's menu that are asked for at most."""
_SECTION_LETTERS = 60
_MENUS = ("<nav>", "menu", "role navigation")


def read_entry(
    data: bytes,
    url: str,
    entry: EntryPoint,
    source: SourceDefinition,
    *,
    asked: str | None = None,
    media_type: str | None = None,
    since: str | None = None,
    read: Container[str] | None = None,
) -> Found:
    """What the page of an entry point names.

    `url` is where `data` came from: the entry's address, or a later page of it; `asked` is what was asked
    for, where that was redirected.  `since` is an ISO day: sitemaps of an index that have not changed since
    are left out, where they are in `read` (None: wherever).

    Raises:
        DiscoveryError: the page cannot be read, or an XPath of the definition is none.
    """
    if entry.kind == "feed":
        items = feed_items(data, url)
        return _wanted(items, source, {item.url for item in items if not is_aside(item.url)})
    if entry.kind == "sitemap":
        return _sitemap(data, url, source, since, read)
    root = read_html(data, media_type)
    found = _listing(root, url, entry, source)
    if "{page}" in entry.url:
        # A template has no last page; one without items is beyond it.
        return replace(found, next=entry.after(asked or url) if found.items and entry.pages > 1 else None)
    if entry.kind != "autodiscover":
        return found
    feeds = [EntryPoint("feed", feed) for feed in announced_feeds(root, url) if source.owns(feed)]
    sections = [EntryPoint("listing", section) for section in section_links(root, url, source)]
    return Found(found.items, (*feeds, *sections), None, found.named)


def robots_entries(sitemaps: Iterable[str], source: SourceDefinition) -> tuple[EntryPoint, ...]:
    """The sitemaps that robots.txt names, as those of an index: newest first, none of tags or other hosts."""
    named = [Item(url) for url in absolute_all(sitemaps, source.home) if source.owns(url)]
    return tuple(EntryPoint("sitemap", url) for url in newest_sitemaps(named))


def page_attachments(
    data: bytes, url: str, source: SourceDefinition, *, media_type: str | None = None
) -> tuple[Item, ...]:
    """The files that a document's page links to, and that belong to the source.

    Raises:
        DiscoveryError: the page is no HTML.
    """
    files = page_files(read_links(data, media_type), url, source.is_attachment)
    return tuple(item for item in files if source.owns(item.url))


def section_links(root: Element, url: str, source: SourceDefinition) -> tuple[str, ...]:
    """The sections that the page's menu leads to, in its order."""
    base = base_of(root, url)
    known = {url.rstrip("/"), source.home.rstrip("/")}
    menus = {element for element in root.iter("*") if class_reason(element).startswith(_MENUS)}
    found: dict[str, None] = {}
    for link in root.iter("a"):
        target = absolute(link.get("href") or "", base)
        if target is None or target.rstrip("/") in known or not menus.intersection(link.iterancestors()):
            continue
        if source.owns(target) and _is_section(target) and 0 < len(words_of(link)) <= _SECTION_LETTERS:
            found.setdefault(target)
    return tuple(found)[:SECTIONS]


def _is_section(url: str) -> bool:
    return not is_aside(url) and grade(url) < 2 and not is_file(url)


def _listing(root: Element, url: str, entry: EntryPoint, source: SourceDefinition) -> Found:
    """A listing's items: of the XPath's elements, by the definition's patterns, or told by their shape."""
    listed = listing_items(root, url, lambda link: source.owns(link) and not is_aside(link))
    shown = {item.url: item for item in (*listed, *register_items(root, url, source.owns))}
    if entry.links or source.states_patterns:
        links = _links(root, entry.links, url)
        told = frozenset(links if entry.links else ())
        found = _wanted((shown.get(link, Item(link)) for link in links if link != url), source, told)
    else:
        found = _wanted(shown.values(), source, shown.keys())
    return replace(found, next=_following(root, url, entry) if entry.pages > 1 else None)


def _links(root: Element, xpath: str | None, url: str) -> tuple[str, ...]:
    parts = chosen(root, xpath) if xpath else [root]
    links = [link for part in parts for link in strings(part, "descendant-or-self::a/@href")]
    return absolute_all(links, base_of(root, url))


def _following(root: Element, url: str, entry: EntryPoint) -> str | None:
    return next(iter(_links(root, entry.next, url)), None) if entry.next else next_page(root, url)


def _sitemap(
    data: bytes, url: str, source: SourceDefinition, since: str | None, read: Container[str] | None
) -> Found:
    named = read_sitemap(data, url)
    addresses = [item.url for item in named.pages]
    told = {*documents_among(addresses), *filter(is_file, addresses)}
    found = _wanted(named.pages, source, told)
    own = (item for item in named.nested if source.owns(item.url))
    nested = newest_sitemaps(own, since=since, read=read)
    return Found(found.items, tuple(EntryPoint("sitemap", one) for one in nested), None, found.named)


def _wanted(items: Iterable[Item], source: SourceDefinition, told: Container[str]) -> Found:
    """The items that the definition's patterns want; where it has none, those that their shape `told`."""
    named = tuple(items)

    def is_wanted(url: str) -> bool:
        stated = source.is_article(url) or source.is_attachment(url)
        return stated or (not source.states_patterns and source.owns(url) and url in told)

    return Found(tuple(item for item in named if is_wanted(item.url)), named=len(named))
