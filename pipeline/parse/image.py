"""Pictures of pages as files of their own: PNG, JPEG, and TIFF with one page or many."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from PIL import Image, ImageOps

from extractors.document import Document
from pipeline.limits import Limits
from pipeline.ocr.reader import Picture
from pipeline.ocr.store import WordStore
from pipeline.unreadable import UnreadableError

from .assemble import assemble
from .doubts import find_doubts
from .page_flow import PageText, pieces_of, unread_warnings
from .scans import ScanFile, read_by, read_scans, refuse_unread
from .zoning import read_pieces

_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)
"""What Pillow raises on damaged files."""
_USUAL_DPI = 300
_LEAST_DPI = 70
_LONG_SIDE = 11.7
"""Inches of the longer side of A4, which pictures without a stated resolution are taken for."""


def parse_image(data: bytes, limits: Limits, store: WordStore | None = None) -> Document:
    """Read the pages of a picture by OCR.

    Raises:
        UnreadableError: `broken`, `too_large`, `no_text`, or `not_read` where there is no OCR.
    """
    reasons = dict.fromkeys(range(1, count_pages(data, limits) + 1), "a picture")
    scans = read_scans(ScanFile(data, partial(pictures, data, limits), limits, store), reasons)
    readings = tuple(scan.reading for scan in scans.values())
    refuse_unread(readings)
    texts = [PageText(number, scan.height, scan.lines, scan.tables) for number, scan in scans.items()]
    reading = read_pieces(list(pieces_of(texts)), page=False)
    document = assemble(replace(reading, warnings=tuple(unread_warnings(readings))), "image")
    doubts = find_doubts(document, {number: scan.words for number, scan in scans.items()})
    return replace(document, pages=readings, doubts=doubts, read_by=read_by(scans))


def count_pages(data: bytes, limits: Limits) -> int:
    """How many pages the file has.

    Raises:
        UnreadableError: `broken`, or `too_large` where there are more than `limits` allow.
    """
    with _opened(data) as image:
        count = int(getattr(image, "n_frames", 1))
    limits.check("pages", count, f"the picture has {count:,} pages")
    return count


def pictures(data: bytes, limits: Limits, numbers: Iterable[int]) -> Iterator[Picture]:
    """The pages of these numbers, one at a time as they are asked for."""
    with _opened(data) as image:
        for number in numbers:
            yield _bounded(number, _page(image, number, limits), image.info.get("dpi"))


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except Image.DecompressionBombError as trouble:
        told = "the picture has over 178 million pixels; scan it at 300 dpi"
        raise UnreadableError("too_large", told) from trouble
    except _DAMAGE as trouble:
        raise UnreadableError("broken", "the picture is damaged; fetch it again") from trouble


def _page(image: Image.Image, number: int, limits: Limits) -> Image.Image:
    try:
        image.seek(number - 1)
        pixels = image.width * image.height
        limits.check("pixels", pixels, f"page {number} of the picture has {pixels:,} pixels")
        return ImageOps.exif_transpose(image).convert("RGB")
    except UnreadableError:
        raise
    except _DAMAGE as trouble:
        told = f"page {number} of the picture is damaged; fetch it again"
        raise UnreadableError("broken", told) from trouble


def _bounded(number: int, page: Image.Image, stated: tuple[float, float] | None) -> Picture:
    """The page at no more than 300 dpi."""
    likely = max(page.size) / _LONG_SIDE
    dpi = float(stated[0]) if stated and stated[0] else likely
    if not _LEAST_DPI <= dpi <= 2 * likely:
        dpi = likely
    if dpi > _USUAL_DPI:
        scale = _USUAL_DPI / dpi
        page = page.resize((round(page.width * scale), round(page.height * scale)), Image.Resampling.BOX)
        dpi = _USUAL_DPI
    return Picture(number, page, max(_LEAST_DPI, round(dpi)))
