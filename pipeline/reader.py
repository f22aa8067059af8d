"""Documents read in other processes, each within its limits; one that cannot be read costs one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpora.source_definitions import SourceDefinition, source_of
from extractors.document import Context
from pipeline.instants import VIETNAM
from pipeline.limits import Limits
from pipeline.record import ArchiveRecord, Failure, Processed
from pipeline.workers import Lost, Workers

if TYPE_CHECKING:
    from pipeline.archive import ArchiveReader


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be read."""

    record: ArchiveRecord
    context: Context


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

    def read(self, jobs: Iterable[Job]) -> Iterator[Processed | Failure]:
        """The outcome of each job."""
        asked = list(jobs)
        tasks = [_Task(job, self._folder, self._workers.limits) for job in asked]
        for job, outcome in zip(asked, self._workers.run(_read, tasks), strict=True):
            if isinstance(outcome, Lost):
                yield Failure(job.record.url, "parse", outcome.kind, outcome.message)
            else:
                yield outcome

    def one(self, job: Job) -> Processed | Failure:
        """The outcome of one job."""
        (outcome,) = self.read([job])
        return outcome


@dataclass(frozen=True, slots=True)
class _Task:
    job: Job
    archive: Path
    limits: Limits


def _read(task: _Task) -> Processed | Failure:
    # What reads documents is large, and is imported only where they are read.
    from pipeline.process import process, shared_kit

    job = task.job
    return process(job.record, _archive(task.archive), job.context, shared_kit(), task.limits)


@cache
def _archive(folder: Path) -> ArchiveReader:
    """The archive as this process has opened it."""
    from pipeline.archive import ArchiveReader

    return ArchiveReader(folder)
