"""The grid of a table: cells with their spans, as `gridSpan` and `vMerge` lay them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.document import Cell

from .names import Element, local, number, switch, value, word

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's element and its place; a merged cell stands once."""

    element: Element
    place: Cell


def children(parent: Element, name: str) -> Iterator[Element]:
    """The children called `name`, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == word(name):
            yield child
        elif local(child) in _WRAPPERS:
            yield from children(child, name)


def grid_of(table: Element, number_of_table: int) -> list[GridCell]:
    """The cells of a table, row by row; rows that were deleted with tracked changes are left out."""
    cells: list[GridCell] = []
    open_at: dict[int, int] = {}
    """For each column, the cell that may go on below, by its index."""
    for row_number, row in enumerate(filter(_is_kept, children(table, "tr")), start=1):
        properties = row.find(word("trPr"))
        header = bool(switch(properties, "tblHeader"))
        column = 1 + _skipped(properties)
        below: dict[int, int] = {}
        previous = None
        for element in children(row, "tc"):
            told = element.find(word("tcPr"))
            width = _width(told)
            if previous is not None and _goes_on(told, "hMerge"):
                cells[previous] = _grown(cells[previous], columns=width)
            elif _goes_on(told, "vMerge") and column in open_at:
                previous = below[column] = open_at[column]
                cells[previous] = _grown(cells[previous], rows=1)
            else:
                previous = len(cells)
                place = Cell(number_of_table, row_number, column, 1, width, header)
                cells.append(GridCell(element, place))
                if _merges(told):
                    below[column] = previous
            column += width
        open_at = below
    return cells


def _is_kept(row: Element) -> bool:
    properties = row.find(word("trPr"))
    return properties is None or properties.find(word("del")) is None


def _skipped(properties: Element | None) -> int:
    """Columns left free before the first cell."""
    found = None if properties is None else number(properties.find(word("gridBefore")))
    return max(0, min(found or 0, _MOST_COLUMNS))


def _width(properties: Element | None) -> int:
    found = None if properties is None else number(properties.find(word("gridSpan")))
    return max(1, min(found or 1, _MOST_COLUMNS))


def _merges(properties: Element | None) -> bool:
    return properties is not None and properties.find(word("vMerge")) is not None


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether the cell continues the one above or before it."""
    found = None if properties is None else properties.find(word(name))
    return found is not None and (value(found) or "continue") == "continue"


def _grown(cell: GridCell, rows: int = 0, columns: int = 0) -> GridCell:
    place = cell.place
    wider = replace(place, row_span=place.row_span + rows, column_span=place.column_span + columns)
    return replace(cell, place=wider)
