"""The shape of people's names: runs of capitalised syllables, and what the words beside them say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from corpora.people import PeopleLexicon
from extractors.syllables import GAP, SYLLABLE, fold

UPPER = "".join(re.escape(chr(code)) for code in range(0x250) if chr(code).isupper())
UPPER += "".join(chr(code) for code in range(0x1EA0, 0x1EFA) if chr(code).isupper())
"""Capital letters of Vietnamese and its neighbours, for use inside a character class."""
_WORD = rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)*"
RUN = re.compile(rf"(?<![^\W_])(?<!['’&.@/-]){_WORD}(?:{GAP}{{1,3}}{_WORD})*(?![^\W_&@/])")
_VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?$"
)
# "Ông Nguyễn Văn Tám" at the head of a sentence: the form of address is capitalised with the name.
ADDRESS_WORDS = frozenset({"ông", "bà", "anh", "chị", "cô", "em", "cháu", "cụ", "thầy", "mẹ", "má"})
LONGEST = 4
"""Syllables of an ordinary name; one that holds `Thị` or a double family name may have five."""
_AHEAD = 12
"""Syllables looked at for one name and the beginning of the next: a longer run takes no longer for each."""


class Verdict(IntEnum):
    """What the lexicon makes of a run of capitalised syllables."""

    NO = 0
    ASK = 1
    """Only the model can tell, or another mention in the same document."""
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name a person."""

    start: int
    end: int
    verdict: Verdict
    rule: str


class NameShapes:
    """Cuts names out of runs of capitalised syllables; built once from the lexicon."""

    def __init__(self, lexicon: PeopleLexicon) -> None:
        singles = [row for row in lexicon.surnames if " " not in row.name]
        self._strong = frozenset(fold(row.name) for row in singles if row.strength == "strong")
        self._weak = frozenset(fold(row.name) for row in singles if row.strength == "weak")
        self._double = frozenset(fold(row.name) for row in lexicon.surnames if " " in row.name)
        self._tails = frozenset(fold(row.word) for row in lexicon.contexts if row.kind == "tail")
        self._words = frozenset(fold(row.word) for row in lexicon.contexts if row.kind == "word")
        self._things = frozenset(fold(row.word) for row in lexicon.contexts if row.kind == "place")
        self._middle = frozenset(fold(row.name) for row in lexicon.middle_names)
        self._free = frozenset(fold(row.name) for row in lexicon.surnames if row.given == "any")

    def strength(self, words: list[str]) -> int:
        """2 where the words begin with a family name that is nothing else, 1 with a doubtful one, else 0."""
        first = fold(words[0])
        if first in self._strong or fold(" ".join(words[:2])) in self._double:
            return 2
        if first in self._weak or first.startswith(("h'", "h’", "k'", "k’")):
            return 1
        return 1 if self._of_woman(words) else 0

    def _of_woman(self, words: list[str]) -> bool:
        """Whether `Thị` follows an unlisted family name; `Siêu Thị` and `Chỉ Thị` are words."""
        if len(words) < 3 or words[1] != "Thị" or fold(" ".join(words[:2])) in self._words:
            return False
        return vietnamese(words[:3])

    def has_middle(self, words: list[str]) -> bool:
        """Whether the second syllable of three or more is a usual middle name."""
        return len(words) >= 3 and fold(words[1]) in self._middle

    def names(self, run: re.Match[str], cued: bool = False) -> Iterator[tuple[int, int, list[str]]]:
        """Start, end and syllables of each name in a run that begins with a family name.

        `cued` says that a form of address stands before the run, so that its first syllable begins a name
        whether or not the family name is listed.
        """
        words = [(found.start(), found.end(), found[0]) for found in SYLLABLE.finditer(run[0])]
        index, shift = 0, run.start()
        while index < len(words):
            rest = [word for _, _, word in words[index : index + _AHEAD]]
            addressed = index == 0 and len(rest) > 2 and self._announces(rest)
            unlisted = cued and index == 0 and 3 <= len(rest) <= LONGEST and vietnamese(rest[:1])
            if addressed or not (self.strength(rest) or unlisted):
                index += 1
                continue
            count = self._length(rest)
            if count >= 2 and fold(" ".join(rest[count - 2 : count])) not in self._tails:
                yield shift + words[index][0], shift + words[index + count - 1][1], rest[:count]
            index += max(count, 1)

    def _announces(self, words: list[str]) -> bool:
        """Whether the first syllable is not the name's: `Ông Lê Văn Tám`, `Đường Hồ Chí Minh`."""
        first, rest = fold(words[0]), words[1:]
        if first in ADDRESS_WORDS or (first == "ong" and self.strength(rest) == 2):
            return True
        known = len(rest) >= 3 and self.strength(rest) > 0 and fold(rest[0]) not in self._middle
        return known and first in self._things

    def _length(self, words: list[str]) -> int:
        """How many of the words one name takes: it ends before abbreviations and before the next name."""
        longest = LONGEST + (fold(" ".join(words[:2])) in self._double or "Thị" in words[1:3])
        count = 1
        for place, word in enumerate(words[1:], start=1):
            if count >= longest or not self._goes_on(word, words):
                break
            rest = words[place:]
            if place >= 2 and len(rest) >= 2 and self.has_middle(rest) and self._begins(rest, place):
                break
            count += 1
        return count

    def _begins(self, rest: list[str], place: int) -> bool:
        """Whether another name begins here: a doubtful family name needs a whole name before and after it."""
        strength = self.strength(rest)
        return strength == 2 or (strength == 1 and place >= 3 and len(rest) >= 3)

    def _goes_on(self, word: str, words: list[str]) -> bool:
        """Whether `word` may go on the name that `words` begin with."""
        free = fold(words[0]) in self._free or fold(" ".join(words[:2])) in self._free
        foreign = free or not vietnamese(words[:1])
        return _syllable_like(word, words[0]) or (foreign and not word.isupper())


def _syllable_like(word: str, first: str) -> bool:
    """Whether the word may go on a name that begins with `first`; capitals want capitals."""
    if len(word) == 1:
        return True
    if word.isupper() and not first.isupper():
        return False
    marked = any(mark in part for mark in "'’" for part in (first, word))
    return bool(_VIETNAMESE.match(fold(word))) or marked or first in {"Y", "A"}


def vietnamese(words: list[str]) -> bool:
    """Whether every word is a Vietnamese syllable."""
    return all(_VIETNAMESE.match(fold(word)) for word in words)


def masked(words: list[str]) -> bool:
    """Whether the last syllable is an initial: `Nguyễn Văn A`, `Trần Thị B`."""
    last = words[-1]
    return len(last) == 1 and last.isascii()


def printed_name(quote: str) -> str:
    """The name as a person writes it: one blank between syllables, capitals throughout made ordinary.

    >>> printed_name("NGUYỄN  VĂN TÁM"), printed_name("Lê Minh Hưng")
    ('Nguyễn Văn Tám', 'Lê Minh Hưng')
    """
    words = quote.split()
    if all(word.isupper() for word in words) and len(words) > 1:
        words = [word.capitalize() for word in words]
    return sys.intern(" ".join(words))
