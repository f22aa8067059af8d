"""The warehouse made anew from the archive equals the one that many nights made."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.choose import settings_for
from flows.cli.main import run as command
from flows.places import Places
from flows.progress import Silent
from flows.replay import CARRIED, run_replay
from flows.runner import PlainRunner
from flows.work import run_ingest
from pipeline.archive import Archive
from warehouse.history.earlier import earlier
from warehouse.history.kept import kept
from warehouse.publish import PublishError
from warehouse.query import run_query
from warehouse.store import Warehouse

PLAN = "Kế hoạch tháng {0}\n\nNgày {0}/3/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {1}/KH-UBND.\n"


def ingest(places, folder):
    return run_ingest(places, [str(folder)], settings_for(None), PlainRunner(), Silent())


def rows(path):
    """Every row of every table, but for the runs themselves and the names of runs elsewhere."""
    with duckdb.connect(str(path), read_only=True) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
            "WHERE duckdb_columns.schema_name = 'main' AND duckdb_tables.schema_name = 'main' "
            "AND column_name NOT IN ('run_id', 'recorded_from') AND table_name NOT IN ('runs', 'warehouse_meta') "
            "AND table_name NOT LIKE 'run\\_%' ESCAPE '\\' ORDER BY ALL"
        ).fetchall()
        tables = {}
        for table, column in columns:
            tables.setdefault(table, []).append(f'"{column}"')
        return {
            table: sorted(map(repr, connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()))
            for table, names in tables.items()
        }


def known(path):
    """Of every table with a past: the rows now, with since when, and those of the past."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            f"{schema}.{table}": sorted(map(repr, connection.execute(f"FROM {schema}.{table}").fetchall()))
            for table in kept()
            for schema in ("main", "past")
        }


TOLD_OF_THE_RUN = ("runs", "run_items", "run_failures", "run_sources", "unreadable_records")
"""Tables where the replay leaves rows of its own, under its own name."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return tmp_path_factory.mktemp("giay")


@pytest.fixture(scope="module")
def original(papers, tmp_path_factory):
    """Runs over pages that appear, change, go back to what they were, and cannot be read."""
    places = Places.of(tmp_path_factory.mktemp("lived") / "d.duckdb")
    for number in range(3):
        (papers / f"{number}.txt").write_text(PLAN.format(number + 1, number + 100))
    (papers / "hong.pdf").write_bytes(b"%PDF-1.4\n%broken")
    ingest(places, papers)
    (papers / "1.txt").write_text(PLAN.format(9, 900))
    (papers / "2.txt").write_text(PLAN.format(3, 333))
    (papers / "new.txt").write_text(PLAN.format(4, 444))
    ingest(places, papers)
    (papers / "1.txt").write_text(PLAN.format(2, 101))
    (papers / "0.txt").unlink()
    back = ingest(places, papers)
    assert (back.load.changed, back.load.unchanged) == (1, 0), "what went back to what it was has changed"
    return places


@pytest.fixture
def places(original, tmp_path):
    """A copy that a test may spoil."""
    shutil.copytree(original.published.parent, tmp_path / "out")
    return Places.of(tmp_path / "out" / "d.duckdb")


@pytest.fixture
def lived(original):
    return rows(original.published)


def test_the_replay_gives_the_same_rows_and_keeps_what_is_told_of_runs(places, lived):
    report = run_replay(places, PlainRunner(), Silent())
    assert report.held_back is None
    again = rows(places.published)
    assert again.keys() == lived.keys()
    for table, wanted in lived.items():
        assert again[table] == wanted, table
    assert len(again["document_versions"]) == 6
    assert sorted(path.name for path in places.folder.iterdir()) == ["archive", "snapshots", "work.duckdb"]
    with Warehouse(places.working) as warehouse:
        flows = warehouse.connection.execute("SELECT flow FROM runs ORDER BY started_at").fetchall()
    assert flows == [("ingest",)] * 3 + [("replay",)]
    assert rows(places.working) == again


def test_the_replay_knows_since_when_and_what_was_known_before(places):
    before, at = known(places.published), datetime.now(UTC)
    run_replay(places, PlainRunner(), Silent())
    after = known(places.published)
    assert any(before[f"past.{table}"] for table in kept() if table not in TOLD_OF_THE_RUN)
    assert {name: (before[name], after[name]) for name in before if before[name] != after[name]}.keys() <= {
        f"{schema}.{table}" for table in TOLD_OF_THE_RUN for schema in ("main", "past")
    }
    for table in ("run_items", "run_failures"):
        assert set(before[f"main.{table}"]) < set(after[f"main.{table}"])
    told = run_query(earlier(places.published, at), "SELECT flow FROM runs").rows
    assert told == (("ingest",),) * 3


def test_the_next_run_finds_nothing_new(places, lived, papers):
    run_replay(places, PlainRunner(), Silent())
    assert not ingest(places, papers).anything_new
    assert rows(places.published) == lived


def test_with_out_the_present_warehouse_stays(places, lived, tmp_path):
    before = places.published.read_bytes(), places.working.read_bytes()
    run_replay(places, PlainRunner(), Silent(), out=tmp_path / "other.duckdb")
    assert rows(tmp_path / "other.duckdb") == lived
    assert (places.published.read_bytes(), places.working.read_bytes()) == before
    assert not (places.folder / "replay.duckdb").exists()


def test_an_archive_alone_is_enough(places, lived):
    for path in (places.published, places.working):
        path.unlink()
    run_replay(places, PlainRunner(), Silent())
    assert rows(places.published) == lived


def test_a_warehouse_of_another_form_is_made_anew_too(places, lived):
    with duckdb.connect(str(places.working)) as connection:
        connection.execute("ALTER TABLE documents ADD COLUMN of_old VARCHAR")
        connection.execute("ALTER TABLE run_items ADD COLUMN of_old VARCHAR")
        connection.execute("DELETE FROM warehouse_meta")
    run_replay(places, PlainRunner(), Silent())
    assert rows(places.published) == lived


def test_a_replay_that_would_lose_documents_replaces_nothing(places):
    before = places.published.read_bytes(), places.working.read_bytes()
    (path,) = places.archive.glob("*.warc.gz")
    whole = path.read_bytes()
    with Archive(places.archive) as archive:
        place = archive.place(archive.latest(next(archive.changes()).url).sha256)
    path.write_bytes(whole[: place.offset + 9])
    with pytest.raises(PublishError, match="documents"):
        run_replay(places, PlainRunner(), Silent())
    assert (places.published.read_bytes(), places.working.read_bytes()) == before


def test_a_torn_record_is_told_to_the_operator_and_the_page_is_read_again(places, papers, lived):
    with Archive(places.archive) as archive:
        place = archive.place(archive.latest(str(papers / "new.txt")).sha256)
    (path,) = places.archive.glob("*.warc.gz")
    whole = path.read_bytes()
    path.write_bytes(whole[: place.offset + 9])
    (places.archive / "index.sqlite").unlink()
    report = ingest(places, papers)
    assert not report.load.new
    with duckdb.connect(str(places.published), read_only=True) as connection:
        told = connection.execute(
            "SELECT kind, message FROM run_failures WHERE message LIKE '%torn%'"
        ).fetchall()
    assert len(told) == 1
    assert told[0][0] == "broken"
    assert "fetched again" in told[0][1]
    assert len(rows(places.published)["documents"]) == len(lived["documents"])


def test_what_is_carried_over_tells_of_runs_only():
    assert all(name == "runs" or name.startswith("run_") or name == "tombstones" for name in CARRIED)


def test_the_commands_tell_what_they_did(places, papers, tmp_path, capsys):
    named = ["--warehouse", str(places.published)]
    assert command(["archive", "verify", *named]) == 0
    assert "files given" in capsys.readouterr().out
    page = str(papers / "1.txt")
    out = tmp_path / "page.txt"
    assert command(["archive", "export", str(out), "--url", page, *named]) == 0
    assert out.read_text() == PLAN.format(2, 101)
    copy = tmp_path / "all.warc.gz"
    assert command(["archive", "export", str(copy), "--since", "2024-01-01", *named]) == 0
    assert "8 responses" in capsys.readouterr().out
    assert command(["archive", "replay", "--out", str(tmp_path / "o.duckdb"), *named]) == 0
    assert "In the warehouse" in capsys.readouterr().out
    (path,) = places.archive.glob("*.warc.gz")
    with path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(bytes(20))
    assert command(["archive", "verify", *named]) == 1
    told, error = capsys.readouterr()
    assert "what is amiss" in told
    assert "faults in the archive; first: danchieu-000001-" in error
    assert command(["archive", "verify", "--mend", *named]) == 0
    assert "a torn record was cut off" in capsys.readouterr().out
    assert command(["archive", "verify", *named]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["export", "a.txt"], 2, "ends in .warc.gz, or one page with --url"),
        (["export", "a.txt", "--url", "http://bao.test/"], 1, "no content of it is archived"),
        (["export", "a.warc.gz", "--url", "http://bao.test/"], 1, "nothing of that is in the archive"),
        (["export", "a.warc.gz", "--source", "la"], 1, "no source is named la"),
        (["export", "a.warc.gz", "--since", "hôm qua"], 2, "does not match"),
        (["verify", "--warehouse", "/khong/co.duckdb"], 1, "no archive there"),
    ],
)
def test_every_error_is_one_line_with_cause_and_mend(arguments, status, says, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANCHIEU_WAREHOUSE", str(tmp_path / "d.duckdb"))
    Archive(Places.of(tmp_path / "d.duckdb").archive).close()
    assert command(["archive", *arguments]) == status
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert says in err
    assert [path.name for path in Path().iterdir()] == ["d.data"]
