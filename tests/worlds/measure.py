"""What a warehouse made of a world, beside the truth."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.worlds.generate import World

Sighting = tuple[str, str, str | None]
"""Audit, subject and source of a finding."""

_JUDGED = """
CREATE OR REPLACE TEMP TABLE judged AS
WITH held AS (
    SELECT t.version_id, t.ordinal, t.instrument, t.form, t.settled, m.uri
    FROM read_parquet('{truth}/mentions-*.parquet') AS t
    LEFT JOIN instrument_mentions AS m USING (version_id, ordinal)
), pairs AS (
    SELECT instrument, uri, count(*) AS n FROM held WHERE uri IS NOT NULL GROUP BY ALL
), owners AS (
    SELECT uri, arg_max(instrument, (n, instrument)) AS owner FROM pairs GROUP BY uri
), names AS (
    SELECT instrument, arg_max(uri, (n, uri)) AS name FROM pairs GROUP BY instrument
)
SELECT h.*, o.owner, n.name FROM held AS h LEFT JOIN owners AS o USING (uri) LEFT JOIN names AS n USING (instrument)
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """How mentions were settled."""

    mentions: int
    wrong: int
    """Mentions under the URI of another instrument than is meant."""
    resolvable: int
    """Mentions that what is stated settles."""
    resolved: int
    """Of these, under the URI of the instrument meant."""
    open: int

    @property
    def share(self) -> float:
        """Of the resolvable, the resolved."""
        return self.resolved / max(1, self.resolvable)


def identity(connection: duckdb.DuckDBPyConnection, world: World) -> Identity:
    """Compare every mention with the truth; the mentions judged stay in the temporary table `judged`."""
    connection.execute(_JUDGED.format(truth=world.truth))
    row = connection.execute(
        """
        SELECT count(*), count(*) FILTER (owner <> instrument), count(*) FILTER (settled),
               count(*) FILTER (settled AND owner = instrument AND uri = name), count(*) FILTER (uri IS NULL)
        FROM judged
        """
    ).fetchone()
    assert row
    return Identity(*row)


@dataclass(frozen=True, slots=True)
class Audited:
    """Planted findings by what became of them, and findings that nothing was planted for."""

    found: int
    missed: tuple[Sighting, ...]
    extra: tuple[Sighting, ...]


def audited(connection: duckdb.DuckDBPyConnection, world: World) -> Audited:
    """Compare the findings with what was planted, by their keys."""
    planted = f"(FROM read_parquet('{world.truth}/findings.parquet')) AS planted"
    ask = connection.execute
    both = ask(f"SELECT count(*) FROM findings SEMI JOIN {planted} ON finding_id = key").fetchone()
    missed = ask(f"SELECT audit, subject, source FROM {planted} ANTI JOIN findings ON finding_id = key")
    missed_rows = sorted(missed.fetchall())
    extra = ask(f"SELECT audit, subject, source FROM findings ANTI JOIN {planted} ON finding_id = key")
    return Audited(both[0] if both else 0, tuple(missed_rows), tuple(sorted(extra.fetchall())))


def chains(connection: duckdb.DuckDBPyConnection, world: World, most: int) -> Sequence[tuple[str, str, int]]:
    """URIs of pairs of which the first rests on the second, and the steps between them; needs `judged`."""
    return connection.execute(
        f"""
        WITH named AS (SELECT DISTINCT instrument, name FROM judged WHERE name IS NOT NULL)
        SELECT a.name, b.name, c.steps
        FROM read_parquet('{world.truth}/chains.parquet') AS c
        JOIN named AS a ON a.instrument = c.below JOIN named AS b ON b.instrument = c.above
        ORDER BY hash(c.below), c.below LIMIT {most}
        """
    ).fetchall()


def median_seconds(work: Callable[[tuple[str, str]], object], pairs: Sequence[tuple[str, str]]) -> float:
    """Median time of `work` over the pairs."""
    taken = []
    for pair in pairs:
        begin = time.perf_counter()
        work(pair)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def disk(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
