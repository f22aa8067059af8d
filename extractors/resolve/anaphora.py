"""Demonstratives for instruments: `Kế hoạch này`, `Nghị quyết nêu trên`, `các văn bản nói trên`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import DocumentType
from corpora.shorts import Demonstrative
from extractors.folding import fold
from extractors.type_words import TypeWords
from extractors.whole_words import spaced, whole_words

_WORD = re.compile(r"[^\W\d_]+")
_MOST_SYLLABLES = 4
_SEVERAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|0[2-9])\s+(?:loại\s+)?$")
_ALONE = re.compile(
    r"(?=\s*(?:[,.;:)\]”\"]|$|\n)"
    r"|\s+(?:của|và|là|giao|đã|được|có|để|cho|thì|sẽ|phải|hết|theo|trước|quy\s+định|yêu\s+cầu|như)(?!\w))"
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
        return re.compile(whole_words(map(spaced, phrases), behind=r"<=\s"))

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
            row = self._by_phrase[" ".join(match.group().split())]
            if row.alone == "yes" and not _ALONE.match(text, match.end()):
                continue
            gap = match.start() - 1
            begin = max(0, gap - self._longest)
            before = text[begin:gap].rstrip()
            word = self._before.search(before)
            type_ = self.type_words.type_of(word.group()) if word else None
            at, type_ = (word.start(), type_) if word and type_ else self._misspelt(before)
            if type_ is None:
                continue
            start = begin + at
            several = bool(_SEVERAL.search(text, max(0, start - 16), start))
            yield Anaphor(start, match.end(), type_.name, row.reach, several)

    @cached_property
    def _folded(self) -> dict[str, DocumentType]:
        named = self.type_words.instruments.type_by_name
        return {fold(name): type_ for name, type_ in named.items() if " " in name}

    def _misspelt(self, before: str) -> tuple[int, DocumentType | None]:
        """A capitalised type word of several syllables with a wrong mark at the end: `Chì thị này`."""
        words = list(_WORD.finditer(before))[-_MOST_SYLLABLES:]
        for first, word in enumerate(words[:-1]):
            name = " ".join(fold(later.group()) for later in words[first:])
            if word.group()[0].isupper() and before[word.start() :].count("\n") == 0 and name in self._folded:
                return word.start(), self._folded[name]
        return 0, None
