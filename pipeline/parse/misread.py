"""Text that somebody before us read in the wrong encoding and saved so: made right where all agrees."""

from __future__ import annotations

import html
import re
from functools import cache

from corpora.encodings import tcvn3_letters

from .syllables import is_syllable, look

ENOUGH = 3
"""Signs that a page must show before anything in it is changed."""
_SEGMENT = re.compile(r"[^<>\n]+")
_RIGHT = re.compile(r"[\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0102\u0103\u1ea0-\u1ef9]")
"""Letters that no misreading as Latin-1 or windows-1252 gives."""


def mend(text: str) -> str:
    """`text` with the letters that were meant: UTF-8 read as windows-1252, or TCVN3 read as Latin-1.

    >>> mend("Káº¿ hoáº¡ch cá»§a thÃ nh phá»‘")
    'Kế hoạch của thành phố'
    >>> mend("KÕ ho¹ch cña thµnh phè")
    'Kế hoạch của thành phố'
    >>> mend("Thành phố «Đá» của Nguyễn Trãi")
    'Thành phố «Đá» của Nguyễn Trãi'
    """
    return _from_tcvn3(_undoubled(text))


# UTF-8 twice.


def _byte_of(code: int) -> str:
    """How windows-1252 shows a byte; the five that it lacks are kept as control characters."""
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


_BYTES = {_byte_of(code): code for code in range(0x80, 0x100)}
_LATER = (
    "["
    + re.escape("".join({_byte_of(c) for c in range(0x80, 0xC0)} | set(map(chr, range(0x80, 0xA0)))))
    + "]"
)
_DOUBLED = re.compile(rf"[\u00c2-\u00c6]{_LATER}|[\u00e1\u00e2]{_LATER}{{2}}")
_SURE = re.compile(rf"\u00e1[\u00ba\u00bb]{_LATER}|\u00c4\u2018|\u00c6[\u00b0\u00a1]")
"""Sequences that stand for letters of Vietnamese alone, and for nothing that people write."""


def _undoubled(text: str) -> str:
    if len(_SURE.findall(text)) < ENOUGH:
        return text
    return _SEGMENT.sub(lambda found: _undoubled_segment(found.group()), text)


def _undoubled_segment(segment: str) -> str:
    return segment if _RIGHT.search(segment) else _DOUBLED.sub(lambda found: _letter(found.group()), segment)


def _letter(sequence: str) -> str:
    try:
        return bytes(_BYTES.get(char, ord(char)) for char in sequence).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return sequence


# TCVN3 as Latin-1.

_RARE = re.compile(r"[§¨ª¬®µ¶·¸¹¼½¾]|&(?:micro|reg|sup1|para|cedil|frac|#1[6-9]\d);")
"""What TCVN3 shows for common letters, and right text seldom holds."""
_HINT = re.compile(
    r"[A-Za-z\u00c0-\u00ff][¡-©«-·¹-¾]|[¡-©«-·¹-¾][a-z\u00df-\u00ff]|[®§][\u00c0-\u00df]|[a-z][Æ-ß]"
    r"|[a-z]&[A-Z]|&(?:reg|THORN|micro|sup1|para|cedil|copy|#1[6-9]\d);"
)
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff\u00ad]*[\u00a1-\u00ff\u00ad][A-Za-z\u00a1-\u00ff\u00ad]*")
_ENTITY = re.compile(r"&(?:#\d{3}|[A-Za-z]{3,6}[123]?);")
_SIGNS = frozenset("©®")


def decode_tcvn3(data: bytes) -> str:
    """The text of bytes in TCVN3; what lies between the letters is read as windows-1252."""
    return _translated("".join(map(_byte_of, data)) if max(data, default=0) > 0x7F else data.decode("ascii"))


def _from_tcvn3(text: str) -> str:
    # The first look is quick, since it is given to every page.
    if len(_RARE.findall(text)) < 2 or len(_HINT.findall(text)) < ENOUGH:
        return text
    doubtful = [_ENTITY.sub(_spelt_out, part) for part in _SEGMENT.findall(text) if not _RIGHT.search(part)]
    if sum(map(_signs, doubtful)) < ENOUGH:
        return text
    whole = look(_translated("\n".join(doubtful)))
    if whole.good < 4 * whole.bad:
        return text
    mixed = bool(_RIGHT.search(text))
    return _SEGMENT.sub(lambda found: _mended_segment(found.group(), mixed), text)


def _signs(segment: str) -> int:
    """Words that are no syllables as they stand, and are as TCVN3."""
    words = [word for word in _WORD.findall(segment) if len(word) > 1]
    return sum(not is_syllable(word) and is_syllable(_translated(word)) for word in words)


def _mended_segment(segment: str, mixed: bool) -> str:
    """A page that holds right letters too is changed only where a segment shows more than one sign."""
    if _RIGHT.search(segment):
        return segment
    spelt = _ENTITY.sub(_spelt_out, segment)
    return _translated(spelt) if not mixed or _signs(spelt) > 1 else segment


def _translated(text: str) -> str:
    return _WORD.sub(
        lambda found: found.group() if found.group() in _SIGNS else found.group().translate(_table()), text
    )


@cache
def _table() -> dict[int, str]:
    return dict(tcvn3_letters())


def _spelt_out(entity: re.Match[str]) -> str:
    """A character of TCVN3 that is written as its Latin-1 name; others stay escaped."""
    letter = html.unescape(entity.group())
    return letter if len(letter) == 1 and ord(letter) in tcvn3_letters() else entity.group()
