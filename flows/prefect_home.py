"""Prefect's surroundings, settled before Prefect is imported: it reads them at import."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
QUIET = {
    # The command tells what goes on; the run's own log is kept for Prefect's UI.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_FLOW_RUNS_LEVEL": "CRITICAL",
}


def settle(home: Path, *, quiet: bool = True) -> None:
    """Set Prefect's environment; what the user has set stays as it is.

    `quiet` keeps Prefect's log off the terminal; a service that runs for months should write it.
    """
    for name, value in {**PRIVATE, **(QUIET if quiet else {}), "PREFECT_HOME": str(home.absolute())}.items():
        os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)


OWN_SERVER = "DANCHIEU_OWN_SERVER"
"""Set where the server that PREFECT_API_URL names was started for this run alone."""


def server_is_own() -> bool:
    """Whether the server serves this run and no other."""
    return OWN_SERVER in os.environ


def server_is_external() -> bool:
    """Whether the user runs a Prefect server of his own and has named it."""
    return bool(os.environ.get("PREFECT_API_URL"))
