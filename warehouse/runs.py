"""Runs: when each began and ended, and how."""

from __future__ import annotations

from datetime import UTC, datetime

import duckdb

from warehouse.history.replace import amended
from warehouse.loading.load import transaction
from warehouse.sqlfiles import literal


def start_run(connection: duckdb.DuckDBPyConnection, run_id: str, flow: str) -> None:
    """Note that a run begins."""
    connection.execute(
        "INSERT INTO runs (run_id, flow, started_at, status) VALUES (?, ?, ?, 'running')",
        [run_id, flow, _now()],
    )


def finish_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, status: str, message: str | None = None
) -> None:
    """Note how a run ended: `done` or `failed`, with one line for the operator."""
    with transaction(connection), amended(connection, ["runs"], f"run_id = {literal(run_id)}"):
        connection.execute(
            "UPDATE runs SET finished_at = ?, status = ?, message = ? WHERE run_id = ?",
            [_now(), status, message, run_id],
        )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
