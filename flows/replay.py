"""The warehouse made anew from the archive, without the network: built beside, then put in its place.

Facts, versions and instruments come from the archived bytes and the present code alone.  What no archive
holds is carried over from the old warehouse: which runs there were, what they met, which pages are gone, and
what was known when.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb

from flows.places import Places
from flows.progress import Progress
from flows.reading import Engine
from flows.run import RunReport
from flows.runner import Runner
from flows.work import run_afresh
from pipeline.frontier.frontier import Frontier
from pipeline.visit import Tombstone
from warehouse.columns import columns
from warehouse.history.inherit import inherit
from warehouse.history.kept import listed
from warehouse.install import before_upgrade
from warehouse.store import Warehouse, WarehouseError, connect
from warehouse.upgrade import held_columns

CARRIED = (
    "runs",
    "run_items",
    "run_failures",
    "run_sources",
    "run_findings",
    "run_audits",
    "tombstones",
)
"""Tables that tell of the machinery and not of documents."""
_BESIDE = "replay.duckdb"


def run_replay(
    places: Places,
    runner: Runner,
    progress: Progress,
    *,
    out: Path | None = None,
    engine: Engine | None = None,
) -> RunReport:
    """Read the archive into a fresh warehouse and publish it; with `out`, publish it there and keep the old.

    The old warehouse is held all the while, so that no run mixes with the replay.

    Raises:
        PublishError: the fresh warehouse has fewer documents than the published file; nothing is replaced.
    """
    fresh = replace(places, published=out or places.published, work_name=_BESIDE)
    _remove(fresh.working)
    _upgrade(places.working)
    held = connect(places.working)
    try:
        _carry_over(held, fresh.working)
        take = partial(_take_over, held)
        report = run_afresh(fresh, _tombstones(places), runner, progress, take, engine=engine)
    finally:
        held.close()
    if out or report.held_back:
        _remove(fresh.working)
    else:
        for left in (_wal(places.working), before_upgrade(places.working)):
            left.unlink(missing_ok=True)
        fresh.working.replace(places.working)
    return report


def _upgrade(working: Path) -> None:
    """Bring the old warehouse to today's form, so that its past fits; one that cannot be has none to give."""
    if working.is_file():
        with suppress(WarehouseError), Warehouse(working):
            pass


def _take_over(held: duckdb.DuckDBPyConnection, made: Warehouse) -> None:
    """Give the fresh warehouse the past of the old one."""
    inherit(made.connection, held)


def _tombstones(places: Places) -> tuple[Tombstone, ...] | None:
    """The documents that are gone, as the frontier has them; None where there is none, as for given files."""
    if not places.frontier.exists():
        return None
    with Frontier(places.frontier) as frontier:
        return tuple(frontier.pages.tombstones())


def _carry_over(held: duckdb.DuckDBPyConnection, fresh: Path) -> None:
    """Copy the tables about runs, as far as the old warehouse has them in today's form."""
    with Warehouse(fresh) as warehouse:
        for table in CARRIED:
            if held_columns(held, "main").get(table) != columns(table):
                continue
            rows = held.execute(f"SELECT {listed(table)} FROM {table}").to_arrow_table()
            warehouse.connection.register("carried", rows)
            warehouse.connection.execute(f"INSERT INTO {table} BY NAME FROM carried")
            warehouse.connection.unregister("carried")


def _remove(path: Path) -> None:
    for leftover in (path, _wal(path)):
        leftover.unlink(missing_ok=True)


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")
