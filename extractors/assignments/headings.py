"""What the columns of a table hold, told by its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.assignments import AssignmentHeading, load_assignment_headings
from extractors.assignments.grid import Grid, GridCell
from extractors.folding import lower
from extractors.whole_words import spaced

_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EDGES = " :.;,*-–|/"
_NUMBERS = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?")
_DEEPEST = 3
_LATEST = 8
"""The head stands within so many rows from the top, under a title and a unit of money perhaps."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's head as read."""

    roles: tuple[tuple[int, str], ...]
    """Column and role, from left to right."""
    first: int
    """The first row below the head."""
    words: tuple[str, ...]
    """What the head says, by which it is known where it is repeated."""

    def columns(self, *roles: str) -> list[int]:
        """The columns of these roles, from left to right."""
        return [column for column, role in self.roles if role in roles]


@dataclass(frozen=True)
class HeadReader:
    """Reads the heads of task tables; built once from the table of headings."""

    headings: tuple[AssignmentHeading, ...]

    @classmethod
    def load(cls) -> HeadReader:
        """Read the table; one that cannot be read raises `TableError`."""
        return cls(load_assignment_headings())

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {row.heading: row.role for row in self.headings}

    @cached_property
    def _within(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        rows = sorted(
            (row for row in self.headings if row.how == "within"), key=lambda row: -len(row.heading)
        )
        return tuple((re.compile(rf"(?<!\w){spaced(row.heading)}(?!\w)"), row.role) for row in rows)

    def role(self, heading: str) -> str | None:
        """What a column of this heading holds; None where the heading tells nothing of tasks.

        >>> reader = HeadReader.load()
        >>> reader.role("Cơ quan chủ trì (1)"), reader.role("Thời gian hoàn thành"), reader.role("Điểm")
        ('lead', 'deadline', None)
        """
        plain = " ".join(lower(_NOTE.sub(" ", heading)).split()).strip(_EDGES)
        if plain in self._whole:
            return self._whole[plain]
        return next((role for pattern, role in self._within if pattern.search(plain)), None)

    def layout(self, grid: Grid, text: str) -> Layout | None:
        """The head of a task table; None where the table tells of no tasks."""
        for row in range(1, min(_LATEST, grid.height) + 1):
            depth = self._depth(grid, row, text)
            layout = self._read(grid, row, depth, text)
            if layout is not None:
                return layout
        return None

    def _depth(self, grid: Grid, row: int, text: str) -> int:
        """How many rows the head has."""
        cells = grid.row(row)
        deep = max((cell.row_span for cell in cells if cell.row == row), default=1)
        while deep < _DEEPEST and self._goes_on(grid, row + deep, text):
            deep += 1
        return min(deep, _DEEPEST)

    def _goes_on(self, grid: Grid, row: int, text: str) -> bool:
        """Whether a row below the head's first belongs to it: it holds nothing but headings."""
        cells = [cell for cell in grid.row(row) if cell.row == row]
        if not cells or any(cell.column_span >= grid.width for cell in cells):
            return False
        return all(self.role(cell.said(text)) for cell in cells)

    def _read(self, grid: Grid, row: int, depth: int, text: str) -> Layout | None:
        roles: list[tuple[int, str]] = []
        for column in range(1, grid.width + 1):
            cells = dict.fromkeys(grid.at(place, column) for place in range(row, row + depth))
            over = [cell for cell in cells if cell is not None and cell.column_span < grid.width]
            role = self._column(over, text)
            if role:
                roles.append((column, role))
        roles = _settled(roles)
        if not _tells_tasks({role for _, role in roles}):
            return None
        first = row + depth
        numbers = [cell.said(text) for cell in grid.row(first)]
        if len(numbers) > 2 and all(_NUMBERS.fullmatch(number) for number in numbers):
            first += 1
        return Layout(tuple(roles), first, _words(grid, row, text))

    def _column(self, cells: Sequence[GridCell], text: str) -> str | None:
        """The role that the lowest heading with a role gives."""
        roles = [role for role in (self.role(cell.said(text)) for cell in reversed(cells)) if role]
        return next((role for role in roles if role != "assigned"), roles[0] if roles else None)


def repeats(grid: Grid, row: int, layout: Layout, text: str) -> bool:
    """Whether a row is the head again, as at the top of a further page."""
    words = _words(grid, row, text)
    return len(words) > 1 and (words == layout.words or set(words) <= set(layout.words))


def _words(grid: Grid, row: int, text: str) -> tuple[str, ...]:
    return tuple(lower(cell.said(text)) for cell in grid.row(row))


def _settled(roles: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of two columns with tasks the later, or the group before it; persons answer where no body does."""
    names = [role for _, role in roles]
    if "measure" in names:
        roles = [(column, role) for column, role in roles if role != "lead"]
    if "both" in names and "lead" in names:
        roles = [(column, "both" if role == "lead" else role) for column, role in roles]
    if names.count("task") > 1:
        last = max(column for column, role in roles if role == "task")
        roles = [(column, "group" if role == "task" and column < last else role) for column, role in roles]
    if "deadline" in names:
        roles = [(column, role) for column, role in roles if role != "time"]
    if not {"lead", "both"} & set(names):
        roles = [(column, "lead" if role in ("person", "assigned") else role) for column, role in roles]
    return roles


def _tells_tasks(roles: Iterable[str]) -> bool:
    held = set(roles)
    dated = bool(held & {"deadline", "time"})
    answered = bool(held & {"lead", "both"}) or ("product" in held and dated)
    return "task" in held and (answered or {"number", "deadline"} <= held)
