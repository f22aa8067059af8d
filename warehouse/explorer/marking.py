"""Text cut where facts begin and end: each piece knows the facts that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

ORDER = (
    "citation", "self", "pointer", "pinpoint", "anniversary", "bloc", "role", "person", "named", "target",
    "deadline", "date", "date_mention", "period", "relation",
)  # fmt: skip
"""Kinds of fact, the one first whose colour a piece takes where several share it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of a fact; offsets count the code points of the whole text."""

    start: int
    end: int
    kind: str
    ordinal: int
    says: str
    rule: str
    confidence: str
    uri: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share the same facts."""

    text: str
    start: int
    marks: tuple[Mark, ...]
    chosen: bool
    """Whether they belong to the quote that the address picks out."""

    @property
    def kind(self) -> str:
        """The kind that colours them; empty where they belong to no fact."""
        return self.marks[0].kind if self.marks else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document."""

    zone: str
    page: int | None
    pieces: tuple[Piece, ...]


def paragraphs(
    text: str,
    first: int,
    blocks: Sequence[dict[str, Any]],
    marks: Sequence[Mark],
    chosen: tuple[int | None, int | None] = (None, None),
) -> list[Paragraph]:
    """The blocks of a part of the text that begins at `first`, cut into pieces.

    Text between blocks (line ends) is left out; a block that the part cuts is cut.
    """
    last = first + len(text)
    ranges = [(max(block["start"], first), min(block["end"], last), block) for block in blocks]
    return [
        Paragraph(
            block["zone"],
            block["page"],
            tuple(pieces(text[start - first : end - first], start, marks, chosen)),
        )
        for start, end, block in ranges
        if start < end
    ]


def pieces(
    text: str, first: int, marks: Iterable[Mark], chosen: tuple[int | None, int | None] = (None, None)
) -> list[Piece]:
    """A text that begins at `first`, cut at every begin and end of a mark in it.

    >>> marks = [Mark(3, 9, "citation", 0, "", "r", "certain"), Mark(6, 9, "date", 0, "", "r", "likely")]
    >>> [(piece.text, piece.kind, len(piece.marks)) for piece in pieces("số KH 282 về", 0, marks)]
    [('số ', '', 0), ('KH ', 'citation', 1), ('282', 'citation', 2), (' về', '', 0)]
    """
    last = first + len(text)
    here = [mark for mark in marks if mark.start < last and mark.end > first and mark.start < mark.end]
    picked = (chosen[0], chosen[1]) if chosen[0] is not None and chosen[1] is not None else (last, last)
    cuts = sorted(
        {first, last}
        | {place for mark in here for place in (mark.start, mark.end) if first < place < last}
        | {place for place in picked if first < place < last}
    )
    found = []
    for start, end in pairwise(cuts):
        over = sorted((mark for mark in here if mark.start <= start and end <= mark.end), key=_rank)
        found.append(
            Piece(text[start - first : end - first], start, tuple(over), picked[0] <= start < picked[1])
        )
    return found


def _rank(mark: Mark) -> tuple[int, int, int]:
    """Relations span sentences and come last; of one kind the shortest first."""
    known = ORDER.index(mark.kind) if mark.kind in ORDER else len(ORDER)
    return known, mark.end - mark.start, mark.ordinal
