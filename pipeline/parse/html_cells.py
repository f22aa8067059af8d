"""Tables of web pages: which hold data, and which only lay out the page."""

from __future__ import annotations

import lxml.etree

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


def text_length(element: Element) -> int:
    """How many letters of text stand under the element, code and menus' options left out."""
    parts = ((part.text or "") + (part.tail or "") for part in element.iter() if part.tag not in SKIPPED)
    return sum(len(part.strip()) for part in parts)


def number_cells(table: Element, number: int) -> None:
    """Mark the table's own cells with their place, `table.row.column`, counted from 1."""
    for row_number, row in enumerate(_rows(table), start=1):
        for column, cell in enumerate(row, start=1):
            cell.set("data-cell", f"{number}.{row_number}.{column}")


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
