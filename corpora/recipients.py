"""What a paper goes to its recipients for; the table lies in `corpora/lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class RecipientPurpose:
    """Words that say what a recipient gets the paper for."""

    words: str
    purpose: str
    place: str
    """`mark` in brackets behind the name, `line` at the head of the line."""
    example: str


@cache
def recipient_purposes() -> tuple[RecipientPurpose, ...]:
    """The table, read once.

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return read_table("recipient_purposes", RecipientPurpose)
