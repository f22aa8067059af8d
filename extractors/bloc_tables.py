"""Blocs in tables: one row a bloc with columns for members and heads, or one row a member under its bloc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from extractors.bloc_names import NAME_REST, BlocMention
from extractors.document import Block, Document, Zone
from extractors.syllables import fold

_LEADER = re.compile(r"trưởng\s+(?:khối|cụm)|(?:khối|cụm)\s+trưởng")
_DEPUTY = re.compile(r"phó\s+(?:trưởng\s+)?(?:khối|cụm)|(?:khối|cụm)\s+phó")
_COUNT = re.compile(r"(?:tổng\s+)?số\s+(?:lượng\s+)?(?:đơn\s+vị|thành\s+viên)|số\s+lượng")
_MEMBERS = re.compile(r"đơn\s+vị|thành\s+viên")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]?\s*$")
_OPENING = re.compile(r"\s*(?:(?:[IVXL]{1,6}|\d{1,2}|[a-zđ])[.)]\s*|[-–+•*]\s*)?(?:danh\s+sách\s+)?", re.I)
_BAR = re.compile(r"\s*\|\s*|[ \u00a0]*\t\s*")


class Column(Enum):
    """What a column of the table holds."""

    MEMBERS = "members"
    COUNT = "count"
    LEADER = "leader"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class BlocRow:
    """The cells beside a bloc's name, by what their column says they hold; offsets of the document."""

    mention: BlocMention
    cells: tuple[tuple[Column, int, int], ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in a table of its own row, with the cell that may name its office."""

    mention: BlocMention
    start: int
    end: int
    note: str
    """The cell after the name, folded; empty where the next row begins."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell, or a paragraph between tables."""

    start: int
    end: int
    table: bool


def bloc_rows(document: Document, mentions: list[BlocMention]) -> Iterator[BlocRow]:
    """The rows that begin with a bloc's name, in tables whose head names the other columns.

    A row ends where the next bloc's name or the table ends.  The head is the run of cells before the first
    bloc; without a cell that names a leader or the members the table says nothing of blocs.
    """
    text, starts = document.text, {one.start: one for one in mentions}
    head: list[_Cell] = []
    columns: list[Column | None] = []
    row: list[_Cell] = []
    named: BlocMention | None = None
    for cell in (*_cells(document), None):
        mention = _alone(text, cell, starts) if cell and cell.table else None
        if cell is None or not cell.table or mention:
            if named:
                yield _row(named, columns, row)
            row, named = [], None
        if cell is None or not cell.table:
            head, columns = [], []
        elif mention:
            columns = columns or _columns(text, head)
            named = mention if any(columns) else None
        elif named:
            row.append(cell)
        else:
            head.append(cell)


def member_rows(document: Document, mentions: list[BlocMention]) -> Iterator[MemberRow]:
    """Rows `1 | Sở Y tế | Khối trưởng` in a table below a bloc's name or below a row that holds it alone.

    A member's cell follows the number of its row.
    """
    text, starts = document.text, {one.start: one for one in mentions}
    current: BlocMention | None = None
    cells = _cells(document)
    for place, cell in enumerate(cells):
        heading = _heading(text, cell, starts)
        if heading or not cell.table:
            current = heading
        elif current and place + 1 < len(cells) and _NUMBER.match(text[cell.start : cell.end]):
            name = cells[place + 1]
            after = cells[place + 2] if place + 2 < len(cells) else None
            note = text[after.start : after.end] if after and after.table else ""
            note = "" if _NUMBER.match(note) else " ".join(fold(note).split())
            if name.table and not _NUMBER.match(text[name.start : name.end]):
                yield MemberRow(current, name.start, name.end, note)


def _cells(document: Document) -> list[_Cell]:
    """The cells of tables, also where bars part them in a line of text, with the paragraphs between."""
    cells: list[_Cell] = []
    for block in document.blocks:
        if block.zone is Zone.TABLE or not _BAR.search(document.text, block.start, block.end):
            cells.append(_Cell(*_trimmed(document.text, block), block.zone is Zone.TABLE))
        else:
            cells += _barred(document.text, block)
    return cells


def _barred(text: str, block: Block) -> Iterator[_Cell]:
    place = block.start
    for bar in _BAR.finditer(text, block.start, block.end):
        if text[place : bar.start()].strip():
            yield _Cell(place, bar.start(), table=True)
        place = bar.end()
    if text[place : block.end].strip():
        yield _Cell(place, block.end, table=True)


def _alone(text: str, cell: _Cell, starts: dict[int, BlocMention]) -> BlocMention | None:
    """The bloc whose name fills the cell, a note in brackets aside."""
    named = starts.get(cell.start)
    rest = text[named.end : cell.end].strip() if named and named.end <= cell.end else "?"
    return named if not rest or (rest[0] == "(" and rest[-1] == ")") else None


def _heading(text: str, cell: _Cell, starts: dict[int, BlocMention]) -> BlocMention | None:
    """The bloc whose name opens the cell or line, with nothing after it but a note or a count."""
    opening = _OPENING.match(text, cell.start, cell.end)
    named = starts.get(opening.end()) if opening else None
    return named if named and NAME_REST.match(text, named.end, cell.end) else None


def _columns(text: str, head: list[_Cell]) -> list[Column | None]:
    """What the columns after the bloc's own hold; the head's last cells are the ones that count."""
    named = [_column(fold(text[cell.start : cell.end])) for cell in head]
    first = next((index for index, column in enumerate(named) if column), len(named))
    return named[first:]


def _column(title: str) -> Column | None:
    for pattern, column in (
        (_DEPUTY, Column.DEPUTY),
        (_LEADER, Column.LEADER),
        (_COUNT, Column.COUNT),
        (_MEMBERS, Column.MEMBERS),
    ):
        if pattern.search(title):
            return column
    return None


def _row(mention: BlocMention, columns: list[Column | None], row: list[_Cell]) -> BlocRow:
    cells = [
        (column, cell.start, cell.end)
        for column, cell in zip(columns, row, strict=False)
        if column is not None
    ]
    return BlocRow(mention, tuple(cells))


def _trimmed(text: str, block: Block) -> tuple[int, int]:
    printed = text[block.start : block.end]
    start = block.start + len(printed) - len(printed.lstrip())
    return start, start + len(printed.strip())
