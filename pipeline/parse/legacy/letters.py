"""Codes to letters: one encoding's text, as windows-1252 or Latin-1 shows its bytes, into Unicode."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpora.encodings import legacy_letters

SHIFT = 0xF000
"""Where in the private use area Word keeps the bytes of a font that calls itself a symbol font."""
_FROM_PRIVATE = {SHIFT + code: code for code in range(0x20, 0x100)}


def decode(text: str, encoding: str) -> str:
    """`text` with each code of `encoding` replaced by its letter; whatever is no code stays.

    >>> decode("QuyÕt ®Þnh", "tcvn3"), decode("Quyeát ñònh", "vni")
    ('Quyết định', 'Quyết định')

    Raises:
        KeyError: no such encoding.
    """
    pattern, letters = _reader(encoding)
    return pattern.sub(lambda found: letters[found.group()], text)


def from_private(text: str) -> str:
    """`text` with the bytes that a symbol font put into the private use area back in their place.

    >>> from_private("\\uf0ae\\uf0de\\uf06e\\uf068")
    '®Þnh'
    """
    return text.translate(_FROM_PRIVATE)


def from_1258(text: str) -> str:
    """Bytes that were read as windows-1258, read as windows-1252 instead.

    >>> from_1258("Quy\\u01a0t ®\\u0303nh")
    'QuyÕt ®Þnh'
    """
    return text.translate(_from_1258())


def shown(code: int) -> tuple[str, ...]:
    """The characters that stand for a byte: that of windows-1252 and that of Latin-1.

    >>> shown(0x80), shown(0xAE)
    (('€', '\\x80'), ('®',))
    """
    western = bytes([code]).decode("cp1252", "ignore")
    return tuple(dict.fromkeys(char for char in (western, chr(code)) if char))


@cache
def _reader(encoding: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    letters: dict[str, str] = {}
    for code, letter in legacy_letters()[encoding].items():
        for spelt in _spellings(code):
            letters.setdefault(spelt, letter)
    longest = sorted(letters, key=lambda spelt: (-len(spelt), spelt))
    return re.compile("|".join(map(re.escape, longest))), letters


def _spellings(code: bytes) -> list[str]:
    """How a code is shown; a mark may stand in the other case than its letter (observed form)."""
    if len(code) == 1:
        return list(shown(code[0]))
    return [
        base + mark
        for base in shown(code[0])
        for plain in shown(code[1])
        for mark in dict.fromkeys((plain, plain.lower(), plain.upper()))
        if len(mark) == 1
    ]


@cache
def _from_1258() -> dict[int, str]:
    def read(code: int, codec: str) -> str:
        return bytes([code]).decode(codec, "ignore")

    pairs = ((read(code, "cp1258"), read(code, "cp1252")) for code in range(0x80, 0x100))
    return {ord(ours): western for ours, western in pairs if ours and western and ours != western}
