"""The numbers of sections: Roman, Arabic, lettered and in words, with the slips of scans."""

from __future__ import annotations

import re

from extractors.folding import bare

Value = tuple[int, ...]
"""What a number counts: `5` is `(5,)`, `5a` `(5, 1)`, `1.2` `(1, 2)`; empty where it is in no count."""

ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
"""The letters of points in their order; `a b c d đ e g h i k …` and `a b c d e f g …` both keep it."""
_LEFT_OUT = frozenset("đfjwz")
"""Letters that a row of points may leave out."""
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10}
_STROKES = {ord(stroke): "I" for stroke in "l1|Ⅰ"}
_FIGURES = {ord("l"): "1", ord("I"): "1", ord("O"): "0"}
_WORDS = {
    word: value
    for value, word in enumerate(
        ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"], start=1
    )
} | {"nhat": 1, "tu": 4}


def roman(printed: str) -> int | None:
    """The value of a Roman number up to XXXIX, read through the slips `l` and `1` for `I`.

    >>> roman("IV"), roman("Il"), roman("IIX"), roman("11")
    (4, 2, None, 2)
    """
    upper = printed.translate(_STROKES)
    if not _ROMAN.fullmatch(upper):
        return None
    values = [_DIGITS[letter] for letter in upper]
    follow = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, follow, strict=True))


def arabic(printed: str) -> Value:
    """`12`, `12a`, `l2` (a scan's) as a value; empty where it is no number.

    >>> arabic("12"), arabic("12a"), arabic("l0"), arabic("28.1.LQ.1")
    ((12,), (12, 1), (10,), ())
    """
    found = re.fullmatch(r"([\dlIO]{1,4})([a-zđ]?)(\d?)", printed)
    if found is None:
        return ()
    number = int(found[1].translate(_FIGURES))
    letter = (ALPHABET.index(found[2]) + 1,) if found[2] else ()
    return (number, *letter, *([int(found[3])] if found[3] else []))


def letter(printed: str) -> Value:
    """A point's or part's letter: `a` is 1; `a1` stands between `a` and `b`.

    >>> letter("a"), letter("đ"), letter("đ1"), letter("B")
    ((1,), (5,), (5, 1), (2,))
    """
    first, rest = printed[0].lower(), printed[1:]
    first = first if first in ALPHABET else bare(first)
    return (ALPHABET.index(first) + 1, *([int(rest)] if rest.isdigit() else []))


def in_words(printed: str) -> int | None:
    """`nhất`, `hai`, `mười một` as a number.

    >>> in_words("nhất"), in_words("mười hai"), in_words("chung")
    (1, 12, None)
    """
    words = bare(printed).split()
    if len(words) == 2 and words[0] == "muoi" and words[1] in _WORDS:
        return 10 + _WORDS[words[1]]
    return _WORDS.get(words[0]) if len(words) == 1 else None


def follows(before: Value, after: Value, *, lettered: bool = False) -> bool:
    """Whether `after` is the next of a series: 6 after 5, 5a after 5, 6 after 5a, đ or e after d.

    >>> follows((5,), (6,)), follows((5,), (5, 1)), follows((5, 2), (6,)), follows((5,), (7,))
    (True, True, True, False)
    >>> follows(letter("d"), letter("e"), lettered=True), follows(letter("a"), letter("c"), lettered=True)
    (True, False)
    """
    if not before or not after:
        return True
    if before[0] == after[0]:
        return after[1:] > before[1:]
    if lettered:
        between = ALPHABET[before[0] : after[0] - 1]
        return after[0] > before[0] and _LEFT_OUT.issuperset(between)
    return after[0] == before[0] + 1
