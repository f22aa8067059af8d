"""PDF: pages with a text layer are read from it, the others by OCR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pypdfium2

from extractors.document import Document, PageReading
from pipeline.limits import Limits, allow
from pipeline.ocr.store import WordStore
from pipeline.unreadable import UnreadableError

from ..assemble import assemble, decoded
from ..doubts import find_doubts
from ..page_choice import FEW_LETTERS, Layer, spread, why_ocr
from ..page_flow import PageText, pieces_of, unread_warnings
from ..scans import Scan, ScanFile, read_by, read_scans, refuse_unread
from ..signatures import read_signatures
from ..zoning import read_pieces
from .annotations import open_page
from .chars import Frame, page_glyphs
from .layout import lines_of
from .notes import part_notes
from .parts import parts_of
from .render import PDFIUM, is_drawn, picture_share, render
from .rules import page_rules
from .turned import part_turned


@dataclass(frozen=True, slots=True)
class _Page:
    text: PageText
    why_ocr: str
    """Why its text layer is not to be read; empty where it is."""
    layered: bool
    """Whether it has a text layer worth the name."""


def parse_pdf(data: bytes, limits: Limits, store: WordStore | None = None) -> Document:
    """Read a PDF page by page: from its text layer, or by OCR where that has no text.

    Raises:
        UnreadableError: `password`, `broken`, `too_large`, `no_text` where no page bears text, or `not_read`
            where there is no OCR for pages that need it, and no other page.
    """
    with PDFIUM:
        pages = _read_pages(data, limits)
    told = spread([page.why_ocr for page in pages], [page.layered for page in pages])
    reasons = {page.text.number: reason for page, reason in zip(pages, told, strict=True) if reason}
    scans = read_scans(ScanFile(data, partial(render, data), limits, store), reasons)
    readings = tuple(_reading(page.text, scans) for page in pages)
    refuse_unread(readings)
    texts = [_scanned(page.text, scans.get(page.text.number)) for page in pages]
    pieces = list(pieces_of(texts))
    reading = read_pieces(decoded(pieces, scans), page=False)
    document = assemble(replace(reading, warnings=tuple(unread_warnings(readings))), "pdf")
    doubts = find_doubts(document, {number: scan.words for number, scan in scans.items()})
    return replace(
        document,
        pages=readings,
        doubts=doubts,
        read_by=read_by(scans),
        digital_signatures=read_signatures(data),
    )


def _reading(page: PageText, scans: Mapping[int, Scan]) -> PageReading:
    if scan := scans.get(page.number):
        return scan.reading
    return PageReading(page.number, "text" if page.lines or page.tables else "blank")


def _scanned(page: PageText, scan: Scan | None) -> PageText:
    """The page as OCR read it; as its poor text layer has it where OCR could not."""
    if scan is None or scan.reading.how == "unread":
        return page
    return PageText(page.number, scan.height, scan.lines, scan.tables)


def _read_pages(data: bytes, limits: Limits) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        raise _refusal(trouble) from trouble
    try:
        count = len(document)
        if not count:
            raise UnreadableError("broken", "the PDF has no pages; fetch it again")
        limits.check("pages", count, f"the PDF has {count:,} pages")
        allow(limits.page_seconds * count)
        pages: list[_Page] = []
        for number in range(1, count + 1):
            noted = bool(pages and pages[-1].text.notes)
            pages.append(_read_page(document, number, noted))
        return pages
    except pypdfium2.PdfiumError as trouble:
        raise UnreadableError("broken", "a page of the PDF is damaged; fetch it again") from trouble
    finally:
        document.close()


def _refusal(trouble: pypdfium2.PdfiumError) -> UnreadableError:
    if "password" in str(trouble).lower():
        return UnreadableError("password", "the PDF is locked with a password; ask for an open copy")
    return UnreadableError("broken", "the PDF is cut short or damaged; fetch it again")


def _read_page(document: Any, number: int, noted: bool) -> _Page:
    page, annotated = open_page(document, number)
    try:
        left, bottom, right, top = page.get_cropbox()
        frame = Frame(left, bottom, right, top, page.get_rotation() // 90)
        textpage = page.get_textpage()
        try:
            glyphs, turned = part_turned(textpage, page_glyphs(textpage, frame))
        finally:
            textpage.close()
        letters = glyphs.outside(frame.seen_boxes(annotated)).letters()
        reason = why_ocr(Layer(letters, partial(picture_share, page), is_drawn(page), glyphs.text))
        rules = page_rules(page, frame) if letters and not reason else []
    finally:
        page.close()
    text, notes = part_notes(glyphs, rules, frame.height, noted)
    loose, tables = parts_of(text, rules)
    return _Page(
        PageText(number, frame.height, tuple(lines_of(loose)), tuple(tables), turned, notes),
        reason,
        letters >= FEW_LETTERS,
    )
