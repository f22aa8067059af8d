"""Archived bytes in, facts out: one document as a pure function, many of them over processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread

from corpora.source_definitions import SourceDefinition, source_of
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from extractors.version import code_version
from pipeline.archive import ArchiveError, ArchiveReader
from pipeline.instants import VIETNAM
from pipeline.parse import parse
from pipeline.parse.errors import UnreadableError
from pipeline.record import ArchiveRecord, Failure, Processed

FEW = 24
"""Up to so many documents are read in this process: starting others and loading the models there takes
longer than reading them."""


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


def process(record: ArchiveRecord, archive: ArchiveReader, context: Context, kit: Kit) -> Processed | Failure:
    """Read one document to the end; a pure function of the bytes, the context and the code.

    Whatever goes wrong, also in ways that nobody foresaw, becomes a row: the night goes on.
    """
    try:
        data = archive.read(record.sha256)
        document = parse(data, record.url, record.media_type)
    except UnreadableError as error:
        return Failure(record.url, "parse", error.kind, str(error))
    except ArchiveError as error:
        return Failure(record.url, "parse", "broken", str(error))
    except Exception as error:
        return _unforeseen(record, "parse", error)
    try:
        facts = extract(document, context, kit)
    except Exception as error:
        return _unforeseen(record, "extract", error)
    return Processed(record, context, document, facts, code_version())


class Reader:
    """Reads documents in this process or, where there are many, in others; the results are the same.

    Results come in the order of the jobs, whatever process was first.
    """

    def __init__(self, archive: ArchiveReader, *, workers: int | None = None, few: int = FEW) -> None:
        self._archive = archive
        self._workers = workers or min(os.cpu_count() or 1, 8)
        self._few = few
        self._kit: Kit | None = None

    def read(self, jobs: Iterable[Job]) -> Iterator[Processed | Failure]:
        """The outcome of each job."""
        waiting = list(jobs)
        if len(waiting) <= self._few or self._workers == 1:
            yield from (self._here(job) for job in waiting)
        else:
            yield from self._spread(waiting)

    def _here(self, job: Job) -> Processed | Failure:
        self._kit = self._kit or Kit.load()
        return process(job.record, self._archive, job.context, self._kit)

    def _spread(self, jobs: list[Job]) -> Iterator[Processed | Failure]:
        done = 0
        try:
            with self._pool(self._workers) as pool:
                for result in pool.map(_work, jobs, chunksize=4):
                    done += 1
                    yield result
        except BrokenProcessPool:
            yield from self._one_by_one(jobs[done:])

    def _one_by_one(self, jobs: list[Job]) -> Iterator[Processed | Failure]:
        """After a worker died: find the document that kills it, and read the others."""
        pool = self._pool(1)
        try:
            for job in jobs:
                try:
                    yield pool.submit(_work, job).result()
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = self._pool(1)
                    told = "reading it kills the process; look at the file by hand"
                    yield Failure(job.record.url, "extract", "crash", told)
        finally:
            pool.shutdown()

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # Not forked: the flows' threads may hold locks that a forked child would wait for without end.
        return ProcessPoolExecutor(
            max_workers=workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=(self._archive.folder,),
        )


_worker: dict[str, tuple[ArchiveReader, Kit]] = {}
"""What a worker process builds once for all its documents."""


def _prepare(folder: Path) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _worker["tools"] = (ArchiveReader(folder), Kit.load())


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: its queue never closes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Processed | Failure:
    archive, kit = _worker["tools"]
    return process(job.record, archive, job.context, kit)


def _unforeseen(record: ArchiveRecord, stage: str, error: Exception) -> Failure:
    said = " ".join(str(error).split())[:200]
    return Failure(record.url, stage, "crash", f"{type(error).__name__}: {said}; report it with the file")
