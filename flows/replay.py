"""The warehouse made anew from the archive, without the network: built beside, then put in its place.

Facts, versions and instruments come from the archived bytes and the present code alone.  What no archive
holds is carried over from the old warehouse: which runs there were, what they met, and which pages are gone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from flows.places import Places
from flows.progress import Progress
from flows.runner import Runner
from flows.work import RunReport, run_afresh
from pipeline.frontier.frontier import Frontier
from pipeline.visit import Tombstone
from warehouse.columns import columns
from warehouse.store import Warehouse, connect

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
_COLUMNS = """
    SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index
"""


def run_replay(places: Places, runner: Runner, progress: Progress, *, out: Path | None = None) -> RunReport:
    """Read the archive into a fresh warehouse and publish it; with `out`, publish it there and keep the old.

    The old warehouse is held all the while, so that no run mixes with the replay.

    Raises:
        PublishError: the fresh warehouse has fewer documents than the published file; nothing is replaced.
    """
    fresh = replace(places, published=out or places.published, work_name=_BESIDE)
    _remove(fresh.working)
    held = connect(places.working)
    try:
        _carry_over(held, fresh.working)
        report = run_afresh(fresh, _tombstones(places), runner, progress)
    finally:
        held.close()
    if out or report.held_back:
        _remove(fresh.working)
    else:
        _wal(places.working).unlink(missing_ok=True)
        fresh.working.replace(places.working)
    return report


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
            found = held.execute(_COLUMNS, [table]).fetchall()
            if found != list(columns(table)):
                continue
            rows = held.execute(f"FROM {table}").to_arrow_table()
            warehouse.connection.register("carried", rows)
            warehouse.connection.execute(f"INSERT INTO {table} FROM carried")
            warehouse.connection.unregister("carried")


def _remove(path: Path) -> None:
    for leftover in (path, _wal(path)):
        leftover.unlink(missing_ok=True)


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")
