"""Runs of a PDF page in reading order: lines, and the two columns of heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .chars import Run

_GUTTER = 6.0
_SAME_BASE = 0.45
# How far rows of one band lie apart, in letter sizes: signatures leave room for the seal.
_BELOW = 9.0
_ABOVE = 2.2
# A number put into the gap that was left for it: `Số: 11 /TB-UBND`.
_NUMBER_PARTED = re.compile(r"(?<=\d) (?=/(?:[A-ZĐ]{2}|\d{4}/))")
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


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `first` to `last`, the latter left out, that keep the gutter from `start` to `end` free."""

    first: int
    last: int
    start: float
    end: float


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines in reading order.

    Rows around a gap that none of them crosses are read left column first: the heads and the feet of
    official papers (annex I of decree 30/2020/NĐ-CP).
    """
    rows = list(rows_of(runs))
    ordered: list[Line] = []
    done = 0
    for band in _bands(rows):
        ordered.extend(line_of(row, 0) for row in rows[done : band.first])
        columns = _sides(rows[band.first : band.last], band.start, band.end)
        for number, column in enumerate(columns, start=1):
            ordered.extend(line_of(row, number) for row in column if row)
        done = band.last
    ordered.extend(line_of(row, 0) for row in rows[done:])
    return ordered


def _bands(rows: Sequence[Sequence[Run]]) -> Iterator[_Band]:
    """Around each row with a gap the band that reaches furthest, where text stands on both sides of it."""
    done = 0
    for index, row in enumerate(rows):
        if index < done or len(row) < 2:
            continue
        gaps = [
            (left.right, right.left) for left, right in pairwise(row) if right.left - left.right >= _GUTTER
        ]
        bands = [_reach(rows, index, done, gap) for gap in gaps]
        sound = [
            band for band in bands if _beside(*_sides(rows[band.first : band.last], band.start, band.end))
        ]
        if sound:
            best = max(sound, key=lambda band: (band.last - band.first, band.end - band.start))
            yield best
            done = best.last


def _reach(rows: Sequence[Sequence[Run]], index: int, lowest: int, gap: Interval) -> _Band:
    """The band of rows above and below that leave part of the gap free and stand near enough."""
    first, last = index, index + 1
    while last < len(rows) and _near(rows[last - 1], rows[last], _BELOW) and not _salutes(rows[last]):
        narrower = _narrowed(gap, rows[last])
        if narrower is None:
            break
        gap, last = narrower, last + 1
    while first > lowest and _near(rows[first - 1], rows[first], _ABOVE):
        narrower = _narrowed(gap, rows[first - 1])
        if narrower is None:
            break
        gap, first = narrower, first - 1
    return _Band(first, last, *gap)


def _salutes(row: Sequence[Run]) -> bool:
    """Whether a letter's salutation begins, which ends the columns of its head."""
    return row[0].text.startswith("Kính gửi")


def _near(above: Sequence[Run], below: Sequence[Run], factor: float) -> bool:
    return below[0].base - above[0].base <= factor * max(above[0].size, below[0].size)


def _narrowed(gap: Interval, row: Sequence[Run]) -> Interval | None:
    """What a row leaves of the gap; None where a run crosses it."""
    start, end = gap
    for run in row:
        if run.right <= start or run.left >= end:
            continue
        if run.left <= start:
            start = run.right
        elif run.right >= end:
            end = run.left
        else:
            return None
        if end - start < _GUTTER:
            return None
    return start, end


def _sides(
    rows: Sequence[Sequence[Run]], start: float, end: float
) -> tuple[list[list[Run]], list[list[Run]]]:
    left = [[run for run in row if run.right <= start + 0.5] for row in rows]
    right = [[run for run in row if run.left >= end - 0.5] for row in rows]
    return left, right


def rows_of(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that stand on one level, from left to right; `runs` are sorted from top to bottom."""
    row: list[Run] = []
    for run in runs:
        if row and run.base - row[0].base > _SAME_BASE * max(row[0].size, run.size):
            yield sorted(row, key=lambda item: item.left)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda item: item.left)


def _beside(left: Sequence[Sequence[Run]], right: Sequence[Sequence[Run]]) -> bool:
    """Two columns stand side by side where each has two lines and their heights overlap."""
    lefts = [row[0] for row in left if row]
    rights = [row[0] for row in right if row]
    if len(lefts) < 2 or len(rights) < 2:
        return False
    low = max(lefts[0].top, rights[0].top)
    high = min(lefts[-1].bottom, rights[-1].bottom)
    return high - low > 0


def line_of(row: Sequence[Run], column: int) -> Line:
    """A row, or a column's part of it, as a line."""
    if len(row) == 1:
        run = row[0]
        return Line(_whole(run.text), run.left, run.top, run.right, run.bottom, run.size, column)
    return Line(
        text=_whole(" ".join(run.text for run in row)),
        left=row[0].left,
        top=min(run.top for run in row),
        right=max(run.right for run in row),
        bottom=max(run.bottom for run in row),
        size=max(run.size for run in row),
        column=column,
    )


def _whole(text: str) -> str:
    """A line's text with its document number in one piece."""
    return _NUMBER_PARTED.sub("", text) if " /" in text else text
