"""What a Dask worker does: reads a batch within the usual limits, and leaves the documents as a shard.

Batches share nothing but files.  Where a worker does not see the archive, the bytes come with the batch.
"""

from __future__ import annotations

import multiprocessing
import platform
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from extractors.version import code_version
from flows.landing import Landing
from flows.reading import EngineError, ReadBatch
from pipeline.archive import Archive, ArchiveReader
from pipeline.forgotten import Forgotten
from pipeline.limits import Limits
from pipeline.ocr.engine import ocr_version
from pipeline.office.convert import office_version
from pipeline.opened import Opened
from pipeline.reader import Job, Reader
from pipeline.record import ArchiveRecord, Failure


@dataclass(frozen=True, slots=True)
class Tools:
    """All that decides what facts are read from the same bytes."""

    code: str
    """Version of code, lexicon and libraries."""
    ocr: str
    office: str

    @classmethod
    def here(cls) -> Tools:
        """Those of this process."""
        return _tools_here()

    def differs(self, other: Tools) -> str:
        """In words, how `other` is another; empty where it is the same.

        >>> Tools("a1", "tesseract 5.3", "none").differs(Tools("b2", "tesseract 5.3", "none"))
        'code b2 instead of a1'
        """
        pairs = (("code", self.code, other.code), ("OCR", self.ocr, other.ocr))
        told = (*pairs, ("LibreOffice", self.office, other.office))
        return ", ".join(
            f"{what} {found} instead of {wanted}" for what, wanted, found in told if found != wanted
        )


@cache
def _tools_here() -> Tools:
    return Tools(code_version(), ocr_version(), office_version() or "none")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a worker says of itself."""

    host: str
    tools: Tools
    may_fork: bool
    """Whether it may have processes of its own, in which documents are read within limits."""
    sees: bool
    """Whether it sees the folder of the run."""


def look(token: str) -> Seen:
    """What this worker is; `token` is a file that it sees if it sees the run's folder."""
    may_fork = not multiprocessing.current_process().daemon
    return Seen(platform.node(), Tools.here(), may_fork, Path(token).is_file())


@dataclass(frozen=True, slots=True)
class Batch:
    """What a worker is given."""

    name: str
    jobs: tuple[Job, ...]
    archive: Path
    limits: Limits
    landing: Landing
    tools: Tools
    handed: tuple[tuple[ArchiveRecord, bytes], ...] = ()
    """The archived bytes, where the worker does not see the archive."""
    forgotten: Forgotten = field(default_factory=Forgotten)
    """What was taken down, for them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker gives back; the documents lie in the landing, under the batch's name."""

    names: tuple[str, ...]
    read: int
    bad: tuple[tuple[ArchiveRecord, Failure], ...]
    opened: tuple[tuple[ArchiveRecord, Opened], ...]


def read_batch(batch: Batch) -> Told:
    """Read a batch in a process of its own, and land its documents.

    Raises:
        EngineError: this worker's code or programs are not those of the run.
        ShardError: the documents cannot be written.
    """
    if other := batch.tools.differs(Tools.here()):
        raise EngineError(mismatch(platform.node(), other))
    results = _read_handed(batch) if batch.handed else _read(batch, batch.archive)
    if results.read:
        batch.landing.put(batch.name, results.documents)
    names = (batch.name,) if results.read else ()
    return Told(names, results.read, tuple(results.bad), tuple(results.opened))


def mismatch(worker: str, how: str) -> str:
    """One line on a worker that would read other facts."""
    return f"Dask worker {worker}: {how}; bring it to this version and start it again"


def _read(batch: Batch, folder: Path) -> ReadBatch:
    with ArchiveReader(folder) as archive, Reader(archive, batch.limits, workers=1) as reader:
        return ReadBatch.of(reader.read(batch.jobs))


def _read_handed(batch: Batch) -> ReadBatch:
    """Read from an archive of the batch's own; words and old office files are kept beside for the next."""
    # What lies beside the archive is meant for one machine, and may be deleted at any time.
    folder = (
        Path(tempfile.gettempdir())
        / "danchieu-handed"
        / f"archive-{batch.landing.place.rsplit('/')[-1]}-{batch.name}"
    )
    try:
        with Archive(folder) as archive:
            for record, data in batch.handed:
                archive.store(data, url=record.url, fetched_at=record.fetched_at)
        if batch.forgotten.takedowns:
            batch.forgotten.write_into(folder)
        return _read(batch, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
