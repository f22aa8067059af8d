"""What stands above a document's facts, as rows: the document, its bytes, its version; and failures.

The order of the values in each tuple is the order of the columns in `schema/`; behind them stands the item's
place in its batch.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.record import Failure
from warehouse.loading.rows import Item, Row

HEADS = ("documents", "archive_records", "document_versions")
ITEM = (("item", "BIGINT"),)
"""The column behind those of the table: which item of the batch a row belongs to."""


def head_rows(items: Sequence[Item]) -> dict[str, list[Row]]:
    """Rows of `HEADS`, one an item in each."""
    return {
        "documents": [(*_document(item), place) for place, item in enumerate(items)],
        "archive_records": [(*_archive_record(item), place) for place, item in enumerate(items)],
        "document_versions": [(*_version(item), place) for place, item in enumerate(items)],
    }


def failure_row(run_id: str, failure: Failure) -> Row:
    """A row of `run_failures`."""
    told = (failure.source, failure.stage, failure.kind, failure.message)
    return run_id, *told, failure.source_name, failure.attempts, failure.next_try


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
