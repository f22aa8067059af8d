"""Markers of footnotes among a PDF page's letters: raised small digits, `[1]` and `(*)` behind a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from .bulk import Codes, Floats
from .chars import Glyphs, Mask

_SMALLER = 0.8
_RAISED, _TOO_HIGH = 0.12, 0.75
_TOUCHES = 0.2
_BESIDE = 0.6
_LONGEST = 5
_LOOKED_BACK = 8
_SUPERSCRIPTS = {ord(mark): digit for mark, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_IN_MARKS = frozenset("0123456789[]()*")
_RAISED_MARK = re.compile(r"\[(?:\d{1,3}|\*{1,3})\]|\((?:\d{1,3}|\*{1,3})\)|\d{1,3}\)?|\*{1,3}\)?")
_LEVEL_MARK = re.compile(r"\[(?:\d{1,3}|\*{1,3})\]|\(\*{1,3}\)|\*{1,3}")
_WORD = re.compile(r"(?:(?:[^\W\d_][\u0300-\u036f]*)+|\d+)$")
_POWERS_OF = re.compile(r"[mcdkh]m|dam|10|[^\W\d_A-ZĐ]")
"""What a raised digit is a power of: units of measure, ten, a letter of a formula."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What may mark a note: the letters of a page from `first` to `last`, the latter left out."""

    first: int
    last: int
    label: str
    """The digits or stars without brackets."""
    sure: bool
    """Whether its look alone tells that it is no part of the word or number before it."""


def find_marks(glyphs: Glyphs) -> list[Mark]:
    """The markers behind words and numbers by their look; powers of units and of ten are none."""
    if len(glyphs) < 2:
        return []
    size = np.maximum(1.0, glyphs.bottom - glyphs.top)
    up = (glyphs.base[:-1] - glyphs.base[1:]) / size[:-1]
    gap = (glyphs.left[1:] - glyphs.right[:-1]) / size[:-1]
    beside = np.abs(gap) < _BESIDE
    raised = beside & (size[1:] < _SMALLER * size[:-1]) & (up > _RAISED) & (up < _TOO_HIGH)
    touching = beside & (np.abs(up) <= _RAISED) & (gap < _TOUCHES) & (glyphs.spaces[1:] == 0)
    places = np.flatnonzero(raised | (touching & _opening(glyphs.codes[1:]))) + 1
    found = (_mark(glyphs, size, place, bool(raised[place - 1])) for place in places.tolist())
    return [mark for mark in found if mark]


def _opening(codes: Codes) -> Mask:
    """Which letters may open a marker on the line's own level."""
    bracket = (codes == ord("[")) | (codes == ord("(")) | (codes == ord("*"))
    superscript = (codes == ord("¹")) | (codes == ord("²")) | (codes == ord("³"))
    return np.asarray(bracket | superscript | ((codes >= 0x2070) & (codes <= 0x2079)), np.bool_)


def _mark(glyphs: Glyphs, size: Floats, first: int, small: bool) -> Mark | None:
    superscript = int(glyphs.codes[first]) in _SUPERSCRIPTS
    text = _sign(glyphs, size, first)
    if not (_RAISED_MARK if small or superscript else _LEVEL_MARK).fullmatch(text):
        return None
    before = _WORD.search(_before(glyphs, size, first))
    last, label = first + len(text), text.strip("[]()")
    bare = text.isdigit()
    if bare and (not before or _POWERS_OF.fullmatch(before[0]) or _word_goes_on(glyphs, size, last)):
        return None
    behind_word = before is not None and len(before[0]) > 1 and not before[0].isdigit()
    sure = text[0] == "[" or (small and (not bare or behind_word))
    return Mark(first, last, label, sure)


def _sign(glyphs: Glyphs, size: Floats, first: int) -> str:
    """The letters from `first` on that may be a marker's and stand and look as the first does."""
    sign = ""
    for place in range(first, min(len(glyphs), first + _LONGEST + 1)):
        letter = _SUPERSCRIPTS.get(int(glyphs.codes[place]), chr(glyphs.codes[place]))
        level = abs(glyphs.base[place] - glyphs.base[first]) <= 0.1 * size[first]
        alike = level and abs(size[place] - size[first]) <= 0.1 * size[first]
        if letter not in _IN_MARKS or not alike or (sign and _apart(glyphs, size, place)):
            break
        sign += letter
    closed = sign.find({"[": "]", "(": ")"}.get(sign[:1], "\0"))
    return sign[: closed + 1] if closed > 0 else sign


def _before(glyphs: Glyphs, size: Floats, place: int) -> str:
    """The last letters before a marker that no space parts."""
    first = place
    while first and place - first < _LOOKED_BACK and (first == place or not _apart(glyphs, size, first)):
        first -= 1
    return "".join(map(chr, glyphs.codes[first:place]))


def _apart(glyphs: Glyphs, size: Floats, place: int) -> bool:
    """Whether a space or a line's end stands before the letter."""
    gap = glyphs.left[place] - glyphs.right[place - 1]
    return bool(glyphs.spaces[place] or abs(gap) > _TOUCHES * size[place - 1])


def _word_goes_on(glyphs: Glyphs, size: Floats, place: int) -> bool:
    return place < len(glyphs) and chr(glyphs.codes[place]).isalnum() and not _apart(glyphs, size, place)
