"""Pairs of sentences that name a person, and whether the two are one: the measure of identity of people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class PersonPair:
    """Two sentences of two documents; a bridge is a sentence of a third."""

    same: str
    """`yes`, or `no` where nothing said makes the two one person."""
    why: str
    first_name: str
    first: str
    first_day: str
    first_place: str | None
    """The place that the document's publisher speaks for."""
    second_name: str
    second: str
    second_day: str
    second_place: str | None
    bridge: str | None
    bridge_day: str | None
    bridge_place: str | None


def person_pairs() -> tuple[PersonPair, ...]:
    """All pairs, hard ones first.

    Raises:
        corpora.tables.TableError: the table cannot be read.
    """
    return read_table("pairs", PersonPair, Path(__file__).parent)
