"""The entry points of a source: asked each night, read where new, their links kept in the frontier."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from corpora.source_definitions import EntryPoint, SourceDefinition
from extractors.version import code_version
from pipeline.crawl.walk import Walk
from pipeline.discover import DiscoveryError, Found, Item, is_file, read_entry, robots_entries
from pipeline.fetch_errors import FetchError
from pipeline.frontier.page import Named, Page
from pipeline.instants import last_moment
from pipeline.record import ArchiveRecord, Failure

MOST = 200
"""Entry points of one source that a visit asks for: what names more is a trap or an archive of years."""

PAGED = ("listing", "search")


def reading(source: SourceDefinition) -> str:
    """How entry points are read now: another definition or other code reads the same bytes anew."""
    told = (code_version(), source.hosts, source.entries, source.article, source.plan, source.attachment)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def read_entries(walk: Walk) -> None:
    """Ask for the entry points of the source and for those that they name."""
    met: set[str] = set()
    waiting = deque((entry, entry.url) for entry in walk.source.entries)
    while waiting:
        entry, named_in = waiting.popleft()
        if entry.kind == "autodiscover":
            waiting.extend((sitemap, entry.url) for sitemap in _sitemaps_of_robots(walk))
        for url in entry.addresses():
            waiting.extend(_pages(entry, url, named_in, walk, met))


def _sitemaps_of_robots(walk: Walk) -> tuple[EntryPoint, ...]:
    if urlsplit(walk.source.home).netloc in walk.resting:
        return ()
    try:
        rules = walk.fetcher.robots(walk.source.home, walk.source.interval)
    except FetchError:
        # The entry point itself fails for the same reason, and has the row.
        return ()
    return robots_entries(rules.sitemaps, walk.source)


def _pages(
    entry: EntryPoint, first: str, named_in: str, walk: Walk, met: set[str]
) -> Iterator[tuple[EntryPoint, str]]:
    """Read an entry point, page after page; the further entry points, and where each is named."""
    url: str | None = first
    for _ in range(entry.pages if entry.kind in PAGED else 1):
        if url is None or url in met or len(met) >= MOST:
            return
        met.add(url)
        found = _page(entry, url, named_in, walk, first=url == first)
        if found is None:
            return
        yield from ((further, str(url)) for further in found.entries)
        named_in, url = url, found.next


def _page(entry: EntryPoint, url: str, named_in: str, walk: Walk, *, first: bool) -> Found | None:
    """Ask for one page of an entry point and take in what it names; None where there is no more to it."""
    page = _known(url, named_in, walk)
    if walk.rests(page):
        return None
    came = _record(page, walk)
    if came is None:
        return None
    record, final = came
    mark = hashlib.sha256(f"{record.sha256} {walk.reading}".encode()).hexdigest()
    read_before = page.sha256 == mark
    if read_before and not walk.frontier.pages.leads_on(url):
        walk.note_entry(page, record, mark)
        return None
    try:
        found = read_entry(
            walk.archive.read(record.sha256),
            final,
            entry,
            walk.source,
            asked=url,
            media_type=record.media_type,
            since=walk.since,
            read=walk.frontier.pages.read_of(url),
        )
    except DiscoveryError as error:
        walk.note(page, _failure(url, "broken", str(error)))
        return None
    if first and not found.items and not found.entries and (found.named or page.visits):
        walk.note(page, _failure(url, "empty", _silence(walk.source)))
        return None
    if not read_before:
        _take_in(found.items, entry, url, walk)
    walk.note_entry(page, record, mark)
    return found


def _known(url: str, named_in: str, walk: Walk) -> Page:
    """The frontier's page of an entry point; its key is the whole address, for every word of it may count."""
    key = f"entry {url}"
    page = walk.frontier.pages.get(key)
    if page is None:
        at = walk.began.at
        found_in = named_in if named_in != url else None
        walk.frontier.pages.name(walk.source.name, "entry", [(key, Named(url))], at=at, found_in=found_in)
        page = walk.frontier.pages.get(key)
        assert page is not None
    return page


def _record(page: Page, walk: Walk) -> tuple[ArchiveRecord, str] | None:
    """What the page is now and which address gave it.

    It is asked for, or taken from the archive where this visit was cut off after asking.
    """
    if page.asked_at is not None and page.asked_at >= walk.began.at:
        if page.outcome == "failed":
            return None
        if held := walk.archive.latest(page.url):
            return held, page.url
    got = walk.fetch(page)
    if isinstance(got, Failure):
        walk.note(page, got)
        return None
    return got.record, got.final


def _take_in(items: Iterable[Item], entry: EntryPoint, url: str, walk: Walk) -> None:
    by_role: dict[str, list[Named]] = {"article": [], "attachment": []}
    for item in items:
        role = "attachment" if walk.source.is_attachment(item.url) or is_file(item.url) else "article"
        day = last_moment(item.day)
        by_role[role].append(
            Named(item.url, modified_at=day) if entry.kind == "sitemap" else Named(item.url, day)
        )
    for role, links in by_role.items():
        walk.name(role, links, url)


def _silence(source: SourceDefinition) -> str:
    if not source.states_patterns:
        return f"names no document; look at it with `danchieu sources check {source.name}`"
    return (
        "names no document; compare its links with the patterns `article`, `plan` and `attachment` "
        f"of source {source.name}"
    )


def _failure(url: str, kind: str, message: str) -> Failure:
    return Failure(source=url, stage="fetch", kind=kind, message=message)
