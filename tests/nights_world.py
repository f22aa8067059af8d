"""Nights written by hand: what runs did at two sources, without any crawl."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline.record import Failure
from pipeline.visit import Visit
from warehouse.columns import insert
from warehouse.history.kept import listed
from warehouse.store import Warehouse
from warehouse.visits import note_visits

FIRST = datetime(2026, 10, 1, 18)


def visit(name: str, number: int, new: int, *, status: str = "done") -> Visit:
    """What night `number` did at a source."""
    at = (FIRST + timedelta(days=number)).isoformat()
    return Visit(name, at, 12.5, new + 9, new, 0, 8, 1, 0, 7, 15_300, None, status)


def add_night(
    warehouse: Warehouse,
    number: int,
    visits: Sequence[Visit] = (),
    failures: Sequence[Failure] = (),
    *,
    status: str = "done",
    message: str | None = None,
) -> str:
    """Write night `number`, a day after the one before, and give its key."""
    at = FIRST + timedelta(days=number)
    run_id = f"{at:%Y%m%dT%H%M%SZ}-nightly-{number:04}"
    row = [run_id, "nightly", at, at + timedelta(seconds=75), status, message]
    warehouse.connection.execute(f"INSERT INTO runs ({listed('runs')}) VALUES (?, ?, ?, ?, ?, ?)", row)
    item = (run_id, 1, "https://a.test", 1, "", at.isoformat(), "code-1", "new")
    insert(warehouse.connection, "run_items", [item] * sum(one.new for one in visits))
    note_visits(warehouse.connection, run_id, visits)
    warehouse.load((), failures, run_id)
    return run_id
