"""Marks that stand apart from their letters, in any order and on the wrong letter, put where they belong."""

from __future__ import annotations

import re
import unicodedata

from ..syllables import is_syllable

_SHAPES = "\u0302\u0306\u031b"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARK = re.compile(r"[\u0300-\u036f]")
_GROUP = re.compile(rf"([aeiouy\u00c0-\u1ef9])([{_SHAPES}{_TONES}]+)", re.I)
_STROKE = re.compile(r"([dD])[\u0335-\u0337]")
_LETTERS = r"[a-z\u00c0-\u1ef9]{0,10}"
"""Letters on one side of a mark that may be of one syllable with it."""
_STRAY = re.compile(rf"({_LETTERS}[b-df-hj-np-tv-xz\u0111])([{_TONES}])({_LETTERS})", re.I)
_VOWEL = re.compile(r"[aăâeêioôơuưy]", re.I)


def mend_marks(text: str) -> str:
    """`text` in NFC, with tones and shapes joined to their vowels whatever order they were written in.

    Circumflex, breve and horn belong to the letter before its tone does; a d with a stroke is đ.  A tone on a
    consonant goes to the vowel of its word that makes a syllable of it, and stays where none does.

    >>> mend_marks("Kê\u0301 hoa\u0323ch, tiê\u0323n, a\u0301\u0302p, d\u0335a\u0306\u0323c")
    'Kế hoạch, tiện, ấp, đặc'
    >>> mend_marks("hoc\u0323 tâp\u0323"), mend_marks("x\u0301 = 2")
    ('học tập', 'x\u0301 = 2')
    """
    text = unicodedata.normalize("NFC", text)
    if not _MARK.search(text):
        return text
    text = _STROKE.sub(lambda found: "đ" if found.group(1) == "d" else "Đ", text)
    text = _GROUP.sub(_joined, text)
    return _STRAY.sub(_moved, text)


def _joined(found: re.Match[str]) -> str:
    """A vowel and its marks as one letter, where there is one."""
    base, *own = list(unicodedata.normalize("NFD", found.group(1)))
    marks = dict.fromkeys([*own, *found.group(2)])
    shapes = "".join(mark for mark in marks if mark in _SHAPES)
    rest = "".join(mark for mark in marks if mark not in _SHAPES)
    letter = unicodedata.normalize("NFC", base + shapes + rest)
    return letter if len(letter) == 1 else found.group()


def _moved(found: re.Match[str]) -> str:
    before, tone, after = found.groups()
    word = before + after
    near = sorted(range(len(word)), key=lambda place: abs(place - len(before) + 1))
    for place in near:
        if _VOWEL.fullmatch(word[place]):
            moved = unicodedata.normalize("NFC", f"{word[: place + 1]}{tone}{word[place + 1 :]}")
            if is_syllable(moved):
                return moved
    return found.group()
