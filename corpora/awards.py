"""The lexicon's tables about awards, themes and targets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class Award:
    """A title or form of commendation."""

    name: str
    tail: str
    """What may follow the name: `rank`, `giver`, `scope`, `quoted`, `named`, `badge` or `none`."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class AwardScope:
    """A word after an award's name that says how far it reaches."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word before a quotation that makes it a theme."""

    word: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class TargetWord:
    """A word that makes the figures near it aims."""

    word: str
    place: str
    """`heading`; `sentence`: before its figures; `anywhere`: there, in news too; `after`: behind them."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class TargetUnit:
    """What an aim is counted in."""

    unit: str
    kind: str
    """`unit`, or `rate` for what may follow a unit's slash: `triệu đồng/người`."""
    example: str


def load_awards(folder: Path = LEXICON) -> tuple[Award, ...]:
    """Read the names of awards.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("awards", Award, folder)


def load_award_scopes(folder: Path = LEXICON) -> tuple[AwardScope, ...]:
    """Read the words that say how far an award reaches.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("award_scopes", AwardScope, folder)


def load_theme_words(folder: Path = LEXICON) -> tuple[ThemeWord, ...]:
    """Read the words that announce a theme.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("theme_words", ThemeWord, folder)


def load_target_words(folder: Path = LEXICON) -> tuple[TargetWord, ...]:
    """Read the words that make figures aims.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("target_words", TargetWord, folder)


def load_target_units(folder: Path = LEXICON) -> tuple[TargetUnit, ...]:
    """Read the units of aims.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("target_units", TargetUnit, folder)
