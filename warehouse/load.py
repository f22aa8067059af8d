"""Loading a batch: what is new, changed or read anew is decided first, then written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.record import Failure, Processed
from warehouse.columns import Columns, arrow, columns, insert
from warehouse.rows import FACT_TABLES, Batch, Item, Row
from warehouse.sqlfiles import files


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
    items = sorted((Item.of(one) for one in processed), key=_arrival)
    failed = [_failure(run_id, failure) for failure in failures]
    with transaction(connection):
        report = _write(connection, items, run_id) if items else LoadReport()
        insert(connection, "run_failures", failed)
    return report + LoadReport(failures=len(failed))


def _arrival(item: Item) -> tuple[str, str, int]:
    record = item.processed.record
    return record.fetched_at, record.url, item.version_id


def _write(connection: duckdb.DuckDBPyConnection, items: list[Item], run_id: str) -> LoadReport:
    outcomes = _outcomes(connection, items)
    batch = Batch()
    for item in {
        i.version_id: i for i, what in zip(items, outcomes, strict=True) if what != "unchanged"
    }.values():
        batch.add_facts(item)
    _merge(connection, items, outcomes)
    _forget_replaced(connection)
    for table in FACT_TABLES:
        insert(connection, table, batch.tables[table])
    insert(connection, "run_items", [_run_item(run_id, *pair) for pair in zip(items, outcomes, strict=True)])
    counts = {name: outcomes.count(name) for name in ("new", "changed", "reextracted", "unchanged")}
    return LoadReport(**counts, rows=batch.count())


def _outcomes(connection: duckdb.DuckDBPyConnection, items: list[Item]) -> list[str]:
    """What each item is to the warehouse; an item also counts as known to those after it."""
    known, current = _known(connection, items), _current(connection, items)
    outcomes = []
    for item in items:
        seen = known.setdefault(item.document_id, {})
        code, content, data = item.processed.code_version, item.content, item.processed.record.sha256
        when, last = item.processed.record.fetched_at, current.get(item.document_id, ("", content))
        if when >= last[0]:
            current[item.document_id] = when, content
        if seen.get(content) == code:
            # A page that went back to what it said before: other facts are current than were.
            outcomes.append("changed" if when > last[0] and content != last[1] else "unchanged")
        elif not seen:
            outcomes.append("new")
        else:
            outcomes.append("reextracted" if content in seen or data in seen else "changed")
        seen[content], seen[data] = code, code
    return outcomes


def _current(connection: duckdb.DuckDBPyConnection, items: list[Item]) -> dict[int, tuple[str, str]]:
    """By document: when it was met last, and the hash of the content that it had."""
    found = connection.execute(
        """
        SELECT document_id, last_fetched_at, content_hash
        FROM document_versions WHERE is_current AND document_id IN (SELECT unnest(?))
        """,
        [[item.document_id for item in items]],
    ).fetchall()
    return {document_id: (when, content) for document_id, when, content in found}


def _known(connection: duckdb.DuckDBPyConnection, items: list[Item]) -> dict[int, dict[str, str]]:
    """By document: the hashes of contents and bytes met before, with the code version that read them."""
    wanted = pa.table({"document_id": pa.array([item.document_id for item in items], pa.int64())})
    connection.register("wanted", wanted)
    found = connection.execute(
        """
        SELECT document_id, content_hash, code_version
        FROM document_versions SEMI JOIN wanted USING (document_id)
        UNION ALL
        SELECT document_id, sha256, '' FROM archive_records SEMI JOIN wanted USING (document_id)
        """
    ).fetchall()
    connection.unregister("wanted")
    known: dict[int, dict[str, str]] = {}
    for document_id, hashed, code in found:
        known.setdefault(document_id, {})[hashed] = code
    return known


def _merge(connection: duckdb.DuckDBPyConnection, items: list[Item], outcomes: list[str]) -> None:
    """Documents, versions and archive records of the batch, by the statements of `merge/`."""
    arrival: Columns = (("arrival", "BIGINT"),)
    stages: dict[str, tuple[Columns, list[Row]]] = {
        "new_documents": (
            columns("documents") + arrival,
            [(*_document(item), place) for place, item in enumerate(items)],
        ),
        "new_archive": (
            columns("archive_records") + arrival,
            [(*_archive_record(item), place) for place, item in enumerate(items)],
        ),
        "new_versions": (
            columns("document_versions") + arrival + (("fresh", "BOOLEAN"),),
            [
                (*_version(item), place, outcome != "unchanged")
                for place, (item, outcome) in enumerate(zip(items, outcomes, strict=True))
            ],
        ),
    }
    for name, (described, rows) in stages.items():
        connection.register(name, arrow(described, rows))
    for _, sql in files("merge"):
        connection.execute(sql)
    for name in stages:
        connection.unregister(name)


def _forget_replaced(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the facts of versions that the batch writes anew, or whose bytes now read as another version."""
    replaced = connection.execute("SELECT count(*) FROM gone").fetchone()
    if replaced and replaced[0]:
        for table in FACT_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE version_id IN (SELECT version_id FROM gone)")


def _document(item: Item) -> Row:
    context = item.processed.context
    return item.document_id, item.processed.record.url, context.publisher, context.jurisdiction


def _version(item: Item) -> Row:
    processed = item.processed
    document, facts, fetched = processed.document, processed.facts, processed.record.fetched_at
    keys = (item.version_id, item.document_id, False, processed.record.sha256, item.content)
    read = (processed.code_version, fetched, fetched, document.format, facts.doc_kind.value)
    bylines = [byline.name for byline in document.bylines]
    said = (document.title, document.published, facts.about, bylines, document.warnings, document.text)
    return *keys, *read, *said


def _archive_record(item: Item) -> Row:
    record = item.processed.record
    response = (record.size, record.media_type, record.status, record.etag, record.last_modified)
    met = (record.fetched_at, record.fetched_at)
    return item.document_id, record.sha256, item.version_id, *response, record.parent, *met


def _run_item(run_id: str, item: Item, outcome: str) -> Row:
    record = item.processed.record
    what = (item.version_id, record.sha256, record.fetched_at, item.processed.code_version, outcome)
    return run_id, item.document_id, record.url, *what


def _failure(run_id: str, failure: Failure) -> Row:
    told = (failure.source, failure.stage, failure.kind, failure.message)
    return run_id, *told, failure.source_name, failure.attempts, failure.next_try
