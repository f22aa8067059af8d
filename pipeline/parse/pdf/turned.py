"""Text that stands aslant on a PDF page: watermarks across it, marks along its edge."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .bulk import char_angles, handle
from .chars import Glyphs

_STEP = 0.3
_ASLANT = math.radians(12)
_FEWEST = 4


def part_turned(textpage: Any, glyphs: Glyphs) -> tuple[Glyphs, str]:
    """The letters that stand as most of the page's do, and the text of those that are turned.

    Only letters that stand higher or lower than the one before are asked for their angle: the first of each
    line, and nearly all of turned text.
    """
    if len(glyphs) < _FEWEST:
        return glyphs, ""
    size = np.maximum(1.0, glyphs.bottom - glyphs.top)[:-1]
    stepped = np.concatenate(([True], np.abs(np.diff(glyphs.base)) > _STEP * size))
    places = np.flatnonzero(stepped)
    angles = char_angles(handle(textpage.raw), glyphs.index[places])
    rounded = np.round(np.degrees(angles)).astype(int)
    # Nearly every page: nothing stands aslant to anything.
    if (rounded == rounded[0]).all():
        return glyphs, ""
    lines = np.add.reduceat(np.ones(len(glyphs)), places)
    usual = math.radians(max(set(rounded.tolist()), key=lambda angle: lines[rounded == angle].sum()))
    apart = np.abs(np.angle(np.exp(1j * (angles - usual))))
    turned = np.repeat(apart > _ASLANT, np.diff(places, append=len(glyphs)))
    if int(turned.sum()) < _FEWEST:
        return glyphs, ""
    return glyphs.where(~turned), _read(glyphs.where(turned))


def _read(glyphs: Glyphs) -> str:
    letters = map(chr, glyphs.codes.tolist())
    return "".join(" " * bool(spaces) + letter for spaces, letter in zip(glyphs.spaces, letters, strict=True))
