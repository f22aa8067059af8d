"""Rows replaced with a trace: what is removed or changed moves to the twin, what stays keeps its time.

Two ways lead there.  `amended` is for statements that touch a stretch of a table in place.  `recomputed` is
for those that write a table anew as a whole: they fill an empty table of the same name, and only the
differences reach the kept one.  Rows are compared as a multiset over all columns that writers give.  Both run
inside the caller's transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import duckdb

from warehouse.history.kept import NOW, PAST, hashed, kept, listed
from warehouse.lake.attached import in_lake
from warehouse.sqlfiles import files

_WRITTEN = re.compile(r"\bINSERT INTO (\w+)")
_FILLED = re.compile(r"\bINSERT INTO (\w+)$", re.M)
_ONCE_PER_VERSION = {"document_versions": "text"}
"""By table: a long column that follows from the first; a past row has it only where no present one does."""


@contextmanager
def amended(connection: duckdb.DuckDBPyConnection, names: Iterable[str], where: str) -> Iterator[None]:
    """Let the body change the rows of the tables `names` for which the SQL condition `where` holds.

    The condition is asked before and after, so it must not hang on what the body changes.  Rows of the same
    values before and after keep their `recorded_from`, whether or not the body wrote them again.
    """
    before = [] if in_lake(connection) else [t for t in names if _remember(connection, t, where)]
    yield
    for table in before:
        _settle_stretch(connection, table, where)
        connection.execute(f"DROP TABLE history_{table}")


def put_before(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Take the rows of the temporary table `history_<table>` as the whole table before; it is dropped."""
    _settle_stretch(connection, table, "true")
    connection.execute(f"DROP TABLE history_{table}")


def _remember(connection: duckdb.DuckDBPyConnection, table: str, where: str) -> bool:
    """Keep the stretch as it is in a temporary table; whether there is any row.

    That is asked first: a question for one row reads none of the long columns.
    """
    if not connection.execute(f"SELECT 1 FROM {table} WHERE {where} LIMIT 1").fetchone():
        return False
    connection.execute(f"CREATE OR REPLACE TEMP TABLE history_{table} AS FROM {table} WHERE {where}")
    return True


def _settle_stretch(connection: duckdb.DuckDBPyConnection, table: str, where: str) -> None:
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE history_is AS
        SELECT rowid AS id, {_numbered(table)} FROM {table} WHERE {where};
        CREATE OR REPLACE TEMP TABLE history_was AS
        SELECT rowid AS id, recorded_from, {_numbered(table)} FROM history_{table};
        UPDATE {table} AS t SET recorded_from = m.recorded_from
        FROM (
            SELECT history_is.id, coalesce(history_was.recorded_from, {NOW}) AS recorded_from
            FROM history_is LEFT JOIN history_was USING (row_hash, nth)
        ) AS m
        WHERE t.rowid = m.id AND t.recorded_from <> m.recorded_from;
    """)
    gone = "SELECT id FROM history_was ANTI JOIN history_is USING (row_hash, nth)"
    connection.execute(_moved(table, f"history_{table}", gone))


@contextmanager
def recomputed(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[None]:
    """Let the body fill the tables `names`, which it finds empty, and apply the differences.

    While the body runs their names mean temporary tables, for views and macros too.  It empties them first
    all the same: a lake keeps the past by itself, and there it writes to the tables themselves.  So it does
    where a table has no rows yet, in the statements that `filling` gives.
    """
    if in_lake(connection):
        yield
        return
    row = connection.execute("SELECT current_database()").fetchone()
    database = f'"{row[0] if row else ""}".'
    names = [t for t in names if connection.execute(f"SELECT 1 FROM {database}main.{t} LIMIT 1").fetchone()]
    for table in names:
        connection.execute(
            f"CREATE TEMP TABLE {table} AS SELECT {listed(table)} FROM {database}main.{table} LIMIT 0"
        )
    yield
    for table in names:
        _settle_whole(connection, database, table)
        connection.execute(f"DROP TABLE temp.{table}")


def filling(sql: str) -> str:
    """The same statements, with the columns of tables that keep their past listed where all are given.

    >>> filling("INSERT INTO lexicon_terms\\nFROM congresses")
    'INSERT INTO lexicon_terms ("term", "opens", "closes")\\nFROM congresses'
    """
    return _FILLED.sub(
        lambda met: f"{met[0]} ({listed(met[1])})" if met[1] in kept() else met[0],
        sql,
    )


def written_by(folder: str) -> tuple[str, ...]:
    """The tables with a past that the SQL files of a folder fill."""
    found = {name for _, sql in files(folder) for name in _WRITTEN.findall(sql)}
    return tuple(table for table in kept() if table in found)


def _settle_whole(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> None:
    given, home = listed(table), f"{database}main."
    connection.execute(_touched(home, table))
    for name, side in (("history_was", f"{home}{table}"), ("history_is", f"temp.{table}")):
        connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE {name} AS
            SELECT t.rowid AS id, {_numbered(table)} FROM {side} AS t
            SEMI JOIN history_touched AS k ON k.bucket IS NOT DISTINCT FROM t.{given.split(", ")[0]}
        """)
    gone = "SELECT id FROM history_was ANTI JOIN history_is USING (row_hash, nth)"
    fresh = "SELECT id FROM history_is ANTI JOIN history_was USING (row_hash, nth)"
    connection.execute(_moved(table, f"{home}{table}", gone, database))
    connection.execute(f"DELETE FROM {home}{table} WHERE rowid IN ({gone})")
    connection.execute(
        f"INSERT INTO {home}{table} ({given}) SELECT {given} FROM temp.{table} WHERE rowid IN ({fresh})"
    )


def _touched(home: str, table: str) -> str:
    """SQL for the values of the first column whose rows are not the same before and after.

    A sum of hashes tells them: one pass over both tables, where comparing row by row would sort millions.
    """
    key = listed(table).split(", ")[0]
    return f"""
        CREATE OR REPLACE TEMP TABLE history_touched AS
        SELECT bucket FROM (
            SELECT {key} AS bucket, {hashed(table)}::HUGEINT AS row_hash, 1 AS one FROM {home}{table}
            UNION ALL
            SELECT {key}, -{hashed(table)}::HUGEINT, -1 FROM temp.{table}
        )
        GROUP BY bucket HAVING sum(row_hash) <> 0 OR sum(one) <> 0
    """


def _numbered(table: str) -> str:
    """The hash of a row, and which of its equals it is."""
    return (
        f"{hashed(table)} AS row_hash, row_number() OVER (PARTITION BY {hashed(table)} ORDER BY rowid) AS nth"
    )


def _moved(table: str, origin: str, ids: str, database: str = "") -> str:
    """SQL that files the rows of `origin` with those row ids in the twin."""
    given = listed(table)
    long = _ONCE_PER_VERSION.get(table)
    picked = given
    if long:
        key = given.split(", ")[0]
        picked = given.replace(
            f'"{long}"',
            f'CASE WHEN {key} NOT IN (SELECT {key} FROM {database}main.{table}) THEN "{long}" END',
        )
    return f"""
        INSERT INTO {database}{PAST}.{table} ({given}, recorded_from, recorded_until)
        SELECT {picked}, recorded_from, {NOW} FROM {origin} WHERE rowid IN ({ids})
    """
