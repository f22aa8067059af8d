"""Syllables of Vietnamese text: where they stand, how they fold, and tables of phrases made of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.folding import lower

GAP = "[ \t\u00a0\u2009\u202f]"
"""One blank inside a line, as a regular expression."""

SYLLABLE = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")
NEXT = re.compile(rf"{GAP}{{1,12}}(?=[^\W_])")

# The mark stands on either vowel of these pairs that end a syllable: the reform and daily use disagree.
_MARKS = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
_MARK = re.compile(rf"(?:{'|'.join(_MARKS)})(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable, abbreviation or number: `text[start:end]`, with its folded form."""

    start: int
    end: int
    printed: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.printed[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout; one letter says nothing and counts."""
        return self.printed.isupper()


def fold(text: str) -> str:
    """Lower case, tone marks where the older spelling puts them; the length stays.

    >>> fold("Uỷ Ban"), fold("hoá")
    ('ủy ban', 'hóa')
    """
    return _MARK.sub(_moved, lower(text))


def _moved(pair: re.Match[str]) -> str:
    return _MARKS[pair[0]]


def syllable_at(text: str, start: int, limit: int) -> Syllable | None:
    """The syllable that begins exactly at `start` and ends before `limit`."""
    found = SYLLABLE.match(text, start, limit)
    return Syllable(start, found.end(), found[0], _folded(found[0])) if found else None


def _folded(syllable: str) -> str:
    """A syllable folded; those of common length are few, and each is folded once."""
    return _known(syllable) if len(syllable) <= _COMMON else fold(syllable)


_COMMON = 12
_known = lru_cache(maxsize=8192)(fold)


def next_syllable(text: str, end: int, limit: int) -> Syllable | None:
    """The syllable that follows the one ending at `end` after nothing but blanks of the same line."""
    gap = NEXT.match(text, end, limit)
    return syllable_at(text, gap.end(), limit) if gap else None


class Phrases:
    """A set of phrases, matched at a place, longest first, whatever their case and tone marks.

    Between syllables any blanks may stand; a comma or dash in the phrase wants a comma or dash in the text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        for phrase in sorted(set(phrases), key=lambda item: (-len(item), item)):
            first = SYLLABLE.match(phrase)
            if first is None:
                raise ValueError(f"a phrase must begin with a letter: {phrase!r}")
            by_first[fold(first[0])].append((_phrase_pattern(phrase), phrase))
        self._by_first = dict(by_first)

    def at(self, text: str, start: int, limit: int) -> tuple[int, str] | None:
        """End and listed form of the longest phrase that begins at `start`."""
        first = SYLLABLE.match(text, start, limit)
        if first is None:
            return None
        candidates = self._by_first.get(_folded(first[0]))
        if not candidates:
            return None
        window = fold(text[start : min(limit, start + 120)])
        for pattern, phrase in candidates:
            found = pattern.match(window)
            if found:
                return start + found.end(), phrase
        return None


def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    parts = []
    for piece in re.findall(r"[^\W_]+|[-–]|,|[^\w\s]", fold(phrase)):
        if piece in "-–":
            parts.append(rf"{GAP}*[-–]{GAP}*")
        elif piece == ",":
            parts.append(rf",{GAP}*")
        else:
            parts.append(re.escape(piece))
    joined = parts[0]
    for before, part in pairwise(parts):
        glued = part.startswith((GAP, ",")) or before.startswith((GAP, ",")) or not part[-1].isalnum()
        joined += part if glued or not before[-1].isalnum() else rf"{GAP}+{part}"
    return re.compile(rf"{joined}(?![^\W_])")
