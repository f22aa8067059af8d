"""One night at one source: entry points, then articles, then the files attached to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from corpora.source_definitions import EntryPoint, SourceDefinition
from pipeline.archive import Archive
from pipeline.discover import DiscoveryError, feed_links, page_links, sitemap_links
from pipeline.fetch import Fetched, Fetcher
from pipeline.fetch_errors import FetchError
from pipeline.record import ArchiveRecord, Failure

Links = TypeVar("Links")

SITEMAPS = 50
"""Sitemaps read for one source at most: an index that names thousands is a trap or an archive of years."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document that is in the archive; `changed` is False where these bytes were known under its URL."""

    record: ArchiveRecord
    changed: bool


@dataclass(slots=True)
class _Walk:
    """What one crawl has asked for so far."""

    source: SourceDefinition
    fetcher: Fetcher
    archive: Archive
    asked: set[str] = field(default_factory=set)
    documents: int = 0

    def fetch(self, url: str, role: str, parent: str | None = None) -> Fetched | Failure:
        self.asked.add(url)
        self.documents += role == "document"
        return self.fetcher.fetch(url, role=role, parent=parent, interval=self.source.interval)

    def wants(self, url: str) -> bool:
        return url not in self.asked and self.documents < self.source.pages


def crawl(source: SourceDefinition, fetcher: Fetcher, archive: Archive) -> Iterator[Page | Failure]:
    """Visit `source` and yield its documents and whatever went wrong, in a fixed order.

    Entry points are asked first, so that a page's place in a feed does not depend on what else was slow.
    Every page is asked for once a night.  An entry point that names no document is a failure: silence is
    how a redesigned site looks.
    """
    walk = _Walk(source, fetcher, archive)
    found: dict[str, str] = {}
    for entry in source.entry_points or _robots_sitemaps(source, fetcher):
        if isinstance(entry, Failure):
            yield entry
            continue
        links: list[str] = []
        for step in _entry_links(entry, walk):
            if isinstance(step, Failure):
                yield step
            else:
                links += step
        wanted = [link for link in links if source.is_article(link) or source.is_attachment(link)]
        if not wanted and links:
            yield _failure(
                entry.url,
                "empty",
                "names no document; compare its links with the patterns "
                f"`article` and `attachment` of source {source.name}",
            )
        for link in wanted:
            found.setdefault(link, entry.url)
    for url, entry_url in found.items():
        if walk.wants(url):
            yield from _document(url, walk, entry_url if source.is_attachment(url) else None)


def _document(url: str, walk: _Walk, parent: str | None) -> Iterator[Page | Failure]:
    got = walk.fetch(url, "document", parent)
    if isinstance(got, Failure):
        yield got
        return
    yield Page(got.record, got.changed)
    if walk.source.is_attachment(url):
        return
    try:
        links = page_links(walk.archive.read(got.record.sha256), url)
    except DiscoveryError:
        # What is no HTML has no attachments; whether it is a document is the parser's to say.
        return
    for link in links:
        if walk.source.is_attachment(link) and walk.wants(link):
            yield from _document(link, walk, url)


def _robots_sitemaps(source: SourceDefinition, fetcher: Fetcher) -> list[EntryPoint | Failure]:
    try:
        sitemaps = fetcher.robots(source.home, source.interval).sitemaps
    except FetchError as error:
        return [_failure(source.home, error.kind, str(error))]
    if not sitemaps:
        return [
            _failure(
                source.home,
                "empty",
                "the definition has no entry points and robots.txt names no "
                "sitemap; add a feed, sitemap or listing",
            )
        ]
    return [EntryPoint(kind="sitemap", url=url) for url in sitemaps]


def _entry_links(entry: EntryPoint, walk: _Walk) -> Iterator[tuple[str, ...] | Failure]:
    if entry.kind == "sitemap":
        yield from _sitemap(entry.url, walk)
    elif entry.kind == "feed":
        yield _links_of(entry.url, walk, feed_links)
    else:
        yield from _listing(entry, walk)


def _links_of(url: str, walk: _Walk, read: Callable[[bytes, str], Links]) -> Links | Failure:
    """What `read` finds at an entry point, or why nothing was found."""
    got = walk.fetch(url, "entry")
    if isinstance(got, Failure):
        return got
    try:
        return read(walk.archive.read(got.record.sha256), url)
    except DiscoveryError as error:
        return _failure(url, "broken", str(error))


def _sitemap(first: str, walk: _Walk) -> Iterator[tuple[str, ...] | Failure]:
    waiting = [first]
    for _ in range(SITEMAPS):
        if not waiting:
            return
        url = waiting.pop(0)
        found = _links_of(url, walk, sitemap_links)
        if isinstance(found, Failure):
            yield found
            continue
        pages, nested = found
        yield pages
        waiting += [other for other in nested if other not in walk.asked and other not in waiting]
    if waiting:
        yield _failure(
            first, "size", f"names more than {SITEMAPS} sitemaps; name the wanted ones in the definition"
        )


def _listing(entry: EntryPoint, walk: _Walk) -> Iterator[tuple[str, ...] | Failure]:
    url: str | None = entry.url
    for _ in range(entry.pages):
        if url is None or url in walk.asked:
            return
        found = _links_of(url, walk, lambda data, base: _listing_page(data, base, entry))
        if isinstance(found, Failure):
            yield found
            return
        links, url = found
        yield links


def _listing_page(data: bytes, base: str, entry: EntryPoint) -> tuple[tuple[str, ...], str | None]:
    following = page_links(data, base, entry.next) if entry.next else ()
    return page_links(data, base, entry.links), following[0] if following else None


def _failure(source: str, kind: str, message: str) -> Failure:
    return Failure(source=source, stage="fetch", kind=kind, message=message)
