"""Sentences of a paragraph as offsets; full stops of dates, numbers and abbreviations end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names import UPPER

_END = re.compile(rf"[.!?…]+[\"”’)]*(?=\s+[\"“(]?[{UPPER}]|\s*$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:TP|Tp|TX|tp|PGS|GS|TS|ThS|BS|KS|LS|TM|KT|TL|TUQ|Q|đ/c|Đ/c|NSND|NSƯT)\.$"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`; a full stop ends one before a blank and a capital letter.

    >>> list(sentences("Ở TP. Huế. Ngày 1.5 họp.", 0, 24))
    [(0, 10), (10, 24)]
    """
    place = start
    for found in _END.finditer(text, start, end):
        if found[0] == "." and _ABBREVIATION.search(text, max(place, found.start() - 6), found.end()):
            continue
        yield place, found.end()
        place = found.end()
    if place < end:
        yield place, end
