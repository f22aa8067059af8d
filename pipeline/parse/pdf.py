"""PDF: pages with a text layer are read from it, the others by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pdfplumber
import pypdfium2

from extractors.document import Document, PageReading
from pipeline.limits import Limits, allow

from .assemble import assemble
from .doubts import find_doubts
from .errors import UnreadableError
from .page_choice import Layer, why_ocr
from .page_flow import PageText, page_ranges, pieces_of, unread_warnings
from .pdf_chars import Frame, page_chars, runs_of
from .pdf_layout import lines_of
from .pdf_render import PDFIUM, is_drawn, picture_share, render
from .pdf_tables import Table, find_tables, has_rules, inside
from .scans import Scan, read_scans, refuse_unread
from .zoning import read_pieces


@dataclass(frozen=True, slots=True)
class _Page:
    text: PageText
    why_ocr: str
    """Why its text layer is not to be read; empty where it is."""
    damaged: bool
    """Whether its tables could not be read, so that their text stands as lines."""


def parse_pdf(data: bytes, limits: Limits) -> Document:
    """Read a PDF page by page: from its text layer, or by OCR where that has no text.

    Raises:
        UnreadableError: `password`, `broken`, `too_large`, `no_text` where no page bears text, or `not_read`
            where there is no OCR for pages that need it, and no other page.
    """
    with PDFIUM:
        pages = _read_pages(data, limits)
    reasons = {page.text.number: page.why_ocr for page in pages if page.why_ocr}
    scans = read_scans(reasons, partial(render, data), limits) if reasons else {}
    readings = tuple(_reading(page.text, scans) for page in pages)
    refuse_unread(readings)
    texts = [_scanned(page.text, scans.get(page.text.number)) for page in pages]
    reading = read_pieces(list(pieces_of(texts)), page=False)
    document = assemble(replace(reading, warnings=tuple(_warnings(pages, readings))), "pdf")
    doubts = find_doubts(document, {number: scan.words for number, scan in scans.items()})
    return replace(document, pages=readings, doubts=doubts)


def _reading(page: PageText, scans: Mapping[int, Scan]) -> PageReading:
    if scan := scans.get(page.number):
        return scan.reading
    return PageReading(page.number, "text" if page.lines or page.tables else "blank")


def _scanned(page: PageText, scan: Scan | None) -> PageText:
    """The page as OCR read it; as its poor text layer has it where OCR could not."""
    if scan is None or scan.reading.how == "unread":
        return page
    return PageText(page.number, scan.height, scan.lines)


def _warnings(pages: list[_Page], readings: Sequence[PageReading]) -> Iterator[str]:
    yield from unread_warnings(readings)
    if damaged := [page.text.number for page in pages if page.damaged]:
        yield f"tables on page {page_ranges(damaged)} could not be told; their text stands as lines"


def _read_pages(data: bytes, limits: Limits) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        raise _refusal(trouble) from trouble
    plumber: list[Any] = []
    try:
        count = len(document)
        if not count:
            raise UnreadableError("broken", "the PDF has no pages; fetch it again")
        limits.check("pages", count, f"the PDF has {count:,} pages")
        allow(limits.page_seconds * count)
        return [_read_page(document, number, data, plumber) for number in range(1, count + 1)]
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
        letters = sum(1 for char in chars if char.text.isalnum())
        reason = why_ocr(Layer(letters, picture_share(page), is_drawn(page)))
        tables: list[Table] | None = []
        if chars and not reason and has_rules(page):
            tables = _tables(data, number, chars, plumber)
    finally:
        page.close()
    damaged = tables is None
    loose = [char for char in chars if not any(inside(char, table.box) for table in tables or ())]
    lines = tuple(lines_of(runs_of(loose)))
    return _Page(PageText(number, frame.height, lines, tuple(tables or ())), reason, damaged)


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
