"""What one visit asks for and what it notes: the archive first, the frontier after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpora.source_definitions import SourceDefinition
from pipeline.archive import Archive
from pipeline.failure_kinds import KINDS
from pipeline.fetch import Fetched, Fetcher
from pipeline.frontier.frontier import Frontier
from pipeline.frontier.hosts import Rest
from pipeline.frontier.page import Came, Failed, Named, Page
from pipeline.frontier.sources import Began
from pipeline.instants import header_instant, later
from pipeline.record import ArchiveRecord, Failure
from pipeline.traps import Traps
from pipeline.urls import identity

ANSWERED = frozenset({"gone", "status", "empty"})
"""Failures that show a host at work."""


@dataclass(slots=True)
class Walk:
    """One visit of one source."""

    source: SourceDefinition
    fetcher: Fetcher
    archive: Archive
    frontier: Frontier
    began: Began
    reading: str
    """How the source's entry points are read now, as a hash."""
    traps: Traps
    resting: dict[str, Rest]
    """Hosts that are left alone."""
    left_alone: set[str] = field(default_factory=set)
    """Those of them that there was something to ask of."""

    @classmethod
    def begin(
        cls,
        source: SourceDefinition,
        fetcher: Fetcher,
        archive: Archive,
        frontier: Frontier,
        *,
        reading: str,
        traps: Traps,
    ) -> Walk:
        """A visit begins, or goes on where it was cut off."""
        at = frontier.now()
        began = frontier.sources.begin(source.name, at)
        return cls(source, fetcher, archive, frontier, began, reading, traps, frontier.hosts.resting(at))

    @property
    def since(self) -> str | None:
        """The ISO day from which on a sitemap may hold what is not known; None where all may."""
        if self.began.read_at is None or self.began.read_as != self.reading:
            return None
        return later(self.began.read_at, -1)[:10]

    def rests(self, page: Page) -> bool:
        """Whether the page's host is left alone."""
        if page.host in self.resting:
            self.left_alone.add(page.host)
        return page.host in self.resting

    def trapped(self, page: Page) -> bool:
        """Whether the page's like brought the same bytes over and over; the first such page has the row."""
        trap = self.traps.closed(page.url)
        if trap and trap.first:
            failed = Failed(self.frontier.now(), "trap", trap.reason)
            self.frontier.pages.note(page, failed, self.source.revisit)
        return trap is not None

    def fetch(self, page: Page) -> Fetched | Failure:
        """Ask for `page`; its response is in the archive.  May be called by several threads."""
        role, parent = ("entry", page.found_in) if page.role == "entry" else ("document", page.parent)
        return self.fetcher.fetch(
            page.url,
            role=role,
            parent=parent,
            interval=self.source.interval,
            concurrency=self.source.concurrency,
        )

    def note_entry(self, page: Page, record: ArchiveRecord, mark: str) -> None:
        """Keep that an entry point was read, as `mark` tells; what it names must be in the frontier."""
        self.frontier.hosts.answered(page.host)
        size = 0 if page.sha256 == mark else record.size
        self.frontier.pages.note(page, Came(self.frontier.now(), mark, size), self.source.revisit)

    def note(self, page: Page, got: Fetched | Failure) -> Page:
        """Keep in the frontier what was got."""
        at = self.frontier.now()
        if isinstance(got, Failure):
            self._tell_host(page.host, got, at)
            answer: Came | Failed = Failed(at, got.kind, got.message, got.next_try)
        else:
            self.frontier.hosts.answered(page.host)
            record = got.record
            self.traps.came(page.url, record.sha256)
            size = record.size if got.changed else 0
            answer = Came(at, record.sha256, size, header_instant(record.last_modified))
        return self.frontier.pages.note(page, answer, self.source.revisit)

    def name(
        self, role: str, links: Iterable[Named], found_in: str, *, file_of: str | None = None
    ) -> list[str]:
        """Take links into the frontier; their keys.  Of a trap the first address is taken in, as failed.

        What was taken down is left out.

        `file_of` is the article whose files they are.
        """
        keyed: dict[str, Named] = {}
        for link in links:
            if not self.archive.forgotten.refuses(link.url):
                keyed.setdefault(identity(link.url), link)
        pages, name, at = self.frontier.pages, self.source.name, self.began.at
        looked = {key: self.traps.look(keyed[key].url, file_of) for key in pages.unknown(keyed)}
        trapped = {key: trap for key, trap in looked.items() if trap is not None}
        free = [(key, link) for key, link in keyed.items() if key not in trapped]
        pages.name(name, role, free, at=at, found_in=found_in)
        for key, trap in trapped.items():
            if trap.first:
                pages.name(name, role, [(key, keyed[key])], at=at, found_in=found_in)
                if page := pages.get(key):
                    pages.note(page, Failed(self.frontier.now(), "trap", trap.reason), self.source.revisit)
        return [key for key, _ in free]

    def _tell_host(self, host: str, failure: Failure, at: str) -> None:
        if failure.kind in ANSWERED:
            self.frontier.hosts.answered(host)
        elif not KINDS[failure.kind].blames_host:
            return
        elif rest := self.frontier.hosts.failed(host, at, failure.message, failure.next_try):
            self.resting[host] = rest
