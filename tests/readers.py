"""A reader without processes, for tests of what lies around it; its results are those of the real one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self

from extractors.kit import Kit
from pipeline.archive import ArchiveReader
from pipeline.limits import Limits
from pipeline.opened import Opened
from pipeline.process import process
from pipeline.reader import Job
from pipeline.record import Failure, Processed


class ReaderHere:
    """Stands in for `pipeline.reader.Reader`."""

    kit: Kit

    def __init__(self, archive: ArchiveReader, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        pass

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Processed | Failure | Opened]]:
        for job in jobs:
            yield job, process(job.record, self._archive, job.context, self.kit, self._limits, job.member)


def reader_here(kit: Kit) -> type[ReaderHere]:
    """Readers that share a kit."""
    return type("ReaderHere", (ReaderHere,), {"kit": kit})
