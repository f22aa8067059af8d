"""The facts of a paper's layout as rows; the order of the values is that of the columns in `schema/`."""

from __future__ import annotations

from typing import Any

from extractors.evidence import Evidence
from extractors.facts import Facts

LAYOUT_TABLES = (
    "fact_sections",
    "fact_annexes",
    "fact_bases",
    "fact_basis_citations",
    "fact_landmarks",
    "fact_recipients",
    "fact_signers",
)


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
        "fact_bases": [(version, n, b.kind, *_evidence(b.evidence)) for n, b in enumerate(facts.bases)],
        "fact_basis_citations": [
            (version, n, citation) for n, b in enumerate(facts.bases) for citation in b.citations
        ],
        "fact_landmarks": [
            (version, n, mark.kind, *_evidence(mark.evidence)) for n, mark in enumerate(facts.landmarks)
        ],
        "fact_recipients": [
            (version, n, r.name, r.purpose, *_evidence(r.evidence)) for n, r in enumerate(facts.recipients)
        ],
        "fact_signers": [
            (version, n, s.name, s.title, s.capacity, s.capacities, s.body, *_evidence(s.evidence))
            for n, s in enumerate(facts.signers)
        ],
    }


def _evidence(found: Evidence) -> tuple[Any, ...]:
    return found.quote, found.start, found.end, found.rule, found.confidence.value
