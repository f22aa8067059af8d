"""`danchieu worker`: this machine reads documents for the runs of another."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from flows.cli.errors import CommandError


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(worker)


def worker(
    address: Annotated[str, typer.Argument(metavar="HOST:PORT", help="The Dask scheduler.")],
    threads: Annotated[
        int | None,
        typer.Option(metavar="N", help="Documents read side by side; one a core by default."),
    ] = None,
) -> None:
    """Read documents for runs with --engine dask://HOST:PORT, until interrupted.

    The scheduler is Dask's own: `dask scheduler` starts one.  This machine needs the same version of danchieu
    as the one that runs.
    """
    if find_spec("distributed") is None:
        raise CommandError("no distributed here; install danchieu with its extra `dask`")
    scheduler = address.removeprefix("dask://").removeprefix("tcp://")
    command = [sys.executable, "-m", "distributed.cli.dask_worker", f"tcp://{scheduler}"]
    sizes = ["--nworkers", "1", "--nthreads", str(threads or os.cpu_count() or 1), "--no-dashboard"]
    # A daemon could have no processes of its own, in which documents are read within limits.
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    os.execve(sys.executable, [*command, *sizes], environment)
