"""The lexicon's tables about deadlines: words that make a day one, and words of what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class DeadlineCue:
    """Words before a day or month that make it a deadline."""

    phrase: str
    strength: str
    """`strong`: alone; `before`: of a day to come, or a duty; `within`: of a month or quarter and a duty;
    `until`, `end`, `to`: where an aim or duty goes with it, `to` of a full day only; `on`: of a day that
    returns."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A word of what is to be done."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class DeadlineHeading:
    """The heading of a column whose times are deadlines, in lower case."""

    heading: str
    example: str


def load_deadline_headings(folder: Path = LEXICON) -> tuple[DeadlineHeading, ...]:
    """Read the headings of columns of deadlines.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("deadline_headings", DeadlineHeading, folder)


def load_deadline_cues(folder: Path = LEXICON) -> tuple[DeadlineCue, ...]:
    """Read the words that make a day a deadline.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("deadline_cues", DeadlineCue, folder)


def load_duties(folder: Path = LEXICON) -> tuple[Duty, ...]:
    """Read the words of what is to be done.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("duties", Duty, folder)
