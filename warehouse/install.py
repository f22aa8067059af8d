"""Making a file a warehouse of the present version: tables, their pasts, views, macros, lexicon rows."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

from warehouse.columns import columns, insert, tables
from warehouse.docs.comments import document
from warehouse.history.earlier import SINCE
from warehouse.history.kept import NOW, install_past
from warehouse.history.replace import recomputed
from warehouse.lake.attached import in_lake
from warehouse.loading.lexicon import lexicon_tables
from warehouse.loading.load import transaction
from warehouse.sqlfiles import comments, files
from warehouse.upgrade import VERSION, UpgradeError, held_columns, newest, refuse_newer, upgrade, version_of


def install(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Make what is missing or of an older version; give the version that was found where tables changed.

    Nothing is done where this very version is there.

    Raises:
        UpgradeError: a newer version made the file, or no step leads from its tables to the present ones.
    """
    found = version_of(connection)
    if found is not None:
        refuse_newer(found)
    wanted = _wanted()
    if found is not None and _noted(connection, "schema") == wanted:
        return None
    lexicon, lake, stale = lexicon_tables(), in_lake(connection), False
    with _past_the_log(connection), transaction(connection):
        if found is not None:
            stale = upgrade(connection, found)
        _execute(connection, _schema())
        install_past(connection)
        _check(connection)
        _execute(connection, _above(), of_views=not lake)
        with recomputed(connection, tuple(lexicon)):
            for table, rows in lexicon.items():
                connection.execute(f"DELETE FROM {table}")
                insert(connection, table, rows)
        document(connection)
        _note(connection, wanted)
    return found if found is not None and (stale or found < newest()) else None


@cache
def _wanted() -> str:
    """What a warehouse of this very version notes: a hash over its definitions and its lexicon."""
    parts = [*_schema(), *_above(), repr((newest(), lexicon_tables()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _schema() -> list[str]:
    return [sql for _, sql in files("schema")]


def _above() -> list[str]:
    """What stands on the tables."""
    return [sql for folder in ("functions", "views", "macros") for _, sql in files(folder)]


@contextmanager
def _past_the_log(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commits inside go straight into the file: DuckDB 1.5 cannot read a column's default back from its log,
    and a warehouse killed before the next checkpoint would not open again."""
    if in_lake(connection):
        yield
        return
    connection.execute("SET checkpoint_threshold = '0B'")
    try:
        yield
    finally:
        connection.execute("RESET checkpoint_threshold")


def needs_upgrade(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the tables are of an older version.

    Raises:
        UpgradeError: they are of a newer one.
    """
    found = version_of(connection)
    if found is None:
        return False
    refuse_newer(found)
    return found < newest()


def before_upgrade(path: Path) -> Path:
    """Where a warehouse file lies as it was before its upgrade, until that is done."""
    return path.with_name(f"{path.name}.before-upgrade")


def copy_beside(path: Path) -> Path:
    """A copy of the file, to be kept until its upgrade is done."""
    beside = before_upgrade(path)
    fresh = path.with_name(f"{beside.name}.new")
    shutil.copy2(path, fresh)
    return fresh.replace(beside)


def _execute(connection: duckdb.DuckDBPyConnection, statements: list[str], *, of_views: bool = True) -> None:
    for sql in statements:
        connection.execute(sql)
        for comment in comments(sql, of_views=of_views):
            connection.execute(comment)


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Refuse a file whose tables are not those of the version that it claims."""
    held = held_columns(connection, "main")
    other = [table for table in tables() if held.get(table) != columns(table)]
    if other:
        raise UpgradeError(
            f"table {other[0]} differs from what its version says; "
            "move the file away and make it anew with `danchieu archive replay`"
        )


def _noted(connection: duckdb.DuckDBPyConnection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM warehouse_meta WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else None


def _note(connection: duckdb.DuckDBPyConnection, wanted: str) -> None:
    connection.execute("DELETE FROM warehouse_meta WHERE key IN ('schema', ?)", [VERSION])
    insert(connection, "warehouse_meta", [("schema", wanted), (VERSION, str(newest()))])
    if _noted(connection, SINCE) is None:
        connection.execute(
            f"INSERT INTO warehouse_meta SELECT ?, strftime({NOW}, '%Y-%m-%dT%H:%M:%S.%f')", [SINCE]
        )
