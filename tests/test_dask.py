"""Documents read on a Dask cluster: the same rows, whoever dies, and a word on workers that are no use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.cli.main import run as command
from flows.dask_batch import Batch, Seen, Tools, mismatch, read_batch
from flows.engines import engine_named
from flows.landing import Landing
from flows.places import Places
from flows.reading import EngineError
from pipeline.limits import Limits
from tests.dask_trap import NAME, Trap
from tests.same_rows import rows
from tests.warehouse_world import plan_282
from warehouse.loading.shards import load_shards
from warehouse.query import run_query
from warehouse.store import Warehouse

ROOT = Path(__file__).parent.parent
TOOLS = Tools("code", "no OCR", "none")


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect's own harness: one server and database."""
    from flows.prefect_home import settle

    kept = dict(os.environ)
    settle(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture(scope="module")
def cluster(prefect: None) -> Iterator[Any]:
    """A scheduler with two worker processes: one of its own, and one that `danchieu worker` has started."""
    del prefect
    import dask
    from distributed import Client, LocalCluster

    made = {"distributed.worker.daemon": False, "distributed.scheduler.allowed-failures": 0}
    with (
        dask.config.set(made),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as own,
        Client(own, set_as_default=False) as client,
    ):
        words = [sys.executable, "-m", "flows.cli", "worker", own.scheduler_address, "--threads", "1"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        other = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        try:
            client.wait_for_workers(2, timeout=120)
            yield client
        finally:
            other.terminate()
            other.wait(60)


@pytest.fixture
def places(demo: Path, tmp_path: Path) -> Places:
    """The demo's archive, of which nothing is read yet; words of its scans are there."""
    fresh = Places.of(tmp_path / "out" / "d.duckdb")
    for kept in ("archive", "ocr"):
        shutil.copytree(Places.of(demo).folder / kept, fresh.folder / kept)
    return fresh


@pytest.fixture
def engine(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its name; batches are small, so that there are many."""
    monkeypatch.setattr("flows.dask_engine.BATCH", 8)
    return f"dask://{cluster.scheduler.address.removeprefix('tcp://')}"


@pytest.mark.slow
def test_two_workers_give_the_same_rows(demo: Path, places: Places, engine: str) -> None:
    from flows import deployed

    report = deployed.ingest(str(places.published), [], engine=engine)
    assert report.load.new > 30
    assert len(report.failures) > 2
    expected = rows(demo)
    assert rows(places.published) == expected
    assert not (places.folder / "landing").exists() or not list((places.folder / "landing").iterdir())
    again = places.published.with_name("again.duckdb")
    deployed.replay(str(places.published), str(again), engine=engine)
    assert rows(again) == expected


@pytest.mark.slow
def test_the_bytes_may_come_with_the_batch(
    demo: Path, places: Places, engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import deployed

    monkeypatch.setattr("flows.dask_engine._examined", lambda *_, **__: False)
    deployed.ingest(str(places.published), [], engine=engine, landing=f"file://{tmp_path}/landing")
    assert rows(places.published) == rows(demo)


@pytest.mark.slow
def test_a_document_that_ends_its_worker_costs_itself_alone(
    demo: Path, places: Places, engine: str, cluster: Any
) -> None:
    from flows import deployed

    cluster.register_plugin(Trap("318-kh-ubnd.html"))
    try:
        report = deployed.ingest(str(places.published), [], engine=engine)
    finally:
        cluster.unregister_worker_plugin(NAME)
    (lost,) = [failure for failure in report.failures if failure.source.endswith("318-kh-ubnd.html")]
    assert (lost.stage, lost.kind) == ("parse", "crash")
    assert "worker" in lost.message
    sql = "SELECT source FROM documents ORDER BY source"
    kept = [row for row in run_query(demo, sql).rows if not str(row[0]).endswith("318-kh-ubnd.html")]
    assert list(run_query(places.published, sql).rows) == kept


@pytest.mark.slow
@pytest.mark.usefixtures("prefect")
def test_a_cluster_without_workers_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    from flows import deployed

    monkeypatch.setattr("flows.dask_engine._PATIENCE", 2)
    with LocalCluster(n_workers=0, dashboard_address=None) as empty:
        named = f"dask://{empty.scheduler_address.removeprefix('tcp://')}"
        with pytest.raises(EngineError, match=r"no Dask worker at .* start one with `danchieu worker"):
            deployed.ingest(str(places.published), [], engine=named)


@pytest.mark.parametrize(
    ("seen", "landing", "told"),
    [
        (Seen("may2", replace(TOOLS, code="older"), True, True), False, "may2: code older instead of code"),
        (
            Seen("may2", replace(TOOLS, ocr="tesseract 4"), True, True),
            False,
            "OCR tesseract 4 instead of no OCR",
        ),
        (Seen("may2", TOOLS, False, True), False, "no processes of its own"),
        (Seen("may2", TOOLS, True, False), False, "does not see .* --landing"),
        (Seen("may2", TOOLS, True, False), True, None),
        (Seen("may2", TOOLS, True, True), False, None),
    ],
    ids=["code", "ocr", "daemon", "folder", "landing", "sound"],
)
def test_workers_are_examined_first(
    seen: Seen, landing: bool, told: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.dask_engine import _examined

    monkeypatch.setattr("flows.dask_batch._tools_here", lambda: TOOLS)
    runner = SimpleNamespace(client=SimpleNamespace(run=lambda *_: {"tcp://may2:1": seen}))
    if told:
        with pytest.raises(EngineError, match=told):
            _examined(runner, tmp_path, landing_given=landing)
    else:
        assert _examined(runner, tmp_path, landing_given=landing) is seen.sees
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_came_later_refuses_work_for_other_code(tmp_path: Path) -> None:
    batch = Batch("0", (), tmp_path, Limits(), Landing(str(tmp_path)), TOOLS)
    with pytest.raises(EngineError, match="instead of code"):
        read_batch(batch)
    assert mismatch("may2", "x").startswith("Dask worker may2: x; ")


@pytest.mark.parametrize("place", ["{folder}/landing", "file://{folder}/landing", "memory://landing"])
def test_shards_land_and_are_taken(place: str, tmp_path: Path) -> None:
    landing = Landing(place.format(folder=tmp_path)).below("run")
    landing.put("0001", [plan_282()])
    landing.put("0002", [])
    with landing.taken(["0001", "0002"]) as shards, Warehouse(":memory:") as warehouse:
        assert [shard.name for shard in shards] == ["0001", "0002"]
        assert load_shards(warehouse.connection, shards, "run").new == 1
    with pytest.raises(OSError), landing.taken(["0001"]) as shards:  # noqa: PT011 - each store has its own
        next(shards[0].iterdir())
    landing.put("0003", [])
    landing.clear()
    landing.clear()
    with pytest.raises(OSError), landing.taken(["0003"]) as shards:  # noqa: PT011
        next(shards[0].iterdir())


@pytest.mark.parametrize(
    ("name", "told"),
    [("spark", "no such engine"), ("dask://", "no such engine"), ("dask://host", "no such engine")],
)
def test_an_unknown_engine_is_told(name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EngineError, match=told):
        engine_named(name)
    assert command(["reextract", "--engine", name]) == 1
    assert told in capsys.readouterr().err


def test_dask_works_through_prefect(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["ingest", str(ROOT / "README.md"), "--engine", "dask", "--no-prefect"]) == 2
    assert "leave --no-prefect away" in capsys.readouterr().err
