"""Blocs in tables: one row a bloc with columns for members and heads, or one row a member under its bloc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from extractors.bloc_names import BlocMention
from extractors.document import Block, Document, Zone
from extractors.syllables import fold

_LEADER = re.compile(r"trưởng\s+(?:khối|cụm)|(?:khối|cụm)\s+trưởng")
_DEPUTY = re.compile(r"phó\s+(?:trưởng\s+)?(?:khối|cụm)|(?:khối|cụm)\s+phó")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]?\s*$")
_OPENING = re.compile(r"\s*(?:(?:[IVXL]{1,6}|\d{1,2}|[a-zđ]|[-–+•*])[.)]?\s*)?(?:danh\s+sách\s+)?", re.I)
_REST = re.compile(r"[^.;\n]{0,60}[.:]?\s*$")
_MEMBERS = re.compile(r"đơn\s+vị|thành\s+viên")


class Column(Enum):
    """What a column of the table holds."""

    MEMBERS = "members"
    LEADER = "leader"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class BlocRow:
    """The cells beside a bloc's name, by what their column says they hold; offsets of the document."""

    mention: BlocMention
    cells: tuple[tuple[Column, int, int], ...]


def bloc_rows(document: Document, mentions: list[BlocMention]) -> Iterator[BlocRow]:
    """The rows whose first cell is a bloc's name, in tables whose head names the other columns.

    A row ends where the next bloc's name or the table ends.  The head is the run of cells before the first
    bloc; without a cell that names a leader or the members the table says nothing of blocs.
    """
    cells = {(one.start, one.end): one for one in mentions}
    head: list[Block] = []
    columns: list[Column | None] = []
    row: list[Block] = []
    named: BlocMention | None = None
    for block in (*document.blocks, None):
        mention = cells.get(_trimmed(document.text, block)) if block else None
        if block is None or block.zone is not Zone.TABLE or mention:
            if named:
                yield _row(named, columns, row)
            row, named = [], None
        if block is None or block.zone is not Zone.TABLE:
            head, columns = [], []
        elif mention:
            columns = columns or _columns(document.text, head)
            named = mention if any(columns) else None
        elif named:
            row.append(block)
        else:
            head.append(block)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in a table of its own row, with the cell that may name its office."""

    mention: BlocMention
    start: int
    end: int
    note: str
    """The cell after the name, folded; empty where the next row begins."""


def member_rows(document: Document, mentions: list[BlocMention]) -> Iterator[MemberRow]:
    """Rows `1 | Sở Y tế | Khối trưởng` in a table below a bloc's name or below a row that holds it alone.

    A member's cell follows the number of its row.
    """
    text, starts = document.text, {one.start: one for one in mentions}
    current: BlocMention | None = None
    blocks = document.blocks
    for place, block in enumerate(blocks):
        heading = _heading(text, block, starts)
        if heading or block.zone is not Zone.TABLE:
            current = heading
        elif current and place + 1 < len(blocks) and _NUMBER.match(text[block.start : block.end]):
            name = blocks[place + 1]
            after = blocks[place + 2] if place + 2 < len(blocks) else None
            note = text[after.start : after.end] if after and after.zone is Zone.TABLE else ""
            if name.zone is Zone.TABLE and not _NUMBER.match(text[name.start : name.end]):
                yield MemberRow(
                    current, name.start, name.end, "" if _NUMBER.match(note) else " ".join(fold(note).split())
                )


def _heading(text: str, block: Block, starts: dict[int, BlocMention]) -> BlocMention | None:
    """The bloc whose name opens the block, with nothing after it but a note or a count."""
    opening = _OPENING.match(text, block.start, block.end)
    named = starts.get(opening.end()) if opening else None
    return named if named and _REST.match(text, named.end, block.end) else None


def _columns(text: str, head: list[Block]) -> list[Column | None]:
    """What the columns after the bloc's own hold; the head's last cells are the ones that count."""
    named = [_column(fold(text[cell.start : cell.end])) for cell in head]
    first = next((index for index, column in enumerate(named) if column), len(named))
    return named[first:]


def _column(title: str) -> Column | None:
    if _DEPUTY.search(title):
        return Column.DEPUTY
    if _LEADER.search(title):
        return Column.LEADER
    return Column.MEMBERS if _MEMBERS.search(title) else None


def _row(mention: BlocMention, columns: list[Column | None], row: list[Block]) -> BlocRow:
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
