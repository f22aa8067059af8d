"""Runs of a PDF page in reading order: lines, and the two columns of heads and feet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .pdf_chars import Run

_GUTTER = 6.0
_SAME_BASE = 0.45
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column or of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    column: int = 0
    """0: across the page; 1 and 2: left and right of a gutter."""


def lines_of(runs: Sequence[Run], width: float) -> list[Line]:
    """The page's lines in reading order.

    Runs are taken from the top while a gutter stays free between them; such a band with text on both sides
    is read left column first: the heads and the feet of official papers.
    """
    ordered: list[Line] = []
    band: list[list[Run]] = []
    free: list[Interval] = []
    for row in _rows(runs):
        left = _without(free or [(0.15 * width, 0.85 * width)], row)
        if band and not left:
            ordered.extend(_read_band(band, free))
            band, left = [], _without([(0.15 * width, 0.85 * width)], row)
        band.append(row)
        free = left
        if not left:
            ordered.extend(_read_band(band, []))
            band, free = [], []
    ordered.extend(_read_band(band, free))
    return ordered


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in runs:
        if row and run.base - row[0].base > _SAME_BASE * max(row[0].size, run.size):
            yield sorted(row, key=lambda item: item.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda item: item.left)


def _without(free: Sequence[Interval], row: Sequence[Run]) -> list[Interval]:
    """What stays free of the intervals beside the runs of a row."""
    left = list(free)
    for run in row:
        cut: list[Interval] = []
        for start, end in left:
            for piece in ((start, min(end, run.left)), (max(start, run.right), end)):
                if piece[1] - piece[0] >= _GUTTER:
                    cut.append(piece)
        left = cut
    return left


def _read_band(band: Sequence[Sequence[Run]], free: Sequence[Interval]) -> Iterator[Line]:
    for start, end in sorted(free, key=lambda gap: gap[0] - gap[1]):
        left = [[run for run in row if run.right <= start + 0.5] for row in band]
        right = [[run for run in row if run.left >= end - 0.5] for row in band]
        if _beside(left, right):
            yield from (_line(row, 1) for row in left if row)
            yield from (_line(row, 2) for row in right if row)
            return
    yield from (_line(row, 0) for row in band)


def _beside(left: Sequence[Sequence[Run]], right: Sequence[Sequence[Run]]) -> bool:
    """Two columns stand side by side where three lines or more lie in them and their heights overlap."""
    lefts = [row[0] for row in left if row]
    rights = [row[0] for row in right if row]
    if not lefts or not rights or len(lefts) + len(rights) < 3:
        return False
    low = max(lefts[0].top, rights[0].top)
    high = min(lefts[-1].bottom, rights[-1].bottom)
    return high - low > 0


def _line(row: Sequence[Run], column: int) -> Line:
    return Line(
        text=" ".join(run.text for run in row),
        left=row[0].left,
        top=min(run.top for run in row),
        right=max(run.right for run in row),
        bottom=max(run.bottom for run in row),
        size=max(run.size for run in row),
        column=column,
    )
