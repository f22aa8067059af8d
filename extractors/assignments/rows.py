"""The rows of a task table: repeated heads left out, groups told from tasks, broken rows joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.assignments.grid import Grid, GridCell
from extractors.assignments.headings import Layout, repeats
from extractors.evidence import Span

_ORDER = re.compile(r"\(?(?:\d{1,3}|[IVXL]{1,6}|[A-Za-zĐđ])(?:\.\d{1,3})*[.)/]*|[-–+*•]+")
"""What a cell below `TT` may hold; other words there are a heading that begins in that column."""
_MAIN_NUMBER = re.compile(r"(?:[IVXL]{1,6}|[A-HĐ])[.)/]?")
_PLAIN_NUMBER = re.compile(r"\d{1,3}[.)]?")
_SUB_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?|[a-zđ][.)]|[-+]")
_OPENING = re.compile(
    r"(?P<number>[IVXL]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)[.)/]\s+|(?P<roman>[IVX]{1,5})\s*[-–]\s*"
)
_TOTAL = re.compile(r"(?:tổng(?:\s+(?:cộng|số))?|cộng)\s*:?", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", "!", "?", ":")


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a row has in one column: the places of its words, and whether the cell is merged with others."""

    spans: tuple[Span, ...]
    merged: bool = False
    """Whether the cell began in a row above."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that is a task, with the words of its cells by role."""

    cells: dict[str, tuple[CellWords, ...]]
    groups: tuple[tuple[Span, ...], ...]
    number: str | None


@dataclass(slots=True)
class _Draft:
    """A row in the making: a further row may continue its cells."""

    cells: dict[int, CellWords]
    number: str
    merged_number: str | None
    page: int | None


@dataclass
class RowReader:
    """Reads the rows of one table from top to bottom; a table over pages comes as several grids."""

    text: str
    grid: Grid
    layout: Layout
    further: Sequence[tuple[Grid, Layout]] = ()
    _groups: list[tuple[int, tuple[Span, ...]]] = field(default_factory=list)

    def rows(self) -> Iterator[TaskRow]:
        """The tasks in reading order."""
        draft: _Draft | None = None
        for read, heading in self._read():
            if draft is not None and heading is None and self._continues(draft, read):
                draft = _joined(draft, read)
                continue
            if draft is not None:
                yield self._task(draft)
            draft = None
            if heading is not None:
                self._enter(*heading)
            elif any(column in read.cells for column in self.layout.columns("task")):
                draft = read
        if draft is not None:
            yield self._task(draft)

    def _read(self) -> Iterator[tuple[_Draft, tuple[int, tuple[Span, ...]] | None]]:
        """Each row that is no head, with its depth and words where it is a group's heading."""
        for grid, layout in ((self.grid, self.layout), *self.further):
            self.grid, self.layout = grid, layout
            for row in range(layout.first, grid.height + 1):
                if not grid.row(row) or repeats(grid, row, layout, self.text) or self._is_total(row):
                    continue
                yield self._draft(row), self._group(row)

    def _draft(self, row: int) -> _Draft:
        cells: dict[int, CellWords] = {}
        for column, role in self.layout.roles:
            cell = self.grid.at(row, column)
            if cell is not None and role != "number":
                cells[column] = CellWords(cell.spans, merged=cell.row < row)
        pages = [cell.page for cell in self.grid.row(row) if cell.row == row and cell.page is not None]
        return _Draft(cells, self._number(row), self._merged_number(row), max(pages, default=None))

    def _number(self, row: int) -> str:
        cell = next(iter(self._numbers(row)), None)
        return cell.said(self.text) if cell is not None and cell.row == row else ""

    def _merged_number(self, row: int) -> str | None:
        """The number of several tasks that one merged cell holds."""
        cell = next(iter(self._numbers(row)), None)
        return cell.said(self.text) if cell is not None and cell.row < row else None

    def _numbers(self, row: int) -> Iterator[GridCell]:
        for column in self.layout.columns("number"):
            cell = self.grid.at(row, column)
            if (
                cell is not None
                and cell.column_span < self.grid.width - 1
                and _ORDER.fullmatch(cell.said(self.text))
            ):
                yield cell

    def _is_total(self, row: int) -> bool:
        return bool(_TOTAL.fullmatch(self.grid.row(row)[0].said(self.text)))

    def _group(self, row: int) -> tuple[int, tuple[Span, ...]] | None:
        """The depth and the words of a heading over the rows below, or None where the row is none."""
        cells = self.grid.row(row)
        numbers = set(self._numbers(row))
        told = [cell for cell in cells if cell not in numbers and cell.said(self.text) not in ("-", "–")]
        if len(told) != 1 or told[0].row != row:
            return None
        head, number = told[0], self._number(row)
        said = head.said(self.text)
        wide = head.column_span >= max(2, self.grid.width - 1 - len(numbers))
        opening = _OPENING.match(said) if not number else None
        label = number or (opening and (opening["number"] or opening["roman"])) or ""
        if head.column in self.layout.columns("number"):
            return _depth(label, said), head.spans
        on_tasks = head.column in (1, *self.layout.columns("task", "group")) or head.column_span > 1
        if not on_tasks or (head.column_span == 1 and not label and not said.isupper()):
            return None
        if wide or said.isupper() or _MAIN_NUMBER.fullmatch(label) or self._has_items(row, label):
            own = [cell for cell in numbers if cell.row == row and cell is not head]
            return _depth(label, said), lines_of([*own, head])
        return None

    def _has_items(self, row: int, label: str) -> bool:
        """Whether the rows below are numbered under this one: `1.1` under `1`."""
        following = self._number(row + 1) if row < self.grid.height else ""
        plain = label.rstrip(".)")
        if not _PLAIN_NUMBER.fullmatch(label) and not re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", plain):
            return False
        return bool(_SUB_NUMBER.fullmatch(following)) and (
            not following[0].isdigit() or following.startswith(f"{plain}.")
        )

    def _enter(self, depth: int, spans: tuple[Span, ...]) -> None:
        while self._groups and self._groups[-1][0] >= depth:
            self._groups.pop()
        self._groups.append((depth, spans))

    def _continues(self, draft: _Draft, read: _Draft) -> bool:
        """Whether a row without a number is the rest of the row before, cut by a page or a lost border."""
        own = {column: cell for column, cell in read.cells.items() if not cell.merged}
        if read.number or not own:
            return False
        tasks = [column for column in self.layout.columns("task") if column in own]
        if not tasks:
            task = next((draft.cells[c] for c in self.layout.columns("task") if c in draft.cells), None)
            covered = any(column in read.cells for column in self.layout.columns("task"))
            return task is not None and not covered
        if not self.layout.columns("number") or not draft.number:
            return False
        crossed = read.page is not None and draft.page is not None and read.page > draft.page
        said = [self._words(own[column]) for column in tasks]
        before = [self._words(draft.cells[column]) for column in tasks if column in draft.cells]
        small = all(words[:1].islower() for words in said)
        open_end = any(not words.endswith(_SENTENCE_ENDS) for words in before)
        return small if not crossed else (small or open_end or len(own) < len(draft.cells))

    def _words(self, cell: CellWords) -> str:
        return " ".join(self.text[span.start : span.end] for span in cell.spans).strip()

    def _task(self, draft: _Draft) -> TaskRow:
        cells: dict[str, tuple[CellWords, ...]] = {}
        seen: set[tuple[Span, ...]] = set()
        for column, role in self.layout.roles:
            cell = draft.cells.get(column)
            if cell is not None and cell.spans not in seen:
                cells[role] = (*cells.get(role, ()), cell)
                seen.add(cell.spans)
        return TaskRow(cells, tuple(spans for _, spans in self._groups), draft.number or draft.merged_number)


def _joined(draft: _Draft, rest: _Draft) -> _Draft:
    cells = dict(draft.cells)
    for column, cell in rest.cells.items():
        if cell.merged:
            continue
        before = cells.get(column)
        cells[column] = CellWords((*before.spans, *cell.spans), before.merged) if before else cell
    return _Draft(cells, draft.number, draft.merged_number, rest.page or draft.page)


def _depth(label: str, said: str) -> int:
    """How deep a heading stands: letters over Roman numbers over plain ones, capitals over the rest."""
    plain = label.rstrip(".)/")
    if re.fullmatch(r"[A-HĐ]", plain) and plain not in ("C", "D"):
        return 0
    if _MAIN_NUMBER.fullmatch(label):
        return 1 if plain not in ("C", "D") else 0
    if not label:
        return 1 if said.isupper() else 2
    return 2 + plain.count(".")


def lines_of(cells: Sequence[CellWords | GridCell]) -> tuple[Span, ...]:
    """The places of all words of some cells."""
    return tuple(span for cell in cells for span in cell.spans)
