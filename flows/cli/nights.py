"""`danchieu runs` and `danchieu runs show`: what the last nights did, and one of them by source."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile
from flows.places import Places


class RunsFormat(StrEnum):
    """How runs are printed."""

    TABLE = "table"
    JSON = "json"


Format = Annotated[RunsFormat, typer.Option(help="For people, or for programs.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(runs)
    group.command()(show)
    app.add_typer(group, name="runs")


def runs(
    context: typer.Context,
    last: Annotated[int, typer.Option(metavar="N", min=1, help="How many runs are listed.")] = 14,
    format: Format = RunsFormat.TABLE,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """List the last runs, and draw thirty nights; `danchieu runs show` tells of one by source."""
    if context.invoked_subcommand is not None:
        return
    from warehouse.nights import TREND, last_runs

    file = _file(warehouse)
    listed = last_runs(file, last)
    if format is RunsFormat.JSON:
        _print_json([asdict(run) for run in listed])
        return
    from flows.cli.night_tables import print_runs

    print_runs(listed, last_runs(file, TREND, "nightly"))


def show(
    run: Annotated[
        str | None, typer.Argument(metavar="RUN", help="A run's key or part of it; by default the latest.")
    ] = None,
    format: Format = RunsFormat.TABLE,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Tell of one run by source: what came, what changed, what failed and when it is tried again."""
    from warehouse.nights import night

    told = night(_file(warehouse), run)
    if format is RunsFormat.JSON:
        _print_json(asdict(told))
        return
    from flows.cli.night_tables import print_night

    print_night(told)


def _file(warehouse: Path) -> Path:
    """The working file, which knows of runs that were not published; the published one while a run writes."""
    from warehouse.nights import freshest

    places = Places.of(warehouse)
    if not (places.working.is_file() or places.published.is_file()):
        raise CommandError(
            f"{warehouse}: no warehouse there, so no run yet; `danchieu nightly --demo` makes both"
        )
    file = freshest(places.working, places.published)
    if file == places.published and places.working.is_file():
        print("A run is going on; this is what was published before it.", file=sys.stderr)
    return file


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
