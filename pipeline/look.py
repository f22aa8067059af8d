"""A short look at a source: robots.txt, a few entry points, a few documents, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from corpora.source_definitions import EntryPoint, SourceDefinition
from pipeline.archive import Archive
from pipeline.discover import DiscoveryError, Found, Item, page_attachments, read_entry, robots_entries
from pipeline.discover.page_kinds import page_kind
from pipeline.fetch import Fetched, Fetcher
from pipeline.fetch_errors import FetchError
from pipeline.fields import present_fields
from pipeline.instants import VIETNAM
from pipeline.opened import Opened
from pipeline.reader import Job, context_of
from pipeline.record import Failure, Processed
from pipeline.robots import Robots

ENTRIES = 6
"""Entry points asked for at most."""
OF_A_KIND = 2
"""Entry points of one kind asked for at most: a site has one way of making them."""
PAGES = 3
"""Documents asked for at most."""


Read = Callable[[Job], Processed | Failure | Opened]
"""Reads one archived document."""


@dataclass(frozen=True, slots=True)
class EntryLook:
    """One entry point as it was found."""

    entry: EntryPoint
    url: str
    items: int = 0
    named: int = 0
    """Links that could be documents, wanted or not."""
    newest: str | None = None
    """ISO day of its newest item, where it states days."""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PageLook:
    """One document as it was read."""

    url: str
    kind: str | None = None
    """`article`, `plan`, `listing` or `other`; None for files."""
    title: str | None = None
    published: str | None = None
    fields: frozenset[str] = frozenset()
    letters: int = 0
    files: int = 0
    """Attachments that the page links to."""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that was seen of a source."""

    source: SourceDefinition
    robots: str
    """What robots.txt says, in words."""
    interval: float
    """Seconds between requests, as the definition or robots.txt asks, whichever is more."""
    entries: tuple[EntryLook, ...] = ()
    pages: tuple[PageLook, ...] = ()
    home: bytes = b""
    """The home page, where it came."""

    @property
    def newest(self) -> str | None:
        """The day of the newest document that an entry point or a page states."""
        days = [one.newest for one in self.entries] + [one.published for one in self.pages]
        return max((day for day in days if day), default=None)

    def problems(self, today: date) -> tuple[str, ...]:
        """Why the source is not as its definition says; empty where it is."""
        stated = self.source.entry_points
        amiss = [f"{one.url}: {one.problem}" for one in self.entries if one.problem and one.entry in stated]
        return (*amiss, *self._silence(), *self._gaps(), *self._staleness(today))

    def _silence(self) -> Iterator[str]:
        if not self.entries:
            yield self.robots
        elif not any(entry.items for entry in self.entries):
            yield "no entry point names a document; name one in the definition"
        elif all(page.problem for page in self.pages):
            yield f"no document could be read; the first: {self.pages[0].problem}"

    def _gaps(self) -> Iterator[str]:
        wanted = frozenset(self.source.assertions.fields) or frozenset({"title", "text"})
        for page in self.pages:
            if not page.problem and not wanted <= page.fields:
                yield f"{page.url} lacks {', '.join(sorted(wanted - page.fields))}"

    def _staleness(self, today: date) -> Iterator[str]:
        most = self.source.assertions.oldest_newest_days
        if most is None or self.newest is None:
            return
        age = (today - date.fromisoformat(self.newest)).days
        if age > most:
            yield f"the newest item is of {self.newest}, {age} days ago; {most} are permitted"


def look(
    source: SourceDefinition,
    fetcher: Fetcher,
    archive: Archive,
    read: Read,
    tell: Callable[[str], None] = lambda _: None,
) -> Look:
    """Ask for little, and say what was found; nothing is raised for what the site does.

    `read` reads a document out of the archive; `tell` hears of each request.
    """
    try:
        rules = fetcher.robots(source.home, source.interval)
    except FetchError as error:
        return Look(source, str(error), source.interval)
    walk = _Walk(source, fetcher, archive, tell)
    looking = any(entry.kind == "autodiscover" for entry in source.entries)
    walk.ask([*source.entries, *(robots_entries(rules.sitemaps, source) if looking else ())])
    pages = tuple(walk.page(item, read) for item in walk.chosen())
    interval = max(source.interval, rules.delay)
    return Look(source, _said(rules, source), interval, tuple(walk.seen), pages, walk.home)


def _said(rules: Robots, source: SourceDefinition) -> str:
    said = ["the home page is permitted" if rules.allows(source.home) else "the home page is forbidden"]
    said.append(f"sitemaps: {', '.join(rules.sitemaps)}" if rules.sitemaps else "no sitemap is named")
    if rules.delay:
        said.append(f"{rules.delay:g} s between requests")
    return "; ".join(said)


@dataclass(slots=True)
class _Walk:
    source: SourceDefinition
    fetcher: Fetcher
    archive: Archive
    tell: Callable[[str], None]
    seen: list[EntryLook] = field(default_factory=list)
    named: list[tuple[Item, ...]] = field(default_factory=list)
    """Items by entry point."""
    home: bytes = b""

    def ask(self, waiting: list[EntryPoint]) -> None:
        """Ask for entry points and for those that they name, few of each kind."""
        while waiting and len(self.seen) < ENTRIES:
            entry = waiting.pop(0)
            url = entry.addresses()[0]
            kinds = [one.entry.kind for one in self.seen]
            if kinds.count(entry.kind) == OF_A_KIND or any(url == one.url for one in self.seen):
                continue
            further = self._entry(entry, url)
            # The newest sitemap of an index comes before what else waits.
            nested = [one for one in further if one.kind == "sitemap"]
            waiting = [*nested[:1], *waiting, *(one for one in further if one.kind != "sitemap")]

    def chosen(self) -> list[Item]:
        """The newest items, from each entry point in turn."""
        turns = [sorted(items, key=lambda item: item.day or "", reverse=True) for items in self.named]
        ranked = [items[place] for place in range(PAGES) for items in turns if place < len(items)]
        return list({item.url: item for item in ranked}.values())[:PAGES]

    def page(self, item: Item, read: Read) -> PageLook:
        """Ask for a document and read it."""
        got = self._fetch(item.url, "document")
        if isinstance(got, Failure):
            return PageLook(item.url, problem=got.message)
        outcome = read(Job(got.record, context_of(got.record, [self.source])))
        if isinstance(outcome, Failure):
            return PageLook(item.url, problem=outcome.message)
        if isinstance(outcome, Opened):
            return PageLook(item.url, title=outcome.told, files=len(outcome.members))
        data, kind, files = self.archive.read(got.record.sha256), None, 0
        if outcome.document.format == "html":
            kind = page_kind(data, got.final, got.record.media_type)
            files = len(page_attachments(data, got.final, self.source, media_type=got.record.media_type))
        document = outcome.document
        fields = present_fields(document, outcome.facts)
        return PageLook(item.url, kind, document.title, document.published, fields, len(document.text), files)

    def _entry(self, entry: EntryPoint, url: str) -> tuple[EntryPoint, ...]:
        """Ask for one entry point; the further ones that it names."""
        got = self._fetch(url, "entry")
        if isinstance(got, Failure):
            self.seen.append(EntryLook(entry, url, problem=got.message))
            return ()
        data = self.archive.read(got.record.sha256)
        if url == self.source.home:
            self.home = data
        try:
            found = read_entry(
                data, got.final, entry, self.source, asked=url, media_type=got.record.media_type
            )
        except DiscoveryError as error:
            self.seen.append(EntryLook(entry, url, problem=str(error)))
            return ()
        look = _entry_look(entry, url, found)
        if look.problem and not self.source.owns(got.final):
            look = replace(look, problem=f"leads to {got.final}; add its host to `hosts`, or begin there")
        self.seen.append(look)
        self.named.append(found.items)
        return found.entries

    def _fetch(self, url: str, role: str) -> Fetched | Failure:
        self.tell(url)
        return self.fetcher.fetch(url, role=role, interval=self.source.interval)


def _entry_look(entry: EntryPoint, url: str, found: Found) -> EntryLook:
    today = datetime.now(VIETNAM).date().isoformat()
    days = (item.day[:10] for item in found.items if item.day)
    newest = max((day for day in days if day <= today), default=None)
    empty = not found.items and not found.entries
    problem = f"names no document among {found.named} links" if empty else None
    return EntryLook(entry, url, len(found.items), found.named, newest, problem)
