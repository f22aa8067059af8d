"""What `prefect.yaml` says of a deployment, for those who serve it without Prefect's own command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent.parent / "prefect.yaml"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment that runs on a schedule."""

    name: str
    description: str
    cron: str
    timezone: str
    at_once: int
    """Runs that may go on at the same time."""
    on_collision: str
    """`ENQUEUE` or `CANCEL_NEW`: what becomes of a run for which there is no room."""
    parameters: dict[str, Any]


def deployment(name: str, file: Path = FILE) -> Deployment:
    """The scheduled deployment of this name.

    >>> deployment("nightly").cron
    '0 1 * * *'
    """
    said = next(one for one in yaml.safe_load(file.read_text("utf-8"))["deployments"] if one["name"] == name)
    schedule, limit = said["schedules"][0], said["concurrency_limit"]
    return Deployment(
        name,
        said["description"],
        schedule["cron"],
        schedule["timezone"],
        limit["limit"],
        limit["collision_strategy"],
        said["parameters"],
    )
