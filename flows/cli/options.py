"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
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

EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        envvar="DANCHIEU_ENGINE",
        show_default=True,
        help="Where documents are read: local, dask (workers on this machine), or dask://HOST:PORT.",
    ),
]
LandingPlace = Annotated[
    str | None,
    typer.Option(
        "--landing",
        metavar="PLACE",
        envvar="DANCHIEU_LANDING",
        help="With dask: where documents land that were read, such as s3://kho/landing.",
    ),
]
LOCAL_ENGINE = "local"


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY|INSTANT",
        help="Answer as the warehouse knew things then, such as 2026-03-01 or 2026-03-01T08:00+07:00.",
    ),
]


def published(warehouse: Path, as_of: str | None = None) -> Path:
    """`warehouse`, if it is there to be read; with `as_of`, what it knew then.

    A day means its last instant in Vietnam, and an instant without an offset is Vietnam's.

    Raises:
        CommandError: it is not there, or `as_of` is neither a day nor an instant.
    """
    if warehouse.is_file():
        return _at(warehouse, as_of) if as_of else warehouse
    raise CommandError(
        f"{warehouse}: no warehouse there; make one with `danchieu nightly --demo` or `danchieu ingest`, "
        "or name another with --warehouse"
    )


def _at(warehouse: Path, as_of: str) -> Path:
    from pipeline.instants import last_moment
    from warehouse.history.earlier import earlier

    moment = last_moment(as_of)
    if moment is None:
        raise CommandError(f"--as-of {as_of}: say a day such as 2026-03-01, or an instant", status=2)
    return earlier(warehouse, datetime.fromisoformat(moment))
