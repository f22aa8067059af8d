"""What the field knows of organisations: levels of their names, synonyms, offices that are one of a kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyOpening:
    """What the first words of a body's name say of it."""

    words: str
    level: str
    """`centre`, `province`, `district`, `any`, `own` or `part`; the table's head says what they mean."""
    apart: str
    """`yes` where one person holds office at one at a time, `committee` where its members come from many."""


@dataclass(frozen=True, slots=True)
class BodySynonym:
    """A wording inside names of bodies, folded, and the one that stands for it."""

    words: str
    stands_for: str
    note: str


@dataclass(frozen=True, slots=True)
class OfficeBody:
    """An office that the country has once, and the body it belongs to."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class BlocSpeaker:
    """A body that speaks for its place in emulation."""

    body: str
    note: str


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A body that became another in every place on one day."""

    body: str
    becomes: str
    day: str
    ground: str
