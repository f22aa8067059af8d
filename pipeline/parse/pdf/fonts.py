"""Letters of a PDF page in fonts of TCVN3, VNI and their like, decoded by the name of the font."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pypdfium2.raw as pdfium_c

from ..legacy import decode_run
from ..legacy.fonts import rule_for
from .bulk import Codes, Floats, Indexes, fonts_of, text_objects

_LONGEST_NAME = 200
_LINE_ENDS = (0xA, 0xD)
_SPACE = 0x20


def has_legacy_fonts(textpage: int, codes: Codes) -> bool:
    """Whether a line of the page begins in such a font."""
    ends = np.flatnonzero(np.isin(codes, _LINE_ENDS)) + 1
    places = np.array([0, *ends[ends < len(codes)].tolist()], np.intp)[: len(codes)]
    fonts = fonts_of(text_objects(textpage, places).tolist())
    # A font is asked for its name once; where a letter has none there is no name to ask for.
    first = dict(zip(reversed(fonts), reversed(places.tolist()), strict=True))
    return any(rule_for(_font_at(textpage, place)) for font, place in first.items() if font)


def _font_at(textpage: int, index: int) -> str:
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    page = ctypes.cast(textpage, pdfium_c.FPDF_TEXTPAGE)
    pdfium_c.FPDFText_GetFontInfo(page, index, name, _LONGEST_NAME, flags)
    return name.value.decode("utf-8", "replace")


def decode_letters(
    textpage: int, letters: Indexes, codes: Codes, boxes: Floats
) -> tuple[Indexes, Codes, Floats]:
    """The letters at `letters` with what their fonts make of them; two codes may be one letter.

    `codes` and `boxes` have a row for each letter, and so have the codes and boxes that are returned with the
    letters that are left.
    """
    kept, found = np.ones(len(letters), bool), codes.copy()
    joined = boxes.copy()
    for first, last, font in _same_font(textpage, letters):
        if rule_for(font) is None:
            continue
        for start, end, word in _words(letters, codes, first, last, font):
            places = [start + i * (end - start) // len(word) for i in range(len(word))]
            kept[start:end] = False
            kept[places] = True
            found[places] = [ord(letter) for letter in word]
            for place, after in pairwise([*places, end]):
                joined[place, 2] = boxes[place:after, 2].max()
    return letters[kept], found[kept], joined[kept]


def _same_font(textpage: int, letters: Indexes) -> Iterator[tuple[int, int, str]]:
    """Runs of letters in one font, by their first and last place, the latter left out."""
    objects = text_objects(textpage, letters)
    names: dict[int, str] = {}
    starts = [0, *(np.flatnonzero(np.diff(objects)) + 1).tolist(), len(letters)]
    first, font = 0, ""
    for start, end in pairwise(starts):
        if start == end:
            continue
        address = int(objects[start])
        if address not in names:
            names[address] = _font_at(textpage, int(letters[start]))
        if names[address] != font:
            if first < start:
                yield first, start, font
            first, font = start, names[address]
    if first < len(letters):
        yield first, len(letters), font


def _words(
    letters: Indexes, codes: Codes, first: int, last: int, font: str
) -> Iterator[tuple[int, int, str]]:
    """Each word of a run with its places and as it reads; none where the words no longer match."""
    apart = np.flatnonzero(np.diff(letters[first:last]) > 1) + first + 1
    bounds = list(pairwise([first, *apart.tolist(), last]))
    raw = ["".join(map(chr, codes[start:end].tolist())) for start, end in bounds]
    read = decode_run(" ".join(raw), font).split(" ")
    if len(read) == len(raw):
        for (start, end), word in zip(bounds, read, strict=True):
            if 0 < len(word) <= end - start:
                yield start, end, word
