"""Tables of web pages: which hold data, and which only lay out the page."""

from __future__ import annotations

import re

import lxml.etree

from extractors.document import Cell

Element = lxml.etree._Element
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "object",
        "iframe",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "dialog",
    ]
)
_LONGEST_CELL = 1500
_PARAGRAPH = 100
_MOST_PARAGRAPHS = 3
_MOST_COLUMNS = 100


def text_length(element: Element) -> int:
    """How many letters of text stand under the element, code and menus' options left out."""
    parts = ((part.text or "") + (part.tail or "") for part in element.iter() if part.tag not in SKIPPED)
    return sum(len(part.strip()) for part in parts)


def number_cells(table: Element, number: int) -> dict[Element, Cell]:
    """The table's own cells with their places in its grid, as `colspan` and `rowspan` lay them."""
    rows = _rows(table)
    taken: set[tuple[int, int]] = set()
    cells: dict[Element, Cell] = {}
    for row, elements in enumerate(rows, start=1):
        column = 1
        for element in elements:
            while (row, column) in taken:
                column += 1
            width = _span(element, "colspan", _MOST_COLUMNS)
            height = _span(element, "rowspan", len(rows) + 1 - row)
            cells[element] = Cell(number, row, column, height, width, _is_head(element))
            below = range(row + 1, row + height)
            taken.update((low, place) for low in below for place in range(column, column + width))
            column += width
    return cells


def _span(element: Element, attribute: str, most: int) -> int:
    """How many columns or rows a cell takes; `0` means all that are left."""
    written = (element.get(attribute) or "1").strip()
    return max(1, min(most, int(written) or most)) if re.fullmatch(r"\d{1,6}", written, re.ASCII) else 1


def _is_head(element: Element) -> bool:
    return element.tag == "th" or next(element.iterancestors("thead", "table"), element).tag == "thead"


def has_columns(table: Element) -> bool:
    """Whether it is a table of data: two cells with text in a row, and none that holds a whole document."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = _rows(table)
    if any(_is_document(cell) for row in rows for cell in row):
        return False
    return any(sum(text_length(cell) > 0 for cell in row) >= 2 for row in rows)


def _is_document(cell: Element) -> bool:
    paragraphs = sum(text_length(part) > _PARAGRAPH for part in cell.iter("p"))
    return paragraphs > _MOST_PARAGRAPHS or text_length(cell) > _LONGEST_CELL


def _rows(table: Element) -> list[list[Element]]:
    """The cells of the table's own rows, those of tables inside it left out."""
    rows = (row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table)
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
