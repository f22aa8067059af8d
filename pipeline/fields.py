"""Which fields a document that was read has: what a source's assertions hold it to."""

from __future__ import annotations

from extractors.document import Document
from extractors.facts import Facts

LEAST_LETTERS = 200
"""Below so many letters a page's text is a caption or an apology."""


def present_fields(document: Document, facts: Facts) -> frozenset[str]:
    """Those of `corpora.source_definitions.FIELDS` that are not empty.

    `number`, `issuer` and `signer` are those of the instrument that the document itself is.
    """
    itself = facts.itself
    present = {
        "title": bool(document.title),
        "published": bool(document.published),
        "text": len(document.text) >= LEAST_LETTERS,
        "byline": bool(document.bylines),
        "number": bool(itself and itself.number),
        "issuer": bool(itself and itself.issuer),
        "signer": bool(itself and itself.signer),
    }
    return frozenset(field for field, there in present.items() if there)
