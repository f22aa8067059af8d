"""The lexicon's tables about instruments named in short: stop words, demonstratives, alias phrases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class ShortStop:
    """A word after a bare number that shows it counts something and names no instrument."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Demonstrative:
    """A word after a type word that points to an instrument: `Kế hoạch này`."""

    phrase: str
    reach: str
    """`this`: the document itself, or what was named last; `above`: something named earlier."""
    alone: str
    """`yes` where it points only if nothing that it could govern follows."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class AliasPhrase:
    """Words that give an instrument a name for the rest of its text."""

    phrase: str
    example: str
    counter: str


def load_short_stops(folder: Path = LEXICON) -> tuple[ShortStop, ...]:
    """Read the words that end a short form.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("short_stops", ShortStop, folder)


def load_demonstratives(folder: Path = LEXICON) -> tuple[Demonstrative, ...]:
    """Read the words that point back to an instrument.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("demonstratives", Demonstrative, folder)


def load_alias_phrases(folder: Path = LEXICON) -> tuple[AliasPhrase, ...]:
    """Read the words that introduce an alias.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("instrument_aliases", AliasPhrase, folder)
