"""The published file, held open between requests and opened anew when a run has replaced it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.explorer.remembered import Remembered
from warehouse.query import QueryError, unopened

MEMORY = "2GB"
"""What all pages together may use; more goes to DuckDB's own temporary files."""


LOOKED_UP = 1_000
"""Keys of a join that are looked up one by one in an index; for more, the table is read."""


class TooLongError(QueryError):
    """A question that took longer than it may."""


@dataclass(frozen=True, slots=True)
class _State:
    """What tells one published file from the next."""

    device: int
    inode: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> _State:
        found = path.stat()
        return cls(found.st_dev, found.st_ino, found.st_mtime_ns)


class Published:
    """One connection to the published file, whose cursors serve requests side by side.

    DuckDB knows an open file by its name, so a replaced one can be opened only after the last cursor on the
    old one is closed: a request that finds a newer file waits for those at work, which are bounded in time.
    """

    def __init__(self, path: Path, *, memory: str = MEMORY) -> None:
        self.path = path
        self._settings = (
            "enable_external_access = false",
            "autoinstall_known_extensions = false",
            f"memory_limit = '{memory}'",
            f"threads = {os.cpu_count() or 1}",
            f"dynamic_or_filter_threshold = {LOOKED_UP}",
            "lock_configuration = true",
        )
        self._lock = threading.Condition()
        self._users = 0
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._state: _State | None = None
        self.remembered = Remembered()
        """What this file has answered; a newer file begins anew, never while a cursor is open."""

    def close(self) -> None:
        """Let go of the file once nobody asks it any more."""
        with self._lock:
            self._lock.wait_for(lambda: self._users == 0)
            self._let_go()

    @contextmanager
    def cursor(self, seconds: float) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one request, interrupted after `seconds`.

        Raises:
            QueryError: there is no warehouse at the path, or it cannot be opened.
            TooLongError: the time is over.
        """
        cursor = self._take()
        over = threading.Event()

        def stop() -> None:
            over.set()
            cursor.interrupt()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield cursor
        except duckdb.Error as error:
            if over.is_set():
                raise TooLongError(f"not answered within {seconds:g} seconds; ask for less") from error
            raise
        finally:
            timer.cancel()
            with suppress(duckdb.Error):
                cursor.close()
            with self._lock:
                self._users -= 1
                self._lock.notify_all()

    def _take(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            try:
                state = _State.of(self.path)
            except FileNotFoundError:
                raise QueryError(f"{self.path}: no warehouse there; `danchieu nightly` makes one") from None
            if state != self._state:
                self._lock.wait_for(lambda: self._users == 0)
                if self._state != (state := _State.of(self.path)):
                    self._open(state)
            if self._connection is None:
                raise QueryError(f"{self.path}: closed")
            self._users += 1
            return self._connection.cursor()

    def _open(self, state: _State) -> None:
        self._let_go()
        try:
            connection = duckdb.connect(str(self.path), read_only=True)
        except duckdb.Error as error:
            raise QueryError(unopened(self.path, error)) from error
        if not _locked(connection):
            for setting in self._settings:
                connection.execute(f"SET {setting}")
        self._connection, self._state, self.remembered = connection, state, Remembered()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._state = None, None


def _locked(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether another explorer in this process has the file open: DuckDB shares it, settings included."""
    return bool(connection.execute("SELECT current_setting('lock_configuration')").fetchall()[0][0])
