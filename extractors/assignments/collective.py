"""Names that stand for many bodies: `các sở, ban, ngành`, `UBND các quận, huyện, thị xã`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpora.assignments import CollectiveWord, load_collective_words
from extractors.whole_words import spaced


@dataclass(frozen=True)
class CollectiveNames:
    """Reads names of many bodies; built once from the table."""

    words: tuple[CollectiveWord, ...]

    @classmethod
    def load(cls) -> CollectiveNames:
        """Read the table; one that cannot be read raises `TableError`."""
        return cls(load_collective_words())

    def _any(self, part: str) -> str:
        return _longest_first(row.words for row in self.words if row.part == part)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        units, limits = self._any("unit"), self._any("limit")
        many = [row.words for row in self.words if row.part == "opening" and row.words.split()[-1] == "các"]
        other = [row.words for row in self.words if row.part == "opening" and row.words.split()[-1] != "các"]
        listed = rf"(?:{units})(?:(?:\s*[,/–-]\s*|\s+và\s+|,?\s+)(?-i:{units}))*"
        limited = rf"(?:,?\s+(?:và\s+)?(?:{limits}))*"
        one = rf"(?:{_longest_first(other)})(?:\s*[,/]\s*(?:{units}))*(?:\s+(?:{limits}))+"
        return re.compile(rf"(?:(?:{_longest_first(many)})\s+{listed}{limited}|{one})(?!\w)", re.IGNORECASE)

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        levels = r"(?:quận|huyện|thị\s+xã|thành\s+phố|phường|thị\s+trấn|xã)(?!\w)"
        further = rf"(?:(?<=quận)|(?<=huyện))(?:\s*,\s*{levels})+"
        return re.compile(rf"{further}|\s+(?:{self._any('limit')})", re.IGNORECASE)

    def tail(self, text: str, start: int, end: int) -> int:
        """Where a name that ends at `start` ends with what limits it: `Đài Truyền thanh quận, huyện`."""
        found = self._tail.match(text, start, end)
        return found.end() if found else start

    def at(self, text: str, start: int, end: int) -> int | None:
        """The end of such a name that begins at `start`, or None.

        >>> names = CollectiveNames.load()
        >>> text = "các sở, ban, ngành liên quan và UBND tỉnh"
        >>> text[: names.at(text, 0, len(text))]
        'các sở, ban, ngành liên quan'
        """
        found = self._pattern.match(text, start, end)
        return found.end() if found else None


def _longest_first(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(spaced(re.escape(phrase).replace(r"\ ", " ")) + r"(?!\w)" for phrase in ordered)
