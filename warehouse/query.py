"""Reading the warehouse: SQL in, rows or a file out, never a write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.history.earlier import HistoryError, look_back, parted
from warehouse.lake.attached import in_lake
from warehouse.lake.file import LakeError, is_lake, lake_of, shows_newest
from warehouse.lake.publish import read_lake
from warehouse.sqlfiles import literal

_WRITES_FILES = frozenset({"ATTACH", "COPY", "COPY_DATABASE", "EXPORT"})


class QueryError(RuntimeError):
    """A query that cannot be answered; one line that says why."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@contextmanager
def reader(path: Path | str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a warehouse that can only read it, and cannot reach other files.

    `path` may name what it knew at an earlier instant (see `history.earlier`).

    Raises:
        QueryError: there is no such file, it is no warehouse, or a writer holds it.
        HistoryError: what was known at the instant asked for is not recorded.
    """
    path, at = parted(path)
    if is_lake(path):
        if at:
            raise HistoryError(
                f"{path}: a lake keeps its last publications and no past of its rows; "
                "`danchieu publish --list` names them, --rollback goes back to one"
            )
        with _lake_reader(path) as connection:
            yield connection
        return
    if not Path(path).is_file():
        raise QueryError(f"{path}: no warehouse here; `danchieu nightly` or `danchieu ingest` makes one")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise QueryError(unopened(path, error)) from error
    try:
        if at:
            look_back(connection, at)
        yield connection
    finally:
        connection.close()


def run_query(path: Path | str, sql: str) -> Result:
    """Answer `sql` from the warehouse at `path`.

    Raises:
        QueryError: see `reader`; or the SQL is wrong, or would write.
    """
    with reader(path) as connection:
        relation = _answered(connection, sql)
        columns = tuple(column[0] for column in relation.description or ())
        return Result(columns, tuple(map(tuple, relation.fetchall())))


def run_query_arrow(path: Path | str, sql: str) -> pa.Table:
    """As `run_query`, with the answer as an Arrow table, its types kept."""
    with reader(path) as connection:
        return _answered(connection, sql).to_arrow_table()


def write_parquet(path: Path | str, sql: str, target: Path) -> int:
    """Write the answer to `sql` as a Parquet file; give the number of rows.

    Raises:
        QueryError: see `run_query`; or the target cannot be written.
    """
    table = run_query_arrow(path, sql)
    with duckdb.connect() as connection:
        connection.register("answer", table)
        try:
            connection.execute(f"COPY answer TO {literal(str(target))} (FORMAT parquet)")
        except duckdb.Error as error:
            raise QueryError(f"{target}: {_line(error)}") from error
    return int(table.num_rows)


def as_csv(result: Result) -> str:
    """The answer as CSV with a header line; lists and structs as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def as_json(result: Result) -> str:
    """The answer as a JSON array of objects; days and instants in ISO form."""
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str)


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _answered(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyConnection:
    if in_lake(connection):
        _no_files(connection, sql)
    connection.execute("SET enable_external_access = false")
    return _execute(connection, sql)


def _no_files(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse what writes files: the folder of a lake's own stays open to a connection that reads them."""
    try:
        kinds = {statement.type.name for statement in connection.extract_statements(sql)}
    except duckdb.Error as error:
        raise QueryError(_line(error)) from error
    if kinds & _WRITES_FILES:
        raise QueryError("a query of a lake writes no files; take its answer with --format parquet or csv")


@contextmanager
def _lake_reader(path: Path | str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake as it was published last, or as it is now."""
    try:
        connection = read_lake(lake_of(path), published=not shows_newest(path))
    except LakeError as error:
        raise QueryError(str(error)) from error
    with connection:
        yield connection


def _execute(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyConnection:
    try:
        return connection.execute(sql)
    except duckdb.Error as error:
        raise QueryError(_line(error)) from error


def unopened(path: Path | str, error: duckdb.Error) -> str:
    """One line on why a warehouse could not be opened for reading."""
    if "lock" in str(error):
        return f"{path}: a run is writing to it; read the published copy, or wait until the run ends"
    return f"{path}: {_line(error)}"


def _line(error: duckdb.Error) -> str:
    return " ".join(part.strip() for part in str(error).split("\n") if part.strip("^ "))
