"""One run of text whose font is known: decoded as its name says, unless it is Unicode already."""

from __future__ import annotations

import re

from corpora.encodings import symbol_glyphs

from ..syllables import look
from .fonts import FontRule, plain_name, rule_for
from .hyphens import horned
from .letters import SHIFT, decode, from_1258, from_private

_UNICODE = re.compile(r"[\u1ea0-\u1ef9]")
"""Letters that only Unicode text holds."""
_VIETNAMESE_PAGE = re.compile(r"[ĂăĐđƠơƯư₫\u0300\u0301\u0303\u0309\u0323]")
"""What windows-1258 makes of bytes that are others in windows-1252."""

_MARKED = re.compile(r"[^\W\d_a-zA-Z]")


def decode_run(text: str, font: str | None) -> str:
    """The letters of one run: `text` as the file holds it, `font` as the file names it.

    Runs in fonts of TCVN3, VNI and their like become Unicode, runs in fonts that draw small letters as
    capitals upper case, bullets and signs of symbol fonts the signs that they look like.  A run that is
    Unicode already in spite of its font, and every run of other fonts, stays as it is.

    >>> decode_run("QuyÕt ®Þnh cña", ".VnTime"), decode_run("ñy ban nh©n d©n", ".VnTimeH")
    ('Quyết định của', 'ỦY BAN NHÂN DÂN')
    >>> decode_run("Ñoäc laäp", "VNI-Times,Bold"), decode_run("\\uf0d8", "Wingdings")
    ('Độc lập', '➢')
    >>> decode_run("Quyết định", ".VnTime"), decode_run("Señor Müller", "Arial")
    ('Quyết định', 'Señor Müller')
    """
    if not text or not font:
        return text
    signs = symbol_glyphs().get(plain_name(font))
    if signs is not None:
        return "".join(signs.get(ord(char) - SHIFT, char) for char in text)
    rule = rule_for(font)
    return text if rule is None else _decoded(text, rule)


def _decoded(text: str, rule: FontRule) -> str:
    if _UNICODE.search(text):
        return text
    raw = from_private(text)
    readings = [_read(raw, encoding) for encoding in rule.encodings]
    if _VIETNAMESE_PAGE.search(raw):
        readings = [raw, *(_read(from_1258(raw), encoding) for encoding in rule.encodings)]
    best = max(readings, key=_score)
    if (best == raw and _MARKED.search(raw)) or (look(best).bad and not look(raw).bad):
        return text
    return best.upper() if rule.capitals else best


def _read(text: str, encoding: str) -> str:
    return decode(horned(text) if encoding == "tcvn3" else text, encoding)


def _score(text: str) -> int:
    return look(text).score
