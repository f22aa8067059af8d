"""The facts of a paper's layout as rows; the order of the values is that of the columns in `schema/`."""

from __future__ import annotations

from typing import Any

from extractors.evidence import Evidence
from extractors.facts import Facts

LAYOUT_TABLES = ("fact_sections", "fact_annexes")


def layout_rows(version: int, facts: Facts) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each table of layout."""
    return {
        "fact_sections": [
            (
                version,
                n,
                s.kind.value,
                s.number,
                s.heading,
                s.level,
                s.parent,
                s.annex,
                s.path,
                s.until,
                *_evidence(s.evidence),
            )
            for n, s in enumerate(facts.sections)
        ],
        "fact_annexes": [
            (version, n, a.label, a.number, a.title, a.clause, a.attached_to, a.until, *_evidence(a.evidence))
            for n, a in enumerate(facts.annexes)
        ],
    }


def _evidence(found: Evidence) -> tuple[Any, ...]:
    return found.quote, found.start, found.end, found.rule, found.confidence.value
