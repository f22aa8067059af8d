"""The lexicon's tables about assignments: headings of task tables, marks and times in cells, many bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class AssignmentHeading:
    """Words of a column's heading, in lower case, and what the column holds."""

    heading: str
    role: str
    how: str
    """`whole`: the heading says nothing else; `within`: wherever the words stand in it."""
    example: str


@dataclass(frozen=True, slots=True)
class AssignmentMark:
    """What stands in a cell instead of words, in lower case."""

    mark: str
    meaning: str
    """`above`: the same as in the row above; `none`: nothing."""
    example: str


@dataclass(frozen=True, slots=True)
class AssignmentTime:
    """How a cell of times begins that names no day, month, quarter or year, in lower case."""

    words: str
    kind: str
    """`recurring`: it comes again or never ends; `open`: another text or event tells the time."""
    example: str


@dataclass(frozen=True, slots=True)
class CollectiveWord:
    """A word in a name that stands for many bodies, in lower case."""

    words: str
    part: str
    """`opening`, `unit` (of its list) or `limit` (what closes it)."""
    example: str


def load_assignment_headings(folder: Path = LEXICON) -> tuple[AssignmentHeading, ...]:
    """Read the headings of task tables.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("assignment_headings", AssignmentHeading, folder)


def load_assignment_marks(folder: Path = LEXICON) -> tuple[AssignmentMark, ...]:
    """Read what stands in cells instead of words.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("assignment_marks", AssignmentMark, folder)


def load_assignment_times(folder: Path = LEXICON) -> tuple[AssignmentTime, ...]:
    """Read the times without a day.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("assignment_times", AssignmentTime, folder)


def load_collective_words(folder: Path = LEXICON) -> tuple[CollectiveWord, ...]:
    """Read the words of names that stand for many bodies.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("collective_bodies", CollectiveWord, folder)


@dataclass(frozen=True, slots=True)
class AssignmentCue:
    """Words that assign in a sentence, in lower case."""

    words: str
    part: str
    """`opener`, `duty`, `with`, `verb`, `noun`, `heading`, `empty`, `outside` or `norm`."""
    example: str


def load_assignment_cues(folder: Path = LEXICON) -> tuple[AssignmentCue, ...]:
    """Read the words that assign in sentences.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("assignment_cues", AssignmentCue, folder)
