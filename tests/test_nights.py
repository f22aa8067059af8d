"""What the operator is told of runs: figures, trends, alerts, and how they look on a terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.main import run
from flows.places import Places
from pipeline.record import Failure
from tests.nights_world import add_night, visit
from tests.warehouse_world import empty_warehouse
from warehouse.nights import freshest, last_runs, night
from warehouse.query import QueryError
from warehouse.store import Warehouse, connect

BROKEN = Failure("bao", "fetch", "assertion", "the newest item is 9 days old; look at its feed", "bao")
LATE = Failure("http://c.test/a", "fetch", "network", "no answer", "cong", 2, "2026-10-20T18:00:00+00:00")


def kinds(path: Path, run_id: str) -> list[tuple[str, str | None, bool]]:
    return [(alert.kind, alert.source_name, alert.told_before) for alert in night(path, run_id).alerts]


def alerts(warehouse: Warehouse) -> list[tuple[str, str, str | None, bool]]:
    return warehouse.connection.execute(
        "SELECT run_id, kind, source_name, told_before FROM run_alerts ORDER BY ALL"
    ).fetchall()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine nights, the fifth of which failed, the sixth was held back and the last broke a promise."""
    path = Places.of(tmp_path_factory.mktemp("nights") / "d.duckdb").working
    with Warehouse(path) as warehouse:
        for number in range(9):
            visits = [visit("bao", number, number + 1), visit("cong-tỉnh-Hải-Giang", number, 40)]
            if number == 4:
                add_night(warehouse, number, status="failed", message="RuntimeError: the disk is full")
            elif number == 5:
                add_night(warehouse, number, visits, status="held_back", message="half came")
            else:
                add_night(warehouse, number, visits, [BROKEN, LATE, LATE] if number == 8 else [])
    return path


def test_a_run_in_figures(path: Path) -> None:
    totals = last_runs(path, 1)[0]
    told = (
        totals.status,
        totals.sources,
        totals.sources_failed,
        totals.new,
        totals.unchanged,
        totals.failures,
    )
    assert told == ("done", 2, 0, 49, 16, 3)
    assert (totals.seconds, totals.gone, totals.bytes) == (75, 2, 30_600)
    assert [one.status for one in last_runs(path)][3:5] == ["held_back", "failed"]
    assert last_runs(path, flow="ingest") == ()


def test_a_visit_stands_beside_those_before(path: Path) -> None:
    bao, cong = night(path).visits
    assert bao.trend == (1, 2, 3, 4, 6, 7, 8, 9)
    assert (bao.usual, cong.usual) == (4, 40)
    assert night(path, "-0000").visits[0].usual is None


def test_failures_are_told_by_kind_with_the_next_try(path: Path) -> None:
    network, assertion = night(path).failures
    assert (network.kind, network.source_name, network.count, network.attempts) == ("network", "cong", 2, 2)
    assert str(network.next_try) == "2026-10-20 18:00:00"
    assert (assertion.kind, assertion.next_try) == ("assertion", None)


@pytest.mark.parametrize(("named", "said"), [("-0099", "no run -0099"), ("nightly", "fits 9 runs")])
def test_a_name_that_fits_none_or_several_is_one_line(path: Path, named: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        night(path, named)


def test_what_to_look_at(path: Path) -> None:
    assert kinds(path, "-0004") == [("failed", None, False)]
    assert kinds(path, "-0005") == [("held_back", None, False)]
    assert kinds(path, "-0008") == [("assertion", "bao", False)]


# New documents of ten nights, then of one more, and whether its volume jumped.
STEADY = [5, 40, 8, 0, 7, 30, 6, 9, 12, 10]
BUSY = [40, 60, 45, 52, 61, 44, 48, 50, 55, 41]


@pytest.mark.parametrize(
    ("before", "last", "status", "jumped"),
    [
        (STEADY, 101, "done", True),
        (STEADY, 100, "done", False),
        (STEADY, 0, "done", False),
        (BUSY, 9, "done", True),
        (BUSY, 10, "done", False),
        (BUSY, 0, "failed", False),
        (STEADY[:6], 500, "done", False),
    ],
)
def test_a_volume_jumps_when_it_leaves_what_thirty_nights_saw(
    before: list[int], last: int, status: str, jumped: bool
) -> None:
    with empty_warehouse() as warehouse:
        for number, new in enumerate(before):
            add_night(warehouse, number, [visit("bao", number, new)])
        run_id = add_night(warehouse, 90, [visit("bao", 90, last, status=status)])
        told = alerts(warehouse)
    assert ((run_id, "volume", "bao", False) in told) is jumped


def test_silence_is_told_when_it_is_longer_than_any_before_and_once_as_new() -> None:
    with empty_warehouse() as warehouse:
        for number in range(31):
            # Something each night but at weekends, which takes three days; then nothing from the 20th on.
            new = 3 if number < 20 and number % 7 not in (2, 3) else 0
            add_night(warehouse, number, [visit("bao", number, new)])
        told = alerts(warehouse)
    assert [(run_id[-4:], kind, before) for run_id, kind, _, before in told] == [
        ("0029", "stale", False),
        ("0030", "stale", True),
    ]


def test_while_a_run_writes_the_published_file_is_read(path: Path, tmp_path: Path) -> None:
    assert freshest(path, tmp_path / "d.duckdb") == path
    assert freshest(tmp_path / "work.duckdb", path) == path


def test_a_run_that_goes_on_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = Places.of(tmp_path / "d.duckdb")
    for file in (places.working, places.published):
        Warehouse(file).close()
    # DuckDB's lock holds between processes.
    code = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(places.working)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        assert run(["runs", "--warehouse", str(places.published)]) == 0
        writer.communicate()
    assert "a run is going on" in capsys.readouterr().err.lower()


def test_a_file_of_an_earlier_version_is_one_line(tmp_path: Path) -> None:
    connect(tmp_path / "w.duckdb").close()
    with pytest.raises(QueryError, match="the next run renews its views"):
        last_runs(tmp_path / "w.duckdb")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", [["runs"], ["runs", "show"]])
def test_tables_keep_within_the_terminal(
    path: Path,
    width: int,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run([*command, "--warehouse", str(path.parent.parent / "d.duckdb")]) == 0
    told = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert max(map(len, told.splitlines())) <= width
    assert "█" in told
    parts = ("cong-tỉnh", "again from") if "show" in command else ("disk is full", "9 nights, 02/10 to 10/10")
    assert all(part in told for part in parts)


def test_piped_runs_are_plain_and_json_is_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--warehouse", str(path.parent.parent / "d.duckdb")]
    assert run(["runs", "--last", "2", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["night", "10/10 01:00", "09/10 01:00"]
    assert run(["runs", "show", *where]) == 0
    assert "again from 21/10 01:00" in capsys.readouterr().out
    assert run(["runs", "--format", "json", *where]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 9
    assert run(["runs", "show", "y-0005", "--format", "json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["message"] == "half came"


def test_no_warehouse_and_no_run_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--warehouse", str(tmp_path / "d.duckdb")]
    assert run(["runs", *where]) == 1
    assert "danchieu nightly --demo" in capsys.readouterr().err
    Warehouse(Places.of(tmp_path / "d.duckdb").working).close()
    assert run(["runs", *where]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert run(["runs", "show", *where]) == 1
    assert "no run in this warehouse yet" in capsys.readouterr().err
