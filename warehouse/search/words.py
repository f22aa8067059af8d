"""What is sought: words and phrases of a query, where they stand in a text, and a snippet around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.folding import bare, fold

WIDTH = 220
"""Code points of a snippet, about two lines."""

_QUOTED = re.compile(r'["“”]([^"“”]+)["“”]')
_GAP = r"[^0-9a-z]+"


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart."""

    said: str
    """As given."""
    words: tuple[str, ...]
    """Every distinct word, folded; those inside phrases too."""
    phrases: tuple[str, ...]
    """What stood in quotes, folded: these words, in this order, side by side."""

    @classmethod
    def of(cls, said: str) -> Query:
        """Take a query apart.

        >>> Query.of('"thi đua" Hải Giang')
        Query(said='"thi đua" Hải Giang', words=('thi', 'dua', 'hai', 'giang'), phrases=('thi dua',))
        """
        phrases = tuple(folded for quoted in _QUOTED.findall(said) if (folded := fold(quoted)))
        return cls(said, tuple(dict.fromkeys(fold(said).split())), phrases)

    @property
    def in_a_row(self) -> str:
        """All words as one phrase."""
        return " ".join(fold(self.said).split())


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text with the words sought, cut from the original."""

    text: str
    start: int
    """Offset of the piece's first code point in the text."""
    marks: tuple[tuple[int, int], ...]
    """First and last offset of each word or phrase found, counted in the text."""

    def marked(self, before: str = "«", after: str = "»") -> str:
        """The piece on one line, with what was sought between two signs.

        >>> Snippet("về thi đua", 40, ((43, 50),)).marked()
        'về «thi đua»'
        """
        parts, place = [], 0
        for first, last in self.marks:
            parts += [
                self.text[place : first - self.start],
                before,
                self.text[first - self.start : last - self.start],
            ]
            parts.append(after)
            place = last - self.start
        return " ".join("".join([*parts, self.text[place:]]).split())


def places(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a folded phrase or word stands in a text, whatever the case and diacritics there.

    >>> places("Về Thi đua, khen thưởng", "dua khen")
    [(7, 16)]
    """
    return _places(bare(text), phrase)


def snippet(text: str, query: Query) -> Snippet | None:
    """The piece of a text in which most of what is sought stands together; None where none of it does."""
    plain = bare(text)
    found = [spot for phrase in query.phrases for spot in _places(plain, phrase)]
    found += _places(plain, query.in_a_row) or [spot for word in query.words for spot in _places(plain, word)]
    if not found:
        return None
    found = _apart(found)
    start = _best_start(plain, found)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + WIDTH)
    end = text.rfind(" ", start, end) if end < len(text) and text.rfind(" ", start, end) > start else end
    inside = tuple(spot for spot in found if start <= spot[0] and spot[1] <= end)
    return Snippet(text[start:end], start, inside)


def holds(text: str, query: Query) -> bool:
    """Whether every phrase of the query stands in a text."""
    plain = bare(text) if query.phrases else ""
    return all(_places(plain, phrase) for phrase in query.phrases)


def _places(plain: str, phrase: str) -> list[tuple[int, int]]:
    pattern = rf"(?<![0-9a-z]){_GAP.join(phrase.split())}(?![0-9a-z])"
    return [match.span() for match in re.finditer(pattern, plain)] if phrase else []


def _apart(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In the order of the text, without what lies inside another."""
    kept: list[tuple[int, int]] = []
    for spot in sorted(set(spots), key=lambda spot: (spot[0], -spot[1])):
        if not kept or spot[0] >= kept[-1][1]:
            kept.append(spot)
    return kept


def _best_start(plain: str, found: list[tuple[int, int]]) -> int:
    """Where to cut so that most different words and the longest phrases are in: a little before the first."""

    def worth(place: int) -> tuple[int, int]:
        first = found[place][0]
        inside = [spot for spot in found[place : place + 40] if spot[1] <= first + WIDTH - 40]
        return sum(len(word) for word in {plain[a:b] for a, b in inside}), -place

    best = max(range(min(len(found), 400)), key=worth)
    return max(0, found[best][0] - 40)
