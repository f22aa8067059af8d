"""Footnotes of a PDF page: their text at its foot, and their markers in the text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ..clean import clean_line
from .chars import Glyphs, runs_of
from .furniture import page_reasons
from .layout import Line, line_of, rows_of
from .marks import Mark, find_marks
from .paragraphs import joint
from .rules import Rule

_HEAD = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})(?:[\])]\.?\s?|(?=\s?[^\W\d]|\s?[“\"]))(?=\S|\s\S)")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_HEAD = 6
_SMALL_TYPE = 0.93
"""A note's size, as a share of that of the text that it belongs to."""
_LOWER_PART = 0.3
_EDGE = 0.91
_MARGIN = 12.0
_SHORT = 0.5
"""A rule above notes, as a share of the text's width."""
_PARTED = 3.0


@dataclass(frozen=True, slots=True)
class Note:
    """A note without its marker; its place in points from the page's upper left corner."""

    text: str
    box: tuple[float, float, float, float]
    opened: bool
    """Whether its marker opens it; else it goes on from the page before."""


def part_notes(
    glyphs: Glyphs, rules: Sequence[Rule], height: float, noted: bool = False
) -> tuple[Glyphs, tuple[Note, ...]]:
    """The page's letters without its notes and their markers, and the notes.

    A note stands at the page's foot in smaller type and is opened by a marker that stands above in the text.
    Notes within the borders of a table stay there.  Markers without a note on the page are set apart from the
    word before them where their look is sure.  Where the page before is `noted`, its last note may go
    on under a short rule.
    """
    marks = find_marks(glyphs)
    separators = _separators(glyphs, rules, height) if noted else []
    if not marks and not separators:
        return glyphs, ()
    lines = [line_of(row, 0) for row in rows_of([run for _, run in runs_of(glyphs)])]
    lines = [line for line, told in zip(lines, page_reasons(lines, height), strict=True) if not told]
    foot = _under_rule(glyphs, lines, separators, height) or _opened(glyphs, lines, marks, height)
    if foot and _in_table(foot, rules):
        foot = []
    labels = {head[1] for line in foot if (head := _head(line))}
    top = foot[0].top if foot else np.inf
    above = [mark for mark in marks if glyphs.base[mark.first] < top]
    marked = _without_marks(glyphs, above, labels)
    if not foot:
        return marked, ()
    inside = (marked.base > top) & (marked.base <= foot[-1].bottom)
    return marked.where(~inside), tuple(_notes(foot, frozenset(mark.label for mark in above)))


def _without_marks(glyphs: Glyphs, marks: Sequence[Mark], noted: Container[str]) -> Glyphs:
    """The letters without the markers of notes on this page, and with a space before the others."""
    kept = np.ones(len(glyphs), bool)
    spaces, right = glyphs.spaces.copy(), glyphs.right.copy()
    for mark in marks:
        if mark.label in noted:
            kept[mark.first : mark.last] = False
            # The word before takes the marker's room, so that no gap is left before a comma.
            right[mark.first - 1] = right[mark.last - 1]
            if mark.last < len(glyphs) and chr(glyphs.codes[mark.last]).isalnum():
                spaces[mark.last] = max(1, spaces[mark.last])
        elif mark.sure:
            spaces[mark.first] = max(1, spaces[mark.first])
    return replace(glyphs, spaces=spaces, right=right).where(kept)


def _opened(glyphs: Glyphs, lines: Sequence[Line], marks: Sequence[Mark], height: float) -> list[Line]:
    """The lines of the page's notes: from the first that a marker above opens to the last above the edge."""
    for index, line in enumerate(lines):
        head = _head(line) if line.top > _LOWER_PART * height else None
        opens = head and any(mark.label == head[1] and glyphs.base[mark.first] < line.top for mark in marks)
        if opens and (foot := _foot(glyphs, lines[index:], height)):
            return foot
    return []


def _separators(glyphs: Glyphs, rules: Sequence[Rule], height: float) -> list[float]:
    """The places of short level rules that begin at the left margin of the page's lower part."""
    if not len(glyphs):
        return []
    left, right = float(np.percentile(glyphs.left, 2)), float(glyphs.right.max())
    return [
        rule.place
        for rule in rules
        if rule.across
        and rule.place > _LOWER_PART * height
        and abs(rule.start - left) < _MARGIN
        and rule.end - rule.start < _SHORT * (right - left)
    ]


def _under_rule(
    glyphs: Glyphs, lines: Sequence[Line], separators: Sequence[float], height: float
) -> list[Line]:
    """The lines of notes of which the first goes on from the page before."""
    for place in separators:
        under = [line for line in lines if (line.top + line.bottom) / 2 > place]
        near = under and under[0].top - place < _PARTED * under[0].size
        if near and not _head(under[0]) and (foot := _foot(glyphs, under, height)):
            return foot
    return []


def _foot(glyphs: Glyphs, lines: Sequence[Line], height: float) -> list[Line]:
    """The lines up to a wide gap where they are in smaller type and stand at the page's foot."""
    foot, rest = _block(lines)
    above = glyphs.base < foot[0].top
    if not above.any() or any(line.top <= _EDGE * height for line in rest):
        return []
    usual = float(np.median(glyphs.bottom[above] - glyphs.top[above]))
    return foot if max(line.size for line in foot) <= _SMALL_TYPE * usual else []


def _block(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines one under the other, and those behind the first wide gap."""
    parted = (place for place, pair in enumerate(pairwise(lines), start=1) if _parted(*pair))
    end = next(parted, len(lines))
    return list(lines[:end]), list(lines[end:])


def _head(line: Line) -> re.Match[str] | None:
    """The marker that opens a line, superscript digits as plain ones."""
    return _HEAD.match(line.text[:_LONGEST_HEAD].translate(_DIGITS) + line.text[_LONGEST_HEAD:])


def _in_table(foot: Sequence[Line], rules: Sequence[Rule]) -> bool:
    """Whether an upright rule stands beside the lines."""
    return any(not rule.across and rule.start < foot[-1].top and rule.end > foot[0].bottom for rule in rules)


def _parted(above: Line, below: Line) -> bool:
    return below.top - above.top > _PARTED * max(above.size, below.size)


def _notes(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[Note]:
    """Lines as notes, each from its head to the next."""
    waiting = set(labels)
    note: Note | None = None
    for line in lines:
        head = _head(line)
        opens = head if head and head[1] in waiting else None
        text = clean_line(line.text[opens.end() :] if opens else line.text)
        if note and not opens:
            note = _longer(note, text, line)
            continue
        if note:
            yield note
        if opens:
            waiting.discard(opens[1])
        note = Note(text, (line.left, line.top, line.right, line.bottom), bool(opens))
    if note:
        yield note


def _longer(note: Note, text: str, line: Line) -> Note:
    left, top, right, bottom = note.box
    box = (min(left, line.left), top, max(right, line.right), max(bottom, line.bottom))
    return Note(note.text + joint(note.text, text) + text, box, note.opened)
