"""Long quotations, such as the new wording of an amended article: a scope that pronouns do not leave."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.facts import Span

_MARK = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class QuotedScopes:
    """The outermost quotations of a text, in order; they may run over many blocks."""

    spans: tuple[Span, ...]

    def at(self, offset: int) -> Span | None:
        """The quotation that holds `offset`."""
        place = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        if place < 0 or offset >= self.spans[place].end:
            return None
        return self.spans[place]


def quoted_scopes(text: str) -> QuotedScopes:
    """Every stretch between `“` and its `”`; a mark without its partner opens nothing.

    >>> text = "sửa thành: “Điều 5. “A” và B”; bỏ “C"
    >>> [text[span.start : span.end] for span in quoted_scopes(text).spans]
    ['“Điều 5. “A” và B”']
    """
    open_marks: list[int] = []
    found: list[Span] = []
    for mark in _MARK.finditer(text):
        if mark.group() == "“":
            open_marks.append(mark.start())
        elif open_marks:
            start = open_marks.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Span(start, mark.end()))
    return QuotedScopes(tuple(found))
