"""The recitals of a paper, and the places that part it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Document, Zone
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import Citation
from extractors.structure.lines import is_enacting
from extractors.structure.rows import Basis, Landmark

_OPENING = re.compile(
    r"[-–+\s]*(?:(?P<basis>căn\s+cứ)|(?P<proposal>(?:xét|theo)\s+(?:đề\s+nghị|tờ\s+trình|đề\s+xuất)|xét\s))",
    re.I,
)
_END = re.compile(r"\./\.?(?=\s*$)")
_END_ZONES = frozenset({Zone.BODY, Zone.TABLE, Zone.LEAD, Zone.ANNEX})


def find_bases(document: Document, citations: Sequence[Citation]) -> tuple[Basis, ...]:
    """Each recital, a line each, with the citations named in it."""
    places = sorted((span.start, n) for n, row in enumerate(citations) for span in row.evidence.spans)
    return tuple(_bases(document, places))


def _bases(document: Document, places: Sequence[tuple[int, int]]) -> Iterator[Basis]:
    at = 0
    for block in document.blocks:
        line = document.text[block.start : block.end]
        if block.zone is not Zone.BASIS or line.isupper():
            continue
        while at < len(places) and places[at][0] < block.start:
            at += 1
        named: dict[int, None] = {}
        while at < len(places) and places[at][0] < block.end:
            named[places[at][1]] = None
            at += 1
        found = _OPENING.match(line)
        kind = (found.lastgroup or "other") if found else "other"
        grade = Confidence.CERTAIN if found else Confidence.LIKELY
        yield Basis(
            kind, tuple(named), Evidence.of(document.text, Span(block.start, block.end), "basis", grade)
        )


def find_landmarks(document: Document) -> tuple[Landmark, ...]:
    """The enacting words and the sign that ends the paper."""
    return tuple(_landmarks(document))


def _landmarks(document: Document) -> Iterator[Landmark]:
    recited = False
    for block in document.blocks:
        line = document.text[block.start : block.end]
        recited = recited or block.zone in (Zone.BASIS, Zone.TITLE)
        if recited and block.zone is not Zone.TITLE and is_enacting(line):
            yield _landmark(document, "enacting", Span(block.start, block.end))
        end = _END.search(line[-6:]) if block.zone in _END_ZONES else None
        if end:
            start = block.start + max(0, len(line) - 6) + end.start()
            yield _landmark(document, "end", Span(start, start + len(end.group())))


def _landmark(document: Document, kind: str, at: Span) -> Landmark:
    return Landmark(kind, Evidence.of(document.text, at, f"landmark.{kind}", Confidence.CERTAIN))
