"""Versions of the tables, and the way from an older one to the present.

A version is a number; each file `upgrades/NNN_*.sql` holds the statements that make version NNN of the one
before.  New tables, views, macros, the order of columns, the twins of `history` and tables that are made from
others as a whole need none: they follow from the schema files.  `upgrades/forms.tsv` notes the columns of
every table, so that none changes unseen.
"""

from __future__ import annotations

from functools import cache

import duckdb

from warehouse.columns import Columns, columns, tables
from warehouse.history.kept import NOW, PAST, install_past
from warehouse.history.replace import written_by
from warehouse.sqlfiles import files

VERSION = "version"
"""Key in `warehouse_meta` of the version of the tables; files from before versions were counted lack it."""


class UpgradeError(RuntimeError):
    """A warehouse file that cannot be brought to the present version; one line with cause and mend."""


@cache
def newest() -> int:
    """The version that this code knows."""
    return max((number for number, _ in steps()), default=1)


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """The number and the statements of each upgrade, in their order."""
    return tuple((int(stem.split("_")[0]), sql) for stem, sql in files("upgrades"))


def version_of(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The version of the tables of a file; None for one without tables."""
    found = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() "
            "WHERE database_name = current_database() AND NOT temporary"
        ).fetchall()
    }
    if not found:
        return None
    if "warehouse_meta" not in found:
        raise UpgradeError("this DuckDB file holds other tables; name another, or move it away")
    row = connection.execute("SELECT value FROM warehouse_meta WHERE key = ?", [VERSION]).fetchone()
    return int(row[0]) if row else 1


def refuse_newer(found: int) -> None:
    """Leave a file alone that a newer version of the code has made.

    Raises:
        UpgradeError: it is one.
    """
    if found > newest():
        raise UpgradeError(
            f"a newer danchieu made it (tables of version {found}, this one knows {newest()}); "
            "install that one again, or make the warehouse anew with `danchieu archive replay`"
        )


@cache
def remade() -> frozenset[str]:
    """Tables made as a whole: by resolution, the search for copies and the audits, or from the lexicon."""
    whole = (*written_by("identity"), *written_by("duplicates"), "findings", "audits")
    return frozenset(whole) | {table for table in tables() if table.startswith(("lexicon_", "graph_"))}


def upgrade(connection: duckdb.DuckDBPyConnection, found: int) -> bool:
    """Bring the tables from version `found` to the present one, inside the caller's transaction.

    Tables that are new are made by the schema files afterwards.  True where tables were left out that are to
    be made again.

    Raises:
        UpgradeError: a table has other columns than the steps lead to.
    """
    for number, sql in steps():
        if number > found:
            _take(connection, number, sql)
    held, past = held_columns(connection, "main"), held_columns(connection, PAST)
    stale = {table for table in remade() & held.keys() if sorted(held[table]) != sorted(columns(table))}
    for table in stale:
        _retire(connection, table, past.get(table))
    if stale:
        _make_tables(connection)
    for table in tables():
        if table in held and table not in stale and held[table] != columns(table):
            _reshape(connection, table, held[table])
        if table in past and past[table] != columns(table):
            _reshape_twin(connection, table, past[table])
    return bool(stale)


def _take(connection: duckdb.DuckDBPyConnection, number: int, sql: str) -> None:
    try:
        connection.execute(sql)
    except duckdb.Error as error:
        told = str(error).split("\n")[0]
        raise UpgradeError(
            f"the step to version {number} of its tables fails ({told}); "
            "move the file away and make it anew with `danchieu archive replay`"
        ) from error


def _retire(connection: duckdb.DuckDBPyConnection, table: str, twin: Columns | None) -> None:
    """Take away a table of another form; its rows become past ones, as far as there is a twin."""
    if twin is not None:
        connection.execute(
            f"INSERT INTO {PAST}.{table} BY NAME SELECT *, {NOW} AS recorded_until FROM {table}"
        )
    connection.execute(f"DROP TABLE {table}")


def held_columns(connection: duckdb.DuckDBPyConnection, schema: str) -> dict[str, Columns]:
    """By table of a schema: names and types of the columns that writers give."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "AND database_name = current_database() AND schema_name = ? "
        "AND column_name NOT IN ('recorded_from', 'recorded_until') ORDER BY table_name, column_index",
        [schema],
    ).fetchall():
        found.setdefault(table, []).append((column, kind))
    return {table: tuple(described) for table, described in found.items()}


def _reshape(connection: duckdb.DuckDBPyConnection, table: str, found: Columns) -> None:
    """Make the table anew where only the order of its columns is another."""
    wanted = columns(table)
    if sorted(found) != sorted(wanted):
        named = ", ".join(sorted(f"{name} {kind}" for name, kind in set(found) ^ set(wanted)))
        raise UpgradeError(
            f"no step of warehouse/upgrades leads to the present form of table {table} ({named}); "
            "move the file away and make it anew with `danchieu archive replay`"
        )
    connection.execute(f"CREATE TEMP TABLE upgraded AS FROM {table}; DROP TABLE {table}")
    _make_tables(connection)
    install_past(connection)
    _put_back(connection, f"main.{table}")


def _make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that are not there."""
    for _, sql in files("schema"):
        connection.execute(sql)


def _reshape_twin(connection: duckdb.DuckDBPyConnection, table: str, found: Columns) -> None:
    """Make the twin anew with the table's present columns; what its rows never had is null."""
    connection.execute(f"CREATE TEMP TABLE upgraded AS FROM {PAST}.{table}; DROP TABLE {PAST}.{table}")
    for name, _ in set(found) - set(columns(table)):
        connection.execute(f'ALTER TABLE upgraded DROP COLUMN "{name}"')
    install_past(connection)
    _put_back(connection, f"{PAST}.{table}")


def _put_back(connection: duckdb.DuckDBPyConnection, target: str) -> None:
    connection.execute(f"INSERT INTO {target} BY NAME FROM temp.upgraded; DROP TABLE temp.upgraded")
