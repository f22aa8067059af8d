"""Demonstratives for instruments: `Kế hoạch này`, `Nghị quyết nêu trên`, `các văn bản nói trên`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.shorts import Demonstrative
from extractors.type_words import TypeWords

_SEVERAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|0[2-9])\s+(?:loại\s+)?$")
_ALONE = re.compile(
    r"(?=\s*(?:[,.;:)\]”\"]|$|\n)"
    r"|\s+(?:của|và|là|đã|được|có|để|cho|thì|sẽ|phải|hết|theo|trước|quy\s+định|yêu\s+cầu|như)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A type word with a demonstrative, `text[start:end]`."""

    start: int
    end: int
    type: str
    """The lexicon's name of the type."""
    reach: str
    """`this` or `above`."""
    several: bool
    """Whether it stands for more than one instrument."""


@dataclass(frozen=True)
class AnaphorScanner:
    """Finds demonstratives; built once from the tables."""

    type_words: TypeWords
    demonstratives: tuple[Demonstrative, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = sorted((row.phrase for row in self.demonstratives), key=len, reverse=True)
        words = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)
        return re.compile(rf"\s(?P<phrase>{words})(?!\w)")

    @cached_property
    def _by_phrase(self) -> dict[str, Demonstrative]:
        return {row.phrase: row for row in self.demonstratives}

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(self.type_words.pattern.pattern + r"$", re.IGNORECASE)

    @cached_property
    def _longest(self) -> int:
        return 2 + max(len(name) for name in self.type_words.instruments.type_by_name)

    def scan(self, text: str) -> Iterator[Anaphor]:
        """Every type word with a demonstrative right after it, in reading order."""
        for match in self._pattern.finditer(text):
            row = self._by_phrase[" ".join(match["phrase"].split())]
            if row.alone == "yes" and not _ALONE.match(text, match.end()):
                continue
            begin = max(0, match.start() - self._longest)
            word = self._before.search(text[begin : match.start()].rstrip())
            type_ = self.type_words.type_of(word.group()) if word else None
            if word is None or type_ is None:
                continue
            start = begin + word.start()
            several = bool(_SEVERAL.search(text, max(0, start - 16), start))
            yield Anaphor(start, match.end(), type_.name, row.reach, several)
