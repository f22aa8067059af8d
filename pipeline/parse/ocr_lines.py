"""Words of OCR as the runs and lines that the text layer of a PDF would give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter

import numpy as np

from pipeline.ocr.words import Word

from .pdf.chars import Glyphs, Run
from .pdf.layout import Line, lines_of
from .pdf.rules import Rule
from .pdf.tables import Table, find_grids, table_of
from .scan_head import UNREADABLE

_LETTER = re.compile(r"\w")
_DESCENDS = re.compile(r"[gjpqyQ,;()\[\]/|ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ]")
_RIGHT = re.compile(r"C[ỘỌÔO]NG\s+H[OÒÓỎ][AÀÁÀ]?|[ĐD][ộọô]c\s+l[ậâạ]p|ĐẢNG\s+C[ỘỌÔ]NG\s+S|Số:\s")
_PLACE_DAY = re.compile(r"(?:[^\W\d_]\w+\.?\s){0,3}[^\W\d_]\w+,?\s?ng[àa]y")
_RULE = re.compile(r"^[_=~]+$|^[—–_-]{3,}$")
_GUTTER = 3.0
_GAP = 1.1
_FULL = 1.15
"""A font's height, with the room above and below the letters, over that of a line's tallest word."""
_SPECK = 3.0
_UNREADABLE = 0.2


def parts_of_words(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Line], list[Table]]:
    """The lines in reading order, the columns of heads and feet apart, and the tables that the rules draw."""
    loose, tables = list(words), []
    for grid in find_grids(rules):
        cells: dict[int, list[Word]] = {}
        for word, number in zip(loose, grid.numbers(_as_glyphs(loose)).tolist(), strict=True):
            if number >= 0:
                cells.setdefault(number, []).append(word)
        if table := table_of(grid, {number: _runs_of(inner) for number, inner in cells.items()}):
            tables.append(table)
            inside = {id(word) for inner in cells.values() for word in inner}
            loose = [word for word in loose if id(word) not in inside]
    return lines_of(_runs_of(loose)), tables


def _runs_of(words: Sequence[Word]) -> list[Run]:
    """Runs from top to bottom; specks are left out."""
    runs = [run for _, line in groupby(words, key=attrgetter("line")) for run in _runs(list(line))]
    return sorted(runs, key=lambda run: (run.base, run.left))


def _as_glyphs(words: Sequence[Word]) -> Glyphs:
    """Each word as one glyph: which cell it stands in is told by its middle."""
    left, top, right, bottom = np.array([word.box for word in words], np.float64).reshape(-1, 4).T
    nothing = np.zeros(len(words), np.intp)
    return Glyphs(np.arange(len(words)), nothing.astype(np.uint32), nothing, left, top, right, bottom, bottom)


def is_speck(word: Word) -> bool:
    """A stain or a stroke of a rule or stamp, read as a sign: no letter in it, or none to be relied on."""
    left, top, right, bottom = word.box
    if word.text == UNREADABLE:
        return False
    if _RULE.match(word.text):
        return True
    if _LETTER.search(word.text):
        return word.confidence < _UNREADABLE and len(word.text) < 3
    tiny = bottom - top < _SPECK and right - left < _SPECK
    return tiny or word.confidence < 2 * _UNREADABLE


def _runs(line: list[Word]) -> list[Run]:
    words = sorted((word for word in line if not is_speck(word)), key=lambda word: word.box[0])
    if not words:
        return []
    heights = sorted(word.box[3] - word.box[1] for word in words)
    size = _FULL * heights[int(0.9 * (len(heights) - 1))]
    base = _baseline(words)
    parts = [[words[0]]]
    for place, (before, word) in enumerate(pairwise(words), start=1):
        if word.box[0] - before.box[2] > _GAP * size or _opens_column(words, place):
            parts.append([])
        parts[-1].append(word)
    return [_run(part, base, size) for part in parts]


def _opens_column(words: Sequence[Word], place: int) -> bool:
    """Whether the right column of a head begins here, however near the left one stands."""
    if words[place].box[0] - words[place - 1].box[2] < _GUTTER:
        return False
    rest = " ".join(word.text for word in words[place : place + 6])
    return bool(_RIGHT.match(rest) or ("/" in words[place - 1].text and _PLACE_DAY.match(rest)))


def _baseline(words: Sequence[Word]) -> float:
    """Where most words without a tail below the line end."""
    flat = [word for word in words if not _DESCENDS.search(word.text) and _LETTER.search(word.text)]
    ends = sorted(word.box[3] for word in flat or words)
    return ends[len(ends) // 2]


def _run(words: Sequence[Word], base: float, size: float) -> Run:
    return Run(
        text=" ".join(word.text for word in words),
        left=words[0].box[0],
        top=min(word.box[1] for word in words),
        right=max(word.box[2] for word in words),
        bottom=max(word.box[3] for word in words),
        base=base,
        size=size,
    )
