"""A version's digital signatures as rows; the order of the values is that of the columns in `schema/`."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from extractors.document import Document

SIGNATURE_TABLES = ("fact_digital_signatures",)


def signature_rows(version: int, document: Document) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of the table: the version, then the fields of each signature in their order."""
    return {"fact_digital_signatures": [(version, *astuple(row)) for row in document.digital_signatures]}
