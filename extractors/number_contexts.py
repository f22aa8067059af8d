"""What stands before a document number: the type word beside it or near it, `số`, a glued code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments
from extractors.folding import lower
from extractors.number_grammar import GLUED, NUMBER_WORD
from extractors.whole_words import spaced

WINDOW = 60
"""How far back the words before a number are read."""
_NEAR = 24
_LONGEST = 5
_NUMBER_WORD = re.compile(rf"(?<!\w){NUMBER_WORD}(?:\s+hiệu)?\s?[:.]?\s*$")
_STOP = re.compile(r"[.;\n]")
_LETTERS = ("công văn", "văn bản", "tờ trình", "báo cáo", "thông báo")
"""Types whose numbers may lack `số` and still have an issuer that no table knows."""


@dataclass(frozen=True, slots=True)
class Before:
    """The words before a number."""

    text: str
    """In lower case."""
    beside: str | None
    """The type word that nothing but `số` parts from the number."""
    beside_start: int
    told: bool
    """A code may stand alone, or its issuer be unknown: the type word and `số` tell that it is a number."""
    named: bool
    """A type word or `số` tells that a number follows."""
    glued_to_word: bool
    """The digits go on a word that is no type's code."""


@dataclass(frozen=True)
class NumberContexts:
    """Reads what stands before numbers; built once from the types."""

    instruments: Instruments

    @cached_property
    def _names(self) -> re.Pattern[str]:
        words = sorted(self.instruments.type_by_name, key=len, reverse=True)
        return re.compile("|".join(spaced(word) for word in words))

    def read(self, printed: str) -> Before:
        """The context of a number that follows `printed`."""
        text = lower(printed)
        word = _NUMBER_WORD.search(text)
        beside, start = self._beside(text, word.start() if word else len(text))
        glued = GLUED.search(printed) if printed[-1:].isalpha() else None
        code = glued is not None and glued.group() in self.instruments.type_by_code
        told = beside is not None and (word is not None or beside in _LETTERS)
        named = bool(word or beside or code) or self._near(text)
        return Before(text, beside, start, told, named, printed[-1:].isalpha() and not code)

    def _beside(self, text: str, end: int) -> tuple[str | None, int]:
        words = text[:end].split()[-_LONGEST:]
        if not words or not text[:end].rstrip()[-1].isalnum():
            return None, end
        words[0] = words[0].lstrip("(\"“'-–*•")
        for first in range(len(words)):
            name = " ".join(words[first:]).lstrip("(\"“'-–*•")
            if name in self.instruments.type_by_name:
                return name, text.rfind(words[first].lstrip("(\"“'-–*•"), 0, end)
        return None, end

    def _near(self, text: str) -> bool:
        """A type word within some letters before the number, in the same clause."""
        clause = max((stop.end() for stop in _STOP.finditer(text)), default=0)
        return any(len(text) - name.end() <= _NEAR for name in self._names.finditer(text, clause))
