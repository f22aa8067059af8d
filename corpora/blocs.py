"""The lexicon's tables about emulation blocs, and abbreviations inside names of bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.people import TitleRow
from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class BlocStop:
    """A word that ends a bloc's name: what it does, when, with whom."""

    word: str


@dataclass(frozen=True, slots=True)
class BlocUnit:
    """A kind of member that may go on a bloc's name after a comma or `và`."""

    word: str


@dataclass(frozen=True, slots=True)
class BlocRole:
    """Who leads a bloc; `rank` is `leader` or `deputy`."""

    role: str
    rank: str


@dataclass(frozen=True, slots=True)
class BlocYearCue:
    """A word before a year that says how far the year is the bloc's own; the heavier wins."""

    cue: str
    weight: int


@dataclass(frozen=True, slots=True)
class BlocWord:
    """A word around a bloc's members and offices; the table's head explains each `kind`."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class BlocLexicon:
    """Everything the grammar of blocs knows, read once."""

    stops: tuple[BlocStop, ...]
    units: tuple[BlocUnit, ...]
    roles: tuple[BlocRole, ...]
    year_cues: tuple[BlocYearCue, ...]
    words: tuple[BlocWord, ...]
    titles: tuple[TitleRow, ...]
    """Offices of people, which are no part of a unit's name."""

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The words of one kind, as the table writes them."""
        return tuple(row.word for row in self.words if row.kind == kind)


@dataclass(frozen=True, slots=True)
class OrganisationAbbreviation:
    """An abbreviation inside names of bodies and offices, with its full form."""

    abbreviation: str
    full: str


def load_bloc_lexicon(folder: Path = LEXICON) -> BlocLexicon:
    """Read the tables of blocs.

    Raises:
        TableError: a table cannot be read.
    """
    return BlocLexicon(
        stops=read_table("bloc_stops", BlocStop, folder),
        units=read_table("bloc_units", BlocUnit, folder),
        roles=read_table("bloc_roles", BlocRole, folder),
        year_cues=read_table("bloc_year_cues", BlocYearCue, folder),
        words=read_table("bloc_words", BlocWord, folder),
        titles=read_table("titles", TitleRow, folder),
    )


def load_organisation_abbreviations(folder: Path = LEXICON) -> tuple[OrganisationAbbreviation, ...]:
    """Read the abbreviations of bodies and offices.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("organisation_abbreviations", OrganisationAbbreviation, folder)
