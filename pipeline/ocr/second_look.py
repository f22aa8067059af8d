"""A second look at digits in a head that the recogniser was unsure of: their line larger, and by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from .engine import Engine
from .words import Word

_NUMBER = re.compile(r"^\d{1,5}\s?/(?:\d{4}/)?[A-ZĐ]")
_DAY = re.compile(r"^\d{1,2}$")
_TOP = 0.4
"""The share of the page in which heads stand."""
_MOST = 2
"""Lines of a page that are looked at again: that of the number, and that of the day."""
_UNSURE = (0.2, 0.85)
_LARGER = 1.5
_ROOM = 0.35
"""Paper around the line, by the height of the word."""
_SAME = 0.9
_ONE_LINE = ("--psm", "7")


def look_again(words: Sequence[Word], picture: Image.Image, dpi: int, engine: Engine) -> list[Word]:
    """The words of a page; digits of its head that read the same again are taken as sure."""
    unsure = [
        (place, word)
        for place, word in enumerate(words)
        if _is_unsure(word, picture.height) and (_NUMBER.match(word.text) or _is_day(words, place))
    ]
    seen = list(words)
    for line in list(dict.fromkeys(word.line for _, word in unsure))[:_MOST]:
        again = _read_line([word for word in words if word.line == line], picture, dpi, engine)
        for place, word in unsure:
            if word.line == line and word.text in again:
                seen[place] = replace(word, confidence=_SAME)
    return seen


def _is_unsure(word: Word, height: int) -> bool:
    return _UNSURE[0] <= word.confidence < _UNSURE[1] and word.box[3] < _TOP * height


def _is_day(words: Sequence[Word], place: int) -> bool:
    """Whether the digits stand behind `ngày` or `tháng`."""
    return bool(_DAY.match(words[place].text)) and place > 0 and words[place - 1].text in ("ngày", "tháng")


def _read_line(line: Sequence[Word], picture: Image.Image, dpi: int, engine: Engine) -> frozenset[str]:
    top, bottom = min(word.box[1] for word in line), max(word.box[3] for word in line)
    room = _ROOM * (bottom - top)
    left, right = line[0].box[0] - room, max(word.box[2] for word in line) + room
    cut = picture.crop((int(left), int(top - room), int(right), int(bottom + room)))
    large = cut.resize((round(cut.width * _LARGER), round(cut.height * _LARGER)), Image.Resampling.BICUBIC)
    return frozenset(word.text for word in engine.read(large, round(dpi * _LARGER), *_ONE_LINE))
