"""Publishing: whole or not at all, refused when the run failed, never in a reader's way."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_world import plan_282, report_on_282
from warehouse.publish import PublishError, publish, row_counts_of
from warehouse.store import Warehouse


@pytest.fixture
def work(tmp_path: Path) -> Path:
    path = tmp_path / "work.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.start_run("r1", "nightly")
        warehouse.load([plan_282(), report_on_282()], run_id="r1")
        warehouse.resolve()
        warehouse.audit("r1")
        warehouse.finish_run("r1")
    return path


def described(path: Path) -> list[list[tuple[object, ...]]]:
    """Tables, columns, views and macros with their comments."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return [
            connection.execute(sql).fetchall()
            for sql in (
                "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY ALL",
                "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
                "SELECT table_name, column_name, comment FROM duckdb_columns() "
                "WHERE NOT internal AND schema_name = 'main' ORDER BY ALL",
                "SELECT function_name, comment FROM duckdb_functions() "
                "WHERE NOT internal AND schema_name = 'main' ORDER BY ALL",
            )
        ]


def test_the_copy_is_the_warehouse_with_all_it_says_of_itself(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "published.duckdb"
    publish(work, target)
    assert row_counts_of(target) == row_counts_of(work)
    assert described(target) == described(work)
    assert sorted(path.name for path in target.parent.iterdir()) == ["published.duckdb"]


def test_a_reader_keeps_the_old_file_and_the_next_one_gets_the_new(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    publish(work, target)
    reader = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(READER), str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "2\n"
    with Warehouse(work) as warehouse:
        warehouse.connection.execute("DELETE FROM document_versions")
        warehouse.publish(target)
    answer, _ = reader.communicate("\n")
    assert answer == "2\n"
    assert row_counts_of(target)["document_versions"] == 0


READER = """
    import duckdb, sys
    connection = duckdb.connect(sys.argv[1], read_only=True)
    print(connection.execute("SELECT count(*) FROM document_versions").fetchone()[0], flush=True)
    sys.stdin.readline()
    print(connection.execute("SELECT count(*) FROM document_versions").fetchone()[0], flush=True)
"""


def test_publishing_goes_on_writing_to_the_same_warehouse(work: Path, tmp_path: Path) -> None:
    with Warehouse(work) as warehouse:
        warehouse.publish(tmp_path / "published.duckdb")
        assert warehouse.load([plan_282()]).unchanged == 1


def test_a_failed_run_is_not_published(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    publish(work, target)
    before = target.read_bytes()
    with Warehouse(work) as warehouse:
        warehouse.start_run("r2", "nightly")
        warehouse.finish_run("r2", "failed", "no network")
        with pytest.raises(PublishError, match="run r2 failed"):
            warehouse.publish(target)
    assert target.read_bytes() == before
    publish(work, target, force=True)
    assert target.read_bytes() != before


def test_fewer_documents_are_not_published(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    publish(work, target)
    with Warehouse(tmp_path / "half.duckdb") as half:
        half.load([plan_282()])
        with pytest.raises(PublishError, match="1 documents where 2 are published"):
            half.publish(target)
        half.publish(target, force=True)
    assert row_counts_of(target)["documents"] == 1


def test_a_published_file_that_cannot_be_read_stops_nothing_half_way(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    target.write_bytes(b"damaged" * 2000)
    with pytest.raises(PublishError, match="not published"):
        publish(work, target)
    publish(work, target, force=True)
    assert row_counts_of(target)["documents"] == 2


def test_no_half_copy_stays_behind(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PublishError("differs")

    monkeypatch.setattr("warehouse.publish._check", refuse)
    target = tmp_path / "out" / "published.duckdb"
    with pytest.raises(PublishError, match="differs"):
        publish(work, target)
    assert list(target.parent.iterdir()) == []


PUBLISHER = """
    import sys
    from pathlib import Path
    from warehouse.publish import publish
    print("ready", flush=True)
    while True:
        publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_kill_while_publishing_leaves_a_whole_file(work: Path, tmp_path: Path) -> None:
    target = tmp_path / "published.duckdb"
    publish(work, target)
    for wait in (0.02, 0.15, 0.3, 0.45):
        publisher = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(PUBLISHER), str(work), str(target)], stdout=subprocess.PIPE
        )
        assert publisher.stdout is not None
        publisher.stdout.readline()
        time.sleep(wait)
        publisher.send_signal(signal.SIGKILL)
        publisher.wait()
        assert row_counts_of(target) == row_counts_of(work)
    publish(work, target)
