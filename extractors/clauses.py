"""Sentences and clauses as spans of the text; a reference or relation never crosses a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.document import Document
from extractors.facts import Span
from extractors.names import UPPER

# A full stop ends a sentence only before white space and a capital, quote, bullet or digit: "01.2024",
# "TP.HCM", "T.Ư" and "66.7/2025" hold stops that end nothing.
# A run of stops is read once, from its first, and nothing is given back: dots to a line's end stay linear.
_STOP = re.compile(
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"”’»)]*+"
    rf"(?=\s++[\"“‘«(\-–+•*]*+\s*+[{UPPER}0-9])|\./\.?|\n\s*\n"
)
_SHORT = (
    r"(?:TP|Tp|TS|ThS|PGS|GS|BS|Ths|Ts|KS|CN|TM|KT|TL|TUQ|Q|ĐC|Đ/c|đ/c|TX|TT|Tr|tr|Bs|St|Dr|No|vv|v|ông|bà|P|H|X"
    r"|\d{1,2}|[IVX]{1,5}|[a-zđ])\.$"
)
_ABBREVIATION, _OPENS_TEXT = re.compile(rf"[\s(]{_SHORT}"), re.compile(_SHORT)
_LONGEST = 6
"""Code points of the longest abbreviation with what stands before it."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text, in order and without gaps but for white space."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Span:
        """The sentence that holds `offset` (the one before it where it stands between two)."""
        return self.spans[max(0, bisect_right(self.starts, offset) - 1)]


def split_sentences(document: Document) -> Sentences:
    """Cut a document's blocks into sentences; a block's end always ends one."""
    spans = [span for block in document.blocks for span in _cut(document.text, block.start, block.end)]
    spans = spans or [Span(0, len(document.text))]
    return Sentences(tuple(spans), tuple(span.start for span in spans))


def _cut(text: str, start: int, end: int) -> list[Span]:
    spans, begin = [], start
    for stop in _STOP.finditer(text, start, end):
        if _abbreviates(text, begin, stop.start()):
            continue
        if stop.end() > begin:
            spans.append(Span(begin, stop.end()))
        begin = stop.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans


def _abbreviates(text: str, begin: int, stop: int) -> bool:
    """Whether the stop at `text[stop]` ends an abbreviation of the sentence from `begin`."""
    low = max(begin, stop - _LONGEST)
    if low == 0 and _OPENS_TEXT.match(text, 0, stop + 1):
        return True
    return _ABBREVIATION.search(text, low, stop + 1) is not None
