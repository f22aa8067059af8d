"""SQL: a console that reads, bounded in time and rows, with the data dictionary beside it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import duckdb
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from warehouse.explorer.database import TooLongError
from warehouse.explorer.rendering import Site, page, site_of
from warehouse.query import Result, as_csv, as_json

router = APIRouter()
LONGEST = 20_000
READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class RefusedError(ValueError):
    """A statement that the console does not carry out; one line that says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a statement, cut after the most rows that are shown."""

    result: Result
    cut: bool
    milliseconds: float


@router.get("/console")
def console(request: Request, sql: str = "") -> HTMLResponse:
    """The console; a statement in the address is shown and carried out."""
    told, refused = None, ""
    if sql.strip():
        try:
            told = carried_out(site_of(request), sql)
        except (RefusedError, TooLongError, duckdb.Error) as error:
            refused = str(error)
    with site_of(request).asker() as ask:
        columns = {row["name"]: row["columns"] for row in ask("dictionary_columns")}
        return page(
            request,
            "console.html",
            None,
            sql=sql,
            told=told,
            refused=refused,
            dictionary=ask("dictionary"),
            columns=columns,
            most=site_of(request).settings.console_rows,
            bars=_bars(told),
        )


@router.get("/console/answer.{form}", response_model=None)
def download(request: Request, form: str, sql: str) -> Response:
    """The answer as a file: `csv` or `json`."""
    try:
        told = carried_out(site_of(request), sql)
    except (RefusedError, TooLongError, duckdb.Error) as error:
        return page(request, "error.html", status=400, code=400, message=str(error).split("\n")[0])
    text, media = (
        (as_json(told.result), "application/json") if form == "json" else (as_csv(told.result), "text/csv")
    )
    headers = {
        "Content-Disposition": f'attachment; filename="danchieu.{"json" if form == "json" else "csv"}"'
    }
    return Response(text, media_type=f"{media}; charset=utf-8", headers=headers)


def carried_out(site: Site, sql: str) -> Told:
    """The answer to one reading statement.

    Raises:
        RefusedError: it is too long, more than one, or does more than read.
        TooLongError: it takes longer than it may.
        duckdb.Error: DuckDB does not understand it.
    """
    settings = site.settings
    if len(sql) > LONGEST:
        raise RefusedError(f"longer than {LONGEST:,} characters")
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise RefusedError("one statement at a time")
    if statements[0].type not in READING:
        raise RefusedError("only statements that read: SELECT, FROM, WITH, DESCRIBE, EXPLAIN")
    began = time.perf_counter()
    with site.published.cursor(settings.console_seconds) as cursor:
        found = cursor.execute(statements[0].query)
        columns = tuple(column[0] for column in found.description or ())
        rows: list[tuple[Any, ...]] = found.fetchmany(settings.console_rows + 1)
    cut = len(rows) > settings.console_rows
    return Told(
        Result(columns, tuple(rows[: settings.console_rows])), cut, 1000 * (time.perf_counter() - began)
    )


def _bars(told: Told | None) -> list[tuple[str, float, float]]:
    """A label, a number and its share of the largest, for answers of two columns whose second counts."""
    if told is None or len(told.result.columns) != 2 or not 0 < len(told.result.rows) <= 60:
        return []
    pairs = [(str(label), value) for label, value in told.result.rows]
    if not all(
        isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 for _, value in pairs
    ):
        return []
    highest = max(value for _, value in pairs) or 1
    return [(label, value, 100 * value / highest) for label, value in pairs]
