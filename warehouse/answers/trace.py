"""Questions between two instruments: does one rest on the other, by way of what, and is it named there?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.answers.chains import find_chains
from warehouse.answers.graph import MOST_STEPS, Edge, walk_between, walk_grounds
from warehouse.answers.named import places_named
from warehouse.answers.names import Candidate, find_instrument, find_instruments
from warehouse.answers.steps import Step, tell_steps
from warehouse.query import reader

Chain = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TraceAnswer:
    """The answer to `trace A B`."""

    a: Candidate
    b: Candidate
    rests_on: bool
    """True where A rests on B, by whatever way."""
    chains: tuple[Chain, ...]
    """How A rests on B, shortest first.  Where it does not, but stands to B in another way or merely names
    it, that: chains of one step."""
    named: tuple[Step, ...]
    """Every place where B is named in A's own text, or in a report about A; own text first."""
    reverse: tuple[Chain, ...]
    """How B rests on A; looked for only where A does not rest on B."""
    cut: str | None
    """What was not looked at, in words; null where every chain is told."""

    @property
    def found(self) -> bool:
        """Whether A rests on B, or stands to it in another way, or names it."""
        return bool(self.chains or self.named)

    def steps(self) -> Iterator[Step]:
        """Every step that is told."""
        for chain in (*self.chains, *self.reverse, self.named):
            yield from chain

    def as_json(self) -> dict[str, Any]:
        """The answer under the contract's keys, `chains` first."""
        return {
            "chains": [[step.as_json() for step in chain] for chain in self.chains],
            "a": self.a.as_json(),
            "b": self.b.as_json(),
            "rests_on": self.rests_on,
            "named": [step.as_json() for step in self.named],
            "reverse": [[step.as_json() for step in chain] for chain in self.reverse],
            "cut": self.cut,
        }


@dataclass(frozen=True, slots=True)
class RootsAnswer:
    """The answer to `trace A`."""

    a: Candidate
    levels: tuple[tuple[Step, ...], ...]
    """Every edge on the way: first those of A itself, then those of what A rests on, and so on."""
    roots: tuple[str, ...]
    """URIs of what rests on nothing that the warehouse knows."""
    cut: str | None
    """What was not looked at, in words; null where all is told."""

    @property
    def found(self) -> bool:
        """Whether A rests on anything."""
        return bool(self.levels)

    def steps(self) -> Iterator[Step]:
        """Every step that is told."""
        for level in self.levels:
            yield from level

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "a": self.a.as_json(),
            "levels": [[step.as_json() for step in level] for level in self.levels],
            "roots": list(self.roots),
            "cut": self.cut,
        }


Warehouse = Path | str | duckdb.DuckDBPyConnection


def trace(warehouse: Warehouse, a: str, b: str) -> TraceAnswer:
    """Every chain by which A rests on B, and every place where B is named in A.

    A rests on B along pursuant_to, implements, according_to, guides, issued_with, amends, corrects and
    consolidates (`lexicon_relations` says why), at most eight steps far and never through one instrument
    twice.  Plain `cites`, and relations that end or review the other, make no chain of several steps.

    Args:
        warehouse: the file, or an open connection to it.
        a: the instrument that may rest on the other, named as in `names.find_instrument`.
        b: the other.

    Raises:
        AmbiguousName, NotFound: a name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first, second = find_instruments(connection, a, b)
        resting, cut = _resting(connection, first, second)
        direct = _direct(connection, first, second)
        back, back_cut = ((), None) if resting else _resting(connection, second, first)
        told = tell_steps(connection, {edge for chain in (*resting, *back) for edge in chain} | set(direct))
        beside = tuple((told[edge],) for edge in direct)
        return TraceAnswer(
            first,
            second,
            rests_on=bool(resting),
            chains=_in_order(resting, told) or beside,
            named=places_named(connection, first, second) if direct else (),
            reverse=_in_order(back, told),
            cut=cut or back_cut,
        )


def trace_roots(warehouse: Warehouse, a: str) -> RootsAnswer:
    """Everything that A rests on, down to what rests on nothing that the warehouse knows.

    Raises:
        AmbiguousName, NotFound: the name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first = find_instrument(connection, a)
        walk = walk_grounds(connection, first.key)
        told = tell_steps(connection, set(walk.edges))
        levels = tuple(
            tuple(
                sorted(
                    (told[edge] for edge in walk.edges if edge.start in level),
                    key=lambda step: (step.from_uri, step.to_uri, step.relation),
                )
            )
            for level in walk.levels
        )
        steps = [step for level in levels for step in level]
        resting = {step.from_uri for step in steps}
        roots = tuple(sorted({step.to_uri for step in steps} - resting))
        cut = f"not followed further than {len(walk.levels) - 1} steps" if walk.cut else None
        return RootsAnswer(first, tuple(level for level in levels if level), roots, cut)


@contextmanager
def opened(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to `warehouse`; one that is open already is left open."""
    if isinstance(warehouse, duckdb.DuckDBPyConnection):
        yield warehouse
    else:
        with reader(warehouse) as connection:
            yield connection


def _resting(
    connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate
) -> tuple[tuple[tuple[Edge, ...], ...], str | None]:
    """The chains by which the one rests on the other, and what was left out."""
    walk = walk_between(connection, first.key, second.key)
    chains = find_chains(walk.edges, first.key, second.key)
    if chains.cut_at is not None:
        return chains.found, f"chains of {chains.cut_at} and more steps are too many and left out"
    if walk.cut:
        return chains.found, f"not followed further than {MOST_STEPS} steps"
    return chains.found, None


def _in_order(chains: tuple[tuple[Edge, ...], ...], told: dict[Edge, Step]) -> tuple[Chain, ...]:
    """Chains told, shortest first, then by the URIs that they pass."""
    steps = [tuple(told[edge] for edge in chain) for chain in chains]
    return tuple(sorted(steps, key=lambda c: (len(c), [s.to_uri for s in c], [s.relation for s in c])))


def _direct(connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate) -> tuple[Edge, ...]:
    rows = connection.execute(
        """
        SELECT from_key, relation, to_key FROM key_links
        WHERE from_key = $first AND to_key = $second ORDER BY relation
        """,
        {"first": first.key, "second": second.key},
    ).fetchall()
    return tuple(Edge(*row) for row in rows)
