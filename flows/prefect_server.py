"""Prefect's server for one run, where the user runs none of his own.

Prefect would start one by itself, but only after importing all of the server into this process too; started
here, the server comes up while this process imports what it needs, and ends with it, whatever happens.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx

from flows.cli.errors import CommandError
from flows.prefect_home import OWN_SERVER

PATIENCE = 180.0
"""Seconds that a server may take on a busy machine; a quiet one takes ten."""


def start_local_server(home: Path) -> LocalServer:
    """Start a server on a free loopback port, its database in `home`, and name it in PREFECT_API_URL.

    It is stopped when this process exits, after Prefect has handed over its last events: call this before
    Prefect is imported, for exit handlers run in reverse order.
    """
    server = LocalServer(home)
    os.environ["PREFECT_API_URL"] = server.url
    os.environ[OWN_SERVER] = "1"
    atexit.register(server.stop)
    return server


def without_heartbeats() -> AbstractContextManager[Any]:
    """No sign of life from flows: a server that lives and ends with the run needs none.

    Prefect joins the thread that sends them, which takes up to a second at the end of each flow and subflow.
    """
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    return temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})


class LocalServer:
    """The server's process."""

    def __init__(self, home: Path) -> None:
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}/api"
        self._log = home / "server.log"
        command = ("--factory", "prefect.server.api.server:create_app", "--lifespan", "on")
        place = ("--host", "127.0.0.1", "--port", str(port), "--log-level", "error")
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", *command, *place, "--timeout-keep-alive", "10"],
                env=_server_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )

    def wait(self) -> None:
        """Return when the server answers.

        Raises:
            CommandError: it ended, or does not answer in time.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise CommandError(f"Prefect's server ended at once; see {self._log}, or use --no-prefect")
            try:
                if httpx.get(f"{self.url}/health", timeout=5, trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise CommandError(f"Prefect's server does not answer; see {self._log}, or use --no-prefect")

    def stop(self) -> None:
        """End the server; runs that it noted stay in its database."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _server_environment() -> dict[str, str]:
    """What Prefect gives to a server of this kind: no UI, a database rather than another's API."""
    kept = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    return {**kept, "PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_with_parent() -> None:
    """Ask Linux to end this process when its parent dies, also by a kill that the parent cannot see."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
