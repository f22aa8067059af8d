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
    """`strong`; `weak` where the sentence must also say what is to be done."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A word of what is to be done."""

    word: str
    example: str


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
