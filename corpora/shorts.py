"""Words that show a bare number after a type word to be a count, not a document's number."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class ShortStop:
    """A word that follows a count."""

    word: str
    example: str


def load_short_stops() -> tuple[ShortStop, ...]:
    """Read `short_stops.tsv`."""
    return read_table("short_stops", ShortStop)
