"""One module a format: bytes to a `Document` with exact offsets."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Document
from pipeline.limits import Limits
from pipeline.office.convert import TARGETS, converted, office_version
from pipeline.unreadable import UnreadableError

from .docx import parse_docx
from .html import parse_html
from .image import parse_image
from .kept import Kept
from .mhtml import page_of
from .packed import CONTAINERS, check_container
from .pdf.reading import parse_pdf
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
    kept: Kept | None = None,
) -> Document:
    """Read `data` into a document; the format is told from the bytes, never from the name alone.

    `source` is the file or URL, for the caller's own records: it tells nothing about the format.
    `media_type` is the HTTP header `Content-Type`, asked only for its charset.  `limits` bound its
    bytes, pages and parts; its time and memory are bounded where it runs in a worker (`pipeline/workers.py`).
    `kept` spares slow programs what they did in an earlier reading.

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
        return parse_pdf(data, limits, kept.words if kept else None)
    if form == "docx":
        return parse_docx(data)
    if form == "mhtml":
        return parse_html(*page_of(data))
    if form == "xlsx":
        return parse_sheets(data)
    if form in TARGETS:
        read = parse_docx if TARGETS[form] == "docx" else parse_sheets
        made = converted(data, form, kept.office if kept else None)
        return replace(read(made, form), read_by=office_version() or "")
    if form == "image":
        return parse_image(data, limits, kept.words if kept else None)
    return parse_text(data, media_type)
