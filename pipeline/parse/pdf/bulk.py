"""pdfium's questions about one letter or one object, asked for a whole page at a time.

A call through ctypes costs several times its answer.  Declared with plain addresses, driven by `map` and
answered into an array, it costs a fifth; what follows is arithmetic on whole columns.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]
Indexes = npt.NDArray[np.intp]
_PLACE, _HANDLE, _INDEX = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same function of the library without conversions of its arguments."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_loose_box = _bare(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, _HANDLE, _INDEX, _PLACE)
_char_origin = _bare(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int, _HANDLE, _INDEX, _PLACE, _PLACE)
_unicode = _bare(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INDEX)
_text = _bare(pdfium_c.FPDFText_GetText, ctypes.c_int, _HANDLE, _INDEX, _INDEX, _PLACE)
_char_angle = _bare(pdfium_c.FPDFText_GetCharAngle, ctypes.c_float, _HANDLE, _INDEX)
_text_object = _bare(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p, _HANDLE, _INDEX)
_font = _bare(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p, _HANDLE)
_object = _bare(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p, _HANDLE, _INDEX)
_inner_object = _bare(pdfium_c.FPDFFormObj_GetObject, ctypes.c_void_p, _HANDLE, ctypes.c_ulong)
_bounds = _bare(pdfium_c.FPDFPageObj_GetBounds, ctypes.c_int, _HANDLE, *[_PLACE] * 4)
_object_type = _bare(pdfium_c.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)


def handle(pointer: Any) -> int:
    """The address behind one of pdfium's typed pointers."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def char_codes(textpage: int, count: int) -> Codes:
    """The code points of a page's letters; 0 where the file names none."""
    buffer = np.zeros(count + 1, np.uint16)
    written = _text(textpage, 0, count, buffer.ctypes.data)
    codes = buffer[:count].astype(np.uint32)
    if written == count + 1 and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes
    # Letters beyond the first plane or without a code part the text's offsets from the letters'.
    return np.fromiter(map(_unicode, repeat(textpage), range(count)), np.uint32, count)


def char_boxes(textpage: int, indexes: Indexes) -> Floats:
    """Rows of left, top, right, bottom of the letters at `indexes` as the file counts; NaN for none."""
    boxes = np.full((len(indexes), 4), np.nan, np.float32)
    first = boxes.ctypes.data
    places = range(first, first + 16 * len(indexes), 16)
    _run(map(_loose_box, repeat(textpage), indexes.tolist(), places))
    return boxes.astype(np.float64)


def char_origins(textpage: int, indexes: Indexes) -> Floats:
    """Rows of x and y of the points on the baseline where the letters at `indexes` begin."""
    points = np.full((len(indexes), 2), np.nan, np.float64)
    first = points.ctypes.data
    last = first + 16 * len(indexes)
    places = range(first, last, 16), range(first + 8, last + 8, 16)
    _run(map(_char_origin, repeat(textpage), indexes.tolist(), *places))
    return points


def char_angles(textpage: int, indexes: Indexes) -> Floats:
    """How far the letters at `indexes` are turned, in radians as the file counts."""
    found = np.fromiter(map(_char_angle, repeat(textpage), indexes.tolist()), np.float64, len(indexes))
    return np.asarray(np.where(np.isfinite(found), found, 0.0), np.float64)


def text_objects(textpage: int, indexes: Indexes) -> npt.NDArray[np.uint64]:
    """For each letter at `indexes` the address of the text object that it is part of; 0 for none."""
    found = map(_text_object, repeat(textpage), indexes.tolist())
    return np.fromiter((item or 0 for item in found), np.uint64, len(indexes))


def fonts_of(objects: Iterable[int]) -> list[int]:
    """The address of the font of each text object given by address; 0 for none."""
    return [(_font(item) or 0) if item else 0 for item in objects]


def objects_of(holder: int, count: int, *, form: bool = False) -> list[tuple[int, int]]:
    """Address and type of the objects on a page, or in a form object."""
    found = list(map(_inner_object if form else _object, repeat(holder), range(count)))
    present = [item for item in found if item]
    return list(zip(present, map(_object_type, present), strict=True))


def object_bounds(objects: Sequence[int]) -> Floats:
    """Rows of left, bottom, right, top of objects given by address; NaN where pdfium knows none."""
    bounds = np.full((len(objects), 4), np.nan, np.float32)
    first = bounds.ctypes.data
    places = (range(first + 4 * side, first + 4 * side + 16 * len(objects), 16) for side in range(4))
    _run(map(_bounds, objects, *places))
    return bounds.astype(np.float64)


def _run(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)
