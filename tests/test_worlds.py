"""A small world of citations in the warehouse, beside what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_world import empty_warehouse
from tests.worlds.faults import FAULTS, planted
from tests.worlds.generate import World, digest, write_world
from tests.worlds.measure import audited, chains, identity
from warehouse.answers.trace import trace
from warehouse.findings.audit import audits
from warehouse.loading.shards import load_shards
from warehouse.store import Warehouse

DOCUMENTS = 1500


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("world"), DOCUMENTS, seed=3)


@pytest.fixture(scope="module")
def warehouse(world: World) -> Iterator[Warehouse]:
    with empty_warehouse() as made:
        load_shards(made.connection, world.shards, "r")
        made.resolve()
        made.audit()
        yield made


def test_a_world_follows_from_its_seed(tmp_path: Path) -> None:
    first, again, other = (
        write_world(tmp_path / name, 200, seed=seed, faults=0)
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert digest(first) == digest(again) != digest(other)


def test_quotes_stand_where_the_facts_say(warehouse: Warehouse) -> None:
    for table in ("fact_citations", "fact_dates", "fact_people", "fact_relations", "fact_self"):
        row = warehouse.connection.execute(
            f'SELECT count(*), count(*) FILTER (text[f.start + 1 : f."end"] <> quote) '
            f"FROM {table} AS f JOIN document_versions USING (version_id)"
        ).fetchone()
        assert row
        assert row[0] > 0, table
        assert row[1] == 0, table


def test_mentions_lead_to_the_instrument_that_is_meant(warehouse: Warehouse, world: World) -> None:
    found = identity(warehouse.connection, world)
    assert found.mentions > 8 * DOCUMENTS
    assert found.wrong == 0, found
    assert found.share >= 0.99, found


def test_chains_are_found(warehouse: Warehouse, world: World) -> None:
    identity(warehouse.connection, world)
    for below, above, steps in chains(warehouse.connection, world, 6):
        answer = trace(warehouse.connection, below, above)
        assert answer.rests_on
        assert len(answer.chains[0]) <= steps


def test_copies_are_grouped_with_their_origin(warehouse: Warehouse, world: World) -> None:
    connection: duckdb.DuckDBPyConnection = warehouse.connection
    lost = connection.execute(
        f"""
        SELECT count(*) FROM read_parquet('{world.truth}/copies-*.parquet') AS t
        LEFT JOIN duplicate_members AS a USING (document_id)
        LEFT JOIN duplicate_members AS b ON b.document_id = t.origin_id
        WHERE (a.origin_id = b.origin_id) IS NOT TRUE
        """
    ).fetchone()
    assert lost == (0,)


def test_the_audits_find_what_was_planted_and_nothing_else(warehouse: Warehouse, world: World) -> None:
    found = audited(warehouse.connection, world)
    assert not found.missed
    assert not found.extra
    assert found.found >= 3 * len(FAULTS)


def test_every_audit_has_a_planted_fault() -> None:
    names = [audit.name for audit in audits()]
    assert sorted(make.__name__ for make in FAULTS) == names
    planted_for = [fault.findings[0].audit for fault in planted(1) if fault.findings]
    assert sorted(planted_for) == names
