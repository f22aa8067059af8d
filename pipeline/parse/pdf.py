"""PDF with a text layer."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
import pypdfium2

from extractors.document import Cell, Document, Origin, Zone

from .assemble import Piece, assemble
from .errors import UnreadableError
from .pdf_chars import Frame, page_chars, runs_of
from .pdf_furniture import page_reason, running_heads, running_key
from .pdf_layout import Line, lines_of
from .pdf_paragraphs import join_lines
from .pdf_tables import Table, find_tables, has_rules, inside
from .zoning import read_pieces

# pdfium is not safe for threads: one document at a time in a process.
_LOCK = threading.Lock()
_FEWEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    letters: int
    damaged: bool
    """Whether its tables could not be read, so that their text stands as lines."""


def parse_pdf(data: bytes) -> Document:
    """Read the text layer of a PDF; pages without one are named in the warnings.

    Raises:
        UnreadableError: `password`, `broken`, or `no_text` where no page has text.
    """
    with _LOCK:
        pages = _read_pages(data)
    empty = [page.number for page in pages if page.letters < _FEWEST_LETTERS]
    if len(empty) == len(pages):
        message = (
            "no page has a text layer; OCR is not part of this version, run it first or find the original"
        )
        raise UnreadableError("no_text", message)
    reading = read_pieces(list(_pieces(pages)), page=False)
    return assemble(replace(reading, warnings=tuple(_warnings(pages, empty))), "pdf")


def _warnings(pages: list[_Page], empty: list[int]) -> Iterator[str]:
    if empty:
        yield f"no text layer on page {_ranges(empty)}; OCR is not part of this version"
    if damaged := [page.number for page in pages if page.damaged]:
        yield f"tables on page {_ranges(damaged)} could not be told; their text stands as lines"


def _read_pages(data: bytes) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        raise _refusal(trouble) from trouble
    plumber: list[Any] = []
    try:
        if not len(document):
            raise UnreadableError("broken", "the PDF has no pages; fetch it again")
        return [_read_page(document, number, data, plumber) for number in range(1, len(document) + 1)]
    except pypdfium2.PdfiumError as trouble:
        raise UnreadableError("broken", "a page of the PDF is damaged; fetch it again") from trouble
    finally:
        # pdfplumber's own close would walk all pages again, which damaged files do not survive; its stream is
        # in memory, and each page was closed when it was read.
        document.close()


def _refusal(trouble: pypdfium2.PdfiumError) -> UnreadableError:
    if "password" in str(trouble).lower():
        return UnreadableError("password", "the PDF is locked with a password; ask for an open copy")
    return UnreadableError("broken", "the PDF is cut short or damaged; fetch it again")


def _read_page(document: Any, number: int, data: bytes, plumber: list[Any]) -> _Page:
    page = document[number - 1]
    try:
        left, bottom, right, top = page.get_cropbox()
        frame = Frame(left, bottom, right, top, page.get_rotation() // 90)
        textpage = page.get_textpage()
        try:
            chars = page_chars(textpage, frame)
        finally:
            textpage.close()
        tables: list[Table] | None = []
        if chars and has_rules(page):
            tables = _tables(data, number, chars, plumber)
    finally:
        page.close()
    damaged = tables is None
    loose = [char for char in chars if not any(inside(char, table.box) for table in tables or ())]
    letters = sum(1 for char in chars if char.text.isalnum())
    lines = tuple(lines_of(runs_of(loose)))
    return _Page(number, frame.height, lines, tuple(tables or ()), letters, damaged)


def _tables(data: bytes, number: int, chars: Any, plumber: list[Any]) -> list[Table] | None:
    """The page's tables, None where they cannot be read; the first such page opens the file once more."""
    try:
        if not plumber:
            plumber.append(pdfplumber.open(io.BytesIO(data)))
        page = plumber[0].pages[number - 1]
        try:
            return find_tables(page, chars)
        finally:
            page.close()
    except Exception:
        # On damaged files pdfplumber raises whatever its parser ran into; the text is already read.
        return None


def _pieces(pages: list[_Page]) -> Iterator[Piece]:
    """Paragraphs and cells in reading order; tables part the paragraphs around them."""
    heads = running_heads([(page.height, page.lines) for page in pages])
    waiting: list[tuple[int, list[Line]]] = []
    tables = 0
    for page in pages:
        kept: list[Line] = []
        rest = sorted(page.tables, key=lambda table: table.box[1])
        for line in page.lines:
            reason = page_reason(line, page.height) or _running(line, page, heads)
            if reason:
                yield Piece(line.text, Zone.FURNITURE, _origin(page.number, line), reason)
                continue
            while rest and rest[0].box[1] < line.top:
                yield from _joined([*waiting, (page.number, kept)])
                waiting, kept, tables = [], [], tables + 1
                yield from _cells(rest.pop(0), page.number, tables)
            kept.append(line)
        waiting.append((page.number, kept))
        for table in rest:
            yield from _joined(waiting)
            waiting, tables = [], tables + 1
            yield from _cells(table, page.number, tables)
    yield from _joined(waiting)


def _running(line: Line, page: _Page, heads: frozenset[str]) -> str:
    edge = line.bottom < 0.09 * page.height or line.top > 0.91 * page.height
    return "running head" if edge and page.number > 1 and running_key(line) in heads else ""


def _origin(page: int, line: Line) -> Origin:
    box = (round(line.left, 1), round(line.top, 1), round(line.right, 1), round(line.bottom, 1))
    return Origin(page=page, box=box)


def _joined(waiting: list[tuple[int, list[Line]]]) -> Iterator[Piece]:
    for paragraph in join_lines(waiting):
        yield Piece(paragraph.text, Zone.BODY, Origin(page=paragraph.page, box=paragraph.box))


def _cells(table: Table, page: int, number: int) -> Iterator[Piece]:
    for cell in table.cells:
        place = Cell(number, cell.row, cell.column)
        yield Piece(cell.text, Zone.TABLE, Origin(page=page, box=cell.box), cell=place)


def _ranges(numbers: list[int]) -> str:
    """Page numbers for a person: `3`, `1-4, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
