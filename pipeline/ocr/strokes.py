"""Straight strokes on a picture: the frames of stamps, the rules of tables.

Ink does not take everywhere, so a stroke may come in pieces; a page is never quite level, so it may rise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

Ink = npt.NDArray[np.bool_]
_PER_POINT = 2
"""Dots to a point at which strokes are looked for."""
_DARK = 180
_RISE = 2.5
"""Points that a stroke may rise or fall from piece to piece."""
_WHOLE = 0.5
"""The share of a stroke that is there."""
_BELOW = 0.75
"""Points from a stroke's middle to the last row that it was seen in."""
_REACH = 4.0
"""Points that two strokes may stand apart and still meet."""
_MOST_PIECES = 20_000
_LEVEL = 25.0
_UPRIGHT = 16.0
"""Points of the shortest rules: the strokes of letters are shorter."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level stroke (`across`) at `place` from the top, or an upright one from the left; in points."""

    across: bool
    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A level stroke, whole or in pieces; all in points."""

    row: float
    start: float
    end: float
    inked: float
    """How much of it is there."""


def shrunk(grey: Image.Image, dpi: int) -> tuple[Ink, float]:
    """The ink of a page at `dpi` at some two dots a point, and how many dots a point has."""
    step = max(1, round(dpi / 72 / _PER_POINT))
    return np.asarray(grey.reduce(step)) < _DARK, dpi / 72 / step


def find_rules(grey: Image.Image, dpi: int) -> tuple[Stroke, ...]:
    """The rules of a page that draw a table: those that cross two others; bold print looks like the rest."""
    ink, unit = shrunk(grey, dpi)
    down = [bar for bar in bars(ink.T, unit, 10, 6) if bar.end - bar.start >= _UPRIGHT]
    if len(down) < 2:
        return ()
    level = [bar for bar in bars(ink, unit, 12, 6) if bar.end - bar.start >= _LEVEL]
    level = [bar for bar in level if sum(_cross(bar, other) for other in down) > 1]
    down = [bar for bar in down if sum(_cross(other, bar) for other in level) > 1]
    if len(level) < 2 or len(down) < 2:
        return ()
    return (
        *(Stroke(True, round(bar.row - _BELOW, 1), round(bar.start, 1), round(bar.end, 1)) for bar in level),
        *(Stroke(False, round(bar.row - _BELOW, 1), round(bar.start, 1), round(bar.end, 1)) for bar in down),
    )


def _cross(level: Bar, upright: Bar) -> bool:
    """Whether a level and an upright stroke meet."""
    across = level.start - _REACH <= upright.row <= level.end + _REACH
    return across and upright.start - _REACH <= level.row <= upright.end + _REACH


def without_rules(grey: Image.Image, rules: tuple[Stroke, ...], dpi: int) -> Image.Image:
    """The picture with paper where the rules were, so that they are not read as letters."""
    cleared = grey.copy()
    pen, scale = ImageDraw.Draw(cleared), dpi / 72
    for rule in rules:
        near, far = int((rule.place - _RISE) * scale), int((rule.place + 1) * scale)
        start, end = int(rule.start * scale), int(rule.end * scale)
        pen.rectangle((start, near, end, far) if rule.across else (near, start, far, end), fill=255)
    return cleared


def bars(ink: Ink, unit: float, shortest: float, gap: float) -> list[Bar]:
    """Level strokes whose pieces are `shortest` points long at least and no more than `gap` points apart."""
    whole: list[Bar] = []
    done: list[Bar] = []
    for piece in _pieces(ink, unit, shortest):
        done += [bar for bar in whole if piece.row - bar.row > _RISE]
        whole = [bar for bar in whole if piece.row - bar.row <= _RISE]
        for bar in [bar for bar in whole if apart(piece, bar) <= gap]:
            whole.remove(bar)
            kept = bar.inked + min(0.0, apart(piece, bar))
            start, end = min(piece.start, bar.start), max(piece.end, bar.end)
            piece = replace(piece, start=start, end=end, inked=piece.inked + max(0.0, kept))
        whole.append(piece)
    return [bar for bar in (*done, *whole) if bar.inked >= _WHOLE * (bar.end - bar.start)]


def apart(one: Bar, other: Bar) -> float:
    """Points between two strokes; below zero where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _pieces(ink: Ink, unit: float, shortest: float) -> Iterator[Bar]:
    """Runs of ink along the rows, from top to bottom; they may rise by a dot."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:, 1:-1] |= thick[:, :-2] & thick[:, 2:]
    edges = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = np.flatnonzero(ends - starts >= shortest * unit)
    if len(long) > _MOST_PIECES:
        return
    for row, start, end in zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        yield Bar(row / unit, start / unit, end / unit, (end - start) / unit)
