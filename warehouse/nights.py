"""What runs did, for the operator: the last nights in figures, one night by source, what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.query import QueryError, reader

TREND = 30
"""Nights that a trend looks back on."""


@dataclass(frozen=True, slots=True)
class RunTotals:
    """One run in figures; instants in UTC, counts of documents where nothing else is said."""

    run_id: str
    flow: str
    started_at: datetime
    seconds: float | None
    """None while it runs, or where it was killed."""
    status: str
    sources: int
    sources_failed: int
    new: int
    changed: int
    unchanged: int
    gone: int
    failures: int
    findings: int
    bytes: int
    message: str | None


@dataclass(frozen=True, slots=True)
class SourceVisit:
    """What a run did at one source, beside the visits before."""

    source_name: str
    status: str
    asked: int
    new: int
    changed: int
    unchanged: int
    gone: int
    failed: int
    waiting: int
    bytes: int
    seconds: float
    usual: float | None
    """Median of new and changed documents over the sound ones of thirty visits before; None without such."""
    trend: tuple[int, ...]
    """New and changed documents of up to thirty visits, this one last."""
    message: str | None


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """The failures of one kind at one source."""

    kind: str
    source_name: str | None
    count: int
    attempts: int
    """The most nights on which one of them was tried in vain."""
    next_try: datetime | None
    """UTC instant of the soonest further attempt; None where none is made."""
    first: str
    """URL or file of one of them."""
    message: str
    """What is said of that one."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that an operator should be told of."""

    kind: str
    """`failed`, `held_back`, `source_failed`, `assertion`, `stale` or `volume`."""
    source_name: str | None
    message: str
    told_before: bool
    """Whether the run before told the same of the same source."""


@dataclass(frozen=True, slots=True)
class Night:
    """One run by source."""

    totals: RunTotals
    visits: tuple[SourceVisit, ...]
    failures: tuple[FailureGroup, ...]
    alerts: tuple[Alert, ...]


def freshest(working: Path, published: Path) -> Path:
    """The working file, which knows of unpublished runs too; while a run writes, the published one."""
    try:
        with reader(working):
            return working
    except QueryError:
        return published


def last_runs(path: Path | str, count: int = TREND, flow: str | None = None) -> tuple[RunTotals, ...]:
    """The latest runs, the latest first; of one flow where it is named.

    Raises:
        QueryError: there is no warehouse, or a writer holds it.
    """
    with _reader(path) as connection:
        rows = _rows(
            connection,
            f"""
            SELECT {_TOTALS} FROM run_totals WHERE flow = coalesce(?, flow)
            ORDER BY started_at DESC, run_id DESC LIMIT ?
            """,
            flow,
            count,
        )
    return tuple(RunTotals(*row) for row in rows)


def night(path: Path | str, named: str | None = None) -> Night:
    """One run by source: that whose key contains `named`, or the latest.

    Raises:
        QueryError: there is no warehouse, no such run, or more than one.
    """
    with _reader(path) as connection:
        return night_of(connection, named_run(connection, named))


def night_of(connection: duckdb.DuckDBPyConnection, run_id: str) -> Night:
    """As `night`, of one run's key, on an open connection."""
    totals = _rows(connection, f"SELECT {_TOTALS} FROM run_totals WHERE run_id = ?", run_id)
    return Night(
        RunTotals(*totals[0]),
        tuple(SourceVisit(*map(_frozen, row)) for row in _rows(connection, _VISITS, run_id)),
        tuple(FailureGroup(*row) for row in _rows(connection, _FAILURES, run_id)),
        tuple(Alert(*row) for row in _rows(connection, _ALERTS, run_id)),
    )


_TOTALS = """
    run_id, flow, started_at, seconds, status, sources, sources_failed, new, changed, unchanged, gone,
    failures, findings, bytes, message
"""
_VISITS = """
    SELECT source_name, status, asked, new, changed, unchanged, gone, failed, waiting, bytes, seconds, usual,
           trend, message
    FROM visit_trends WHERE run_id = ? ORDER BY source_name
"""
_FAILURES = """
    SELECT kind, source_name, count(*), max(attempts), min(next_try), min(source),
           arg_min(message, (source, message))
    FROM run_failures WHERE run_id = ? GROUP BY kind, source_name ORDER BY 3 DESC, kind, source_name
"""
_ALERTS = "SELECT kind, source_name, message, told_before FROM run_alerts WHERE run_id = ?"


@contextmanager
def _reader(path: Path | str) -> Iterator[duckdb.DuckDBPyConnection]:
    with reader(path) as connection:
        try:
            yield connection
        except duckdb.CatalogException as error:
            raise QueryError(f"{path}: made by an earlier version; the next run renews its views") from error


def named_run(connection: duckdb.DuckDBPyConnection, named: str | None) -> str:
    """The key of the run whose key contains `named`, or of the latest.

    Raises:
        QueryError: there is no such run, or more than one.
    """
    rows = _rows(
        connection,
        """
        SELECT run_id FROM runs WHERE contains(run_id, coalesce(?, ''))
        ORDER BY started_at DESC, run_id DESC
        """,
        named,
    )
    runs = [str(row[0]) for row in rows]
    if not runs:
        told = f"no run {named}; `danchieu runs` lists them" if named else "no run in this warehouse yet"
        raise QueryError(told)
    if named and len(runs) > 1:
        raise QueryError(f"{named} fits {len(runs)} runs ({', '.join(runs[:4])} …); name more of one")
    return runs[0]


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> Sequence[Any]:
    return connection.execute(sql, list(parameters)).fetchall()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
