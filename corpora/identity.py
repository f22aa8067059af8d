"""What the field knows of places and bodies through time, and of national instruments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A province or city under the centre, past or present."""

    name: str
    spellings: tuple[str, ...]
    city_from: str | None
    """ISO day since when it is a city under the centre, led by a thành ủy; None where it never was one."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A day on which a place became another, took others in, or was raised to a city."""

    day: str
    kind: str
    """`merged`, `split`, `renamed` or `raised`."""
    before: str
    after: tuple[str, ...]
    anew: str
    """`yes` where the authority after it counts its numbers anew."""
    ground: str


@dataclass(frozen=True, slots=True)
class Units:
    """Units below a province whose names tell the province."""

    province: str
    kind: str
    """`quận`, `huyện`, `thị xã` or `thành phố`."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The days between which a body could issue papers under its code."""

    code: str
    opens: str | None
    closes: str | None
    successor: str
    ground: str


@dataclass(frozen=True, slots=True)
class SharedCode:
    """A code that several bodies of one place use."""

    code: str
    told_by: str
    """`words` where the body's words alone tell two apart; `day` where words and day must both differ."""
    general: tuple[str, ...]
    """Folded words that stand for any of the bodies, and so tell none."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A national instrument of the register of laws."""

    type: str
    number: str
    issuer: str
    """The issuer's slot in URIs; of a joint paper, the lead's."""
    issued: str | None
    effective: str | None
    title: str
