"""Steps in the graph of instruments: the edges that carry a chain, walked a level at a time.

DuckDB has no index that a join could use, so the edges lie twice, in the order of either end
(`graph_grounds`, `graph_resting`), and each level is one read of the few stretches that hold its instruments.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import duckdb

MOST_STEPS = 8
"""No chain is followed further."""
MOST_EDGES = 200_000
"""A walk that has met so many edges ends, and says so."""


class Edge(NamedTuple):
    """One edge between two instruments, by their keys: `start` acts."""

    start: int
    relation: str
    end: int


@dataclass(frozen=True, slots=True)
class Walk:
    """All that a walk towards the grounds met."""

    levels: tuple[frozenset[int], ...]
    """Keys of the instruments first met after so many steps; the first level is where the walk began."""
    edges: tuple[Edge, ...]
    cut: bool
    """True where the walk ended before the graph did."""


def walk_grounds(connection: duckdb.DuckDBPyConnection, start: int, steps: int = MOST_STEPS) -> Walk:
    """Everything that the instrument `start` rests on, at most `steps` away."""
    levels, edges, met = [frozenset({start})], list[Edge](), {start}
    while levels[-1] and len(levels) <= steps and len(edges) < MOST_EDGES:
        found = grounds_of(connection, levels[-1])
        edges += found
        levels.append(frozenset(edge.end for edge in found) - met)
        met |= levels[-1]
    cut = bool(levels[-1]) and bool(grounds_of(connection, levels[-1]))
    return Walk(tuple(level for level in levels if level), tuple(edges), cut)


def grounds_of(connection: duckdb.DuckDBPyConnection, keys: Iterable[int]) -> tuple[Edge, ...]:
    """What the instruments `keys` rest on."""
    rows = connection.execute(
        """
        SELECT g.from_key, g.relation, g.to_key
        FROM (SELECT unnest($keys::BIGINT[]) AS key) AS k JOIN graph_grounds AS g ON g.from_key = k.key
        ORDER BY ALL
        """,
        {"keys": list(keys)},
    ).fetchall()
    return tuple(Edge(*row) for row in rows)
