"""The warehouse in a lake: the same rows as in a file, several writers, snapshots for readers."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.kit import Kit
from flows.choose import settings_for
from flows.cli.main import run as command
from flows.known import running_runs
from flows.places import Places
from flows.progress import Silent
from flows.runner import PlainRunner
from flows.work import run_ingest
from tests.lake_writer import report
from tests.postgres import Postgres, serving
from tests.readers import reader_here
from tests.same_rows import rows
from warehouse.lake.file import LakeError, lake_of, newest
from warehouse.lake.publish import publications
from warehouse.lake.turns import TRIES, LakeTurns
from warehouse.publish import PublishError
from warehouse.query import QueryError, run_query
from warehouse.snapshots import Snapshots
from warehouse.store import Warehouse

ROOT = Path(__file__).parent.parent
WRITER = [sys.executable, "-m", "tests.lake_writer"]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with serving() as cluster:
        yield cluster


Make = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def make_lake(postgres: Postgres) -> Make:
    """A lake of its own in a folder, without a table."""

    def make(folder: Path, name: str) -> Path:
        file = folder / f"{name}.lake"
        file.write_text(f"catalogue: {postgres.database(name)}\ndata: {name}.tables\n", encoding="utf-8")
        return file

    return make


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, make_lake: Make) -> Iterator[Path]:
    """A lake with the warehouse's tables and no rows, for tests that leave theirs behind."""
    file = make_lake(tmp_path_factory.mktemp("shared"), "shared")
    with Warehouse(newest(file)):
        pass
    return file


@pytest.fixture(scope="module")
def nights(
    demo: Path, kit: Kit, tmp_path_factory: pytest.TempPathFactory, make_lake: Make
) -> tuple[Path, Path]:
    """The demo site as a file, crawled, and as a lake, made from the same archive."""
    places = Places.of(make_lake(tmp_path_factory.mktemp("nights"), "demo"))
    for kept in ("archive", "ocr"):
        shutil.copytree(Places.of(demo).folder / kept, places.folder / kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.run.Reader", reader_here(kit))
        report = run_ingest(places, [], settings_for(None), PlainRunner(), Silent())
    assert report.held_back is None
    return demo, places.published


def test_a_lake_holds_the_same_rows_as_a_file(nights: tuple[Path, Path]) -> None:
    in_file, in_lake = map(rows, nights)
    assert in_file.keys() == in_lake.keys()
    assert [table for table in in_file if in_file[table] != in_lake[table]] == []
    assert in_lake["fact_citations"]
    assert in_lake["told_edges"]
    assert in_lake["findings"]


@pytest.mark.parametrize(
    "words",
    [
        ["trace", "KH 318", "NQ 06", "--format", "json"],
        ["query", "SELECT number, issued, issuer FROM plans ORDER BY ALL", "--format", "csv"],
        ["query", "FROM rests_on('KH 318')", "--format", "json"],
        ["query", "PIVOT (SELECT zone FROM fact_blocks) ON zone USING count(*)", "--format", "csv"],
        ["query", "FROM warehouse_docs ORDER BY name", "--format", "csv"],
        ["audit"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_commands_answer_alike(
    words: list[str], nights: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def answered(warehouse: Path) -> tuple[int, str, str]:
        status = command([*words, "--warehouse", str(warehouse)])
        told = capsys.readouterr()
        return status, told.out, told.err

    of_file, of_lake = map(answered, nights)
    assert of_file == of_lake
    assert of_file[1]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM documents", "read-only"),
        ("COPY (SELECT 1) TO '{data}/x.csv'", "writes no files"),
        ("ATTACH '{data}/x.duckdb' AS x", "writes no files"),
        ("FROM read_text('/etc/hostname')", "disabled by configuration"),
        ("FROM nothing_of_the_kind", "does not exist"),
        ("SELEC 1", "syntax error"),
    ],
)
def test_a_query_of_a_lake_only_reads(sql: str, told: str, nights: tuple[Path, Path]) -> None:
    with pytest.raises(QueryError, match=told):
        run_query(nights[1], sql.format(data=lake_of(nights[1]).data))


def writer(lake: Path, run_id: str, *said: object) -> subprocess.Popen[str]:
    """A process that holds the lake and waits to be told to go on."""
    process = subprocess.Popen(
        [*WRITER, str(lake), run_id, *map(str, said)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(*processes: subprocess.Popen[str]) -> list[int]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.wait(600) for process in processes]


def test_two_writers_at_a_time_and_one_that_dies(made: Path) -> None:
    """Both write the documents 3 and 4; all that any of the three has loaded is there once."""
    processes = [writer(made, "a", 1, 2, 3, 4), writer(made, "b", 3, 4, 5, 6), writer(made, "c", 7, "die")]
    with Warehouse(newest(made)) as warehouse:
        assert sorted(running_runs(warehouse.connection)) == ["a", "b", "c"]
        assert not any(map(warehouse.turns.is_dead, "abc")), "their processes live"
        assert go(*processes) == [0, 0, 9]
        assert [run for run in running_runs(warehouse.connection) if warehouse.turns.is_dead(run)] == ["c"]
        found = warehouse.connection.execute("SELECT source FROM documents ORDER BY source").fetchall()
        assert found == [(f"https://bao.test/{number}",) for number in range(1, 8)]
        met = warehouse.connection.execute(
            "SELECT outcome, count(*) FROM run_items GROUP BY outcome ORDER BY outcome"
        ).fetchall()
        assert met == [("new", 7), ("unchanged", 2)]
        warehouse.resolve()
        assert warehouse.connection.execute("SELECT count(*) FROM instruments").fetchone() == (7,)


def test_a_write_that_another_was_quicker_than_is_begun_anew(
    made: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Warehouse(newest(made)) as ours, Warehouse(newest(made)) as other:
        for warehouse in (ours, other):
            warehouse.connection.execute("DELETE FROM warehouse_meta WHERE key = 'told'")
        ours.connection.execute("INSERT INTO warehouse_meta VALUES ('told', '0')")
        disturbances = iter("1")

        def write() -> None:
            ours.connection.execute("BEGIN")
            ours.connection.execute("UPDATE warehouse_meta SET value = value || 'a' WHERE key = 'told'")
            if said := next(disturbances, ""):
                # One that takes no turn.
                other.connection.execute("UPDATE warehouse_meta SET value = ? WHERE key = 'told'", [said])
            ours.connection.execute("COMMIT")

        with caplog.at_level(logging.WARNING):
            ours.turns.write(write)
        assert caplog.text.count("begun anew (1 of ") == 1
        told = ours.connection.execute("SELECT value FROM warehouse_meta WHERE key = 'told'").fetchone()
        assert told == ("1a",)
        disturbances = iter("x" * TRIES)
        with pytest.raises(LakeError, match="let danchieu alone write"):
            ours.turns.write(write)


def test_turns_are_waited_for(made: Path) -> None:
    one, other = LakeTurns(lake_of(made)), LakeTurns(lake_of(made))
    with one.held():
        with one.held():
            assert other._try("danchieu writes") is None
        assert other._try("danchieu writes") is None, "held within itself, it is given up once"
    with other.held():
        assert one._try("danchieu writes") is None
    one.close()
    other.close()


def test_readers_see_what_was_published(
    tmp_path: Path, make_lake: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    file = make_lake(tmp_path, "published")

    def numbers() -> list[tuple[object, ...]]:
        return list(run_query(file, "SELECT source FROM documents ORDER BY source").rows)

    with Warehouse(newest(file)) as warehouse:
        with pytest.raises(QueryError, match="nothing is published there yet"):
            numbers()
        for number in (1, 2):
            warehouse.load([report(number)], (), "run")
            assert len(numbers()) == 1 if number == 2 else True
            warehouse.publish(file)
            assert len(numbers()) == number
        warehouse.load([report(3)], (), "run")
        assert len(numbers()) == 2, "loaded, and not published"
        assert len(run_query(newest(file), "FROM documents").rows) == 3
        asked = ["publish", "--warehouse", str(file)]
        assert command([*asked, "--rollback"]) == 0
        assert len(numbers()) == 1, "as it was, though the files were joined since"
        assert command([*asked, "--rollback"]) == 1
        assert "no snapshot before" in capsys.readouterr().err
        assert command([*asked, "--list"]) == 0
        listed = capsys.readouterr().out.splitlines()[1:]
        assert [line.split()[-2:] for line in listed] == [["2", "0"], ["1", "0"]]
        assert "rolled back to" in listed[1]
        assert command([*asked, "--rollback", listed[0].split()[0]]) == 0
        assert len(numbers()) == 2
        warehouse.connection.execute("DELETE FROM documents")
        with pytest.raises(PublishError, match="0 documents where 2"):
            warehouse.publish(file)
        warehouse.publish(file, force=True, snapshots=Snapshots(file, tmp_path, keep=1))
        assert numbers() == []
        assert len(publications(warehouse.connection)) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("catalogue: dbname=x", "two lines are wanted"),
        ("catalogue: [1]\ndata: x", "two lines are wanted"),
        ("- x", "two lines are wanted"),
        ("catalogue: 'x", "cannot be read"),
        ("catalogue: dbname=x host=127.0.0.1 port=9 connect_timeout=2\ndata: x", "Connection refused"),
        (None, "no such file"),
    ],
)
def test_what_is_wrong_with_a_lake_is_one_line(
    said: str | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kho.lake"
    if said is not None:
        file.write_text(said, encoding="utf-8")
    assert command(["ingest", str(ROOT / "README.md"), "--no-prefect", "--warehouse", str(file)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert told in lines[0]
    assert str(file) in lines[0]
