"""Encodings of Vietnamese that fonts carried before Unicode: letters, fonts' names, signs of symbol fonts.

The tables lie in `corpora/lexicon/`; each is read once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import read_table


@dataclass(frozen=True, slots=True)
class LegacyLetter:
    """One letter of one encoding."""

    encoding: str
    code: str
    """Two hexadecimal digits a byte, one or two bytes: the letter first, its mark after it."""
    letter: str


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """Fonts of one family of names, and what their codes mean."""

    pattern: str
    """Matches the whole name, in lower case, without subset tag, weight and slant."""
    encodings: tuple[str, ...]
    capitals: str
    """`yes` where the font draws small letters as capitals."""
    example: str


@dataclass(frozen=True, slots=True)
class LetterRate:
    """How often a letter stands among a thousand letters of official papers."""

    letter: str
    rate: str


@dataclass(frozen=True, slots=True)
class SymbolGlyph:
    """One sign of a symbol font."""

    font: str
    code: str
    sign: str


@cache
def legacy_letters() -> Mapping[str, Mapping[bytes, str]]:
    """By encoding, the letter of each code of one or two bytes.

    >>> legacy_letters()["vni"][b"a\\xf9"], legacy_letters()["tcvn3"][b"\\xae"]
    ('á', 'đ')

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    found: dict[str, dict[bytes, str]] = {}
    for row in read_table("legacy_letters", LegacyLetter):
        found.setdefault(row.encoding, {})[bytes.fromhex(row.code)] = row.letter
    return MappingProxyType(found)


@cache
def tcvn3_letters() -> Mapping[int, str]:
    """The letter of each byte of TCVN3 above ASCII; bytes without one are what Latin-1 makes of them.

    >>> tcvn3_letters()[0xAE]
    'đ'

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return MappingProxyType({code[0]: letter for code, letter in legacy_letters()["tcvn3"].items()})


@cache
def legacy_fonts() -> tuple[LegacyFont, ...]:
    """The families of fonts, in the order in which they are tried.

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return read_table("legacy_fonts", LegacyFont)


@cache
def symbol_glyphs() -> Mapping[str, Mapping[int, str]]:
    """By symbol font (name in lower case), the sign of each code.

    >>> symbol_glyphs()["wingdings"][0xFC]
    '✓'

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    found: dict[str, dict[int, str]] = {}
    for row in read_table("symbol_glyphs", SymbolGlyph):
        found.setdefault(row.font, {})[int(row.code, 16)] = row.sign
    return MappingProxyType(found)


@cache
def letter_rates() -> Mapping[str, float]:
    """Of each common letter, in lower case, its share of all letters.

    >>> letter_rates()["đ"] > letter_rates()["ổ"] > 0.004
    True

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    rows = read_table("letter_rates", LetterRate)
    return MappingProxyType({row.letter: float(row.rate) / 1000 for row in rows})
