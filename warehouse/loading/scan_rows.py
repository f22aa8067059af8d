"""How a version's pages were read, as rows; the order of the values is that of the columns in `schema/`."""

from __future__ import annotations

from typing import Any

from extractors.document import Document
from extractors.facts import Facts

SCAN_TABLES = ("fact_pages", "fact_doubts", "fact_mends")


def scan_rows(version: int, document: Document, facts: Facts) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each table."""
    mends = facts.itself.mends if facts.itself else ()
    return {
        "fact_pages": [
            (version, page.number, page.how, page.reason, page.confidence) for page in document.pages
        ],
        "fact_doubts": [
            (version, n, doubt.start, doubt.end, doubt.confidence) for n, doubt in enumerate(document.doubts)
        ],
        "fact_mends": [
            (
                version,
                mend.field,
                mend.read,
                mend.value,
                mend.doubtful,
                mend.rule,
                [f"{witness.kind}: {witness.said}" for witness in mend.witnesses],
            )
            for mend in mends
        ],
    }
