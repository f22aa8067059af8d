"""Tables without rules: columns that blank space alone holds apart, found among the lines of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..clean import clean_line
from .chars import Run
from .paragraphs import joint
from .tables import Cell, Table

_SAME_BASE = 0.45
"""Letters whose baselines lie nearer than this part of their size stand in one line."""
_GUTTER = 4.0
"""Blank space of so many points parts two columns."""
_FARTHEST = 4.5
"""Lines farther apart than so many letter sizes belong to different tables."""
_PADDED = 1.3
"""Rows of cells lie this much farther apart than the lines inside a cell."""
_WIDEST_LEADING = 1.6
"""Lines of one cell lie no farther apart than so many letter sizes."""
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_DEEPEST_HEAD = 4
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Z]|[a-zđ]\))[.)]*|[-–+•]")

Row = Sequence[Run]


@dataclass
class _Columns:
    """The columns of a table as its lines show them: from left to right, with the lines that fill each."""

    edges: list[tuple[float, float]] = field(default_factory=list)
    filled: list[set[int]] = field(default_factory=list)

    def over(self, run: Run) -> list[int]:
        """The columns that a run lies over."""
        return [
            place
            for place, (left, right) in enumerate(self.edges)
            if run.left < right + _GUTTER / 2 and run.right > left - _GUTTER / 2
        ]

    def take(self, number: int, row: Row) -> bool:
        """Add a line whose runs lie in a column each; False, and nothing added, where one does not."""
        edges, filled = list(self.edges), [set(lines) for lines in self.filled]
        for run in row:
            over = self.over(run)
            if len(over) > 1 and not self._never_together(over):
                break
            self._widen(run, over, number)
        else:
            if all(len(self.over(run)) == 1 for run in row) and len({self.over(r)[0] for r in row}) == len(
                row
            ):
                return True
        self.edges, self.filled = edges, filled
        return False

    def _never_together(self, over: Sequence[int]) -> bool:
        """Whether what looks like several columns never stands in one line: then it is one."""
        return all(not self.filled[one] & self.filled[other] for one, other in pairwise(over))

    def _widen(self, run: Run, over: Sequence[int], number: int) -> None:
        left = min([run.left, *(self.edges[place][0] for place in over)])
        right = max([run.right, *(self.edges[place][1] for place in over)])
        lines = {number}.union(*(self.filled[place] for place in over))
        kept = [
            pair for place, pair in enumerate(zip(self.edges, self.filled, strict=True)) if place not in over
        ]
        kept = sorted([*kept, ((left, right), lines)], key=lambda pair: pair[0])
        self.edges, self.filled = [pair[0] for pair in kept], [pair[1] for pair in kept]


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines `first` to `last`, the latter left out, that are a table, and its columns."""

    first: int
    last: int
    columns: _Columns


def aligned_tables(runs: Sequence[Run]) -> tuple[list[Run], list[Table]]:
    """The runs outside tables without rules, in their order, and these tables, from top to bottom."""
    rows = _rows(runs)
    tables, taken = [], set()
    place = 0
    while place < len(rows):
        found = _from(rows, place) if len(rows[place]) >= _LEAST_COLUMNS else None
        table = _table(rows[found.first : found.last], found.columns) if found else None
        if found is None or table is None:
            place += 1
            continue
        tables.append(table)
        taken |= {id(run) for row in rows[found.first : found.last] for run in row}
        place = found.last
    return [run for run in runs if id(run) not in taken], tables


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (one.base, one.left)):
        if rows and abs(run.base - rows[-1][0].base) <= _SAME_BASE * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _from(rows: Sequence[Row], first: int) -> _Found | None:
    """The table whose head begins at a line, or None; columns under one heading show below its first line."""
    for start in range(first, min(first + _DEEPEST_HEAD, len(rows))):
        if start > first and not _near(rows, start):
            return None
        if len(rows[start]) < 2:
            continue
        found = _grown(rows, start)
        if found is not None:
            return _Found(first, found.last, found.columns)
    return None


def _grown(rows: Sequence[Row], first: int) -> _Found | None:
    """Go down from a line as long as the lines keep its columns; headings across them may stand between."""
    columns = _Columns()
    columns.take(first, rows[first])
    last, whole, across = first + 1, 0, 0
    for number in range(first + 1, len(rows)):
        row = rows[number]
        if not _near(rows, number):
            break
        if columns.take(number, row):
            if across and len(row) < 2:
                break
            whole += len(row) >= _LEAST_COLUMNS
            last, across = number + 1, 0
        elif _is_across(row, columns) and across < 2:
            across += 1
        else:
            break
    if whole < _LEAST_ROWS - 1 or len(columns.edges) < _LEAST_COLUMNS:
        return None
    return _Found(first, last, columns)


def _near(rows: Sequence[Row], number: int) -> bool:
    return rows[number][0].base - rows[number - 1][0].base <= _FARTHEST * rows[number][0].size


def _is_across(row: Row, columns: _Columns) -> bool:
    """Whether a line may be a group's heading: it begins in the first columns and alone goes over others."""
    begins = columns.over(row[0])
    return len(row) == 1 or (len(row) == 2 and begins == [0] and bool(columns.over(row[1])))


def _table(rows: Sequence[Row], columns: _Columns) -> Table | None:
    """The table of some lines; None where few rows of cells come of them, as in formulas."""
    cells: list[Cell] = []
    for number, lines in enumerate(_cell_rows(rows, columns), start=1):
        cells += _cells(number, lines, columns)
    wide = sum(times >= _LEAST_COLUMNS for times in Counter(cell.row for cell in cells).values())
    if wide < _LEAST_ROWS:
        return None
    box = (
        min(cell.box[0] for cell in cells), min(cell.box[1] for cell in cells),
        max(cell.box[2] for cell in cells), max(cell.box[3] for cell in cells),
    )  # fmt: skip
    sides = [(left[1] + right[0]) / 2 for left, right in pairwise(columns.edges)]
    return Table(box, tuple(cells), (box[0], *sides, box[2]), ruled=False)


def _cell_rows(rows: Sequence[Row], columns: _Columns) -> Iterator[list[Row]]:
    """The lines of each row of cells: more room parts rows than lines, or a number opens each."""
    gaps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    counted = Counter(round(gap, 1) for gap in gaps)
    leading = min((gap for gap, times in counted.items() if times > 1), default=min(gaps))
    leading = min(leading, _WIDEST_LEADING * rows[0][0].size)
    padded = sum(gap > _PADDED * leading for gap in gaps) >= _LEAST_ROWS
    lines = [rows[0]]
    for (above, below), gap in zip(pairwise(rows), gaps, strict=True):
        first = columns.over(below[0])
        numbered = first[:1] == [0] and bool(_NUMBER.fullmatch(below[0].text.strip()))
        opens = gap > _PADDED * leading if padded else numbered or len(below) == len(columns.edges)
        if opens or numbered or _spans(below, columns) or _spans(above, columns):
            yield lines
            lines = []
        lines.append(below)
    yield lines


def _spans(row: Row, columns: _Columns) -> bool:
    return any(len(columns.over(run)) > 1 for run in row)


def _cells(number: int, lines: Sequence[Row], columns: _Columns) -> Iterator[Cell]:
    by_place: dict[tuple[int, int], list[Run]] = {}
    for run in (run for line in lines for run in line):
        over = columns.over(run) or [0]
        by_place.setdefault((over[0], over[-1]), []).append(run)
    for (first, last), runs in sorted(by_place.items()):
        text = ""
        for run in runs:
            part = clean_line(run.text)
            text = text + joint(text, part) + part if text else part
        box = (
            round(min(run.left for run in runs), 1), round(min(run.top for run in runs), 1),
            round(max(run.right for run in runs), 1), round(max(run.bottom for run in runs), 1),
        )  # fmt: skip
        yield Cell(text, number, first + 1, box, column_span=last - first + 1)
