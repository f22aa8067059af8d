"""Steps in the graph of instruments: the edges that carry a chain, walked a level at a time.

DuckDB has no index that a join could use, so the edges lie twice, in the order of either end
(`graph_grounds`, `graph_resting`), and each level is one read of the few stretches that hold its instruments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import duckdb

MOST_STEPS = 8
"""No chain is followed further."""
MOST_EDGES = 200_000
"""A walk that has met so many edges ends, and says so."""
_MOST_BACK = 500
"""Where more rests on the goal, it is the other end that walks on."""


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


def walk_between(connection: duckdb.DuckDBPyConnection, start: int, goal: int) -> Walk:
    """The edges of every chain by which `start` rests on `goal`, and others that were met on the way.

    Both ends are walked towards each other, the one with fewer instruments at its edge first, together no
    more than eight steps: so many cover each chain, whichever end walked them.  An end that comes to nothing
    new has met every chain.  What rests on a law can be half the graph, so that end is counted before it is
    walked.
    """
    ahead, behind = _Side({start}, {start}), _Side({goal}, {goal})
    edges, steps = set[Edge](), 0
    while ahead.edge and behind.edge and steps < MOST_STEPS and len(edges) < MOST_EDGES:
        steps += 1
        if behind.is_open and len(behind.edge) < len(ahead.edge):
            behind.is_open = count_resting(connection, behind.edge) <= _MOST_BACK
            if behind.is_open:
                found = resting_on(connection, behind.edge)
                behind.go(edge.start for edge in found)
                edges.update(found)
                continue
        found = grounds_of(connection, ahead.edge)
        ahead.go(edge.end for edge in found)
        edges.update(found)
    cut = bool(ahead.edge and behind.edge) and bool(grounds_of(connection, ahead.edge))
    return Walk((), tuple(sorted(edges)), cut)


class _Side:
    """One end of a walk: what it met last, and all that it met."""

    def __init__(self, edge: set[int], met: set[int]) -> None:
        self.edge, self.met, self.is_open = edge, met, True

    def go(self, found: Iterable[int]) -> None:
        self.edge = set(found) - self.met
        self.met |= self.edge


EACH = 20
"""Up to so many keys or edges are asked for one by one: a scan passes by other rows then, and reads all for
lists."""


def among(column: str, keys: Iterable[int]) -> str:
    """An SQL condition: the column is one of the keys.

    Written out they reach the scan itself, which a list given as a parameter does not.

    >>> among("to_key", {2, 1})
    'to_key IN (1, 2)'
    """
    return f"{column} IN ({', '.join(map(str, sorted(keys)))})"


def count_resting(connection: duckdb.DuckDBPyConnection, keys: Collection[int]) -> int:
    """How many instruments rest on `keys` directly."""
    row = connection.execute(
        f"SELECT count(DISTINCT from_key) FROM graph_resting WHERE {among('to_key', keys)}"
    ).fetchone()
    return int(row[0]) if row else 0


def resting_on(connection: duckdb.DuckDBPyConnection, keys: Collection[int]) -> tuple[Edge, ...]:
    """What rests on the instruments `keys`."""
    return _edges(connection, "graph_resting", among("to_key", keys))


def grounds_of(connection: duckdb.DuckDBPyConnection, keys: Collection[int]) -> tuple[Edge, ...]:
    """What the instruments `keys` rest on."""
    return _edges(connection, "graph_grounds", among("from_key", keys))


def _edges(connection: duckdb.DuckDBPyConnection, table: str, where: str) -> tuple[Edge, ...]:
    rows = connection.execute(f"SELECT from_key, relation, to_key FROM {table} WHERE {where}").fetchall()
    return tuple(Edge(*row) for row in sorted(rows))
