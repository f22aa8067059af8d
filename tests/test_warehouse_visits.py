"""Visits and tombstones as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.record import Failure
from pipeline.visit import Tombstone, Visit
from tests.warehouse_world import plan_282, report_on_282
from warehouse.store import Warehouse
from warehouse.visits import mirror_tombstones, note_visits

VISIT = Visit("bao", "2026-01-05T18:00:00+00:00", 12.5, 9, 3, 1, 4, 1, 0, 7, 1000, "2026-01-05", "done")
PLAN, REPORT = plan_282().record.url, report_on_282().record.url


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    with Warehouse(":memory:") as warehouse:
        warehouse.start_run("r1", "nightly")
        warehouse.load([plan_282(), report_on_282()], run_id="r1")
        yield warehouse


def stone(url: str, confirmed: str = "2026-01-06T18:00:00+00:00") -> Tombstone:
    return Tombstone(url, "2026-01-05T18:00:00+00:00", confirmed)


def gone(warehouse: Warehouse) -> list[tuple[str, str]]:
    return warehouse.connection.execute(
        "SELECT t.run_id, g.source FROM gone_documents AS g JOIN documents USING (source) "
        "JOIN tombstones AS t USING (document_id) ORDER BY 2"
    ).fetchall()


def test_a_visit_is_a_row_and_noting_it_again_replaces_it(warehouse: Warehouse) -> None:
    note_visits(warehouse.connection, "r1", [VISIT, replace(VISIT, source_name="cong", status="failed")])
    note_visits(warehouse.connection, "r1", [replace(VISIT, new=4)])
    rows = warehouse.connection.execute("SELECT source_name, status, new, seconds FROM visits").fetchall()
    assert rows == [("bao", "done", 4, 12.5), ("cong", "failed", 3, 12.5)]
    began = warehouse.connection.execute("SELECT DISTINCT started_at FROM run_sources").fetchall()
    assert began == [(datetime(2026, 1, 5, 18),)]


def test_tombstones_stand_only_for_what_is_gone_now(warehouse: Warehouse) -> None:
    mirror_tombstones(warehouse.connection, "r1", [stone(PLAN), stone("http://never.held/")])
    assert gone(warehouse) == [("r1", PLAN)]
    mirror_tombstones(warehouse.connection, "r2", [stone(PLAN, "2026-02-01T00:00:00+00:00"), stone(REPORT)])
    assert gone(warehouse) == sorted([("r1", PLAN), ("r2", REPORT)], key=lambda row: row[1])
    mirror_tombstones(warehouse.connection, "r3", [stone(REPORT)])
    assert gone(warehouse) == [("r2", REPORT)]
    held = warehouse.connection.execute("SELECT count(*) FROM current_documents").fetchone()
    assert held == (2,), "facts of what is gone stay"


def test_a_failure_says_how_often_it_was_tried_and_when_it_is_tried_again(warehouse: Warehouse) -> None:
    failure = Failure("http://x.test", "fetch", "network", "no answer", "bao", 3, "2026-01-09T18:00:00+00:00")
    warehouse.load([], [failure, Failure("a.txt", "fetch", "unreadable", "gone")], "r1")
    rows = warehouse.connection.execute(
        "SELECT source_name, attempts, next_try FROM failures ORDER BY 2"
    ).fetchall()
    assert rows == [(None, 1, None), ("bao", 3, datetime(2026, 1, 9, 18))]
