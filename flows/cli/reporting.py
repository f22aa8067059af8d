"""`danchieu report`: a night as one HTML file, for readers who have no server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile, published
from flows.places import Places


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(report)


def report(
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The file to write; by default beside the warehouse, such as kho.report.html.",
        ),
    ] = None,
    night: Annotated[
        str | None, typer.Option(metavar="RUN", help="A run's key or part of it; by default the latest.")
    ] = None,
    lang: Annotated[str, typer.Option(help="vi or en.")] = "vi",
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Write one HTML file that tells of a night: what came, what changed, what does not add up.

    It needs no server and asks nobody for anything.  Each published night writes it beside the warehouse.
    """
    from warehouse.explorer.languages import LANGUAGES
    from warehouse.explorer.report import write_report

    if lang not in LANGUAGES:
        raise CommandError(f"--lang {lang}: say one of {', '.join(LANGUAGES)}", status=2)
    file = published(warehouse)
    target = out or Places.of(file).report
    write_report(file, target, run=night, language=lang)
    print(f"{target}: {target.stat().st_size / 1000:,.0f} kB")
