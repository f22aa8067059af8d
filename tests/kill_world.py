"""Runs in processes that are killed, and what is compared afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

CHECKOUT = Path(__file__).parent.parent


class Driver:
    """Starts runs in children of one warm process (`kill_driver.py`)."""

    def __init__(self, process):
        self._process = process

    def begin(self, kind, folder, warehouse, port=0):
        """The process id of a run that begins now."""
        self._process.stdin.write(f"{kind}\t{folder}\t{port}\t{warehouse}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def ended(self):
        """How the run ended: its status, or the signal below zero."""
        return int(self._process.stdout.readline())


@contextmanager
def driver() -> Iterator[Driver]:
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kill_driver.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert process.stdout.readline() == "ready\n"
    yield Driver(process)
    process.stdin.close()
    process.wait(timeout=30)


def content(path):
    """Every table but those about runs, without the instants of fetching."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY 1"
            ).fetchall()
            if name not in ("runs", "warehouse_meta") and not name.startswith("run_")
        ]
        held = {}
        for table in tables:
            columns = [
                f'"{name}"'
                for (name,) in connection.execute(
                    "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ?",
                    [table],
                ).fetchall()
                if not name.endswith("fetched_at")
                and name not in ("run_id", "gone_since", "confirmed_at", "recorded_from")
            ]
            held[table] = sorted(
                map(repr, connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall())
            )
        return held
