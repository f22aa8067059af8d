"""Text that somebody before us read in the wrong encoding and saved so: made right where all agrees."""

from __future__ import annotations

import re
from itertools import islice

from .legacy.lines import decode_lines, may_be_legacy

ENOUGH = 3
"""Signs that a page must show before anything in it is changed."""
_SEGMENT = re.compile(r"[^<>\n]+")
_MOST_TIMES = 3
"""How often one after the other a text is taken to have been misread."""


def mend(text: str) -> str:
    """`text` with the letters that were meant: UTF-8 read as a page of Windows or the Macintosh, TCVN3, VNI.

    >>> mend("Káº¿ hoáº¡ch cá»§a thÃ nh phá»‘"), mend("K·∫ø ho·∫°ch c·ªßa th√†nh ph·ªë")
    ('Kế hoạch của thành phố', 'Kế hoạch của thành phố')
    >>> mend("KÕ ho¹ch cña thµnh phè"), mend("Keá hoaïch cuûa thaønh phoá")
    ('Kế hoạch của thành phố', 'Kế hoạch của thành phố')
    >>> mend("Thành phố «Đá» của Nguyễn Trãi")
    'Thành phố «Đá» của Nguyễn Trãi'
    """
    for _ in range(_MOST_TIMES):
        mended = _MACINTOSH.undone(_WINDOWS.undone(text))
        if mended == text:
            break
        text = mended
    if not may_be_legacy(text):
        return text
    lines = iter(decode_lines(_SEGMENT.findall(text)))
    return _SEGMENT.sub(lambda _: next(lines), text)


class _Misreading:
    """UTF-8 whose bytes were taken for letters of a page of one byte a letter."""

    def __init__(self, codec: str, sure: str, also: dict[str, int]) -> None:
        self._bytes = {_shown(code, codec): code for code in range(0x80, 0x100)} | also
        later = self._those(range(0x80, 0xC0))
        lead = self._those(range(0xC2, 0xC7))
        self._doubled = re.compile(f"{lead}{later}|{self._those(range(0xE1, 0xE3))}{later}{{2}}")
        self._sure = re.compile(sure.replace("~", later))
        self._right = re.compile(
            rf"[\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0103\u1ea0-\u1ef9]|\u0102(?!{later})"
        )

    def undone(self, text: str) -> str:
        """`text` as UTF-8, but for segments with letters that this misreading never gives."""
        if len(list(islice(self._sure.finditer(text), ENOUGH))) < ENOUGH:
            return text
        return _SEGMENT.sub(lambda found: self._segment(found.group()), text)

    def _segment(self, segment: str) -> str:
        if self._right.search(segment):
            return segment
        mended = self._doubled.sub(lambda found: self._letter(found.group()), segment)
        return _SPACED.sub(_unspaced, mended) if mended != segment else segment

    def _letter(self, sequence: str) -> str:
        try:
            return bytes(self._bytes[char] for char in sequence).decode("utf-8")
        except UnicodeDecodeError:
            return sequence

    def _those(self, codes: range) -> str:
        return "[" + re.escape("".join(char for char, code in self._bytes.items() if code in codes)) + "]"


def _shown(code: int, codec: str) -> str:
    """How a page shows a byte; those that it lacks are kept as control characters."""
    return bytes([code]).decode(codec, "ignore") or chr(code)


# Second patterns stand for letters of Vietnamese alone, and for nothing that people write; the last is text
# misread twice.  Ă stands for Ã where the page was that of Vietnam.
_WINDOWS = _Misreading(
    "cp1252",
    "\u00e1[\u00ba\u00bb]~|\u00c4\u2018|\u00c6[\u00b0\u00a1]|[\u00c3\u0102]\u00a1\u00c2[\u00ba\u00bb]",
    {chr(code): code for code in range(0x80, 0xA0)} | {"\u0102": 0xC3},
)
_MACINTOSH = _Misreading(
    "mac_roman",
    "\u00b7[\u222b\u00aa]~|\u0192[\u00ea\u00eb]|\u2206[\u221e\u00b0]|\u00ac\u2211(?:\u201a\u00e0|\u00ac\u2122)",
    {},
)

_SPACED = re.compile(r"[\u00c3\u0102] (\w*)")
_ENDING = re.compile(r"[iouy]|n[gh]?|m|ch?|p|t")


def _unspaced(found: re.Match[str]) -> str:
    """à, whose second byte somebody made a plain space."""
    rest = found.group(1)
    return f"à {rest}" if rest and not _ENDING.fullmatch(rest) else f"à{rest}"
