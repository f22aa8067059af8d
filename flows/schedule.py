"""Serving the nightly flow on its schedule."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

from flows.cli.errors import CommandError

CRON = "0 1 * * *"
TIMEZONE = "Asia/Ho_Chi_Minh"
LOCAL_SERVER = "http://127.0.0.1:4200/api"


def serve_nightly(warehouse: Path) -> None:
    """Serve the flow until interrupted.  The schedule stays active when this process stops.

    Raises:
        CommandError: no Prefect server answers.
    """
    url = os.environ.setdefault("PREFECT_API_URL", LOCAL_SERVER)
    _require_server(url)
    from prefect.schedules import Cron

    from flows.deployed import nightly

    print(f"Serving the flow `nightly` at 01:00 {TIMEZONE} through {url}; stop with Ctrl-C")
    nightly.serve(
        name="nightly",
        schedule=Cron(CRON, timezone=TIMEZONE),
        parameters={"warehouse": str(warehouse.absolute())},
        # A late night waits for the one that still runs: the warehouse has one writer.
        limit=1,
        global_limit=1,
        pause_on_shutdown=False,
        print_starting_message=False,
    )


def _require_server(url: str) -> None:
    try:
        httpx.get(f"{url.rstrip('/')}/health", timeout=5).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise CommandError(
            f"{url}: no Prefect server answers; start one with `.venv/bin/prefect server start`, "
            "or name yours in PREFECT_API_URL"
        ) from error
