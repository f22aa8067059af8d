"""How syllables of Vietnamese are spelt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class Rime:
    """Vowels and what may end them; tones stand aside."""

    vowels: str
    open: str
    """`yes` where the vowels may end the syllable."""
    endings: tuple[str, ...]
    example: str


@cache
def rimes() -> tuple[Rime, ...]:
    """All rimes of the language.

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return read_table("rimes", Rime)
