"""A warehouse that is made anew takes over what the one before knew, and since when."""

from __future__ import annotations

import duckdb

from warehouse.columns import columns
from warehouse.history.earlier import SINCE
from warehouse.history.kept import PAST, kept, listed
from warehouse.history.replace import put_before
from warehouse.lake.attached import in_lake
from warehouse.loading.load import transaction
from warehouse.upgrade import held_columns


def inherit(fresh: duckdb.DuckDBPyConnection, old: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Make `fresh` the next state of `old`, in one transaction.

    Rows that both have keep the time from which `old` knew them.  Those that `fresh` lacks move to its past,
    where the past of `old` is copied; what `fresh` went through while it was made is none.

    Returns:
        The tables whose past was taken over: all that have the same columns in `old`.
    """
    if in_lake(fresh) or in_lake(old):
        return ()
    present, past = held_columns(old, "main"), held_columns(old, PAST)
    alike = tuple(table for table in kept() if present.get(table) == past.get(table) == columns(table))
    with transaction(fresh):
        for table in alike:
            fresh.execute(f"DELETE FROM {PAST}.{table}")
            _copy(fresh, old, f"main.{table}", f"history_{table}")
            put_before(fresh, table)
            _copy(fresh, old, f"{PAST}.{table}", "inherited")
            fresh.execute(f"INSERT INTO {PAST}.{table} BY NAME FROM inherited; DROP TABLE inherited")
        if alike:
            _begin_with(fresh, old)
    return alike


def _copy(fresh: duckdb.DuckDBPyConnection, old: duckdb.DuckDBPyConnection, table: str, name: str) -> None:
    """The rows of a table of `old` as a temporary table of `fresh`, a batch at a time."""
    times = "recorded_from, recorded_until" if table.startswith(PAST) else "recorded_from"
    rows = old.execute(f"SELECT {listed(table.split('.')[1])}, {times} FROM {table}").to_arrow_reader()
    fresh.register("inherited_rows", rows)
    fresh.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM inherited_rows")
    fresh.unregister("inherited_rows")


def _begin_with(fresh: duckdb.DuckDBPyConnection, old: duckdb.DuckDBPyConnection) -> None:
    """The past of `fresh` goes back as far as that of `old`."""
    since = old.execute("SELECT value FROM warehouse_meta WHERE key = ?", [SINCE]).fetchone()
    if since:
        fresh.execute("UPDATE warehouse_meta SET value = ? WHERE key = ?", [since[0], SINCE])
