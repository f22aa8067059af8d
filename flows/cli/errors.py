"""What commands raise, and what they may meet."""

from __future__ import annotations

import sys
from importlib import import_module

_KNOWN = (
    ("corpora.tables", "TableError"),
    ("corpora.source_definitions", "SourceError"),
    ("extractors.ner", "ModelError"),
    ("pipeline.evaluate.gold", "GoldError"),
    ("pipeline.archive.errors", "ArchiveError"),
    ("flows.contact", "ContactError"),
    ("flows.takedown", "TakedownError"),
    ("pipeline.forgotten", "ForgottenError"),
    ("pipeline.limits", "LimitError"),
    ("pipeline.workers", "WorkerError"),
    ("pipeline.frontier.store", "FrontierError"),
    ("flows.run", "RunError"),
    ("flows.reading", "EngineError"),
    ("warehouse.store", "WarehouseError"),
    ("warehouse.publish", "PublishError"),
    ("warehouse.snapshots", "SnapshotError"),
    ("warehouse.history.earlier", "HistoryError"),
    ("warehouse.query", "QueryError"),
    ("warehouse.identity.pairs", "PairsError"),
    ("warehouse.lake.file", "LakeError"),
    ("warehouse.answers.names", "NameLookupError"),
    ("warehouse.answers.versions", "NothingToCompareError"),
    ("warehouse.answers.explain", "MentionError"),
    ("warehouse.docs.examples", "ExampleError"),
    ("warehouse.findings.acceptances", "AcceptanceError"),
    ("warehouse.export.tables", "ExportError"),
    ("warehouse.findings.portal_file", "PortalFileError"),
)


class CommandError(Exception):
    """A command that cannot be carried out: one line with the cause and the mend."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def known_errors() -> tuple[type[Exception], ...]:
    """The errors whose text is written for a person.

    Only modules already imported can have raised one, so none is imported for the question.
    """
    found = [getattr(import_module(module), name) for module, name in _KNOWN if module in sys.modules]
    return (*found, OSError)
