"""Rows to Arrow to DuckDB: the one way by which rows enter the warehouse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import duckdb
import pyarrow as pa

from warehouse.loading.rows import Row
from warehouse.sqlfiles import files

Columns = tuple[tuple[str, str], ...]

_TABLE = re.compile(r"^CREATE TABLE IF NOT EXISTS (\w+)", re.M)
_COLUMN = re.compile(r'^    "?(\w+)"? ([A-Z]+(?:\[\])?)', re.M)
_ARROW = {
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
    "VARCHAR": pa.string(),
    # Days travel as text and are cast in SQL, which keeps an impossible one from stopping a batch.
    "DATE": pa.string(),
    "TIMESTAMP": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER[]": pa.list_(pa.int32()),
    "VARCHAR[]": pa.list_(pa.string()),
    "DOUBLE[]": pa.list_(pa.float64()),
}


@cache
def columns(table: str) -> Columns:
    """Names and SQL types of a table's columns, as its schema file writes them."""
    for _, sql in files("schema"):
        found = re.search(rf"^CREATE TABLE IF NOT EXISTS {table} \(\n(.*?)^\);", sql, re.M | re.S)
        if found:
            return tuple(_COLUMN.findall(found.group(1)))
    raise KeyError(table)


@cache
def tables() -> tuple[str, ...]:
    """Names of all tables, in the order of the schema files."""
    return tuple(name for _, sql in files("schema") for name in _TABLE.findall(sql))


def arrow(described: Columns, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table of the described columns."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(described)
    arrays = [
        pa.array(column, type=_ARROW[kind]) for column, (_, kind) in zip(values, described, strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=[name for name, _ in described])


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Write rows, given in the table's column order."""
    if not rows:
        return
    described = columns(table)
    connection.register("incoming", arrow(described, rows))
    names = ", ".join(f'"{name}"' for name, _ in described)
    connection.execute(f"INSERT INTO {table} ({names}) SELECT {picked(described)} FROM incoming")
    connection.unregister("incoming")


def picked(described: Columns) -> str:
    """A select list that casts the days which travelled as text; what is no day becomes null."""
    return ", ".join(
        f'TRY_CAST("{name}" AS {kind}) AS "{name}"' if kind in ("DATE", "TIMESTAMP") else f'"{name}"'
        for name, kind in described
    )
