"""Tables that go on over a page's end: one table with one numbering of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..clean import fold
from .paragraphs import joint
from .tables import Cell, Table

_RULED, _UNRULED = 6.0, 24.0
"""How far the columns' edges may lie apart from page to page, in points."""
_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and its page; one that only says the table's head again has `again`."""

    page: int
    cell: Cell
    again: bool = False


def goes_on(table: Table, after: Table) -> bool:
    """Whether `after`, first on its page, continues `table`, last on the page before: by their columns."""
    if not table.edges or not after.edges or table.ruled != after.ruled:
        return False
    apart = _RULED if table.ruled else _UNRULED
    if not table.ruled and len(table.edges) != len(after.edges):
        return False
    if any(abs(table.edges[side] - after.edges[side]) > apart for side in (0, -1)):
        return False
    few, many = sorted((table.edges, after.edges), key=len)
    return all(min(abs(edge - other) for other in many) <= apart for edge in few)


def joined(parts: Sequence[tuple[int, Table]]) -> list[Placed]:
    """The cells of a table given as its parts with their pages, rows counted on and columns by all edges.

    Head rows that a page repeats are marked; a row that the page's end cut in two is one again.
    """
    edges = _edges([table for _, table in parts])
    placed: list[Placed] = []
    heads: list[tuple[str, ...]] = []
    height = 0
    for number, (page, table) in enumerate(parts):
        rows = [list(row) for _, row in groupby(_numbered(table, edges), key=lambda cell: cell.row)]
        if not number:
            heads = [_texts(row) for row in rows[:_MOST_HEADS]]
        again = _repeated(rows, heads) if number else 0
        placed += [Placed(page, cell, again=True) for row in rows[:again] for cell in row]
        rows = rows[again:]
        if number and rows and _is_rest(rows[0]) and (last := _last_row(placed)):
            rest = rows.pop(0)
            placed = _mended(placed, last, rest)
        first = rows[0][0].row if rows else 1
        shift = height - (first - 1)
        placed += [Placed(page, replace(cell, row=cell.row + shift)) for row in rows for cell in row]
        height = max([height, *(item.cell.row + item.cell.row_span - 1 for item in placed if not item.again)])
    return placed


def _edges(tables: Sequence[Table]) -> list[float]:
    """The edges of all columns from left to right, near ones once."""
    if not tables[0].ruled:
        return list(tables[0].edges)
    found: list[float] = []
    for edge in sorted(edge for table in tables for edge in table.edges):
        if not found or edge - found[-1] > _RULED:
            found.append(edge)
    return found


def _numbered(table: Table, edges: Sequence[float]) -> list[Cell]:
    """The cells with their columns counted by `edges`."""
    if not table.edges:
        return list(table.cells)
    columns = [min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) for edge in table.edges]
    return [
        replace(
            cell,
            column=columns[cell.column - 1] + 1,
            column_span=max(1, columns[cell.column - 1 + cell.column_span] - columns[cell.column - 1]),
        )
        for cell in table.cells
    ]


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in row)


def _repeated(rows: Sequence[Sequence[Cell]], heads: Sequence[tuple[str, ...]]) -> int:
    """How many of the first rows say what the table's first rows say."""
    count = 0
    while count < min(len(rows) - 1, len(heads)) and _texts(rows[count]) == heads[count]:
        count += 1
    return count


def _is_rest(row: Sequence[Cell]) -> bool:
    """Whether the row has no number of its own and goes on in the middle of a sentence."""
    return all(cell.column > 1 for cell in row) and any(cell.text[0].islower() for cell in row)


def _last_row(placed: Sequence[Placed]) -> int:
    return max((item.cell.row for item in placed if not item.again), default=0)


def _mended(placed: list[Placed], last: int, rest: Sequence[Cell]) -> list[Placed]:
    """The cells with what stands of the last row on the next page put behind its own text."""
    mended = list(placed)
    for cell in rest:
        place = next(
            (i for i, item in enumerate(mended) if not item.again and _reaches(item.cell, last, cell.column)),
            None,
        )
        if place is None:
            mended.append(replace(placed[-1], cell=replace(cell, row=last)))
        else:
            whole = mended[place].cell
            text = whole.text + joint(whole.text, cell.text) + cell.text
            mended[place] = replace(mended[place], cell=replace(whole, text=text))
    return mended


def _reaches(cell: Cell, row: int, column: int) -> bool:
    return cell.column == column and cell.row <= row < cell.row + cell.row_span
