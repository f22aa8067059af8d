"""The lexicon's tables about organisations: heads, terms, bodies read whole, and places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """A word that begins an organisation's name, and what may follow it.

    `tail` is `none`, `session` (a term of office), `place`, `name` (capitalised words and terms), `body`
    (another organisation) or `bloc`; `alone` is `yes` where the head is a name without its tail.
    """

    head: str
    tail: str
    alone: str


@dataclass(frozen=True, slots=True)
class OrganisationTerm:
    """A field of work or a kind of people, in lower case: `văn hóa`, `cựu chiến binh`.

    `verb` is `yes` where the word also says what an organisation does (`tổ chức`).
    """

    term: str
    verb: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """What follows a head and is read whole because it holds commas, dashes or `và`."""

    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city, district or region; `unit` is its word, `level` how high it stands."""

    name: str
    unit: str
    level: str


@dataclass(frozen=True, slots=True)
class StopWord:
    """A word that ends an organisation's name, although it follows it closely."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganisationLexicon:
    """Everything the organisation grammar knows, read once."""

    heads: tuple[OrganisationHead, ...]
    terms: tuple[OrganisationTerm, ...]
    bodies: tuple[BodyName, ...]
    places: tuple[Place, ...]
    stops: tuple[StopWord, ...]


def load_organisation_lexicon(folder: Path = LEXICON) -> OrganisationLexicon:
    """Read the tables of organisations.

    Raises:
        TableError: a table cannot be read.
    """
    return OrganisationLexicon(
        heads=read_table("organisation_heads", OrganisationHead, folder),
        terms=read_table("organisation_terms", OrganisationTerm, folder),
        bodies=read_table("bodies", BodyName, folder),
        places=read_table("places", Place, folder),
        stops=read_table("organisation_stops", StopWord, folder),
    )
