"""Loading a batch: what is new, changed or read anew is decided first, then written in one transaction.

Documents come from memory (`load_batch`) or from folders of Parquet files (`shards.load_shards`); both give
the same relations, `incoming_<table>`, and one set of statements, in `merge/`, does the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import duckdb

from pipeline.record import Failure, Processed
from warehouse.columns import arrow, columns, insert, picked
from warehouse.history.kept import listed
from warehouse.history.replace import amended
from warehouse.loading.head_rows import HEADS, ITEM, failure_row, head_rows
from warehouse.loading.rows import FACT_TABLES, Batch, Item
from warehouse.sqlfiles import files

_MET = "document_id IN (SELECT document_id FROM incoming_documents)"
_GONE = "version_id IN (SELECT version_id FROM gone)"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a batch brought: counts of documents by outcome, of failures, and of rows written."""

    new: int = 0
    """Documents never met before."""
    changed: int = 0
    """Documents known, with a content that is not the one met last."""
    reextracted: int = 0
    """Documents known and unchanged, whose facts another code version has read anew."""
    unchanged: int = 0
    failures: int = 0
    rows: int = 0
    """Facts, blocks, furniture and spans written."""

    def __add__(self, other: LoadReport) -> LoadReport:
        """The two batches together."""
        return LoadReport(
            self.new + other.new,
            self.changed + other.changed,
            self.reextracted + other.reextracted,
            self.unchanged + other.unchanged,
            self.failures + other.failures,
            self.rows + other.rows,
        )


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside is kept together, or, on any error, nothing of it."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Incoming(Protocol):
    """Documents on their way in."""

    def show_heads(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make `incoming_documents`, `incoming_archive_records` and `incoming_document_versions`.

        Each has one row an item, in the columns of its table, then `item`, a number of its own.
        """

    def show_facts(self, connection: duckdb.DuckDBPyConnection) -> Iterable[str]:
        """Make `incoming_<table>` for each table named, with what the items of `chosen` say."""

    def hide(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take all that was made away again."""


def load_batch(
    connection: duckdb.DuckDBPyConnection,
    processed: Iterable[Processed],
    failures: Iterable[Failure],
    run_id: str,
) -> LoadReport:
    """Write one batch in one transaction; on any error nothing of it stays.

    The same source and content under the same code version is left as it is.  The same content under
    another code version has its facts replaced in place; so have bytes that the new code reads differently.
    """
    items = [Item.of(one) for one in processed]
    failed = [failure_row(run_id, failure) for failure in failures]
    with transaction(connection):
        report = load_incoming(connection, _InMemory(items), run_id) if items else LoadReport()
        insert(connection, "run_failures", failed)
    return report + LoadReport(failures=len(failed))


def load_incoming(connection: duckdb.DuckDBPyConnection, incoming: Incoming, run_id: str) -> LoadReport:
    """Write what comes in, inside the caller's transaction."""
    incoming.show_heads(connection)
    try:
        with amended(connection, HEADS, _MET):
            for _, sql in files("merge"):
                connection.execute(sql)
        with _forgotten(connection):
            written = sum(_write(connection, table) for table in incoming.show_facts(connection))
    finally:
        incoming.hide(connection)
    connection.execute(
        """
        INSERT INTO run_items BY NAME
        SELECT ? AS run_id, document_id, source, version_id, sha256, fetched_at, code_version, outcome
        FROM arrivals ORDER BY arrival
        """,
        [run_id],
    )
    counted = connection.execute("SELECT outcome, count(*) FROM arrivals GROUP BY outcome").fetchall()
    return LoadReport(**dict(counted), rows=written)


def _write(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Write the incoming rows of a table; their number."""
    row = connection.execute(
        f"INSERT INTO {table} ({listed(table)}) SELECT {picked(columns(table))} FROM incoming_{table}"
    ).fetchone()
    return int(row[0]) if row else 0


@contextmanager
def _forgotten(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Drop the facts of versions that the body writes anew, or whose bytes now read as another version."""
    replaced = connection.execute("SELECT 1 FROM gone LIMIT 1").fetchone()
    tables = FACT_TABLES if replaced else ()
    with amended(connection, tables, _GONE):
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE {_GONE}")
        yield


class _InMemory:
    """Items whose facts become rows only where they are written."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._shown: list[str] = []

    def show_heads(self, connection: duckdb.DuckDBPyConnection) -> None:
        for table, rows in head_rows(self._items).items():
            connection.register(f"incoming_{table}", arrow(columns(table) + ITEM, rows))
            self._shown.append(table)

    def show_facts(self, connection: duckdb.DuckDBPyConnection) -> Iterable[str]:
        batch = Batch()
        for (item,) in connection.execute("SELECT item FROM chosen ORDER BY item").fetchall():
            batch.add_facts(self._items[item])
        filled = [table for table in FACT_TABLES if batch.tables[table]]
        for table in filled:
            connection.register(f"incoming_{table}", arrow(columns(table), batch.tables[table]))
            self._shown.append(table)
        return filled

    def hide(self, connection: duckdb.DuckDBPyConnection) -> None:
        for table in self._shown:
            connection.unregister(f"incoming_{table}")
