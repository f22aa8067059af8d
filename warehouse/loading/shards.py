"""Shards: batches of processed documents as folders of Parquet files, made anywhere and loaded by one writer.

A shard holds one file for each of `shard_tables()`, named like the warehouse's table and with its columns in
their order, then `item`: the place of the document in the shard.  `documents`, `archive_records` and
`document_versions` have one row an item; which of the versions is current, and what of the facts is written,
the load decides.  A shard is written beside its place and renamed, so a folder that is there is whole.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.record import Failure, Processed
from warehouse.columns import Columns, arrow, columns, picked
from warehouse.history.kept import listed
from warehouse.lake.attached import in_lake
from warehouse.loading.head_rows import HEADS, ITEM, failure_row, head_rows
from warehouse.loading.load import LoadReport, load_incoming, transaction
from warehouse.loading.rows import FACT_TABLES, Batch, Item, Row
from warehouse.sqlfiles import literal

_OF_FILE = 1 << 32
"""An item's number in a load: its file's place in the list times this, and its place in the file."""


class ShardError(RuntimeError):
    """A folder that is no shard; one line that names it, the cause and the mend."""


def shard_tables() -> tuple[str, ...]:
    """Names of the tables that every shard has a file for.

    >>> shard_tables()[:2], shard_tables()[-1]
    (('documents', 'archive_records'), 'run_failures')
    """
    return (*HEADS, *FACT_TABLES, "run_failures")


def shard_columns(table: str) -> Columns:
    """Names and SQL types of the columns of a shard's file."""
    if table == "run_failures":
        # The run is the one that loads it.
        return columns(table)[1:]
    return columns(table) + ITEM


def write_shard(folder: Path, processed: Iterable[Processed], failures: Iterable[Failure] = ()) -> None:
    """Write documents and failures as the shard `folder`; one of that name is replaced.

    Raises:
        ShardError: the folder cannot be written.
    """
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        fresh.mkdir(parents=True)
        with duckdb.connect() as connection:
            for table, rows in _shard_rows(processed, failures).items():
                _write_file(connection, fresh / f"{table}.parquet", shard_columns(table), rows)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
    except (OSError, duckdb.IOException) as error:
        raise ShardError(f"{folder}: cannot be written: {str(error).splitlines()[0]}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _shard_rows(processed: Iterable[Processed], failures: Iterable[Failure]) -> dict[str, list[Row]]:
    items = [Item.of(one) for one in processed]
    rows: defaultdict[str, list[Row]] = defaultdict(list, head_rows(items))
    for place, item in enumerate(items):
        batch = Batch()
        batch.add_facts(item)
        for table, said in batch.tables.items():
            rows[table] += [(*row, place) for row in said]
    rows["run_failures"] = [failure_row("", failure)[1:] for failure in failures]
    return {table: rows[table] for table in shard_tables()}


def _write_file(
    connection: duckdb.DuckDBPyConnection, path: Path, described: Columns, rows: Sequence[Row]
) -> None:
    connection.register("rows", arrow(described, rows))
    connection.execute(
        f"COPY (SELECT {picked(described)} FROM rows) TO {literal(str(path))} "
        "(FORMAT parquet, COMPRESSION zstd)"
    )
    connection.unregister("rows")


def load_shards(
    connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], run_id: str, *, at_once: int = 50_000
) -> LoadReport:
    """Load shards; what they hold counts as one batch, and comes to the same as `load.load_batch` with it.

    Args:
        connection: the warehouse, open for writing.
        folders: the shards; where each stands in the list does not matter.
        run_id: the run under which their documents and failures are noted.
        at_once: about how many documents are written in one transaction; after a sudden end the whole
            list can be loaded again.

    Raises:
        ShardError: a folder lacks a file, or one has other columns.
    """
    report = LoadReport()
    with _seldom_checkpointed(connection):
        for group in _groups(connection, sorted(folders), at_once):
            with transaction(connection):
                report += load_incoming(connection, _Shards(group), run_id) + _load_failures(
                    connection, group, run_id
                )
    return report


@contextmanager
def _seldom_checkpointed(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Leave small commits in the log, for the next commit afterwards to make up for.

    A checkpoint after each group writes the end of every table again, and takes as long as the group itself.
    """
    if in_lake(connection):
        yield
        return
    connection.execute("SET checkpoint_threshold = '2GB'")
    try:
        yield
    finally:
        connection.execute("RESET checkpoint_threshold")


def _groups(
    connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], at_once: int
) -> Iterable[list[Path]]:
    """Shards in groups of about `at_once` documents."""
    counts = [_documents(connection, folder) for folder in folders]
    group, held = list[Path](), 0
    for folder, count in zip(folders, counts, strict=True):
        if group and held + count > at_once:
            yield group
            group, held = [], 0
        group.append(folder)
        held += count
    if group:
        yield group


def _documents(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """How many documents a shard holds; it must have all its files."""
    lacking = [table for table in shard_tables() if not (folder / f"{table}.parquet").is_file()]
    if lacking:
        raise ShardError(f"{folder}: no shard: {lacking[0]}.parquet is missing; write it again")
    try:
        row = connection.execute(f"SELECT count(*) FROM {_files('documents', [folder])}").fetchone()
    except duckdb.Error as error:
        raise ShardError(f"{folder}: no shard: {str(error).splitlines()[0]}; write it again") from error
    return int(row[0]) if row else 0


def _files(table: str, folders: Sequence[Path]) -> str:
    listed = ", ".join(literal(str(folder / f"{table}.parquet")) for folder in folders)
    return f"read_parquet([{listed}])"


def _load_failures(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], run_id: str) -> LoadReport:
    row = connection.execute(
        f"INSERT INTO run_failures ({listed('run_failures')}) "
        f"SELECT ?, * FROM {_files('run_failures', folders)}",
        [run_id],
    ).fetchone()
    return LoadReport(failures=int(row[0]) if row else 0)


@dataclass(frozen=True, slots=True)
class _Shards:
    """Several shards as one batch."""

    folders: Sequence[Path]

    def show_heads(self, connection: duckdb.DuckDBPyConnection) -> None:
        for table in HEADS:
            self._show(connection, table, "")

    def show_facts(self, connection: duckdb.DuckDBPyConnection) -> Iterable[str]:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM chosen) < (SELECT count(*) FROM arrivals)"
        ).fetchone()
        picked_out = " SEMI JOIN chosen USING (item)" if row and row[0] else ""
        for table in FACT_TABLES:
            self._show(connection, table, picked_out)
        return FACT_TABLES

    def _show(self, connection: duckdb.DuckDBPyConnection, table: str, picked_out: str) -> None:
        connection.execute(
            f"""
            CREATE OR REPLACE TEMP VIEW incoming_{table} AS
            SELECT * FROM (
                SELECT * REPLACE (file_index * {_OF_FILE} + item AS item) FROM {_files(table, self.folders)}
            ){picked_out}
            """
        )

    def hide(self, connection: duckdb.DuckDBPyConnection) -> None:
        for table in (*HEADS, *FACT_TABLES):
            connection.execute(f"DROP VIEW IF EXISTS temp.incoming_{table}")
