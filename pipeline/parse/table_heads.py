"""Which rows of a table name its columns, told from what they say where no markup tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.document import Cell, Zone

from .assemble import Piece

_LONGEST = 100
_MOST_TITLES = 2
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}\)?(?:\s?=.{1,30})?|[A-Z]|[IVX]{1,5}|\(?[a-z]\)?)$")
_VALUE = re.compile(r"^[\d.,%/\s–-]+$|^[IVX]{1,5}[.)]?$|^[-–+•]\s|[;]$|\.$")


def mark_heads(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with `header` set on the cells of each table's head; heads told by markup stay as they are.

    A head is the first row with two short texts that are no values, with the rows that its merged cells
    reach down to, and a row of column numbers below it.  A title over the whole table may stand above.
    """
    tables: dict[int, list[Cell]] = {}
    texts: dict[tuple[int, int], list[str]] = {}
    for piece in pieces:
        if piece.cell and piece.zone is Zone.TABLE:
            tables.setdefault(piece.cell.table, []).append(piece.cell)
            texts.setdefault((piece.cell.table, piece.cell.row), []).append(piece.text)
    rows = {
        (table, row)
        for table, cells in tables.items()
        if not any(cell.header for cell in cells)
        for row in _head(cells, texts)
    }
    return [
        replace(piece, cell=replace(piece.cell, header=True))
        if piece.cell and piece.zone is Zone.TABLE and (piece.cell.table, piece.cell.row) in rows
        else piece
        for piece in pieces
    ]


def _head(cells: Sequence[Cell], texts: dict[tuple[int, int], list[str]]) -> range:
    """The rows of the head; empty where the table has none."""
    rows = [(row, list(group)) for row, group in groupby(sorted(cells, key=_row), key=_row)]
    titles = 0
    while titles < min(_MOST_TITLES, len(rows)) and len(rows[titles][1]) == 1:
        titles += 1
    if titles >= len(rows) - 1:
        return range(0)
    first, opening = rows[titles]
    table = opening[0].table
    if len(opening) < 2 or any(len(text) > _LONGEST or _VALUE.search(text) for text in texts[table, first]):
        return range(0)
    last = max(cell.row + min(cell.row_span, 4) for cell in opening)
    numbered = texts.get((table, last), [])
    if len(numbered) > 1 and all(_NUMBERED.match(text) for text in numbered) and _counts(numbered):
        last += 1
    return range(first, last)


def _row(cell: Cell) -> int:
    return cell.row


def _counts(texts: Sequence[str]) -> bool:
    """Whether the numbers of the cells go up one by one: `(1) (2) (3)`, `1 2 3`, `A B 1 2`."""
    numbers = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
