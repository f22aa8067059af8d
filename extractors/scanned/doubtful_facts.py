"""Facts that rest on digits OCR was unsure of are graded as doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from extractors.document import Document
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import Citation, DateFact

Graded = TypeVar("Graded", Citation, DateFact)


def with_doubts(document: Document, rows: Iterable[Graded]) -> tuple[Graded, ...]:
    """The rows; those of whose mentions each holds a doubtful word with a digit are doubtful."""
    doubts = [
        Span(doubt.start, doubt.end)
        for doubt in document.doubts
        if any(sign.isdecimal() for sign in document.text[doubt.start : doubt.end])
    ]
    return tuple(_graded(row, doubts) if doubts else row for row in rows)


def _graded(row: Graded, doubts: list[Span]) -> Graded:
    places = row.evidence.spans or (Span(row.evidence.start, row.evidence.end),)
    if not all(_is_doubted(place, doubts) for place in places):
        return row
    evidence: Evidence = replace(row.evidence, confidence=Confidence.DOUBTFUL)
    return replace(row, evidence=evidence)


def _is_doubted(place: Span, doubts: list[Span]) -> bool:
    return any(doubt.start < place.end and place.start < doubt.end for doubt in doubts)
