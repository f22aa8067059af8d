"""Documents read in other processes, each within its limits; one that cannot be read costs one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from corpora.source_definitions import SourceDefinition, source_of
from extractors.document import Context
from pipeline.instants import VIETNAM
from pipeline.limits import Limits
from pipeline.office.ahead import turn_ahead
from pipeline.opened import INSIDE, Opened
from pipeline.record import ArchiveRecord, Failure, Processed
from pipeline.workers import Lost, Workers

if TYPE_CHECKING:
    from pipeline.archive import ArchiveReader


class Document(Protocol):
    """Something to be read, which may turn out to be a ZIP file of several documents."""

    @property
    def source(self) -> str:
        """Its address."""

    def within(self, member: str) -> Self:
        """One document in it, as a document of its own."""


Asked = TypeVar("Asked", bound=Document)
Result = TypeVar("Result")


def read_each(
    workers: Workers, work: Callable[[Asked], Result | Failure | Opened], asked: Sequence[Asked]
) -> Iterator[tuple[Asked, Result | Failure | Opened]]:
    """What `work`, a function of a module, makes of each document, in their order.

    A ZIP file is followed by the documents in it.
    """
    for one, outcome in zip(asked, workers.run(work, asked), strict=True):
        if isinstance(outcome, Lost):
            yield one, Failure(one.source, "parse", outcome.kind, outcome.message)
            continue
        yield one, outcome
        if isinstance(outcome, Opened):
            yield from _members(workers, work, one, outcome)


def _members(
    workers: Workers, work: Callable[[Asked], Result | Failure | Opened], archive: Asked, opened: Opened
) -> Iterator[tuple[Asked, Result | Failure | Opened]]:
    within = [archive.within(member.path) for member in opened.members]
    readable = [one for one, member in zip(within, opened.members, strict=True) if not member.kind]
    read = read_each(workers, work, readable)
    for one, member in zip(within, opened.members, strict=True):
        yield (one, Failure(one.source, "parse", member.kind, member.message)) if member.kind else next(read)


@dataclass(frozen=True, slots=True)
class Job:
    """One archived document to be read."""

    record: ArchiveRecord
    """That of a document in a ZIP file has an address of its own, and the hash of the archived ZIP file."""
    context: Context
    member: str = ""
    """Its place in the ZIP file; empty where it is none of one."""

    @property
    def source(self) -> str:
        """Its address."""
        return self.record.url

    def within(self, member: str) -> Job:
        """The job of a document in a ZIP file."""
        url = f"{self.source}{INSIDE}{member}"
        record = replace(self.record, url=url, media_type=None, parent=self.record.parent or self.source)
        return Job(record, replace(self.context, source=url), member)


def context_of(record: ArchiveRecord, sources: Iterable[SourceDefinition]) -> Context:
    """What is known of a document before it is read: publisher and place, from its source's definition."""
    source = source_of(record.url, sources)
    return Context(
        source=record.url,
        publisher=source.publisher if source else None,
        jurisdiction=source.place if source else None,
        fetched=datetime.fromisoformat(record.fetched_at).astimezone(VIETNAM).date().isoformat(),
    )


class Reader:
    """Reads archived documents in worker processes; a context manager, whose processes end with it.

    Results come in the order of the jobs, whatever process was first.  The processes start with the first.
    """

    def __init__(self, archive: ArchiveReader, limits: Limits, workers: int | None = None) -> None:
        self._folder = archive.folder
        self._workers = Workers(limits, workers)

    def __enter__(self) -> Self:
        self._workers.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.__exit__(kind, error, trace)

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Processed | Failure | Opened]]:
        """Each job with its outcome; a ZIP file is followed by jobs of the documents in it."""
        asked = list(jobs)
        turn_ahead([job.record for job in asked], self._folder, self._workers)
        tasks = [_Task(job, self._folder, self._workers.limits) for job in asked]
        for task, outcome in read_each(self._workers, _read, tasks):
            yield task.job, outcome


@dataclass(frozen=True, slots=True)
class _Task:
    job: Job
    archive: Path
    limits: Limits

    @property
    def source(self) -> str:
        return self.job.source

    def within(self, member: str) -> _Task:
        return replace(self, job=self.job.within(member))


def _read(task: _Task) -> Processed | Failure | Opened:
    # What reads documents is large, and is imported only where they are read.
    from pipeline.process import process, shared_kit

    job, archive = task.job, _archive(task.archive)
    return process(job.record, archive, job.context, shared_kit(), task.limits, job.member)


@cache
def _archive(folder: Path) -> ArchiveReader:
    """The archive as this process has opened it."""
    from pipeline.archive import ArchiveReader

    return ArchiveReader(folder)
