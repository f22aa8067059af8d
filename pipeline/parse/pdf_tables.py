"""Tables of PDF pages, cell by cell: pdfplumber finds the cells, the text comes from pdfium's letters."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from .clean import clean_line
from .pdf_chars import Char, runs_of
from .pdf_layout import lines_of
from .pdf_paragraphs import joint

Box = tuple[float, float, float, float]
_MOST_OBJECTS = 4000
_THIN = 3.0
# Its remarks on fonts and boxes of damaged files say nothing that an operator could mend.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with text."""

    text: str
    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; cells in reading order, those without text left out."""

    box: Box
    cells: tuple[Cell, ...]


def has_rules(page: Any) -> bool:
    """Whether drawn lines on a pdfium page could make a table: only such pages are worth pdfplumber's time.

    Filled boxes without a border are coloured grounds of text, not rules.
    """
    across, down = 0, 0
    for count, item in enumerate(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3)):
        left, bottom, right, top = item.get_bounds()
        width, height = right - left, top - bottom
        if width < _THIN or height < _THIN:
            across += width > 15
            down += height > 8
        elif width > 15 and height > 8 and _is_stroked(item):
            lines = max(2, pdfium_c.FPDFPath_CountSegments(item) // 4)
            across += lines
            down += lines
        if (across >= 3 and down >= 3) or count > _MOST_OBJECTS:
            return True
    return False


def _is_stroked(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)) and bool(stroke.value)


def find_tables(page: Any, chars: Sequence[Char]) -> list[Table]:
    """The tables of a pdfplumber page with at least two columns and four cells."""
    tables = []
    for found in page.find_tables():
        boxes = [
            (row, column, box)
            for row, line in enumerate(found.rows, start=1)
            for column, box in enumerate(line.cells, start=1)
            if box is not None
        ]
        columns = {column for _, column, _ in boxes}
        if len(columns) < 2 or len(boxes) < 4:
            continue
        cells = (Cell(_text_in(chars, box), row, column, _rounded(box)) for row, column, box in boxes)
        filled = tuple(cell for cell in cells if cell.text)
        if len(filled) >= 3 and len({cell.column for cell in filled}) >= 2:
            tables.append(Table(_rounded(found.bbox), filled))
    return tables


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def inside(char: Char, box: Box) -> bool:
    """Whether the middle of a letter lies in the box."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _text_in(chars: Sequence[Char], box: Box) -> str:
    runs = runs_of(char for char in chars if inside(char, box))
    text = ""
    for line in lines_of(runs):
        part = clean_line(line.text)
        text = text + joint(text, part) + part if text else part
    return text
