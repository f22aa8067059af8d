"""The letters of a PDF page with their places, and the runs that they form.

Places count in points from the page's upper left corner, as a reader sees the page.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium_c

# pdfium writes a hyphen that ends a line as one of these.
_HYPHENS = {0x2: "-", 0xFFFE: "-", 0xAD: "-"}
_SPACE_GAP = 0.2
_RUN_GAP = 1.0
_SAME_LINE = 0.4
_SPACES_APART = 3
# Places beyond this come from damaged numbers, infinite ones among them.
_FARTHEST = 1e6


@dataclass(frozen=True, slots=True)
class Char:
    """One letter; a space has no extent of its own."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """The baseline."""


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

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a reader sees it."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def page_chars(textpage: object, frame: Frame) -> list[Char]:
    """All letters of the page's text layer in the file's order; line breaks are left out."""
    raw = textpage.raw  # type: ignore[attr-defined]
    box, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    chars: list[Char] = []
    for index in range(max(0, pdfium_c.FPDFText_CountChars(raw))):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in (0, 0xA, 0xD) or code > sys.maxunicode:
            continue
        text = _HYPHENS.get(code) or chr(code)
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium_c.FPDFText_GetCharOrigin(raw, index, x, y)
        left, top = frame.seen(box.left, box.top)
        right, bottom = frame.seen(box.right, box.bottom)
        base = frame.seen(x.value, y.value)[1]
        if not all(-_FARTHEST < number < _FARTHEST for number in (left, top, right, bottom, base)):
            continue
        low, high = sorted((top, bottom))
        first, last = sorted((left, right))
        chars.append(Char(text, first, low, last, high, base))
    return chars


def runs_of(chars: Iterable[Char]) -> list[Run]:
    """Letters joined into runs, sorted from top to bottom and left to right."""
    runs: list[list[Char]] = []
    spaces = 0
    last: Char | None = None
    for char in chars:
        if char.text.isspace():
            spaces += 1
            continue
        if last and spaces < _SPACES_APART and _goes_on(last, char):
            if spaces or char.left - last.right > _SPACE_GAP * (last.bottom - last.top):
                runs[-1].append(Char(" ", last.right, char.top, char.left, char.bottom, char.base))
            runs[-1].append(char)
        else:
            runs.append([char])
        last, spaces = char, 0
    return sorted((_run(run) for run in runs), key=lambda run: (run.base, run.left))


def _goes_on(last: Char, char: Char) -> bool:
    size = max(1.0, last.bottom - last.top)
    other = max(1.0, char.bottom - char.top)
    if abs(char.base - last.base) > _SAME_LINE * max(size, other):
        return False
    return -0.6 * size < char.left - last.right < _RUN_GAP * size


def _run(chars: Sequence[Char]) -> Run:
    sizes = sorted(char.bottom - char.top for char in chars)
    return Run(
        text="".join(char.text for char in chars),
        left=min(char.left for char in chars),
        top=min(char.top for char in chars),
        right=max(char.right for char in chars),
        bottom=max(char.bottom for char in chars),
        base=chars[0].base,
        size=sizes[len(sizes) // 2],
    )
