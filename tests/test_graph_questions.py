"""The same question asked of the command's walk and of the macros gives the same answer, on graphs of any shape."""

from __future__ import annotations

import random
from collections.abc import Iterator

import duckdb
import pytest

from tests.warehouse_world import empty_warehouse, plan_282
from warehouse.answers.impact import impact
from warehouse.answers.trace import trace, trace_roots
from warehouse.history.earlier import graph_tables

RELATIONS = ("implements", "pursuant_to", "guides")


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_warehouse() as warehouse:
        warehouse.load([plan_282()])
        yield warehouse.connection


def uri(number: int) -> str:
    return f"vn/ha-noi/ubnd/ke-hoach/2024/{number}"


def lay(connection: duckdb.DuckDBPyConnection, edges: set[tuple[int, str, int]]) -> None:
    """Put a graph of plans 0 to 9 in the place of what the warehouse knows."""
    for table in ("instrument_names", "told_edges"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute(
        """
        INSERT INTO instrument_names BY NAME
        SELECT node, true AS settled, n || '/KH-UBND' AS number, n::VARCHAR AS num, 'ke-hoach' AS type_slug,
               'ubnd' AS issuer_slug, 'ha-noi' AS place, '2024' AS era, n || '/KH-UBND' AS label, 1 AS mentions,
               node_key(node) AS node_key
        FROM (SELECT n, 'vn/ha-noi/ubnd/ke-hoach/2024/' || n AS node FROM range(10) AS r(n))
        """
    )
    connection.execute("DELETE FROM readings")
    connection.execute(
        "INSERT INTO readings BY NAME SELECT 1 AS reading, 'anchored' AS rule, [] AS candidates, 'a' AS printed"
    )
    connection.executemany(
        """
        INSERT INTO told_edges BY NAME
        SELECT (SELECT version_id FROM document_versions) AS version_id, node_key($start) AS from_key,
               $relation AS relation, node_key($end) AS to_key, 1 AS from_reading, 1 AS to_reading, 'reported' AS basis, false AS implied, true AS rests_on,
               $start || $relation || $end AS quote, 0 AS start, 1 AS "end", 1 AS sources
        """,
        [{"start": uri(a), "relation": relation, "end": uri(b)} for a, relation, b in sorted(edges)],
    )
    for table, select in graph_tables():
        connection.execute(f"DELETE FROM {table}; INSERT INTO {table} {select}")


@pytest.mark.parametrize("seed", range(8))
def test_command_and_macro_agree(
    seed: int, connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    pairs = [(a, b) for a in range(10) for b in range(10) if a != b]
    chosen = chance.sample(pairs, chance.randint(6, 22))
    lay(connection, {(a, chance.choice(RELATIONS), b) for a, b in chosen})
    told = [
        [(step.from_uri, step.relation, step.to_uri, step.quote) for step in chain]
        for chain in trace(connection, uri(0), uri(9)).chains
    ]
    rows = connection.execute(
        "SELECT chain, from_uri, relation, to_uri, quote FROM trace($a, $b) ORDER BY chain, step",
        {"a": uri(0), "b": uri(9)},
    ).fetchall()
    assert told == [[row[1:] for row in rows if row[0] == n] for n in dict.fromkeys(row[0] for row in rows)]

    # Where too much rests on the goal to be walked from there, the answer is the same.
    before = trace(connection, uri(0), uri(9))
    monkeypatch.setattr("warehouse.answers.graph._MOST_BACK", 0)
    assert trace(connection, uri(0), uri(9)).chains == before.chains

    levels = trace_roots(connection, uri(0)).levels
    met = {step.to_uri for level in levels for step in level}
    below = connection.execute("SELECT uri FROM rests_on($a)", {"a": uri(0)}).fetchall()
    assert met - {uri(0)} == {row[0] for row in below}

    above = connection.execute("SELECT steps, uri FROM impact($b)", {"b": uri(9)}).fetchall()
    answer = impact(connection, uri(9))
    assert sorted(above) == sorted(
        (level.steps, step.from_uri) for level in answer.levels for step in level.page
    )
