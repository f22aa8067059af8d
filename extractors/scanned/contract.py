"""How pages were read, what OCR was unsure of, and what was mended, as JSON."""

from __future__ import annotations

from typing import Any

from extractors.document import Document
from extractors.facts import SelfInstrument
from extractors.scanned.facts import Mend

Json = dict[str, Any]


def reading_json(document: Document) -> Json:
    """The contract's keys that tell how a file was read."""
    return {
        "pages": [
            {"number": page.number, "how": page.how, "reason": page.reason, "confidence": page.confidence}
            for page in document.pages
        ],
        "doubts": [
            {
                "quote": document.text[doubt.start : doubt.end],
                "start": doubt.start,
                "end": doubt.end,
                "confidence": doubt.confidence,
            }
            for doubt in document.doubts
        ],
    }


def mends_json(itself: SelfInstrument) -> Json:
    """The keys of `self` that tell what OCR was unsure of."""
    return {"doubtful": list(itself.doubtful), "mends": [_mend(row) for row in itself.mends]}


def _mend(row: Mend) -> Json:
    return {
        "field": row.field,
        "read": row.read,
        "value": row.value,
        "doubtful": row.doubtful,
        "rule": row.rule,
        "witnesses": [
            {"kind": witness.kind, "said": witness.said, "start": witness.start} for witness in row.witnesses
        ],
    }
