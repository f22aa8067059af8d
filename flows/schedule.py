"""Serving the nightly flow on the schedule that `prefect.yaml` states."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import httpx

from flows.cli.errors import CommandError

LOCAL_SERVER = "http://127.0.0.1:4200/api"


def prepare(targets: Sequence[str]) -> None:
    """Make the limits of all hosts on the server; send alerts to `targets`, where any are given.

    Raises:
        CommandError: no Prefect server answers, or a target is none.
    """
    url = os.environ.setdefault("PREFECT_API_URL", LOCAL_SERVER)
    _require_server(url)
    from corpora.source_files import load_sources
    from flows.host_limits import create_limits
    from flows.notify import notify

    hosts = create_limits(load_sources())
    print(f"{hosts} hosts are visited by one run at a time through {url}")
    for name in notify(targets) if targets else ():
        print(f"Alerts go to {name}")


def serve_nightly(warehouse: Path) -> None:
    """Serve the flow until interrupted.  The schedule stays active when this process stops."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron

    from flows.deployed import nightly
    from flows.deployments import deployment

    said = deployment("nightly")
    print(f"Serving the flow `nightly` at {said.cron!r} {said.timezone}; stop with Ctrl-C", flush=True)
    nightly.serve(
        name=said.name,
        description=said.description,
        schedule=Cron(said.cron, timezone=said.timezone),
        parameters={**said.parameters, "warehouse": str(warehouse.absolute())},
        # Every late run is taken up here, so that the server cancels those for which there is no room.
        global_limit=ConcurrencyLimitConfig(
            limit=said.at_once, collision_strategy=ConcurrencyLimitStrategy[said.on_collision]
        ),
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
