"""What annotations show on a PDF page: numbers and days that signing programs put in, stamps, seals.

They are fields over the page: `Số:      /TB-UBND` may have its number in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from .bulk import Floats

_SHOWN = frozenset([pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_FREETEXT])
_MOST = 500


def open_page(document: Any, number: int) -> tuple[Any, Floats]:
    """Page `number`, counted from 1, of a pdfium document, with its annotations drawn on it as viewers do.

    With it come their places: rows of left, bottom, right, top as the file counts.  The document changes in
    memory alone.
    """
    page = document[number - 1]
    places = np.array(list(_places(page)), np.float64).reshape(-1, 4)
    if (
        len(places)
        and pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY) == pdfium_c.FLATTEN_SUCCESS
    ):
        page.close()
        page = document[number - 1]  # only a page opened anew has them
    return page, places


def _places(page: Any) -> Iterator[tuple[float, float, float, float]]:
    place = pdfium_c.FS_RECTF()
    for index in range(min(_MOST, pdfium_c.FPDFPage_GetAnnotCount(page.raw))):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        if kind in _SHOWN and pdfium_c.FPDFAnnot_GetRect(annotation, place):
            yield place.left, place.bottom, place.right, place.top
        pdfium_c.FPDFPage_CloseAnnot(annotation)
