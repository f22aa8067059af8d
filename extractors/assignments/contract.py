"""An assignment as JSON: its values in reading, and every cell with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.document import Document
from extractors.evidence_json import evidence_json

if TYPE_CHECKING:
    from extractors.facts import Citation

Json = dict[str, Any]


def assignment_json(row: Assignment, document: Document, citations: Sequence[Citation]) -> Json:
    """One row of `assignments`; `cells` hold the evidence of each value, with page and box."""
    due = row.deadline
    return {
        "form": row.form,
        "number": row.number,
        "groups": [part.value for part in row.groups],
        "task": row.task.value,
        "lead": [part.value for part in row.lead],
        "coordinating": [part.value for part in row.coordinating],
        "deadline": due.printed if due else None,
        "deadline_kind": due.kind if due else None,
        "begins": due.begins if due else None,
        "by": due.by if due else None,
        "product": row.product.value if row.product else None,
        "funding": row.funding.value if row.funding else None,
        "note": row.note.value if row.note else None,
        "assigned_by": _named(row, citations),
        "assigned_by_citation": row.by.citation if row.by else None,
        "cells": [_cell(role, part, document) for role, part in row.parts()],
        **evidence_json(row.evidence),
    }


def _named(row: Assignment, citations: Sequence[Citation]) -> str | None:
    if row.by is None:
        return None
    if row.by.citation is None:
        return "self"
    cited = citations[row.by.citation]
    return cited.number or cited.name


def _cell(role: str, part: Part | Timing, document: Document) -> Json:
    block = document.block_at(part.evidence.start)
    return {
        "role": role,
        "value": part.value if isinstance(part, Part) else part.printed,
        "page": block.origin.page if block else None,
        "box": list(block.origin.box) if block and block.origin.box else None,
        **evidence_json(part.evidence),
    }
