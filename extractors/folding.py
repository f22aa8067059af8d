"""Comparing Vietnamese strings: folding away case, diacritics and look-alikes; never applied to a text."""

from __future__ import annotations

import re
import unicodedata

DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe63"
"""Every dash seen in numbers and ranges, for use inside a character class."""

_PARTS = re.compile(r"\\.|\(\?P<\w+>|[^\\(]+|\(", re.DOTALL)
_DASHES = re.compile(f"[{DASH}]")
_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def _bare(text: str) -> str:
    text = text.translate(_LOOKALIKES).replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


_BARE = {code: plain for code in range(0x2130) if (plain := _bare(chr(code))) != chr(code)}
"""Every letter and mark of the alphabets without case and diacritics: one look-up a letter."""


def fold(text: str) -> str:
    """Lower case without diacritics, letters and digits only, single spaces.

    >>> fold("Thi đua, Khen thưởng")
    'thi dua khen thuong'
    """
    return _NOT_WORD.sub(" ", text.translate(_BARE)).strip()


def lower(text: str) -> str:
    """Lower case of the same length: the few foreign capitals that would become two letters stay as they are.

    >>> lower("Kế hoạch İ")
    'kế hoạch İ'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def lower_pattern(pattern: str) -> str:
    """A regular expression in any case as one for text in lower case, which is searched far faster.

    >>> lower_pattern("(?P<A>Căn cứ|Điều)")
    '(?P<A>căn cứ|điều)'
    """
    parts = _PARTS.findall(pattern)
    return "".join(part if part.startswith(("\\", "(?P<")) else part.lower() for part in parts)


def bare(text: str) -> str:
    """Lower case without diacritics, of the same length: a mark that stands alone keeps its place.

    >>> bare("Thưc hiên Quyết định")
    'thuc hien quyet dinh'
    """
    folded = text.translate(_BARE)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := _BARE.get(ord(letter), letter)) == 1 else letter for letter in text)


def bare_pattern(pattern: str) -> str:
    """A regular expression as one for text that `bare` gave.

    >>> bare_pattern("(?P<A>Căn cứ|Điều)")
    '(?P<A>can cu|dieu)'
    """
    parts = _PARTS.findall(pattern)
    return "".join(part if part.startswith(("\\", "(?P<")) else bare(part) for part in parts)


def plain_dashes(text: str) -> str:
    """Every dash as `-`, every look-alike of Đ as Đ.

    >>> plain_dashes("16 – CTr/TU")
    '16 - CTr/TU'
    """
    return _DASHES.sub("-", text).translate(_LOOKALIKES)
