"""A page's picture made fit for reading: seals and stamps lifted off, the lines level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

Grey = npt.NDArray[np.uint8]

PREPARATION = "5"
"""Counts up when what is done to pictures changes: other words may come of it."""

_RED = 36
"""By how much red must outshine the other colours to be a seal's; JPEG leaves paler fringes."""
_DARK = 128
_BLANK = 0.0004
_STEEPEST = 5.0
_LEVEL = 0.25
"""Degrees below which the recogniser copes by itself, and turning costs more than it mends."""
_SMALL = 700
_MOST_POINTS = 60_000
_CLEARER = 1.04


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be read."""

    picture: Image.Image
    turned: float
    """Degrees by which it was turned counter-clockwise to be level."""
    blank: bool
    """Whether it bears next to no ink."""


def prepare(picture: Image.Image) -> Prepared:
    """Grey, without red seals, level."""
    grey = without_seals(picture)
    ink = np.asarray(grey) < _DARK
    if float(ink[::2, ::2].mean()) < _BLANK:
        return Prepared(grey, 0.0, True)
    angle = skew(ink)
    if abs(angle) < _LEVEL:
        return Prepared(grey, 0.0, False)
    return Prepared(grey.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255), angle, False)


def without_seals(picture: Image.Image) -> Image.Image:
    """The picture in grey; what is red becomes paper.

    Where a seal lies over print, the print is darker than the seal in every colour, red too: there the red
    light alone is kept.
    """
    if picture.mode in ("L", "1"):
        return picture.convert("L")
    colours = np.asarray(picture.convert("RGB"))
    red = colours[..., 0]
    others = np.maximum(colours[..., 1], colours[..., 2])
    grey = np.asarray(picture.convert("L"))
    shine = red.astype(np.int16) - others
    reddish = shine > _RED // 3
    if not reddish.any():
        return Image.fromarray(grey)
    lifted = np.where(shine > _RED, np.clip(red.astype(np.int16) + shine // 2, 0, 255), red)
    return Image.fromarray(np.where(reddish, lifted, grey).astype(np.uint8))


def skew(ink: npt.NDArray[np.bool_]) -> float:
    """By how many degrees the lines fall to the right; 0 where no angle tells itself from level.

    At the right angle the rows' ink gathers in lines and leaves the gaps between them free.
    """
    step = max(1, ink.shape[1] // _SMALL)
    rows, columns = np.nonzero(ink[::step, ::step])
    if len(rows) < 200:
        return 0.0
    if len(rows) > _MOST_POINTS:
        chosen = np.arange(0, len(rows), len(rows) // _MOST_POINTS + 1)
        rows, columns = rows[chosen], columns[chosen]
    level = _gathering(rows, columns, 0.0)
    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.5), key=lambda a: _gathering(rows, columns, a))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=lambda a: _gathering(rows, columns, a))
    return float(round(fine, 2)) if _gathering(rows, columns, fine) > _CLEARER * level else 0.0


def _gathering(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], degrees: float) -> float:
    places = np.rint(rows - columns * np.tan(np.radians(degrees))).astype(np.intp)
    counts = np.bincount(places - places.min())
    return float(np.square(counts, dtype=np.float64).sum())
