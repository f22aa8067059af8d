"""Documents read on a Dask cluster, through Prefect's task runner: `--engine dask` or `dask://HOST:PORT`."""

from __future__ import annotations

import logging
import os
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import dask
from distributed.scheduler import KilledWorker
from prefect_dask.task_runners import DaskTaskRunner

from flows.dask_batch import Batch, Seen, Told, Tools, look, mismatch, read_batch
from flows.landing import Landing
from flows.prefect_runner import task_of
from flows.reading import EngineError, ReadBatch
from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.reader import Job
from pipeline.record import Failure

BATCH = 50
"""Documents of a task: what is read again where a worker dies."""
AHEAD = 3
"""Batches under way for each thread of the cluster."""
TOGETHER = 4
"""Batches loaded together, where so many are there."""
_PATIENCE = 60
"""Seconds in which a first worker must be there."""
_LOST = "the Dask worker that read it ended, twice; look at its memory and its log, and report the file"


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """A Dask cluster that is there, or one made for the run.

    Args:
        address: of the scheduler, such as tcp://host:8786; None for workers on this machine.
        landing: where documents land that were read; None for a folder beside the archive.
        workers: of a cluster made for the run; by default one for each core.
    """

    address: str | None = None
    landing: str | None = None
    workers: int | None = None

    @contextmanager
    def reading(
        self, jobs: Iterator[Job], archive: Archive, limits: Limits, advance: Callable[[int], None]
    ) -> Iterator[Iterator[ReadBatch]]:
        """Batches in the order of the jobs (see `reading.Engine`).

        Raises:
            EngineError: there is no worker, or one has other code, or cannot do the work.
        """
        folder = archive.folder.parent
        place = Landing(self.landing) if self.landing else Landing(str(folder / "landing"))
        if not self.landing:
            # The archive is held: whoever left something there is dead.
            place.clear()
        mine = place.below(secrets.token_hex(4))
        try:
            with self._runner() as runner:
                sees = _examined(runner, folder, landing_given=bool(self.landing))
                given = _Given(archive, limits, mine, sees)
                yield _Reading(runner, given, advance).batches(jobs)
        finally:
            mine.clear()

    @contextmanager
    def _runner(self) -> Iterator[Any]:
        if self.address:
            made = DaskTaskRunner(address=self.address, client_kwargs={"timeout": _PATIENCE})
        else:
            # Documents are read in processes of the worker's own, which a daemon may not have; a batch whose
            # worker died is read document by document, by us.
            dask.config.set({"distributed.worker.daemon": False, "distributed.scheduler.allowed-failures": 0})
            made = DaskTaskRunner(
                cluster_kwargs={
                    "n_workers": self.workers or os.cpu_count() or 1,
                    "threads_per_worker": 1,
                    "dashboard_address": None,
                    "silence_logs": logging.ERROR,
                }
            )
        with made as runner:
            try:
                runner.client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError) as error:
                where = self.address or "this machine"
                raise EngineError(
                    f"no Dask worker at {where} after {_PATIENCE} s; start one with `danchieu worker ADDRESS`"
                ) from error
            yield runner


def _examined(runner: Any, folder: Path, *, landing_given: bool) -> bool:
    """Whether all workers see the run's folder; every one must have our code, and may have processes."""
    token = folder / f".seen-{secrets.token_hex(8)}"
    token.touch()
    try:
        found: dict[str, Seen] = runner.client.run(look, str(token))
    finally:
        token.unlink()
    for seen in found.values():
        if other := Tools.here().differs(seen.tools):
            raise EngineError(mismatch(seen.host, other))
        if not seen.may_fork:
            raise EngineError(
                f"Dask worker {seen.host}: it may have no processes of its own; "
                "start it with `danchieu worker ADDRESS`"
            )
        if not (seen.sees or landing_given):
            raise EngineError(
                f"Dask worker {seen.host} does not see {folder}; name a place that all of them reach "
                "with --landing, such as s3://kho/landing"
            )
    return all(seen.sees for seen in found.values())


@dataclass(frozen=True, slots=True)
class _Given:
    """What the batches of a run have in common."""

    archive: Archive
    limits: Limits
    landing: Landing
    sees: bool

    def batch(self, name: str, jobs: Sequence[Job]) -> Batch:
        made = Batch(name, tuple(jobs), self.archive.folder, self.limits, self.landing, Tools.here())
        if self.sees:
            return made
        handed = {job.record.sha256: (job.record, self.archive.read(job.record.sha256)) for job in jobs}
        return replace(made, handed=tuple(handed.values()), forgotten=self.archive.forgotten)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading: batches under way, and those that are back."""

    runner: Any
    given: _Given
    advance: Callable[[int], None]

    def batches(self, jobs: Iterator[Job]) -> Iterator[ReadBatch]:
        waiting: deque[tuple[Batch, Any]] = deque()
        numbered = enumerate(iter(lambda: list(islice(jobs, BATCH)), []))
        while True:
            for number, some in islice(numbered, max(0, self._room() - len(waiting))):
                waiting.append(self._submit(self.given.batch(f"{number:06d}", some)))
            if not waiting:
                return
            told = [self._told(*waiting.popleft())]
            while waiting and len(told) < TOGETHER and waiting[0][1].wrapped_future.done():
                told.append(self._told(*waiting.popleft()))
            names = [name for one in told for name in one.names]
            with self.given.landing.taken(names) as shards:
                yield ReadBatch(
                    sum(one.read for one in told),
                    [pair for one in told for pair in one.bad],
                    [pair for one in told for pair in one.opened],
                    shards=shards,
                )

    def _room(self) -> int:
        """How many batches may be under way; workers come and go."""
        threads: dict[str, int] = self.runner.client.nthreads()
        return max(1, sum(threads.values())) * AHEAD

    def _submit(self, batch: Batch) -> tuple[Batch, Any]:
        task = task_of("read", read_batch).with_options(name=f"read {batch.name}")
        return batch, self.runner.submit(task, parameters={"batch": batch})

    def _told(self, batch: Batch, future: Any, *, again: bool = True) -> Told:
        """What came of a batch; where its worker died, of each of its documents alone.

        One after the other: whatever waits on a worker that dies is charged with its end, too.
        """
        try:
            told: Told = future.result()
        except KilledWorker:
            if again:
                alone = (self._submit(self._alone(batch, place)) for place in range(len(batch.jobs)))
                return _joined(self._told(*one, again=False) for one in alone)
            (job,) = batch.jobs
            told = Told((), 0, ((job.record, Failure(job.source, "parse", "crash", _LOST)),), ())
        self.advance(told.read + len(told.bad) + len(told.opened))
        return told

    def _alone(self, batch: Batch, place: int) -> Batch:
        job = batch.jobs[place]
        handed = tuple(one for one in batch.handed if one[0].sha256 == job.record.sha256)
        return replace(batch, name=f"{batch.name}-{place:02d}", jobs=(job,), handed=handed)


def _joined(told: Iterable[Told]) -> Told:
    names, read, bad, opened = zip(*((one.names, one.read, one.bad, one.opened) for one in told), strict=True)
    return Told(sum(names, ()), sum(read), sum(bad, ()), sum(opened, ()))
