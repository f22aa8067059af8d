"""Number and day in the head of a scanned paper: the places that are filled in by hand or lie under a stamp.

What is read there is held to be digits.  Where the signs can only be digits they become digits; where nobody
could tell, an ellipsis stands for them, as in a draft whose number is left open, and the facts say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from corpora.ocr import ocr_digits
from pipeline.ocr.words import Box, Word

UNREADABLE = "…"
_TOP = 0.4
"""The share of the page in which heads stand."""
_DOUBTED = 0.5
_LEAST = 0.2
"""What is read there is kept, however unsure."""
_PEN = 1.2
"""Digits so much taller than those printed beside them were written by hand."""
_PEN_SURE = 0.9
_NUMBER = re.compile(
    r"(?:^|(?<=\s))(?P<label>S[ốôóồổỗơ]\s?:)\s*(?P<serial>(?:[^\s/]{1,6}\s?){0,3}?)\s?"
    r"(?P<tail>/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐ&]*(?:\s?[-–]\s?[\wĐ&]+)*)(?!\S)"
)
_DAY = re.compile(
    r"(?<!\S)(?P<word>[Nn]g[àa]y)\s*(?P<day>\S{0,3}?(?:\s\S{1,2})?)\s*(?P<of>th[áa]ng)\s*(?P<month>\S{0,3}?(?:\s\S)?)\s*"
    r"(?P<in>n[ăa]m)\s+(?P<year>\d{4})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line's text, and the words it was read from."""

    text: str
    words: tuple[Word, ...]
    share: tuple[float, float]
    """Where it begins and ends in the stretch of its words, 0 to 1: several parts may come of one word."""


def mend_head(words: Sequence[Word], height: float) -> list[Word]:
    """The words of a page, those of number and day in its head made readable; `height` is the page's."""
    mended: list[Word] = []
    for _, group in groupby(words, key=attrgetter("line")):
        line = list(group)
        if line[0].box[1] > _TOP * height:
            mended += line
        else:
            mended += _days(_numbers(sorted(line, key=lambda word: word.box[0])))
    return mended


def _numbers(line: list[Word]) -> list[Word]:
    text, starts = _joined(line)
    found = _NUMBER.search(text)
    if found is None:
        return line
    label, serial, tail = (_part(line, starts, found, name) for name in ("label", "serial", "tail"))
    printed = "".join(serial.text.split())
    digits, sure = _digits(printed, 1, 99999)
    apart = len(serial.words) == 1 and serial.words[0] not in tail.words
    written = apart and _by_hand(serial.words[0], tail.words[0])
    confidence = min((word.confidence for word in serial.words), default=1.0)
    if printed and (not sure or written):
        confidence = min(confidence, _DOUBTED)
    number = digits + "".join(tail.text.split()) if printed else "".join(tail.text.split())
    whole = (*serial.words, *tail.words)
    made = [
        Word("Số:", _box(label), 1.0, line[0].line),
        Word(number, _span(whole, serial if printed else tail), confidence, line[0].line),
    ]
    return _replaced(line, (*label.words, *whole), made)


def _days(line: list[Word]) -> list[Word]:
    text, starts = _joined(line)
    found = _DAY.search(text)
    if found is None:
        return line
    parts = {name: _part(line, starts, found, name) for name in ("word", "day", "of", "month", "in", "year")}
    made = [
        _word(parts["word"]),
        *_figure(parts["day"], parts["year"], 31),
        _word(parts["of"]),
        *_figure(parts["month"], parts["year"], 12),
        _word(parts["in"]),
        *parts["year"].words,
    ]
    return _replaced(line, tuple(word for part in parts.values() for word in part.words), made)


def _word(part: _Part) -> Word:
    return Word(part.text, _box(part), 1.0, part.words[0].line)


def _figure(part: _Part, year: _Part, most: int) -> Iterator[Word]:
    """Day or month as one word; nothing where the place is empty."""
    printed = "".join(part.text.split())
    if not printed:
        return
    digits, sure = _digits(printed, 1, most)
    confidence = min(word.confidence for word in part.words)
    if not sure or _by_hand(part.words[0], year.words[0]):
        confidence = min(confidence, _DOUBTED)
    yield Word(digits, _box(part), max(confidence, _LEAST), part.words[0].line)


def _digits(printed: str, least: int, most: int) -> tuple[str, bool]:
    """The digits there, and whether they were read as digits; an ellipsis where nobody can tell."""
    if printed.isdecimal() and least <= int(printed) <= most:
        return printed, True
    known = ocr_digits()
    guessed = "".join(known.get(sign, sign) for sign in printed)
    if guessed.isdecimal() and least <= int(guessed) <= most and any(sign.isdecimal() for sign in printed):
        return guessed, False
    return UNREADABLE, False


def _by_hand(word: Word, printed: Word) -> bool:
    """Whether a word is taller than print beside it, or was read with less than certainty."""
    return _height(word.box) > _PEN * _height(printed.box) or word.confidence < _PEN_SURE


def _height(box: Box) -> float:
    return box[3] - box[1]


def _joined(line: Sequence[Word]) -> tuple[str, list[int]]:
    text, starts = "", []
    for word in line:
        text += " " if text else ""
        starts.append(len(text))
        text += word.text
    return text, starts


def _part(line: Sequence[Word], starts: Sequence[int], found: re.Match[str], name: str) -> _Part:
    begin, end = found.span(name)
    held = [
        (word, start)
        for word, start in zip(line, starts, strict=True)
        if start < end and begin < start + len(word.text)
    ]
    if not held:
        return _Part("", (), (0.0, 1.0))
    first, last = held[0][1], held[-1][1] + len(held[-1][0].text)
    length = max(1, last - first)
    return _Part(
        found[name],
        tuple(word for word, _ in held),
        ((max(begin, first) - first) / length, (min(end, last) - first) / length),
    )


def _box(part: _Part) -> Box:
    return _span(part.words, part)


def _span(words: Sequence[Word], part: _Part) -> Box:
    """The place of a part, cut out of its words' where they hold more; up to the last of `words`."""
    left, right = part.words[0].box[0], part.words[-1].box[2]
    width = right - left
    end = left + part.share[1] * width if words == part.words else max(word.box[2] for word in words)
    return (
        left + part.share[0] * width,
        min(word.box[1] for word in words),
        end,
        max(word.box[3] for word in words),
    )


def _replaced(line: Sequence[Word], old: tuple[Word, ...], new: list[Word]) -> list[Word]:
    gone = {id(word) for word in old}
    first = next(index for index, word in enumerate(line) if id(word) in gone)
    kept = [word for word in line if id(word) not in gone]
    made = [replace(word, line=line[0].line) for word in new]
    return [*kept[:first], *made, *kept[first:]]
