"""The letters of a PDF page with their places, and the runs that they form.

Places count in points from the page's upper left corner, as a reader sees the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from .bulk import Codes, Floats, Indexes, char_boxes, char_codes, char_origins, handle
from .fonts import decode_letters, has_legacy_fonts

Mask = npt.NDArray[np.bool_]
_LAST_CODE = 0x10FFFF
_LETTER, _BLANK, _LEFT_OUT = range(3)
_SPACE_GAP = 0.2
_RUN_GAP = 1.0
_OVERLAP = 0.6
_SAME_LINE = 0.4
_SPACES_APART = 3
_SAME_EDGE = 0.01
# Places beyond this come from damaged numbers, infinite ones among them.
_FARTHEST = 1e6


def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.full(_LAST_CODE + 2, _LETTER, np.uint8)
    kinds[[code for code in range(0x10000) if chr(code).isspace()]] = _BLANK
    kinds[[0x0, 0xA, 0xD, _LAST_CODE + 1]] = _LEFT_OUT
    return kinds


def _readings() -> Codes:
    codes = np.arange(_LAST_CODE + 2, dtype=np.uint32)
    # pdfium writes a hyphen that ends a line as one of these.
    codes[[0x2, 0xFFFE, 0xAD]] = ord("-")
    return codes


_KINDS, _READINGS = _kinds(), _readings()


@dataclass(frozen=True, slots=True)
class Run:
    """Letters on one baseline without a wide gap: a line, or one column's part of it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page lies: its box in the file's coordinates, and its rotation in quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as seen."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as seen."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def seen(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of the file as a reader sees them."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def seen_boxes(self, boxes: Floats) -> Floats:
        """Boxes of the file, rows of two corners, as left, top, right, bottom as seen."""
        xs, ys = self.seen(boxes[:, [0, 2]], boxes[:, [1, 3]])
        return np.stack([xs.min(axis=1), ys.min(axis=1), xs.max(axis=1), ys.max(axis=1)], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Letters in the file's order, a column an attribute; spaces and line breaks are counted, not kept."""

    index: Indexes
    """Its place among all letters of the page, as pdfium counts them."""
    codes: Codes
    spaces: Indexes
    """How many spaces stand before the letter."""
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    base: Floats
    """The baseline."""

    def __len__(self) -> int:
        return len(self.codes)

    def where(self, mask: Mask | Indexes) -> Glyphs:
        """The letters for which `mask` is true, or those at its indexes."""
        places = (self.left, self.top, self.right, self.bottom, self.base)
        return Glyphs(
            self.index[mask], self.codes[mask], self.spaces[mask], *(column[mask] for column in places)
        )

    def outside(self, boxes: Floats) -> Glyphs:
        """The letters whose middles lie in none of the boxes, rows of left, top, right, bottom."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        inside = np.zeros(len(self), bool)
        for left, top, right, bottom in boxes:
            inside |= (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
        return self.where(~inside) if inside.any() else self

    def text(self) -> str:
        """All letters in the file's order, with a space between words and lines."""
        if not len(self):
            return ""
        size = np.maximum(1.0, self.bottom - self.top)[:-1]
        gap, step = self.left[1:] - self.right[:-1], np.abs(np.diff(self.base))
        apart = (self.spaces[1:] > 0) | (gap > _SPACE_GAP * size) | (step > _SAME_LINE * size)
        return _spaced_text(self.codes, np.concatenate(([False], apart)), np.zeros(1, np.intp))[0]

    def letters(self) -> int:
        """How many are letters or digits."""
        return sum(map(str.isalnum, _string(self.codes)))


def page_glyphs(textpage: Any, frame: Frame) -> Glyphs:
    """All letters of a pdfium page's text layer, those in fonts older than Unicode decoded."""
    raw = handle(textpage.raw)
    count = max(0, pdfium_c.FPDFText_CountChars(textpage.raw))
    written = np.minimum(char_codes(raw, count), _LAST_CODE + 1)
    kinds = _KINDS[_READINGS[written]]
    letters = np.flatnonzero(kinds == _LETTER)
    boxes = char_boxes(raw, letters)
    sound = (np.abs(boxes) < _FARTHEST).all(axis=1)
    if not sound.all():
        letters, boxes = letters[sound], boxes[sound]
    codes = written[letters]
    if has_legacy_fonts(raw, written):
        letters, codes, boxes = decode_letters(raw, letters, codes, boxes)
    left, top, right, bottom = frame.seen_boxes(boxes).T
    return Glyphs(
        letters,
        _READINGS[codes],
        np.diff(np.cumsum(kinds == _BLANK)[letters], prepend=0),
        left,
        top,
        right,
        bottom,
        _baselines(raw, letters, boxes, frame),
    )


def _baselines(textpage: int, letters: Indexes, boxes: Floats, frame: Frame) -> Floats:
    """Each letter's baseline; asked only where its box ends lower or higher than the one before."""
    if not len(letters):
        return np.zeros(0)
    lower = frame.seen(boxes[:, 2], boxes[:, 3])[1]
    asked = np.concatenate(([True], np.abs(np.diff(lower)) > _SAME_EDGE))
    points = char_origins(textpage, letters[asked])
    base = frame.seen(points[:, 0], points[:, 1])[1]
    sound = np.isfinite(base) & (np.abs(base) < _FARTHEST)
    found = np.where(sound, base, lower[asked])
    return np.asarray(found[np.cumsum(asked) - 1], np.float64)


def runs_of(glyphs: Glyphs, parts: Indexes | None = None) -> list[tuple[int, Run]]:
    """Letters joined into runs, sorted from top to bottom and left to right, each with its part.

    `parts` gives a number for each letter: runs hold letters of one part, such as a table's cell.
    """
    if not len(glyphs):
        return []
    if parts is None:
        parts = np.zeros(len(glyphs), np.intp)
    elif parts.any():
        order = np.argsort(parts, kind="stable")
        glyphs, parts = glyphs.where(order), parts[order]
    size = np.maximum(1.0, glyphs.bottom - glyphs.top)
    gap = glyphs.left[1:] - glyphs.right[:-1]
    level = np.abs(np.diff(glyphs.base)) <= _SAME_LINE * np.maximum(size[1:], size[:-1])
    near = (-_OVERLAP * size[:-1] < gap) & (gap < _RUN_GAP * size[:-1])
    goes_on = np.concatenate(([False], level & near & (glyphs.spaces[1:] < _SPACES_APART)))
    goes_on[1:] &= parts[1:] == parts[:-1]
    wide = np.concatenate(([False], gap > _SPACE_GAP * size[:-1]))
    spaced = goes_on & ((glyphs.spaces > 0) | wide)
    starts = np.flatnonzero(~goes_on)
    text, places = _spaced_text(glyphs.codes, spaced, starts)
    columns = (
        np.minimum.reduceat(glyphs.left, starts),
        np.minimum.reduceat(glyphs.top, starts),
        np.maximum.reduceat(glyphs.right, starts),
        np.maximum.reduceat(glyphs.bottom, starts),
        glyphs.base[starts],
        _medians(glyphs.bottom - glyphs.top, starts),
    )
    texts = (text[first:last] for first, last in zip(places, [*places[1:], len(text)], strict=True))
    runs = map(Run, texts, *(column.tolist() for column in columns))
    placed = zip(parts[starts].tolist(), runs, strict=True)
    return sorted(placed, key=lambda item: (item[1].base, item[1].left))


def _spaced_text(codes: Codes, spaced: Mask, starts: Indexes) -> tuple[str, list[int]]:
    """All letters as one string with the spaces between words, and where in it each run begins."""
    places = np.arange(len(codes)) + np.cumsum(spaced)
    text = np.full(len(codes) + int(spaced.sum()), ord(" "), np.uint32)
    text[places] = codes
    return _string(text), places[starts].tolist()


def _string(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _medians(sizes: Floats, starts: Indexes) -> Floats:
    """The middle size of each run's letters, the upper one of two."""
    lengths = np.diff(starts, append=len(sizes))
    runs = np.repeat(np.arange(len(starts)), lengths)
    ordered = sizes[np.lexsort((sizes, runs))]
    return np.asarray(ordered[starts + lengths // 2], np.float64)
