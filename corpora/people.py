"""The lexicon's tables about people: family names, and what stands before and after a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import LEXICON, read_table


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name; `strength` is `strong`, or `weak` where it is also a word or a place."""

    name: str
    strength: str


def load_surnames(folder: Path = LEXICON) -> tuple[Surname, ...]:
    """Read the table of family names.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("surnames", Surname, folder)
