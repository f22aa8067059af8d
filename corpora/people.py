"""The lexicon's tables about people: names, offices, and what stands beside a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name; `strength` is `strong`, or `weak` where it is also a word or a place."""

    name: str
    strength: str
    given: str = "vietnamese"
    """`any` where given names outside Vietnamese spelling follow, else `vietnamese`."""


@dataclass(frozen=True, slots=True)
class MiddleName:
    """A frequent second syllable of names: `Văn`, `Thị`."""

    name: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address, rank, degree, award or profession before a name, and no part of it."""

    cue: str
    kind: str


@dataclass(frozen=True, slots=True)
class NameContext:
    """A word beside capitalised syllables that tells a street, school, order or byline from a person."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """An office.

    `org` is `follows`, `shared` (its last word begins the organisation), `none`, `bloc` or `member`.
    """

    title: str
    org: str


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A word between an office and its holder; `kind` says where in the tie it stands."""

    word: str
    kind: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class TitleBody:
    """The kind of body that an office is held at: `Hiệu trưởng` at a `Trường`.

    `reach` is `far` where any such body named before will do, `near` where it must stand beside the person,
    `made_up` where a decision makes the body up of people from elsewhere.
    """

    title: str
    head: str
    reach: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """Everything the grammar of names and offices knows, read once."""

    surnames: tuple[Surname, ...]
    middle_names: tuple[MiddleName, ...]
    honorifics: tuple[Honorific, ...]
    contexts: tuple[NameContext, ...]
    titles: tuple[TitleRow, ...]


def load_surnames(folder: Path = LEXICON) -> tuple[Surname, ...]:
    """Read the table of family names.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("surnames", Surname, folder)


def load_people_lexicon(folder: Path = LEXICON) -> PeopleLexicon:
    """Read the tables of people.

    Raises:
        TableError: a table cannot be read.
    """
    return PeopleLexicon(
        surnames=load_surnames(folder),
        middle_names=read_table("middle_names", MiddleName, folder),
        honorifics=read_table("honorifics", Honorific, folder),
        contexts=read_table("name_contexts", NameContext, folder),
        titles=read_table("titles", TitleRow, folder),
    )


def load_role_links(folder: Path = LEXICON) -> tuple[RoleLink, ...]:
    """Read the words that tie an office to its holder.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("role_links", RoleLink, folder)


def load_title_bodies(folder: Path = LEXICON) -> tuple[TitleBody, ...]:
    """Read which offices are held at which kinds of bodies.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("title_bodies", TitleBody, folder)
