"""What comes of a batch of documents, wherever it was read, and where that may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.opened import Opened
from pipeline.reader import Job
from pipeline.record import ArchiveRecord, Failure, Processed

Outcome = Processed | Failure | Opened


class EngineError(RuntimeError):
    """An engine that cannot be used; one line with the cause and the mend."""


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """One batch, read."""

    read: int
    """Documents with facts."""
    bad: Sequence[tuple[ArchiveRecord, Failure]]
    opened: Sequence[tuple[ArchiveRecord, Opened]]
    documents: Sequence[Processed] = ()
    shards: Sequence[Path] = ()
    """Folders of Parquet files that hold the documents, where they are not in memory."""

    @classmethod
    def of(cls, results: Iterable[tuple[Job, Outcome]]) -> ReadBatch:
        """A batch in memory."""
        found = list(results)
        good = [one for _, one in found if isinstance(one, Processed)]
        bad = [(job.record, one) for job, one in found if isinstance(one, Failure)]
        return cls(len(good), bad, [(job.record, one) for job, one in found if isinstance(one, Opened)], good)


class Engine(Protocol):
    """Reads documents elsewhere than in processes of this run's own."""

    def reading(
        self, jobs: Iterator[Job], archive: Archive, limits: Limits, advance: Callable[[int], None]
    ) -> AbstractContextManager[Iterator[ReadBatch]]:
        """Batches in the order of the jobs; the shards of one are there until the next is asked for."""
