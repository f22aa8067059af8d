"""The straight rules drawn on a PDF page, as pdfium's page objects give them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c
from pdfplumber.table import merge_edges

from .bulk import Floats, handle, object_bounds, objects_of
from .chars import Frame

_MOST_PATHS = 20_000
_MOST_SEGMENTS = 4_000
_DEEPEST = 3
_THIN = 3.0
_SHORTEST = 3.0
_FARTHEST = 1e6
_TOGETHER = 3.0
"""How far apart two rules on one line may stand and still be one, as pdfplumber takes it."""
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Rule(NamedTuple):
    """A level rule (`across`) at `place` from top, or an upright one at `place` from the left."""

    across: bool
    place: float
    start: float
    end: float


def page_rules(page: Any, frame: Frame) -> list[Rule]:
    """The rules of a pdfium page as a reader sees them, pieces on one line joined.

    Borders come as lines, as thin filled boxes, as outlines of boxes, or all in one path.
    """
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    objects = objects_of(handle(page.raw), max(0, count))
    boxes = list(_boxes(objects, _SAME, 0))
    return _joined(_seen(np.concatenate(boxes), frame)) if boxes else []


def _boxes(objects: Sequence[tuple[int, int]], matrix: Matrix, depth: int) -> Iterator[Floats]:
    """What the paths of a page or form draw, as rows of two corners: x, y, x, y."""
    paths = [address for address, kind in objects if kind == pdfium_c.FPDF_PAGEOBJ_PATH]
    if 0 < len(paths) <= _MOST_PATHS:
        bounds = object_bounds(paths)
        thin = np.minimum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) < _THIN
        yield _moved_boxes(bounds[thin], matrix)
        drawn = [corners for index in np.flatnonzero(~thin) for corners in _drawn(_pointer(paths[index]))]
        if drawn:
            yield _moved_boxes(np.array(drawn), matrix)
    if depth == _DEEPEST:
        return
    for address, kind in objects:
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            form = _pointer(address)
            inner = objects_of(address, max(0, pdfium_c.FPDFFormObj_CountObjects(form)), form=True)
            yield from _boxes(inner, _times(_matrix_of(form), matrix), depth + 1)


def _drawn(path: Any) -> Iterator[tuple[float, ...]]:
    """The sides of stroked outlines, and filled boxes that are thin each for itself."""
    if pdfium_c.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    matrix = _matrix_of(path)
    for outline in _outlines(path):
        points = [_moved(point, matrix) for point in outline]
        low = min(x for x, _ in points), min(y for _, y in points)
        high = max(x for x, _ in points), max(y for _, y in points)
        if min(high[0] - low[0], high[1] - low[1]) < _THIN:
            yield *low, *high
        elif stroke.value:
            yield from ((*first, *second) for first, second in pairwise(points))


def _outlines(path: Any) -> Iterator[list[Point]]:
    """Each part of a path that is drawn without lifting the pen; curves end it."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium_c.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _seen(boxes: Floats, frame: Frame) -> list[Rule]:
    """The boxes that are straight rules, as a reader sees them."""
    boxes = boxes[(np.abs(boxes) < _FARTHEST).all(axis=1)]
    xs, ys = (np.sort(side, axis=1) for side in frame.seen(boxes[:, [0, 2]], boxes[:, [1, 3]]))
    wide, high = xs[:, 1] - xs[:, 0], ys[:, 1] - ys[:, 0]
    across = (high < _THIN) & (wide >= _SHORTEST) & (wide > high)
    down = (wide < _THIN) & (high >= _SHORTEST) & ~across
    level = zip(ys[across].mean(axis=1).tolist(), *xs[across].T.tolist(), strict=True)
    upright = zip(xs[down].mean(axis=1).tolist(), *ys[down].T.tolist(), strict=True)
    return [*(Rule(True, *place) for place in level), *(Rule(False, *place) for place in upright)]


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with near ones on one line, and pieces of one line in one."""
    edges = [_edge(rule) for rule in set(rules)]
    merged = merge_edges(edges, _TOGETHER, _TOGETHER, _TOGETHER, _TOGETHER) if edges else []
    return [
        Rule(True, edge["top"], edge["x0"], edge["x1"])
        if edge["orientation"] == "h"
        else Rule(False, edge["x0"], edge["top"], edge["bottom"])
        for edge in merged
    ]


def _edge(rule: Rule) -> dict[str, Any]:
    """The rule as pdfplumber describes an edge."""
    flat = (rule.place, rule.place)
    (x0, x1), (top, bottom) = (
        ((rule.start, rule.end), flat) if rule.across else (flat, (rule.start, rule.end))
    )
    return {
        "orientation": "h" if rule.across else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _pointer(address: int) -> Any:
    return ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)


def _matrix_of(item: Any) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    values = (found.a, found.b, found.c, found.d, found.e, found.f)
    return values if all(map(math.isfinite, values)) else _SAME


def _moved(point: Point, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _moved_boxes(boxes: Floats, matrix: Matrix) -> Floats:
    if matrix == _SAME:
        return boxes
    a, b, c, d, e, f = matrix
    x, y = boxes[:, [0, 2]], boxes[:, [1, 3]]
    moved = a * x + c * y + e, b * x + d * y + f
    return np.stack([moved[0][:, 0], moved[1][:, 0], moved[0][:, 1], moved[1][:, 1]], axis=1)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does, then `outer`."""
    a, b, c, d, _, _ = inner
    e, f = _moved((inner[4], inner[5]), outer)
    o = outer
    return (
        a * o[0] + b * o[2],
        a * o[1] + b * o[3],
        c * o[0] + d * o[2],
        c * o[1] + d * o[3],
        e,
        f,
    )
