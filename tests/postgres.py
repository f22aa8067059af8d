"""A PostgreSQL of the tests' own: a fresh cluster in a temporary folder, reached by its socket alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

OWNER = "danchieu"
"""The cluster's superuser."""


@dataclass(frozen=True)
class Postgres:
    """A running cluster."""

    programs: Path
    socket: Path

    def database(self, name: str) -> str:
        """A new, empty database; gives its connection string."""
        command = [self.programs / "createdb", "-h", self.socket, "-U", OWNER, name]
        subprocess.run(command, check=True, capture_output=True)
        return f"dbname={name} host={self.socket} user={OWNER}"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest of Debian's first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


@contextmanager
def serving() -> Iterator[Postgres]:
    """A cluster, thrown away at the end; skips the test where PostgreSQL is not installed."""
    folder = programs()
    if folder is None:
        pytest.skip("no PostgreSQL here; `apt-get install postgresql` brings it")
    # Not below pytest's own folder, which nobody else may enter: root may not run PostgreSQL.
    home = Path(tempfile.mkdtemp(prefix="danchieu-postgres-"))
    user = _nobody_special()
    if user:
        shutil.chown(home, user)
    data = home / "data"

    def carry_out(*command: object) -> None:
        subprocess.run([str(part) for part in command], check=True, capture_output=True, user=user, cwd=home)

    try:
        carry_out(folder / "initdb", "-D", data, "-A", "trust", "-U", OWNER, "--no-sync", "--locale=C.UTF-8")
        options = f"-k {home} -c listen_addresses='' -c fsync=off"
        carry_out(
            folder / "pg_ctl", "-D", data, "-w", "-t", "120", "-l", home / "log", "-o", options, "start"
        )
        try:
            yield Postgres(folder, home)
        finally:
            carry_out(folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _nobody_special() -> str | None:
    """For root: a user that PostgreSQL may run as."""
    if os.getuid():
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
