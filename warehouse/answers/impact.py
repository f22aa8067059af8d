"""What rests on an instrument: counted first, level by level, then a page of each level with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.answers.graph import MOST_STEPS, Edge, count_resting, grounds_of, resting_on
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
        levels, cut = list[Level](), None
        met, last = {first.key}, [first.key]
        for steps in range(1, depth + 1):
            number = count_resting(connection, last)
            if number > MOST_FOLLOWED:
                levels.append(_large(connection, steps, last, number, rows))
                cut = f"{number:,} instruments at step {steps} are counted and not followed further"
                break
            found = sorted({edge.start for edge in resting_on(connection, last)} - met)
            if not found:
                break
            levels.append(_level(connection, steps, found, frozenset(last), rows))
            met.update(found)
            last = found
        else:
            if count_resting(connection, last):
                cut = f"not followed further than {depth} steps"
        return ImpactAnswer(first, tuple(levels), cut)


def _level(
    connection: duckdb.DuckDBPyConnection, steps: int, found: list[int], before: frozenset[int], rows: int
) -> Level:
    named = connection.execute(
        """
        SELECT n.node_key, n.type_slug
        FROM (SELECT unnest($keys::BIGINT[]) AS node_key) JOIN instrument_names AS n USING (node_key)
        ORDER BY n.issued DESC NULLS LAST, n.node
        """,
        {"keys": found},
    ).fetchall()
    types = _by_type([type_ for _, type_ in named])
    page = [key for key, _ in named[:rows]]
    return Level(steps, len(found), types, _told(connection, page, before))


def _large(
    connection: duckdb.DuckDBPyConnection, steps: int, before: list[int], number: int, rows: int
) -> Level:
    """A level that is too large to be fetched: the database counts its types and picks its page."""
    level = """
        (SELECT DISTINCT r.from_key AS node_key
         FROM (SELECT unnest($keys::BIGINT[]) AS key) AS k JOIN graph_resting AS r ON r.to_key = k.key)
        JOIN instrument_names AS n USING (node_key)
    """
    types = connection.execute(
        f"SELECT n.type_slug, count(*) FROM {level} GROUP BY ALL ORDER BY 2 DESC, 1", {"keys": before}
    ).fetchall()
    page = connection.execute(
        f"SELECT n.node_key FROM {level} ORDER BY n.issued DESC NULLS LAST, n.node LIMIT $rows",
        {"keys": before, "rows": rows},
    ).fetchall()
    told = _told(connection, [key for (key,) in page], frozenset(before))
    return Level(steps, number, tuple((type_ or "_", count) for type_, count in types), told)


def _by_type(types: list[str | None]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for type_ in types:
        counts[type_ or "_"] = counts.get(type_ or "_", 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _told(connection: duckdb.DuckDBPyConnection, page: list[int], before: frozenset[int]) -> tuple[Step, ...]:
    """The first edge by which each instrument of the page rests on the level before it."""
    by_way: dict[int, Edge] = {}
    for edge in grounds_of(connection, page):
        if edge.end in before:
            by_way.setdefault(edge.start, edge)
    told = tell_steps(connection, by_way.values())
    return tuple(told[by_way[key]] for key in page if key in by_way)
