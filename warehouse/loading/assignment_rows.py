"""Assignments as rows; the order of the values is that of the columns in `schema/`."""

from __future__ import annotations

from typing import Any

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.document import Document
from extractors.evidence import Evidence
from extractors.facts import Facts

ASSIGNMENT_TABLES = ("fact_assignments", "fact_assignment_cells")
SELF = -1
"""The ordinal that stands for the document itself among its citations."""

Values = tuple[Any, ...]


def assignment_rows(version: int, document: Document, facts: Facts) -> dict[str, list[Values]]:
    """Rows of the assignments and of their cells."""
    return {
        "fact_assignments": [(version, n, *_row(row)) for n, row in enumerate(facts.assignments)],
        "fact_assignment_cells": [
            (version, n, place, role, *_cell(part, document))
            for n, row in enumerate(facts.assignments)
            for place, (role, part) in enumerate(row.parts())
        ],
    }


def _row(row: Assignment) -> Values:
    due = row.deadline
    by = None if row.by is None else SELF if row.by.citation is None else row.by.citation
    timing = (due.printed, due.kind, due.begins, due.by) if due else (None, None, None, None)
    words = (part.value if part else None for part in (row.product, row.funding, row.note))
    groups = [part.value for part in row.groups]
    return (row.form, by, row.number, groups, row.task.value, *timing, *words, *_evidence(row.evidence))


def _cell(part: Part | Timing, document: Document) -> Values:
    value = part.value if isinstance(part, Part) else part.printed
    block = document.block_at(part.evidence.start)
    origin = (block.origin.page, block.origin.box) if block else (None, None)
    return (value, *origin, *_evidence(part.evidence))


def _evidence(found: Evidence) -> Values:
    return found.quote, found.start, found.end, found.rule, found.confidence.value
