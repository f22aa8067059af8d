"""Whether a page's text layer can be believed, told from its words: some layers lack letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

from corpora.encodings import letter_rates

from .syllables import is_syllable

_WORD = re.compile(r"[a-zA-Z\u00c0-\u024f\u1e00-\u1eff\ufffd\ue000-\uf8ff]{2,}")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_PATH_PART = re.compile(r"[-_.][a-z\d]+[-_.][a-z\d]")
_PATH = re.compile(r"\b[a-z\d]+(?:[-_.][a-z\d]+){2,}\b")
# What is left of a syllable when a letter is lost or stands for another.
_SHAPE = re.compile(
    r"(?:ngh?|nh|gh?|gi|kh|ph|th?|tr|ch?|qu|[bdđhklmnprsvx])?[aăâeêioôơuưy]{0,3}(?:ng|nh|[mn]|ch?|p|t)?"
)
_UNITS = frozenset(
    ["mm", "cm", "dm", "km", "kg", "mg", "ml", "nm", "kw", "kv", "kva", "mw", "db", "hp", "ths", "pgs"]
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_FEWEST, _FEWEST_WRONG, _FEWEST_KINDS = 30, 5, 3
_MOST_WRONG = 0.015
_LEAST_MARKED, _VIETNAMESE = 0.1, 0.85
_EXPECTED = 40
"""How often a letter should have stood in a text, for its absence to tell: papers differ in their words."""


def judge_layer(text: str) -> str:
    """Why the text of a page cannot be believed, in words; empty where it can, or is too short to tell.

    Words of other languages, units and abbreviations do not count.  Text in fonts older than Unicode is to be
    decoded before.

    >>> good = "Ủy ban nhân dân tỉnh chỉ đạo các đơn vị thực hiện nghị quyết, báo cáo kết quả " * 3
    >>> judge_layer(good), judge_layer(good.replace("ị", "").replace("ỉ", ""))
    ('', 'its text layer lacks letters or names wrong ones')
    >>> judge_layer("Uy ban nhan dan tinh chi dao cac don vi thuc hien nghi quyet ve thi dua " * 3)
    'its text layer lacks the marks of Vietnamese letters'
    >>> judge_layer("The committee shall report to the ministry about the results of this programme " * 9)
    ''
    """
    composed = unicodedata.normalize("NFC", text)
    if _PATH_PART.search(composed):
        composed = _PATH.sub(" ", composed)
    if any(sign in composed for sign in ("://", "www.", "@")):
        composed = _ADDRESS.sub(" ", composed)
    words = list(filterfalse(str.isupper, _WORD.findall(composed)))
    if len(words) < _FEWEST:
        return ""
    marked = len(words) - sum(map(str.isascii, words))
    wrong = list(filterfalse(_is_syllable, words))
    good = len(words) - len(wrong)
    broken = [word for word in wrong if _is_damaged(word)]
    damaged = len(broken)
    if marked < _LEAST_MARKED * len(words):
        lost = good + damaged > _VIETNAMESE * len(words)
        return "its text layer lacks the marks of Vietnamese letters" if lost else ""
    if (
        damaged >= _FEWEST_WRONG
        and len(set(broken)) >= _FEWEST_KINDS
        and damaged > _MOST_WRONG * (good + damaged)
    ):
        return "its text layer lacks letters or names wrong ones"
    absent = _absent(composed.lower())
    return f"its text layer never has {absent}" if absent else ""


# The same few thousand syllables make up every page.
_is_syllable = lru_cache(maxsize=16_384)(is_syllable)


def _absent(text: str) -> str:
    """The first common letter that a long text never has; empty for none."""
    missing = [(letter, rate) for letter, rate in letter_rates().items() if letter not in text]
    letters = sum(map(str.isalpha, text)) if missing else 0
    return next((letter for letter, rate in missing if letters * rate > _EXPECTED), "")


def _is_damaged(word: str) -> bool:
    """Whether a word that is no syllable looks like what is left of one."""
    if word.lower() in _UNITS:
        return False
    if not word.isascii():
        return True
    return bool(_SHAPE.fullmatch(_TONES.sub("", unicodedata.normalize("NFD", word.lower()))))
