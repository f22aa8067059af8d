"""What was known when: every earlier state can be read again, and what did not change left no trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Facts
from flows.cli.main import run
from pipeline.record import Processed
from pipeline.visit import Tombstone
from tests.warehouse_world import empty_warehouse, plan_282, processed, report_on_282
from warehouse.columns import insert
from warehouse.history.earlier import HistoryError, earlier, look_back
from warehouse.history.kept import PAST, hashed, kept, listed
from warehouse.history.replace import amended, recomputed, written_by
from warehouse.loading.load import transaction
from warehouse.query import run_query
from warehouse.store import Warehouse
from warehouse.visits import mirror_tombstones

State = dict[str, tuple[int, int]]


def state(connection: duckdb.DuckDBPyConnection) -> State:
    """Of every table with a past: how many rows it has, and a sum over their hashes."""
    counted = [
        f"SELECT '{table}', count(*), coalesce(sum({hashed(table)}::HUGEINT), 0) FROM {table}"
        for table in kept()
    ]
    rows = connection.execute(" UNION ALL ".join(counted)).fetchall()
    return {table: (count, total) for table, count, total in rows}


def now() -> datetime:
    return datetime.now(UTC)


def seen_from(connection: duckdb.DuckDBPyConnection, at: datetime) -> duckdb.DuckDBPyConnection:
    """Another connection to the same warehouse that looks back."""
    reader = connection.cursor()
    look_back(reader, at)
    return reader


def past_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows each twin has, those without left out."""
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {PAST}.{table}").fetchall()[0][0] for table in kept()
    }
    return {table: count for table, count in counts.items() if count}


def read_again(document: Processed, code: str, facts: Facts | None = None) -> Processed:
    """The same bytes as another version of the code reads them."""
    return replace(document, code_version=code, facts=document.facts if facts is None else facts)


def met_again(document: Processed, day: int) -> Processed:
    return replace(document, record=replace(document.record, fetched_at=f"2026-02-{day:02}T00:00:00Z"))


def page(text: str, day: int) -> Processed:
    return processed("https://bao.test/1", text, Facts(), fetched_at=f"2026-02-{day:02}T00:00:00Z")


DOCUMENTS = (
    plan_282(),
    report_on_282(),
    read_again(report_on_282(), "code-2"),
    read_again(report_on_282(), "code-2", Facts()),
    read_again(plan_282(), "code-3", Facts()),
    met_again(plan_282(), 5),
    page("Một", 1),
    page("Hai", 3),
    page("Một", 4),
    replace(read_again(page("Ba", 3), "code-2"), record=page("Hai", 3).record),
)


def load(warehouse: Warehouse, chosen: list[int]) -> None:
    run = f"r{now().timestamp()}"
    warehouse.start_run(run, "nightly")
    warehouse.load([DOCUMENTS[place] for place in chosen], run_id=run)
    warehouse.finish_run(run)


def audit(warehouse: Warehouse, _: list[int]) -> None:
    warehouse.audit("r")


def lose(warehouse: Warehouse, chosen: list[int]) -> None:
    gone = [Tombstone(DOCUMENTS[place].record.url, "2026-02-01", "2026-02-03") for place in chosen]
    mirror_tombstones(warehouse.connection, "r", {one.url: one for one in gone}.values())


STEPS = st.lists(
    st.tuples(
        st.sampled_from([load, load, lambda w, _: w.resolve(), audit, lose]),
        st.lists(st.integers(0, len(DOCUMENTS) - 1), min_size=1, max_size=4),
    ),
    min_size=3,
    max_size=6,
)


@settings(max_examples=3, deadline=None)
@given(steps=STEPS)
def test_every_state_of_any_history_can_be_read_again(steps: list[tuple[object, list[int]]]) -> None:
    with empty_warehouse() as warehouse:
        known = [(now(), state(warehouse.connection))]
        for step, chosen in steps:
            step(warehouse, chosen)  # type: ignore[operator]
            known.append((now(), state(warehouse.connection)))
        for at, wanted in known:
            assert state(seen_from(warehouse.connection, at)) == wanted


ROWS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from("ab")), max_size=5)


@settings(max_examples=25, deadline=None)
@given(writings=st.lists(st.tuples(st.booleans(), ROWS), min_size=1, max_size=5))
def test_any_rows_written_over_any_others_leave_those_to_be_read(
    writings: list[tuple[bool, list[tuple[int, str]]]],
) -> None:
    """Rows may be equal, in any number; each writing replaces all, whole or in place."""
    table = "reading_inferences"
    count = f"SELECT reading, value, count(*) FROM {table} GROUP BY ALL ORDER BY ALL"
    with empty_warehouse() as warehouse:
        connection = warehouse.connection
        known = []
        for whole, rows in writings:
            way = recomputed(connection, [table]) if whole else amended(connection, [table], "reading < 9")
            with transaction(connection), way:
                connection.execute(f"DELETE FROM {table}")
                insert(connection, table, [(key, "place", value, "r", "e") for key, value in rows])
            known.append((now(), connection.execute(count).fetchall()))
            assert len(connection.execute(f"FROM {table}").fetchall()) == len(rows)
        for at, wanted in known:
            assert seen_from(connection, at).execute(count).fetchall() == wanted


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    with empty_warehouse() as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        warehouse.resolve()
        warehouse.audit()
        yield warehouse


def test_what_is_done_again_leaves_no_trace(warehouse: Warehouse) -> None:
    before = warehouse.connection.execute("SELECT max(recorded_from) FROM mention_readings").fetchall()
    warehouse.load([plan_282(), report_on_282()])
    warehouse.resolve()
    warehouse.audit()
    assert past_rows(warehouse.connection) == {}
    after = warehouse.connection.execute("SELECT max(recorded_from) FROM mention_readings").fetchall()
    assert after == before


def test_another_code_that_reads_the_same_replaces_the_version_alone(warehouse: Warehouse) -> None:
    warehouse.load([read_again(plan_282(), "code-2")])
    assert past_rows(warehouse.connection) == {"document_versions": 1}
    assert warehouse.connection.execute("SELECT text FROM past.document_versions").fetchall() == [(None,)]


def test_facts_read_otherwise_are_kept_with_both_times(warehouse: Warehouse) -> None:
    before = now()
    warehouse.load([read_again(plan_282(), "code-2", Facts())])
    after = now()
    ask = warehouse.connection.execute
    rows = ask(
        "SELECT number, recorded_from, recorded_until FROM past.fact_citations ORDER BY ordinal"
    ).fetchall()
    assert [number for number, *_ in rows] == ["16-CTr/TU", "301/KH-UBND", "15-NQ/TW"]
    for _, start, until in rows:
        assert start < before.replace(tzinfo=None) < until < after.replace(tzinfo=None)
    assert ask("SELECT count(*) FROM citations").fetchall() == [(3,)]
    assert seen_from(warehouse.connection, before).execute("SELECT count(*) FROM citations").fetchall() == [
        (6,)
    ]


def test_views_macros_and_texts_answer_as_then(warehouse: Warehouse) -> None:
    before = now()
    other = replace(read_again(report_on_282(), "code-2", Facts()))
    warehouse.load([other, page("Mới", 1)])
    warehouse.resolve()
    then = seen_from(warehouse.connection, before)
    trace = "SELECT DISTINCT kind FROM trace('KH 282', 'NQ 15') ORDER BY 1 DESC LIMIT 1"
    assert warehouse.connection.execute(trace).fetchall() == [("named in",)]
    assert then.execute(trace).fetchall() == [("rests on",)]
    sources = "SELECT source, left(text, 7) FROM current_documents ORDER BY source"
    assert then.execute(sources).fetchall() == [
        ("https://bao.test/282", "Hà Nội "),
        ("https://hanoi.test/kh-282", "UBND TH"),
    ]


def test_a_version_that_vanishes_keeps_its_text_once() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([page("Hai", 3)])
        first = now()
        warehouse.load([read_again(page("Hai", 3), "code-2")])
        second = now()
        warehouse.load([read_again(DOCUMENTS[-1], "code-3")])
        ask = warehouse.connection.execute
        assert ask("SELECT text FROM past.document_versions ORDER BY recorded_from").fetchall() == [
            (None,),
            ("Hai",),
        ]
        for at in (first, second):
            told = (
                seen_from(warehouse.connection, at).execute("SELECT text FROM document_versions").fetchall()
            )
            assert told == [("Hai",)]


def test_what_fails_leaves_neither_rows_nor_tables_behind(warehouse: Warehouse) -> None:
    before = state(warehouse.connection)
    warehouse.connection.execute("BEGIN")
    with pytest.raises(duckdb.Error), recomputed(warehouse.connection, ["reading_inferences", "instruments"]):
        warehouse.connection.execute("SELECT nothing")
    warehouse.connection.execute("ROLLBACK")
    assert state(warehouse.connection) == before
    assert (
        warehouse.connection.execute(
            "SELECT * FROM duckdb_tables() WHERE temporary AND table_name='reading_inferences'"
        ).fetchall()
        == []
    )


def test_every_table_that_resolution_writes_keeps_its_past() -> None:
    assert {"instruments", "readings", "mention_readings", "told_edges"} <= set(written_by("identity"))
    assert set(written_by("duplicates")) == {"duplicate_members"}


def test_before_the_first_record_there_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    early = now() - timedelta(hours=1)
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282()])
    with pytest.raises(HistoryError, match=r"is not recorded; this warehouse keeps its past from 20\d\d"):
        run_query(earlier(path, early), "FROM documents")
    assert len(run_query(earlier(path, now()), "FROM documents").rows) == 1
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM warehouse_meta WHERE key = 'recorded_since'")
    with pytest.raises(HistoryError, match="keeps no past"):
        run_query(earlier(path, now()), "FROM documents")


def test_the_listed_columns_are_those_that_writers_give() -> None:
    assert "recorded_from" not in listed("documents")
    assert not [table for table in kept() if table.startswith("warehouse_")]


def test_the_commands_answer_as_then(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        warehouse.resolve()
        before = now()
        warehouse.load([read_again(report_on_282(), "code-2", Facts())])
        warehouse.resolve()
    named = ["--warehouse", str(path)]
    then = [*named, "--as-of", before.isoformat()]
    count = ["query", "SELECT count(*) AS n FROM citations"]
    told = []
    for arguments in ([*count, *named], [*count, *then], [*count, *named, "--as-of", "2999-01-01"]):
        assert run(arguments) == 0
        told.append(capsys.readouterr().out)
    assert told == ["n\n3\n", "n\n6\n", "n\n3\n"]
    assert run(["trace", "16-CTr/TU", "NQ 15", *named]) == 1
    assert run(["trace", "16-CTr/TU", "NQ 15", *then]) == 0
    assert "Yes: 16-CTr/TU rests on 15-NQ/TW" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("as_of", "status", "says"),
    [
        ("yesterday", 2, "say a day such as"),
        ("2001-01-01", 1, "is not recorded; this warehouse keeps its past"),
    ],
)
def test_errors_of_the_option_are_one_line(
    as_of: str, status: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse(path):
        pass
    assert run(["query", "FROM documents", "--as-of", as_of, "--warehouse", str(path)]) == status
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
