"""Prefect's surroundings, settled before Prefect is imported: it reads them at import."""

from __future__ import annotations

import os
from pathlib import Path

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # The command tells what goes on; the run's own log is kept for Prefect's UI.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_FLOW_RUNS_LEVEL": "CRITICAL",
    # On a busy machine the server that Prefect starts by itself takes longer than the 20 s it is given.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_CLI_COLORS": "false",
}


def settle(home: Path) -> None:
    """Set Prefect's environment; what the user has set stays as it is."""
    for name, value in {**QUIET, "PREFECT_HOME": str(home.absolute())}.items():
        os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)


def server_is_external() -> bool:
    """Whether the user runs a Prefect server of his own and has named it."""
    return bool(os.environ.get("PREFECT_API_URL"))
