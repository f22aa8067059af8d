"""The registry of commemorated events: what they are called and the day they count from."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class CommemoratedEvent:
    """One event of the calendar of anniversaries."""

    id: str
    name: str
    variants: tuple[str, ...]
    """Other ways in which plans and papers name it."""
    base: str
    """ISO day from which the years are counted; else a year and month or a year, or empty."""
    precision: str
    """`day`, `month`, `year` or `none`."""
    calendar: str
    """`solar`, or `lunar_…` where the day of commemoration moves with the lunar calendar."""
    yearly: str
    """`no` for congresses: targets of emulation, without anniversaries."""
    category: str


@dataclass(frozen=True, slots=True)
class PrivateEvent:
    """A word that makes what is commemorated a matter of a shop or a family."""

    word: str
    example: str
    counter: str


def load_private_events() -> tuple[PrivateEvent, ...]:
    """Read `private_events.tsv`.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("private_events", PrivateEvent)


def load_commemorated_events() -> tuple[CommemoratedEvent, ...]:
    """Read `anniversaries.tsv`.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table("anniversaries", CommemoratedEvent)
