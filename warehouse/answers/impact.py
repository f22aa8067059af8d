"""What rests on an instrument: counted first, level by level, then a page of each level with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import duckdb

from warehouse.answers.graph import MOST_STEPS, Edge, among, count_resting
from warehouse.answers.names import Candidate, find_instrument
from warehouse.answers.steps import Step, tell_steps
from warehouse.answers.trace import Warehouse, opened

MOST_FOLLOWED = 20_000
"""A level of more instruments is counted and followed no further."""


@dataclass(frozen=True, slots=True)
class Level:
    """What rests on the instrument by way of the same number of steps."""

    steps: int
    instruments: int
    types: tuple[tuple[str, int], ...]
    """How many there are of each type, by its slot in URIs, most first."""
    page: tuple[Step, ...]
    """The latest of them, each with the edge by which it rests on the level before."""

    def as_json(self) -> dict[str, Any]:
        """The level as JSON has it."""
        return {
            "steps": self.steps,
            "instruments": self.instruments,
            "types": dict(self.types),
            "page": [step.as_json() for step in self.page],
        }


@dataclass(frozen=True, slots=True)
class ImpactAnswer:
    """The answer to `impact B`."""

    b: Candidate
    levels: tuple[Level, ...]
    cut: str | None
    """What was not looked at, in words; null where everything was counted."""

    @property
    def instruments(self) -> int:
        """Number of instruments that rest on it, directly or through others."""
        return sum(level.instruments for level in self.levels)

    def steps(self) -> Iterator[Step]:
        """Every step that is told."""
        for level in self.levels:
            yield from level.page

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "b": self.b.as_json(),
            "instruments": self.instruments,
            "levels": [level.as_json() for level in self.levels],
            "cut": self.cut,
        }


def impact(warehouse: Warehouse, b: str, *, depth: int = MOST_STEPS, rows: int = 50) -> ImpactAnswer:
    """All that rests on B, directly and through others.

    Args:
        warehouse: the file, or an open connection to it.
        b: the instrument, named as in `names.find_instrument`.
        depth: steps followed.
        rows: instruments told of each level; the count is always that of all.

    Raises:
        AmbiguousName, NotFound: the name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first = find_instrument(connection, b)
        levels, cut = list[_Level](), None
        met, last = {first.key}, frozenset({first.key})
        for steps in range(1, depth + 1):
            number = count_resting(connection, last)
            if number > MOST_FOLLOWED:
                levels.append(_large(connection, number, last, rows))
                cut = f"{number:,} instruments at step {steps} are counted and not followed further"
                break
            found = _resting(connection, last, met) if number else {}
            if not found:
                break
            levels.append(_level(found, rows))
            met |= found.keys()
            last = frozenset(found)
        else:
            if count_resting(connection, last):
                cut = f"not followed further than {depth} steps"
        told = tell_steps(connection, {edge for level in levels for edge in level.page})
        return ImpactAnswer(
            first,
            tuple(
                Level(steps, level.instruments, level.types, tuple(told[edge] for edge in level.page))
                for steps, level in enumerate(levels, start=1)
            ),
            cut,
        )


@dataclass(frozen=True, slots=True)
class _Level:
    """A level before its evidence is looked up."""

    instruments: int
    types: tuple[tuple[str, int], ...]
    page: tuple[Edge, ...]


class _Resting(NamedTuple):
    """An instrument that rests on one of the level before."""

    place: int
    """Its place among all, the latest first."""
    type_slug: str | None
    edge: Edge
    """The first edge by which it does."""


def _resting(
    connection: duckdb.DuckDBPyConnection, before: frozenset[int], met: set[int]
) -> dict[int, _Resting]:
    """What rests on the instruments `before` and was not met yet, by its key."""
    rows = connection.execute(
        "SELECT from_key, relation, to_key, place, type_slug FROM graph_resting "
        f"WHERE {among('to_key', before)}"
    ).fetchall()
    found: dict[int, _Resting] = {}
    for start, relation, end, place, type_slug in sorted(rows):
        if start not in met:
            found.setdefault(start, _Resting(place, type_slug, Edge(start, relation, end)))
    return found


def _level(found: dict[int, _Resting], rows: int) -> _Level:
    types = Counter(one.type_slug or "_" for one in found.values())
    page = sorted(found.values())[:rows]
    return _Level(
        len(found),
        tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        tuple(one.edge for one in page),
    )


def _large(connection: duckdb.DuckDBPyConnection, number: int, before: frozenset[int], rows: int) -> _Level:
    """A level that is too large to be fetched: the database counts its types and picks its page."""
    level = f"""
        SELECT from_key, min({{'relation': relation, 'to_key': to_key}}) AS edge,
               any_value(type_slug) AS type_slug, any_value(place) AS place
        FROM graph_resting WHERE {among("to_key", before)} GROUP BY from_key
    """
    types = connection.execute(
        f"SELECT coalesce(type_slug, '_'), count(*) FROM ({level}) GROUP BY ALL ORDER BY 2 DESC, 1"
    ).fetchall()
    page = connection.execute(
        f"SELECT from_key, edge.relation, edge.to_key FROM ({level}) ORDER BY place LIMIT $rows",
        {"rows": rows},
    ).fetchall()
    return _Level(number, tuple((type_, count) for type_, count in types), tuple(Edge(*row) for row in page))
