"""The organisations of one text, read sentence by sentence as they are asked for.

Most sentences name no instrument, so most of a text never needs its organisations for references.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain

from extractors.clauses import Sentences
from extractors.organisations import Organisation, OrganisationScanner


class Bodies:
    """Organisations of `text` by place; each sentence is scanned at most once."""

    def __init__(self, text: str, sentences: Sentences, scanner: OrganisationScanner) -> None:
        self._text = text
        self._sentences = sentences
        self._scanner = scanner
        self._read: dict[int, list[Organisation]] = {}
        self._begun: dict[int, Organisation | None] = {}

    def starting(self, offset: int) -> Organisation | None:
        """The organisation whose name begins at `offset`; its sentence need not be read for that."""
        place = self._place(offset)
        if place not in self._read:
            if offset not in self._begun:
                self._begun[offset] = self._scanner.at(self._text, offset, self._sentences.spans[place].end)
            return self._begun[offset]
        found = self.between(offset, offset + 1)
        return found[0] if found and found[0].start == offset else None

    def between(self, start: int, end: int) -> list[Organisation]:
        """Organisations that begin in `[start, end)`, in reading order; `end` may lie sentences ahead."""
        first, last = self._place(start), self._place(max(start, end - 1))
        found = self._sentence(first)
        if last > first:
            found = list(chain.from_iterable(self._sentence(place) for place in range(first, last + 1)))
        low = bisect_left(found, start, key=lambda organisation: organisation.start)
        high = bisect_left(found, end, key=lambda organisation: organisation.start)
        return found[low:high]

    def _place(self, offset: int) -> int:
        return max(0, bisect_right(self._sentences.starts, offset) - 1)

    def _sentence(self, place: int) -> list[Organisation]:
        if place not in self._read:
            span = self._sentences.spans[place]
            self._read[place] = [
                Organisation(
                    found.start + span.start, found.end + span.start, found.name, found.head, found.tail
                )
                for found in self._scanner.scan(self._text[span.start : span.end])
            ]
        return self._read[place]
