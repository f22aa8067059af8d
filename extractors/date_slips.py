"""Dates as they were meant: slips of typing and of scanning, mended letter for letter before dates are read.

The mended text is as long as the printed one, so every place in it is a place in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})
"""Letters that scans give for digits."""
_ANY = "[0-9lIOo]"
_LOOKALIKE = re.compile("[lIOo]")
_GAP = r"[^\S\n]{0,2}"
_LEAST_DIGITS = 1
"""Digits that a date must have kept, or it is a word of such letters."""

# The first letter stands before the look-behind: what begins with letters is found many times faster.
# Whether any letter stands among the digits is asked before the rest is read: dates without one are sound.
_NUMERIC = re.compile(
    rf"{_ANY}(?<![\w/.,-].)(?:(?<=[lIOo])|(?=[0-9/.–\s-]{{0,16}}[lIOo])){_ANY}?{_GAP}(?P<mark>[/.–-]){_GAP}{_ANY}{{1,2}}{_GAP}(?P=mark){_GAP}[12lI]{_ANY}{{3}}(?!\w)"
)
_WRITTEN = re.compile(
    rf"gày[^\S\n]{{1,3}}{_ANY}{{1,2}}\s{{1,3}}tháng\s{{1,3}}{_ANY}{{1,2}}"
    rf"(?:\s{{1,3}}(?P<year>n[ăắâằ]m)\s{{1,3}}[12lI]{_ANY}{{3}})?(?!\w)"
)
_RECURRING = re.compile(rf"gày[^\S\n]{_ANY}{{1,2}}(?=\s(?:hàng|hằng|tháng)\s)")
_TERM = re.compile(rf"[12lI](?<=[ỳìỲÌnN] .){_ANY}{{3}}\s?[-–]\s?[12lI]{_ANY}{{3}}(?!\w)")
_QUARTER = re.compile(r"u[ýỷỳ] (?<=[Qq].. )(?:l{1,3}|lV)(?=\s?/)")
_WORDS = {
    "nagỳ": "ngày",
    "Quỷ": "Quý",
    "quỷ": "quý",
    "nàgy": "ngày",
    "ngaỳ": "ngày",
    "qúy": "quý",
    "Qúy": "Quý",
    "quí": "quý",
    "Quí": "Quý",
}
"""Words of dates with a letter or tone out of place; each as long as the word that was meant."""
_TIME_WORDS = {"truớc": "trước", "trứơc": "trước", "Truớc": "Trước", "Trứơc": "Trước", "nhứt": "nhất"}
"""Words of deadlines with the horn or tone out of place, or as the South says them."""
_SLIPPED_TIME = re.compile(rf"(?<!\w)(?:{'|'.join(_TIME_WORDS)})(?!\w)")
_SLIPPED_WORD = re.compile(rf"(?:{'|'.join(_WORDS)})(?=[^\S\n]{{0,3}}[0-9IVl])")
_KEPT = 2
"""Texts whose mended form is kept, for several extractors read the same one after another."""


@lru_cache(maxsize=_KEPT)
def as_meant(text: str) -> str:
    """`text` with the slips in its dates mended, of the same length.

    >>> as_meant("ngày 22/11/200l, qúy I/2023, ngày 02 tháng 7 nắm 2OO2")
    'ngày 22/11/2001, quý I/2023, ngày 02 tháng 7 năm 2002'
    """
    for pattern in (_NUMERIC, _WRITTEN, _RECURRING, _TERM):
        text = pattern.sub(_mended, text)
    if any(word in text for word in _WORDS):
        text = _SLIPPED_WORD.sub(lambda match: _WORDS[match[0]], text)
    if any(word in text for word in _TIME_WORDS):
        text = _SLIPPED_TIME.sub(lambda match: _TIME_WORDS[match[0]], text)
    return _QUARTER.sub(lambda match: match[0].replace("l", "I"), text)


def _mended(match: re.Match[str]) -> str:
    """Digits for look-alike letters where the match holds some digit already; words are left as they are."""
    mended, year = match[0], match.groupdict().get("year")
    slipped = _LOOKALIKE.search(mended) is not None
    if not (slipped or year) or sum(letter.isdigit() for letter in mended) < _LEAST_DIGITS:
        return mended
    if slipped:
        words = re.split(r"(\s+)", mended)
        mended = "".join(word.translate(_DIGITS) if _is_number(word) else word for word in words)
    return mended.replace(year, "năm") if year else mended


def _is_number(word: str) -> bool:
    return not any(letter.isalpha() and letter not in "lIOo" for letter in word)
