"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.places import DEFAULT

WarehouseFile = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        metavar="FILE",
        envvar="DANCHIEU_WAREHOUSE",
        show_default=True,
        help="The published DuckDB file.",
    ),
]
DEFAULT_WAREHOUSE = DEFAULT


def published(warehouse: Path) -> Path:
    """`warehouse`, if it is there to be read.

    Raises:
        CommandError: it is not.
    """
    if warehouse.is_file():
        return warehouse
    raise CommandError(
        f"{warehouse}: no warehouse there; make one with `danchieu nightly --demo` or `danchieu ingest`, "
        "or name another with --warehouse"
    )
