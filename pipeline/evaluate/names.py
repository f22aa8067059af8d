"""When two printed names or numbers mean one thing, as a reader would say."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from corpora.blocs import load_organisation_abbreviations
from extractors.folding import fold, plain_dashes

_TELLS = ("phó", "nguyên", "sửa đổi")
"""A word that turns a name into another: a deputy is never the chief, an amending law never its base."""
_PLAIN = frozenset(
    {"ngay", "le", "tinh", "thanh", "pho", "huyen", "quan", "xa", "phuong", "cac", "va", "cua", "nam", "toan"}
    | {"viet", "lan", "don", "vi", "dong", "chi", "truong"}
)
"""Folded words that may be left out of a name."""
_LEVELS = frozenset(["tinh", "huyen", "quan", "xa", "phuong"])
_MOST_ADDED = 4


def number_key(printed: str | None) -> str:
    """A number as a key: no blanks, one dash, TW for TƯ, no zeros in front, lower case.

    >>> number_key("Số 016 – CTr/ TƯ"), number_key("16-CTr/TW")
    ('số16-ctr/tw', '16-ctr/tw')
    """
    plain = plain_dashes(unicodedata.normalize("NFC", printed or ""))
    joined = re.sub(r"\s+", "", plain).replace("TƯ", "TW")
    return re.sub(r"(?<!\d)0+(?=\d)", "", joined, count=1).lower()


def same_number(gold: str | None, found: str | None) -> bool:
    """Whether two printed numbers are one."""
    return bool(gold) and number_key(gold) == number_key(found)


def same_name(gold: str | None, found: str | None) -> bool:
    """Whether a reader would call `found` one of gold's readings (`A | B`).

    Every number and every telling word of gold must stand in it, a slip of a letter apart and, of a long
    name, one word in five; it may say a little more.

    >>> same_name("UBND tỉnh Hải Giang", "Ủy ban nhân dân tỉnh Hải Giang")
    True
    >>> same_name("Chủ tịch", "Phó Chủ tịch"), same_name("Khối thi đua số 4", "Khối thi đua số 5")
    (False, False)
    """
    if not isinstance(gold, str) or not isinstance(found, str):
        return False
    return any(_same_reading(reading, found) for reading in gold.split(" | "))


def _same_reading(gold: str, found: str) -> bool:
    if any(_marked(gold, word) != _marked(found, word) for word in _TELLS):
        return False
    ours, theirs = set(_words(gold)), set(_words(found))
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if (ours - theirs) & _LEVELS and (theirs - ours) & _LEVELS:
        return False
    telling = ours - _PLAIN or ours
    missing = {word for word in telling - theirs if not _slip(word, theirs - ours)}
    added = {word for word in theirs - ours - _PLAIN if not _slip(word, ours - theirs)}
    if any(word.isdigit() for word in missing | added):
        return False
    few = len(telling) // 5 if len(telling) >= 5 else 0
    return len(missing) <= few and len(added) <= max(_MOST_ADDED, len(telling))


def _slip(word: str, others: set[str]) -> bool:
    """Whether one of `others` is this word with a letter or two mistyped."""
    return not word.isdigit() and any(
        SequenceMatcher(None, word, other, autojunk=False).ratio() >= 0.75 for other in others
    )


def _marked(name: str, word: str) -> bool:
    return bool(re.search(rf"\b{word}\b", unicodedata.normalize("NFC", name).lower()))


def _words(name: str) -> list[str]:
    """Folded words, abbreviations written out, numbers without zeros in front."""
    words: list[str] = []
    for word in fold(name).split():
        words += _spelled_out().get(word, word.lstrip("0") or word).split()
    return words


@cache
def _spelled_out() -> dict[str, str]:
    return {fold(row.abbreviation): fold(row.full) for row in load_organisation_abbreviations()}
