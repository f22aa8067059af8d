"""Tables that keep their past: a column `recorded_from` on each, and a twin in the schema `past`.

`recorded_from` is the instant, in UTC, at which the transaction began that wrote the row; the column fills
itself.  A row that is replaced or removed moves to the twin of the same name, which knows `recorded_until`
as well.  A row was known at an instant T where `recorded_from <= T` and, in the twin, `T < recorded_until`.
"""

from __future__ import annotations

from functools import cache

import duckdb

from warehouse.columns import columns, tables
from warehouse.lake.attached import in_lake
from warehouse.sqlfiles import literal

PAST = "past"
"""The schema of the twins."""
NOW = "make_timestamp(epoch_us(now()))"
"""The instant at which the present transaction began, in UTC, as SQL."""

NOT_KEPT = ("warehouse_", "graph_", "run_findings", "run_audits")
"""How the names of tables begin that have no past: they are made from others or from the code, or tell of
times by themselves."""

_FROM = "UTC instant from which the row is known: when the transaction that wrote it began"
_UNTIL = "UTC instant from which the row is no longer known so: when the transaction that replaced it began"


@cache
def kept() -> tuple[str, ...]:
    """Names of the tables that keep their past."""
    return tuple(table for table in tables() if not table.startswith(NOT_KEPT))


def listed(table: str) -> str:
    """The columns that writers give, as an SQL list.

    >>> listed("body_changes")
    '"day", "before", "after", "kind", "ground"'
    """
    return ", ".join(f'"{name}"' for name, _ in columns(table))


def hashed(table: str) -> str:
    """A hash over those columns, as SQL."""
    return f"hash({listed(table)})"


def install_past(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every table that keeps its past the column and the twin, where they are not there yet.

    A lake keeps the past of its tables by itself.
    """
    if in_lake(connection):
        return
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {PAST}")
    for table in kept():
        twin = ",\n".join(f'"{name}" {kind}' for name, kind in columns(table))
        about = literal(f"Rows of {table} that were replaced or removed, with the time they were known")
        connection.execute(f"""
            ALTER TABLE {table} ADD COLUMN IF NOT EXISTS recorded_from TIMESTAMP DEFAULT {NOW};
            COMMENT ON COLUMN {table}.recorded_from IS {literal(_FROM)};
            CREATE TABLE IF NOT EXISTS {PAST}.{table} (
                {twin}, recorded_from TIMESTAMP NOT NULL, recorded_until TIMESTAMP NOT NULL);
            COMMENT ON TABLE {PAST}.{table} IS {about};
            COMMENT ON COLUMN {PAST}.{table}.recorded_from IS {literal(_FROM)};
            COMMENT ON COLUMN {PAST}.{table}.recorded_until IS {literal(_UNTIL)};
        """)
