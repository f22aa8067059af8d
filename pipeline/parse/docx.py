"""DOCX: paragraphs and tables in the order of the document, headers and footers as furniture."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from typing import Any

import docx
import lxml.etree
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from extractors.document import Cell, Document, Origin, Zone

from .assemble import Piece, assemble
from .clean import clean_line
from .errors import UnreadableError
from .zoning import read_pieces

_MOST_BYTES = 200_000_000


def parse_docx(data: bytes) -> Document:
    """Read a Word file.

    Raises:
        UnreadableError: `broken` for damaged files, `no_text` where no paragraph has text.
    """
    _refuse_bombs(data)
    try:
        document = docx.Document(io.BytesIO(data))
        pieces = [*_margins(document), *_body(document)]
    except UnreadableError:
        raise
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        lxml.etree.LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        TypeError,
        OSError,
        NotImplementedError,
        zipfile.LargeZipFile,
        EOFError,
        zlib.error,
    ) as trouble:
        raise UnreadableError(
            "broken", "the DOCX file is damaged inside; open and save it again"
        ) from trouble
    if all(piece.zone is Zone.FURNITURE for piece in pieces):
        message = "the DOCX file holds no text, perhaps pictures of pages; OCR is not part of this version"
        raise UnreadableError("no_text", message)
    return assemble(read_pieces(pieces, page=False), "docx")


def _refuse_bombs(data: bytes) -> None:
    """A small file that unpacks to hundreds of megabytes is no document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            markup = (entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels")))
            size = sum(entry.file_size for entry in markup)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as trouble:
        raise UnreadableError("broken", "the DOCX file is damaged; fetch it again") from trouble
    if size > _MOST_BYTES:
        raise UnreadableError(
            "broken", "the DOCX file unpacks to more than 200 MB of markup; it is no document"
        )


def _margins(document: Any) -> Iterator[Piece]:
    """Headers and footers of every section, each once."""
    seen: set[str] = set()
    for number, section in enumerate(document.sections, start=1):
        for part, reason in ((section.header, "page header"), (section.footer, "page footer")):
            for paragraph in part.paragraphs:
                text = clean_line(paragraph.text)
                if text and text not in seen:
                    seen.add(text)
                    yield Piece(text, Zone.FURNITURE, Origin(path=f"section {number}"), reason)


def _body(document: Any) -> Iterator[Piece]:
    paragraphs, number, numbers = 0, 0, count(1)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield from _paragraph(block, f"paragraph {paragraphs}", None)
        else:
            number += 1
            yield from _table(block, numbers, f"table {number}")


def _paragraph(paragraph: Paragraph, path: str, cell: Cell | None) -> Iterator[Piece]:
    """A paragraph's lines: line breaks part them as paragraphs do."""
    zone = Zone.TABLE if cell else Zone.BODY
    for text in _text(paragraph).split("\n"):
        if line := clean_line(text):
            yield Piece(line, zone, Origin(path=path), cell=cell)


def _text(paragraph: Paragraph) -> str:
    """Its text with inserted changes, without deleted ones; numbers that Word counts are not in the file."""
    parts: list[str] = []
    for node in paragraph._p.iter():
        name = lxml.etree.QName(node).localname
        if name == "t" and not _is_copy(node):
            parts.append(node.text or "")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name == "tab":
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_copy(node: Any) -> bool:
    """Word keeps the text of a drawn box twice; the fallback copy is left out."""
    return any(
        lxml.etree.QName(above).localname == "Fallback"
        for above in node.iterancestors()
        if isinstance(above.tag, str)
    )


def _table(table: Table, numbers: Iterator[int], path: str) -> Iterator[Piece]:
    """Cells row by row; a merged cell comes once, a table of one column is laid-out text."""
    number = next(numbers)
    grid = [list(row.cells) for row in table.rows]
    extents: dict[Any, list[tuple[int, int]]] = {}
    for row_number, cells in enumerate(grid, start=1):
        for column, cell in enumerate(cells, start=1):
            extents.setdefault(cell._tc, []).append((row_number, column))
    heads = {row_number for row_number, row in enumerate(table.rows, start=1) if _is_head(row)}
    for row_number, cells in enumerate(grid, start=1):
        for column, cell in enumerate(cells, start=1):
            places = extents[cell._tc]
            if places[0] != (row_number, column):
                continue
            spans = (places[-1][0] - row_number + 1, places[-1][1] - column + 1)
            place = Cell(number, row_number, column, *spans, header=row_number in heads)
            wide = max(map(len, grid)) > 1
            path_here = f"{path} row {row_number} cell {column}"
            yield from _cell(cell, path_here, place if wide else None, numbers)


def _is_head(row: _Row) -> bool:
    """Whether Word repeats the row on each page."""
    properties = row._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def _cell(cell: _Cell, path: str, place: Cell | None, numbers: Iterator[int]) -> Iterator[Piece]:
    inner = 0
    for block in cell.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _paragraph(block, path, place)
        else:
            inner += 1
            yield from _table(block, numbers, f"{path} table {inner}")
