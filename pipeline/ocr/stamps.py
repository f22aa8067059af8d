"""Framed stamps on the first page of a paper: what the receiving office stamped there is not the paper's."""

from __future__ import annotations

from itertools import combinations

from PIL import Image, ImageDraw

from .strokes import Bar, Ink, apart, bars, shrunk

PixelBox = tuple[int, int, int, int]
_TOP = 0.5
"""The share of the page in which incoming papers are stamped."""
_PIECE = 12
"""Points of the shortest piece of a frame; the strokes of letters are shorter."""
_GAP = 40
"""Points that may be missing between two pieces."""
_WIDTHS = (80, 260)
_HEIGHTS = (20, 120)
"""Points that a frame may measure; the rules of tables are longer, those under headings shorter."""
_ALIKE = 14
_LEFT = (0.35, 0.6)
"""The shares of the page's width before which a stamp begins and ends; the State's head is on the right."""
_SIDE = 0.6
"""The share of an upright stroke that is there: letters leave gaps."""


def without_stamps(grey: Image.Image, dpi: int) -> Image.Image:
    """The picture of a first page with paper where framed stamps were."""
    frames = find_frames(grey, dpi)
    if not frames:
        return grey
    cleared = grey.copy()
    pen = ImageDraw.Draw(cleared)
    for frame in frames:
        pen.rectangle(frame, fill=255)
    return cleared


def find_frames(grey: Image.Image, dpi: int) -> list[PixelBox]:
    """Left, top, right and bottom of framed stamps in the upper half of a page at `dpi`, in its dots.

    A frame is two level strokes one above the other, with an upright one at an end.
    """
    ink, unit = shrunk(grey, dpi)
    upper = ink[: int(_TOP * len(ink))]
    found = [
        (min(top.start, low.start), top.row, max(top.end, low.end), low.row)
        for top, low in combinations(_framing(upper, unit), 2)
        if _is_frame(upper, top, low, unit) and _is_left(top, ink.shape[1] / unit)
    ]
    scale, margin = dpi / 72, 2.0
    return [
        (
            max(0, int((left - margin) * scale)),
            max(0, int((top - margin) * scale)),
            int((right + margin) * scale),
            int((low + margin) * scale),
        )
        for left, top, right, low in found
    ]


def _framing(ink: Ink, unit: float) -> list[Bar]:
    """Level strokes of a stamp's width, from top to bottom."""
    found = (bar for bar in bars(ink, unit, _PIECE, _GAP) if _WIDTHS[0] <= bar.end - bar.start <= _WIDTHS[1])
    return sorted(found, key=lambda bar: bar.row)


def _is_left(bar: Bar, width: float) -> bool:
    return bar.start < _LEFT[0] * width and bar.end < _LEFT[1] * width


def _is_frame(ink: Ink, top: Bar, low: Bar, unit: float) -> bool:
    if not _HEIGHTS[0] <= low.row - top.row <= _HEIGHTS[1]:
        return False
    shorter = min(top.end - top.start, low.end - low.start)
    near = abs(top.start - low.start) <= _ALIKE or abs(top.end - low.end) <= _ALIKE
    if not near or -apart(top, low) < 0.7 * shorter:
        return False
    strip = ink[int(top.row * unit) : int(low.row * unit)]
    ends = ((top.start, low.start), (top.end, low.end))
    return any(_is_upright(strip, min(sides) - 3, max(sides) + 3, unit) for sides in ends)


def _is_upright(ink: Ink, left: float, right: float, unit: float) -> bool:
    """Whether a stroke runs down between two columns: letters leave gaps."""
    strip = ink[:, max(0, int(left * unit)) : int(right * unit)]
    if strip.shape[1] < 3:
        return False
    broad = strip[:, 2:] | strip[:, 1:-1] | strip[:, :-2]
    return float(broad.mean(axis=0).max()) > _SIDE
