"""Whether letters look like Vietnamese: the judge between two readings of the same bytes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from corpora.spelling import rimes

WORDS = 2_000
"""Words looked at: enough to tell, few enough for any page."""
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP = {"\u0301", "\u0323"}
# Runs of ASCII letters and whatever lies above ASCII but for spaces, dashes and curly quotes.  A run without
# marks is looked through once, from its beginning.
_WORD = re.compile(r"(?<![A-Za-z\u00a1-\u1fff])[A-Za-z]*[\u00a1-\u1fff][A-Za-z\u00a1-\u1fff]*")
_ONSET = r"(?:ngh?|nh|gh?|gi|kh|ph|th?|tr|ch?|qu|[bdđhklmnprsvx])?"
_STOPS = ("p", "t", "c", "ch", "k")


class Look(NamedTuple):
    """How many words with marks are syllables of Vietnamese, and how many are not."""

    good: int
    bad: int

    @property
    def score(self) -> int:
        """What speaks for the reading, less what speaks against it."""
        return self.good - self.bad


def look(text: str) -> Look:
    """Judge the words of `text` that hold a letter or sign above ASCII.

    >>> look("Kế hoạch số 5"), look("QuyÕt ho¹ch cña")
    (Look(good=3, bad=0), Look(good=0, bad=3))
    """
    words = [found.group() for found in islice(_WORD.finditer(text), WORDS)]
    good = sum(map(is_syllable, words))
    return Look(good, len(words) - good)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelt as a syllable of Vietnamese is.

    >>> [is_syllable(word) for word in ("nghĩa", "QUYẾT", "Đắk", "lao", "nghÜa", "cạh", "tếp", "tềp", "può")]
    [True, True, True, True, False, False, True, False, False]
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    found = _syllable().fullmatch(bare)
    if not found or len(tones) > 1:
        return False
    # A syllable that ends in a stop has one of two tones.
    return not found["rime"].endswith(_STOPS) or bool(tones and tones[0] in _SHARP)


@cache
def _syllable() -> re.Pattern[str]:
    """Onset and rime, tone aside."""
    rows = (f"{rime.vowels}(?:{'|'.join(rime.endings)}){'?' * (rime.open == 'yes')}" for rime in rimes())
    return re.compile(f"{_ONSET}(?P<rime>{'|'.join(rows)})")
