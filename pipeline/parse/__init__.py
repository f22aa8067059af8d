"""One module a format: bytes to a `Document` with exact offsets."""

from __future__ import annotations

from extractors.document import Document
from pipeline.limits import Limits
from pipeline.ocr.store import WordStore

from .docx import parse_docx
from .errors import UnreadableError
from .html import parse_html
from .image import parse_image
from .mhtml import page_of
from .office import TARGETS, converted
from .packed import CONTAINERS, check_container
from .pdf import parse_pdf
from .sheets import parse_sheets
from .sniff import sniff
from .text import parse_text

__all__ = ["UnreadableError", "parse"]

_LIMITS = Limits()


def parse(
    data: bytes,
    source: str,  # noqa: ARG001
    media_type: str | None = None,
    limits: Limits = _LIMITS,
    store: WordStore | None = None,
) -> Document:
    """Read `data` into a document; the format is told from the bytes, never from the name alone.

    `source` is the file or URL, for the caller's own records: it tells nothing about the format.
    `media_type` is the HTTP header `Content-Type`, asked only for its charset.  `limits` bound its
    bytes, pages and parts; its time and memory are bounded where it runs in a worker (`pipeline/workers.py`).
    `store` keeps the words of scanned pages from one reading to the next.

    >>> parse("Ngày 05/01/2026, Sở họp.".encode(), "tin.txt").text
    'Ngày 05/01/2026, Sở họp.'

    Raises:
        UnreadableError: the file gives no document; its kind and message say why.
    """
    limits.check("bytes", len(data), f"the file has {len(data):,} bytes")
    form = sniff(data)
    if form in CONTAINERS:
        check_container(data, limits)
    if form == "zip":
        told = "the file is a ZIP archive of documents; read them one by one (`pipeline/members.py`)"
        raise UnreadableError("unknown_format", told)
    if form == "html":
        return parse_html(data, media_type)
    if form == "pdf":
        return parse_pdf(data, limits, store)
    if form == "docx":
        return parse_docx(data)
    if form == "mhtml":
        return parse_html(*page_of(data))
    if form == "xlsx":
        return parse_sheets(data)
    if form in TARGETS:
        read = parse_docx if TARGETS[form] == "docx" else parse_sheets
        return read(converted(data, form), form)
    if form == "image":
        return parse_image(data, limits, store)
    return parse_text(data, media_type)
