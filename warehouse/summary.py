"""The operator's summary of a run: what came in, what changed, what broke, what is most cited."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.query import QueryError, reader

_OUTCOMES = "SELECT outcome, count(*) FROM run_items WHERE run_id = ? GROUP BY outcome"
_CHANGED = "SELECT DISTINCT source FROM run_items WHERE run_id = ? AND outcome = 'changed' ORDER BY source"
_FAILURES = "SELECT source, stage, kind, message FROM run_failures WHERE run_id = ? ORDER BY ALL"
_NEW_FINDINGS = "SELECT coalesce(sum(opened), 0)::INTEGER FROM run_audits WHERE run_id = $1"


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument and how many documents name it."""

    uri: str
    label: str
    documents: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run in numbers and names."""

    run_id: str
    flow: str
    status: str
    outcomes: dict[str, int]
    """Documents by outcome: new, changed, reextracted, unchanged."""
    changed: tuple[str, ...]
    """Sources of changed documents."""
    failures: tuple[tuple[str, str, str, str], ...]
    """source, stage, kind, message."""
    most_cited: tuple[Cited, ...]
    """The three instruments that most documents name."""
    findings: dict[str, int]
    """Findings by severity."""
    new_findings: int
    """Findings that no earlier run saw."""
    documents: int
    instruments: int
    open_mentions: int


def run_summary(path: Path | str, run_id: str | None = None) -> RunSummary:
    """The summary of one run, by default of the latest.

    Raises:
        QueryError: no warehouse there, or no such run in it.
    """
    with reader(path) as connection:
        return summarise(connection, run_id)


def summarise(connection: duckdb.DuckDBPyConnection, run_id: str | None = None) -> RunSummary:
    """As `run_summary`, on an open connection."""
    run = _run(connection, run_id)
    key = run[0]
    changed = _rows(connection, _CHANGED, key)
    return RunSummary(
        *run,
        {"new": 0, "changed": 0, "reextracted": 0, "unchanged": 0} | dict(_rows(connection, _OUTCOMES, key)),
        tuple(row[0] for row in changed),
        tuple(map(tuple, _rows(connection, _FAILURES, key))),
        _most_cited(connection),
        dict(_rows(connection, "SELECT severity, count(*) FROM findings GROUP BY ALL ORDER BY ALL")),
        _rows(connection, _NEW_FINDINGS, key)[0][0],
        _count(connection, "documents"),
        _count(connection, "instruments"),
        _count(connection, "instrument_mentions WHERE uri IS NULL"),
    )


def _run(connection: duckdb.DuckDBPyConnection, run_id: str | None) -> tuple[str, str, str]:
    found = connection.execute(
        """
        SELECT run_id, flow, status FROM runs
        WHERE run_id = coalesce($run, run_id) ORDER BY started_at DESC, run_id DESC LIMIT 1
        """,
        {"run": run_id},
    ).fetchone()
    if found is None:
        raise QueryError(f"no run {run_id} in this warehouse" if run_id else "no run in this warehouse yet")
    name, flow, status = found
    return name, flow, status


def _most_cited(connection: duckdb.DuckDBPyConnection) -> tuple[Cited, ...]:
    found = _rows(
        connection,
        """
        SELECT m.uri, coalesce(n.label, m.uri), m.documents
        FROM most_cited AS m LEFT JOIN instrument_names AS n ON n.node = m.uri
        ORDER BY m.documents DESC, m.uri LIMIT 3
        """,
    )
    return tuple(Cited(*row) for row in found)


def _count(connection: duckdb.DuckDBPyConnection, what: str) -> int:
    return int(_rows(connection, f"SELECT count(*) FROM {what}")[0][0])


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> list[Any]:
    return connection.execute(sql, list(parameters)).fetchall()
