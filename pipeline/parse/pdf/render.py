"""Pages of a PDF as pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.ocr.reader import Picture

# pdfium is not safe for threads: one call at a time in a process.
PDFIUM = threading.Lock()

_FINEST = 300
_COARSEST = 200
_MOST_PIXELS = 25_000_000
_MOST_PICTURES = 200


def render(data: bytes, numbers: Iterable[int]) -> Iterator[Picture]:
    """The pages of these numbers, one at a time as they are asked for.

    The resolution is that of the page's own picture, where it lies between 200 and 300 dpi: more shows
    nothing new, and fewer dots lose the marks over the letters.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            with PDFIUM:
                picture = _picture(document, number)
            yield picture
    finally:
        with PDFIUM:
            document.close()


def _picture(document: Any, number: int) -> Picture:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        dpi = min(_FINEST, max(_COARSEST, own_dpi(page)))
        bound = 72 * (_MOST_PIXELS / max(1.0, width * height)) ** 0.5
        dpi = max(1, int(min(dpi, bound)))
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
        try:
            image = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()
    return Picture(number, image, dpi)


def own_dpi(page: Any) -> int:
    """The resolution of the page's largest picture; 300 where it has none."""
    found = [(_area(item), item) for item in _images(page)]
    if not found:
        return _FINEST
    item = max(found, key=lambda pair: pair[0])[1]
    left, bottom, right, top = item.get_bounds()
    across, down = item.get_px_size()
    inches = max(1.0, right - left, top - bottom) / 72
    return int(max(across, down) / inches + 0.5)


def is_drawn(page: Any) -> bool:
    """Whether anything at all is drawn on the page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page.raw) > 0)


def picture_share(page: Any) -> float:
    """The share of the page that its largest picture covers, 0 to 1."""
    width, height = page.get_size()
    largest = max(map(_area, _images(page)), default=0.0)
    return float(min(1.0, largest / max(1.0, width * height)))


def _images(page: Any) -> list[Any]:
    kept = []
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        kept.append(item)
        if len(kept) >= _MOST_PICTURES:
            break
    return kept


def _area(item: Any) -> float:
    left, bottom, right, top = item.get_bounds()
    return abs(float((right - left) * (top - bottom)))
