"""Excel workbooks: each sheet is a table, the lines above and below its grid are text."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import ParseError

import lxml.etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from extractors.document import Cell, Document, Origin, Zone
from pipeline.unreadable import UnreadableError

from .assemble import Piece, assemble
from .clean import clean_line
from .legacy import decode_run
from .page_columns import reading_order
from .sheet_values import displayed
from .word.names import RELATION, Element
from .word.package import DAMAGE, Package
from .zoning import read_pieces

_MOST_SHEETS, _MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 100, 20_000, 200, 400_000
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_UNNAMED = re.compile(r"(?:Sheet|Trang|Bảng)\s?\d*", re.IGNORECASE)
_TRUE = ("1", "true")
_DAMAGE = (*DAMAGE, InvalidFileException, ParseError, ArithmeticError, AttributeError, TypeError, IndexError)
"""What the library raises on damaged workbooks; a RecursionError is one of those of containers."""


@dataclass(slots=True)
class _Layout:
    """What of a sheet is merged, and which rows and columns are hidden."""

    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def parse_sheets(data: bytes, form: str = "xlsx") -> Document:
    """Read a workbook; `form` is the format that it had at first.

    Hidden sheets, rows and columns are left out, and the warnings say so.

    Raises:
        UnreadableError: `broken` for damaged files, `no_text` where no cell has text.
    """
    book = _Book(data)
    try:
        pieces = list(book.pieces())
    except _DAMAGE as trouble:
        raise UnreadableError("broken", "the workbook is damaged inside; open and save it again") from trouble
    if all(piece.zone is Zone.FURNITURE for piece in pieces):
        raise UnreadableError("no_text", "no cell of the workbook holds text; look at the file by hand")
    reading = read_pieces(pieces, page=False)
    return assemble(replace(reading, warnings=(*reading.warnings, *book.warnings)), form)


class _Book:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.warnings: list[str] = []
        self._cells = 0

    def pieces(self) -> Iterator[Piece]:
        """The pieces of all sheets that are shown."""
        package = Package(self._data)
        with warnings.catch_warnings():
            # What openpyxl cannot keep when it writes (drawings, rules) does not matter to a reader.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(self._data), read_only=True, data_only=True)
            for number, (name, part, hidden) in enumerate(_parts(package), start=1):
                if hidden:
                    self.warnings.append(f"the sheet {name!r} is hidden and was left out")
                elif number > _MOST_SHEETS:
                    self.warnings.append(f"sheets beyond the first {_MOST_SHEETS} were left out")
                    return
                elif name in book.sheetnames and part in package:
                    layout = _layout(package, part)
                    grid = self._grid(book[name], name, number, layout)
                    yield from _sheet(name, number, grid)

    def _grid(self, sheet: Any, name: str, number: int, layout: _Layout) -> dict[Cell, str]:
        """The cells with text, within bounds, each with its place."""
        grid: dict[Cell, str] = {}
        skipped = 0
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS)
        for row_number, row in enumerate(rows, start=1):
            if row_number > _MOST_ROWS or self._cells > _MOST_CELLS:
                self.warnings.append(f"the sheet {name!r} was read up to row {row_number - 1}")
                break
            texts = {column: text for column, cell in enumerate(row, start=1) if (text := _text(cell))}
            if texts and row_number in layout.rows:
                skipped += 1
                continue
            for column, text in texts.items():
                if column not in layout.columns:
                    self._cells += 1
                    grid[
                        Cell(number, row_number, column, *layout.spans.get((row_number, column), (1, 1)))
                    ] = text
        if skipped:
            self.warnings.append(f"hidden rows of the sheet {name!r} were left out: {skipped}")
        return grid


def _text(cell: Any) -> str:
    """A cell as it is displayed, its letters told by its font."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return decode_run(cell.value, cell.font.name).strip()
    return displayed(cell.value, cell.number_format)


def _parts(package: Package) -> Iterator[tuple[str, str, bool]]:
    """Name, part and whether it is hidden, for each sheet in the order of the tabs."""
    main = next(
        (one.target for one in package.relations() if one.kind == "officeDocument"), "xl/workbook.xml"
    )
    targets = {one.id: one.target for one in package.relations(main)}
    for element in package.xml(main).iter(f"{_SHEET}sheet"):
        target = targets.get(element.get(f"{RELATION}id") or "", "")
        yield element.get("name") or "", target, (element.get("state") or "visible") != "visible"


def _layout(package: Package, part: str) -> _Layout:
    layout = _Layout()
    wanted = tuple(f"{_SHEET}{name}" for name in ("mergeCell", "row", "col"))
    for _, element in lxml.etree.iterparse(
        io.BytesIO(package.markup(part)), tag=wanted, resolve_entities=False, no_network=True
    ):
        _note(element, layout)
        element.clear()
    return layout


def _note(element: Element, layout: _Layout) -> None:
    if element.tag == f"{_SHEET}mergeCell":
        left, top, right, bottom = range_boundaries(element.get("ref") or "")
        layout.spans[top, left] = (bottom - top + 1, right - left + 1)
    elif element.get("hidden") in _TRUE and element.tag == f"{_SHEET}row":
        layout.rows.add(int(element.get("r") or 0))
    elif element.get("hidden") in _TRUE:
        first, last = int(element.get("min") or 0), int(element.get("max") or 0)
        layout.columns.update(range(first, min(last, _MOST_COLUMNS) + 1))


def _sheet(name: str, number: int, grid: Mapping[Cell, str]) -> Iterator[Piece]:
    """The lines of a sheet: title and foot as text, what lies between as cells."""
    if grid and not _UNNAMED.fullmatch(name.strip()):
        yield Piece(name, Zone.FURNITURE, Origin(path=f"sheet {number}"), "sheet name")
    places = list(grid)
    lines = [[line for raw in text.split("\n") if (line := clean_line(raw))] for text in grid.values()]
    wide = _wide_rows(places)
    for one in reading_order(places, lines):
        place = places[one.index]
        apart = one.laid_out or not wide or not wide[0] <= place.row <= wide[-1]
        origin = Origin(path=f"sheet {number} row {place.row} cell {place.column}")
        for line in lines[one.index]:
            yield Piece(line, Zone.BODY if apart else Zone.TABLE, origin, cell=None if apart else place)


def _wide_rows(places: Sequence[Cell]) -> list[int]:
    """The rows with two cells or more: from the first to the last of them lies the grid."""
    counts: dict[int, int] = {}
    for place in places:
        counts[place.row] = counts.get(place.row, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(row for row, count in counts.items() if count >= min(3, most) and count > 1)
