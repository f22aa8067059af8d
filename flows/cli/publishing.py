"""`danchieu publish`: the working copy to the readers, the list of what was published, and the way back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile
from flows.places import Places
from warehouse.lake.file import is_lake

if TYPE_CHECKING:
    from warehouse.lake.publish import LakeSnapshots
    from warehouse.snapshots import Snapshots


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(publish)


def publish(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="With --rollback: which snapshot; by default the one before."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the snapshots, the newest first.")] = False,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Publish a snapshot again, until a run publishes anew.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also after a failed run, or with fewer documents.")
    ] = False,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Publish what the working copy holds; each run does so at its end.

    What was published before is kept as a snapshot: the last seven, or as many as DANCHIEU_SNAPSHOTS says.
    Readers who hold the old file keep reading it, and nobody meets a lock.
    """
    from warehouse.snapshots import Snapshots, kept_by

    kept = Snapshots.of(warehouse, kept_by(os.environ))
    if listed and rollback:
        raise CommandError("say --list or --rollback, not both", status=2)
    if name is not None and not rollback:
        raise CommandError(f"{name}: a name goes with --rollback", status=2)
    if listed:
        _print_list(_of_lake(warehouse) or kept, warehouse)
    elif rollback:
        _roll_back(_of_lake(warehouse) or kept, name, warehouse)
    else:
        _publish(Places.of(warehouse), kept, force)


def _of_lake(warehouse: Path) -> LakeSnapshots | None:
    """The publications of a lake; None where the warehouse is a file."""
    if not is_lake(warehouse):
        return None
    from warehouse.lake.file import lake_of
    from warehouse.lake.publish import LakeSnapshots

    return LakeSnapshots(lake_of(warehouse))


def _publish(places: Places, snapshots: Snapshots, force: bool) -> None:
    from warehouse.store import Warehouse

    if not (is_lake(places.working) or places.working.is_file()):
        raise CommandError(
            f"{places.working}: nothing to publish; `danchieu nightly` or `danchieu ingest` makes it"
        )
    with Warehouse(places.working) as working:
        working.publish(places.published, force=force, snapshots=snapshots)
    print(f"{places.published}: published")


def _roll_back(snapshots: Snapshots | LakeSnapshots, name: str | None, warehouse: Path) -> None:
    back = snapshots.roll_back(name)
    print(f"{warehouse}: the state of {back.name} again, until the next run publishes, or `danchieu publish`")


def _print_list(snapshots: Snapshots | LakeSnapshots, warehouse: Path) -> None:
    from flows.cli.tables import print_table
    from warehouse.snapshots import SnapshotError

    rows: list[tuple[object, ...]] = []
    newest = True
    for one in snapshots.listed():
        state = "" if not one.current else "published" if newest else "published, rolled back to"
        newest = False
        size = round(one.bytes / 1e6, 1) if one.bytes else None
        try:
            held = snapshots.contents(one.name)
        except SnapshotError:
            rows.append((one.name, state or "damaged", size, None, None, None))
        else:
            rows.append((one.name, state, size, held.documents, held.instruments, held.run_id))
    if not rows:
        raise CommandError(f"{warehouse}: no snapshot yet; the next run that publishes keeps one")
    print_table(("snapshot", "state", "MB", "documents", "instruments", "last run"), rows)
