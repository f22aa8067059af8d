"""What rests on an instrument, whether it is in force, and its days in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.cli.main import run
from tests.changed_world import world
from warehouse.answers.impact import impact
from warehouse.answers.status import status
from warehouse.answers.timeline import timeline
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    with Warehouse(folder / "work.duckdb") as warehouse:
        warehouse.load(world())
        warehouse.resolve()
        warehouse.publish(folder / "w.duckdb")
    return folder / "w.duckdb"


@pytest.fixture(scope="module")
def connection(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(published), read_only=True) as connection:
        yield connection


def printed(arguments: list[str], published: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run([*arguments, "--warehouse", str(published)]) == 0
    return capsys.readouterr().out


def test_impact_counts_level_by_level(connection: duckdb.DuckDBPyConnection) -> None:
    answer = impact(connection, "NQ 15")
    assert [(level.steps, level.instruments, level.types) for level in answer.levels] == [
        (1, 1, (("chuong-trinh", 1),)),
        (2, 2, (("ke-hoach", 2),)),
        (3, 2, (("ke-hoach", 1), ("quyet-dinh", 1))),
    ]
    assert (answer.instruments, answer.cut) == (5, None)
    [newest, older] = answer.levels[1].page
    assert (newest.from_, newest.relation, newest.to) == ("10/KH-UBND", "implements", "16-CTr/TU")
    assert (older.from_, older.source) == ("282/KH-UBND", "https://hanoi.test/kh-282")


def test_impact_is_bounded_and_says_so(connection: duckdb.DuckDBPyConnection) -> None:
    answer = impact(connection, "NQ 15", depth=1, rows=0)
    assert (answer.instruments, answer.levels[0].page) == (1, ())
    assert answer.cut == "not followed further than 1 steps"
    assert impact(connection, "KH 20").levels == ()


def test_a_level_that_is_too_large_is_counted_and_paged(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.answers.impact.MOST_FOLLOWED", 1)
    answer = impact(connection, "NQ 15", rows=1)
    assert [(level.steps, level.instruments, level.types) for level in answer.levels] == [
        (1, 1, (("chuong-trinh", 1),)),
        (2, 2, (("ke-hoach", 2),)),
    ]
    assert [step.from_ for step in answer.levels[1].page] == ["10/KH-UBND"]
    assert answer.cut == "2 instruments at step 2 are counted and not followed further"


def test_impact_in_sql_is_the_same(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("SELECT steps, number, by_way_of FROM impact('NQ 15')").fetchall()
    assert rows == [
        (level.steps, step.from_, step.to)
        for level in impact(connection, "NQ 15").levels
        for step in level.page
    ]


STATES = [
    ("before it was issued", "2023-11-01", "not issued yet", "2023-11-30"),
    ("on its day", "2023-11-30", "in force", "2023-11-30"),
    ("amended is in force", "2024-07-01", "in force", "2023-11-30"),
    ("a part repealed is in force", "2024-12-31", "in force", "2023-11-30"),
    ("on the day of the other", "2025-01-10", "replaced", "2025-01-10"),
]


@pytest.mark.parametrize(("name", "day", "state", "since"), STATES, ids=[case[0] for case in STATES])
def test_states(name: str, day: str, state: str, since: str, connection: duckdb.DuckDBPyConnection) -> None:
    answer = status(connection, "KH 282", date.fromisoformat(day))
    assert (answer.state, str(answer.since)) == (state, since), name


def test_an_effect_clause_holds_back_until_its_day(connection: duckdb.DuckDBPyConnection) -> None:
    before, after = (status(connection, "QĐ 45", date.fromisoformat(d)) for d in ("2024-03-15", "2024-04-01"))
    assert (before.state, after.state, str(after.since)) == ("not in force yet", "in force", "2024-04-01")
    assert after.quote == "Quyết định này có hiệu lực thi hành kể từ ngày 01/4/2024"


def test_where_nothing_tells_it_is_not_known(connection: duckdb.DuckDBPyConnection) -> None:
    answer = status(connection, "NQ 15", date(2025, 1, 1))
    assert (answer.state, answer.since, answer.source) == ("not known", None, None)


def test_changes_with_their_parts_and_days(connection: duckdb.DuckDBPyConnection) -> None:
    changes = status(connection, "KH 282", date(2025, 2, 1)).changes
    assert [(c.change, c.by_number, str(c.since), c.since_from, c.parts) for c in changes] == [
        ("amends", "45/QĐ-UBND", "2024-04-01", "effect clause", ("khoản 2 Điều 3",)),
        ("amends", "90/QĐ-UBND", "2024-06-01", "day of issue", ("Điều 5",)),
        ("replaces", "10/KH-UBND", "2025-01-10", "day of issue", ()),
    ]
    assert changes[1].partial


def test_a_plan_that_rests_on_what_ended(connection: duckdb.DuckDBPyConnection) -> None:
    def ended(day: str) -> list[tuple[int, str, str]]:
        found = status(connection, "KH 20", date.fromisoformat(day)).ended_grounds
        return [(ground.steps, ground.number, ground.by_number) for ground in found]

    assert ended("2024-12-31") == []
    assert ended("2025-02-01") == [(1, "282/KH-UBND", "10/KH-UBND")]


def test_days_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    events = timeline(connection, "KH 282").events
    assert [(str(event.day), event.event) for event in events] == [
        ("2023-11-30", "issued"),
        ("2023-11-30", "replaces"),
        ("2023-12-03", "reported"),
        ("2023-12-05", "reported"),
        ("2024-02-01", "carried on"),
        ("2024-04-01", "amended"),
        ("2024-06-01", "amended in part"),
        ("2025-01-10", "replaced"),
    ]
    assert [event.event for event in timeline(connection, "KH 20").events] == ["issued", "due", "anniversary"]


def test_what_a_person_reads(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(["impact", "NQ 15", "--rows", "1"], published, capsys)
    assert told.startswith(
        "5 instruments rest on 15-NQ/TW (vn/tw/bo-chinh-tri/nghi-quyet/k13/15), 1 directly."
    )
    assert "Step 2: 2 instruments (2 ke-hoach)" in told
    assert "  … and 1 earlier; --rows tells more" in told
    told = printed(["status", "KH 282", "--on", "2024-05-01"], published, capsys)
    assert "on 2024-05-01: in force since 2023-11-30, as far as the warehouse knows" in told
    assert "amended (khoản 2 Điều 3) by 45/QĐ-UBND (2024-04-01, the effect clause)" in told
    assert told.index("What changed it later:") < told.index("replaced by 10/KH-UBND")
    told = printed(["status", "KH 20", "--on", "2025-02-01"], published, capsys)
    assert "282/KH-UBND, 1 step away, replaced by 10/KH-UBND on 2025-01-10" in told
    told = printed(["timeline", "KH 20"], published, capsys)
    assert "2024-10-10  anniversary: 70 years: Ngày Giải phóng Thủ đô" in told


def test_what_a_program_reads(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(["impact", "NQ 15", "--format", "json"], published, capsys))
    assert (answer["instruments"], answer["levels"][0]["types"]) == (5, {"chuong-trinh": 1})
    assert "key" not in answer["b"]
    assert (
        json.loads(printed(["status", "NQ 15", "--format", "json"], published, capsys))["state"]
        == "not known"
    )
    told = printed(["timeline", "KH 282", "--format", "csv"], published, capsys).splitlines()
    assert (told[0], len(told)) == ("day,printed,event,what,quote,source,start,end,sha256", 9)
    told = printed(["impact", "NQ 15", "--format", "table"], published, capsys).splitlines()
    assert told[0].split("\t")[:3] == ["steps", "number", "uri"]
    assert len(told) == 6


def test_a_day_that_is_none_is_one_line(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "KH 282", "--on", "hôm nay", "--warehouse", str(published)]) == 2
    assert "write it as 2024-07-01" in capsys.readouterr().err
