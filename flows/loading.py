"""A batch that was read, into the warehouse."""

from __future__ import annotations

from collections.abc import Sequence

from flows.reading import ReadBatch
from pipeline.record import ArchiveRecord, Failure
from warehouse.loading.load import LoadReport
from warehouse.loading.unread import note_opened, note_unreadable
from warehouse.store import Warehouse


def load_read(warehouse: Warehouse, batch: ReadBatch, failures: Sequence[Failure], run_id: str) -> LoadReport:
    """Write the documents of a batch, from memory or from its shards, and what failed."""
    shards = warehouse.load_shards(batch.shards, run_id) if batch.shards else LoadReport()
    return shards + warehouse.load(batch.documents, failures, run_id)


def note_unread(
    warehouse: Warehouse, batch: ReadBatch, bad: Sequence[tuple[ArchiveRecord, Failure]], run_id: str
) -> None:
    """Remember what of a batch gave no document of its own."""

    def note() -> None:
        note_unreadable(warehouse.connection, bad, run_id)
        note_opened(warehouse.connection, batch.opened, bad, run_id)

    warehouse.turns.write(note)
