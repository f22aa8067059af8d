"""`python -m tests.bench.engines [DOCUMENTS]`: two Dask workers beside one, and a lake beside a file.

Both read the same documents, and the lake and the file hold the same facts.

The documents are the demo's pages, each stored many times under an address of its own.  Clusters are warm
before the clock starts: what is compared is the work, and not the start of processes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpora.demo import SITE
from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.parse import parse
from pipeline.reader import Job, context_of
from pipeline.unreadable import UnreadableError
from warehouse.lake.file import newest
from warehouse.loading.shards import load_shards
from warehouse.store import Warehouse

DOCUMENTS = 800
ROUNDS = 3
WARM = 100
"""Documents read before the clock starts, so that every worker has its processes."""


def stored(archive: Archive, documents: int) -> list[Job]:
    """Jobs for so many documents of the archive."""
    pages = [page for page in sorted(SITE.rglob("*.html")) if _is_readable(page)]
    records = [
        archive.store(
            page.read_bytes(), url=f"/bench/{number}/{page.name}", fetched_at="2026-01-05T00:00:00+00:00"
        )
        for number, page in zip(range(documents), pages * (documents // len(pages) + 1), strict=False)
    ]
    archive.flush()
    return [Job(record, context_of(record, ())) for record in records]


def _is_readable(page: Path) -> bool:
    """Whether the page is a document; pages that only list others, and empty ones, are none."""
    try:
        parse(page.read_bytes(), str(page))
    except UnreadableError:
        return False
    return True


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """An engine on a cluster of so many workers on this machine."""
    import dask
    from distributed import LocalCluster

    from flows.dask_engine import DaskEngine

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as made,
    ):
        yield DaskEngine(address=made.scheduler_address)


def read(engine: Any, jobs: Sequence[Job], archive: Archive, keep: Path | None = None) -> float:
    """Seconds until the last batch is back; its shards are copied to `keep`."""
    with engine.reading(iter(jobs), archive, Limits(), lambda _: None) as batches:
        begun, read = time.perf_counter(), 0
        for batch in batches:
            read += batch.read
            for shard in batch.shards if keep else ():
                shutil.copytree(shard, keep / shard.name)
        seconds = time.perf_counter() - begun
    assert read > 0.9 * len(jobs), f"{read} of {len(jobs)} documents were read"
    return seconds


def compare_workers(folder: Path, documents: int) -> list[Path]:
    """Print the documents a second of one and of two workers, by turns; give the shards that they wrote."""
    from prefect import flow
    from prefect.testing.utilities import prefect_test_harness

    shards = folder / "shards"

    @flow(name="bench", validate_parameters=False)
    def measured() -> dict[int, float]:
        best: dict[int, float] = {}
        with Archive(folder / "archive") as archive:
            jobs = stored(archive, documents)
            with cluster(1) as one, cluster(2) as two:
                for engine in (one, two):
                    read(engine, jobs[:WARM], archive)
                for number in range(ROUNDS):
                    for workers, engine in ((1, one), (2, two)):
                        kept = shards if (number, workers) == (0, 2) else None
                        seconds = read(engine, jobs, archive, kept)
                        best[workers] = min(seconds, best.get(workers, seconds))
        return best

    with prefect_test_harness(server_startup_timeout=180):
        best = measured()
    print(f"{'parse and extract, documents a second':<44}{'best of ' + str(ROUNDS):>12}")
    for workers, seconds in best.items():
        print(f"{f'  {workers} Dask worker' + 's' * (workers > 1):<44}{documents / seconds:>12.1f}")
    print(f"{'  two against one':<44}{best[1] / best[2]:>12.2f}\n")
    return sorted(shards.iterdir())


def compare_warehouses(folder: Path, shards: Sequence[Path], documents: int) -> None:
    """Print how long a file and a lake take to load the same shards, resolve, publish and answer."""
    from tests.postgres import programs, serving

    if programs() is None:
        print("no PostgreSQL here: the lake is not measured")
        return
    with serving() as postgres:
        lake = folder / "bench.lake"
        lake.write_text(f"catalogue: {postgres.database('bench')}\ndata: tables\n", encoding="utf-8")
        held = {"a file": folder / "bench.duckdb", "a lake": newest(lake)}
        seconds = {
            name: timed(path, lake if name == "a lake" else path, shards) for name, path in held.items()
        }
    print(f"{f'{documents} documents, seconds':<44}" + "".join(f"{name:>12}" for name in seconds))
    for step in seconds["a file"]:
        print(f"{'  ' + step:<44}" + "".join(f"{of[step]:>12.2f}" for of in seconds.values()))


def timed(path: Path, published: Path, shards: Sequence[Path]) -> dict[str, float]:
    """Seconds of each step of a warehouse's life."""
    from warehouse.query import run_query

    target = published if path != published else path.with_name("published.duckdb")
    seconds: dict[str, float] = {}

    def clock(step: str, work: Callable[[], object]) -> None:
        begun = time.perf_counter()
        work()
        seconds[step] = time.perf_counter() - begun

    with Warehouse(path) as warehouse:
        clock(
            "load", lambda: warehouse.turns.write(lambda: load_shards(warehouse.connection, shards, "bench"))
        )
        clock("resolve", warehouse.resolve)
        clock("audit", warehouse.audit)
        clock("publish", lambda: warehouse.publish(target, force=True))
    clock("open, and count citations", lambda: run_query(target, "SELECT count(*) FROM citations"))
    return seconds


def main(documents: int = DOCUMENTS) -> None:
    """Both comparisons, on one line each the machine's load at the time."""
    from flows.prefect_home import settle

    with tempfile.TemporaryDirectory(prefix="danchieu-bench-") as made:
        settle(Path(made) / "prefect")
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
        shards = compare_workers(Path(made), documents)
        compare_warehouses(Path(made), shards, documents)
        print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
