"""Snapshots of what was published: the last ones kept, listed, gone back to, whole at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from flows.cli.main import run
from tests.warehouse_world import plan_282, report_on_282
from warehouse.publish import publish
from warehouse.snapshots import SnapshotError, Snapshots, contents, kept_by
from warehouse.store import Warehouse

HOUR = 3600


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    return Snapshots.of(tmp_path / "d.duckdb", keep=3)


def warehouse_of(path: Path, run_id: str) -> None:
    """As little of a warehouse as tells one from another."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE runs AS SELECT ? AS run_id, 1 AS started_at", [run_id])
        connection.execute("CREATE TABLE documents AS SELECT 1 AS document_id")
        connection.execute("CREATE TABLE instruments AS FROM documents")


def night(snapshots: Snapshots, number: int) -> None:
    """A state of its own, published at an hour of its own."""
    fresh = snapshots.published.with_name("fresh")
    warehouse_of(fresh, f"r{number}")
    os.utime(fresh, (number * HOUR, number * HOUR))
    snapshots.hold()
    fresh.replace(snapshots.published)
    snapshots.hold()
    snapshots.prune()


def published_run(snapshots: Snapshots) -> str | None:
    (now,) = (one for one in snapshots.listed() if one.current)
    return contents(now).run_id


def test_the_last_ones_are_kept_and_take_the_room_of_one_each(snapshots: Snapshots) -> None:
    for number in range(1, 6):
        night(snapshots, number)
    assert [(one.name, one.current, contents(one).run_id) for one in snapshots.listed()] == [
        ("19700101T050000Z", True, "r5"),
        ("19700101T040000Z", False, "r4"),
        ("19700101T030000Z", False, "r3"),
    ]
    assert snapshots.published.stat().st_nlink == 2


def test_back_to_the_one_before_until_the_next_is_published(snapshots: Snapshots) -> None:
    for number in range(1, 4):
        night(snapshots, number)
    assert snapshots.roll_back().name == "19700101T020000Z"
    assert published_run(snapshots) == "r2"
    assert snapshots.roll_back().name == "19700101T010000Z"
    with pytest.raises(SnapshotError, match="no snapshot before"):
        snapshots.roll_back()
    assert snapshots.roll_back("19700101T030000Z").name == "19700101T030000Z"
    night(snapshots, 4)
    assert published_run(snapshots) == "r4"


def test_the_one_gone_back_to_is_never_pruned(snapshots: Snapshots) -> None:
    for number in range(1, 4):
        night(snapshots, number)
    snapshots.roll_back("19700101T010000Z")
    Snapshots(snapshots.published, snapshots.folder, 1).prune()
    assert [one.name for one in snapshots.listed()] == ["19700101T030000Z", "19700101T010000Z"]


def test_a_full_disk_costs_the_oldest_first_and_never_the_present_one(snapshots: Snapshots) -> None:
    for number in range(1, 4):
        night(snapshots, number)
    snapshots.prune(room=1 << 62)
    assert [one.current for one in snapshots.listed()] == [True]
    assert snapshots.published.is_file()


def test_where_links_cannot_be_made_there_are_copies(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("warehouse.snapshots.os.link", refuse)
    for number in range(1, 4):
        night(snapshots, number)
    assert snapshots.published.stat().st_nlink == 1
    assert published_run(snapshots) == "r3"
    snapshots.roll_back()
    assert published_run(snapshots) == "r2"
    assert sorted(path.suffix for path in snapshots.folder.iterdir()) == [".duckdb"] * 3


def test_a_damaged_snapshot_is_not_gone_back_to(snapshots: Snapshots) -> None:
    for number in range(1, 3):
        night(snapshots, number)
    old = snapshots.listed()[-1]
    old.path.write_bytes(b"damaged" * 2000)
    with pytest.raises(SnapshotError, match="cannot be read"):
        snapshots.roll_back(old.name)
    assert published_run(snapshots) == "r2"


READER = """
    import duckdb, sys
    connection = duckdb.connect(sys.argv[1], read_only=True)
    count = "SELECT run_id FROM runs"
    print(connection.execute(count).fetchone()[0], flush=True)
    sys.stdin.readline()
    print(connection.execute(count).fetchone()[0], flush=True)
"""


def test_who_holds_the_file_keeps_it_through_rollback_and_pruning(snapshots: Snapshots) -> None:
    for number in range(1, 3):
        night(snapshots, number)
    reader = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(READER), str(snapshots.published)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "r2\n"
    snapshots.roll_back()
    Snapshots(snapshots.published, snapshots.folder, 1).prune()
    answer, _ = reader.communicate("\n")
    assert answer == "r2\n"
    assert published_run(snapshots) == "r1"


PUBLISHER = """
    import sys
    from pathlib import Path
    from tests.test_snapshots import night
    from warehouse.snapshots import Snapshots
    snapshots = Snapshots.of(Path(sys.argv[1]), 2)
    print("ready", flush=True)
    for number in range(2, 1000):
        night(snapshots, number)
        snapshots.roll_back()
"""


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_files_and_few_of_them(snapshots: Snapshots) -> None:
    night(snapshots, 1)
    for wait in (0.05, 0.1, 0.2, 0.3):
        publisher = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(PUBLISHER), str(snapshots.published)],
            stdout=subprocess.PIPE,
        )
        assert publisher.stdout is not None
        publisher.stdout.readline()
        time.sleep(wait)
        publisher.send_signal(signal.SIGKILL)
        publisher.wait()
        assert duckdb.connect(str(snapshots.published), read_only=True).execute("FROM runs").fetchone()
        assert all(contents(one).documents == 1 for one in snapshots.listed())
        assert len(snapshots.listed()) <= 4
        snapshots.published.with_name("fresh").unlink(missing_ok=True)
    night(snapshots, 2000)
    assert published_run(snapshots) == "r2000"


@pytest.mark.parametrize("told", ["0", "-1", "x", "", "2.5"])
def test_how_many_are_kept_is_a_number(told: str) -> None:
    with pytest.raises(SnapshotError, match="at least 1"):
        kept_by({"DANCHIEU_SNAPSHOTS": told})


def test_the_command_publishes_lists_and_goes_back(
    snapshots: Snapshots, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["--warehouse", str(snapshots.published)]
    assert run(["publish", "--list", *named]) == 1
    assert "no snapshot yet" in capsys.readouterr().err
    work = snapshots.folder.parent / "work.duckdb"
    with Warehouse(work) as warehouse:
        warehouse.load([plan_282()])
    publish(work, snapshots.published)
    os.utime(snapshots.published, (HOUR, HOUR))
    with Warehouse(work) as warehouse:
        warehouse.load([report_on_282()])
    assert run(["publish", *named]) == 0
    assert capsys.readouterr().out == f"{snapshots.published}: published\n"
    assert run(["publish", "--rollback", *named]) == 0
    assert "the state of 19700101T010000Z again, until the next run" in capsys.readouterr().out
    assert run(["publish", "--list", *named]) == 0
    head, newest, before = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["snapshot", "state", "MB", "documents", "instruments", "last run"]
    assert newest.split("\t")[3] == "2"
    assert before.split("\t")[:2] == ["19700101T010000Z", "published, rolled back to"]
    assert run(["publish", "--rollback", newest.split("\t")[0], *named]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--rollback", "19700101T000000Z"], 1, "no snapshot of that name"),
        (["--rollback"], 1, "no snapshot before"),
        (["--rollback", "--list"], 2, "not both"),
        (["x"], 2, "goes with --rollback"),
        ([], 1, "nothing to publish"),
    ],
)
def test_errors_are_one_line(
    arguments: list[str], status: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", *arguments, "--warehouse", str(tmp_path / "d.duckdb")]) == status
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
