"""The frontier's file: SQLite, one writer, commits in groups.

A commit may come later than what it tells of: whoever opens the file after a kill catches up from the
archive, which has every response first.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

SCHEMA = Path(__file__).with_name("frontier.sql")

GROUP = 500
"""Rows that wait to be written at most."""
LONGEST = 1.0
"""Seconds that a write waits for its commit, where another write comes."""

Parameters = Sequence[Any] | Mapping[str, Any]


class FrontierError(RuntimeError):
    """The frontier cannot be used; one line that names the file, the cause and the mend."""


class Store:
    """The open file, shared by the threads of a run."""

    def __init__(
        self,
        path: Path | str,
        *,
        before_commit: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._lock = RLock()
        self._before_commit = before_commit
        self._clock = clock
        self._sql = ""
        self._rows: list[Parameters] = []
        """Rows for `_sql` that are not written yet: many at once cost a fraction of one by one."""
        self._begun = 0.0
        try:
            if str(path) != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode = WAL")
            # A power cut may take the last commits, never the file: the archive was synced before them, and
            # catching up makes them good.
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(SCHEMA.read_text("utf-8"))
        except (OSError, sqlite3.Error) as error:
            raise FrontierError(
                f"{path}: cannot be used as the frontier: {error}; "
                "move it away, and it is made anew from the archive"
            ) from error

    def close(self) -> None:
        """Commit and let go of the file."""
        with self._lock:
            self.commit()
            self._connection.close()

    def write(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Execute `sql` for each row, before anything is read and before the next commit."""
        with self._lock:
            if not self._rows and not self._connection.in_transaction:
                self._begun = self._clock()
            if sql != self._sql:
                self._execute()
                self._sql = sql
            self._rows += rows
            if len(self._rows) >= GROUP or self._clock() - self._begun > LONGEST:
                self.commit()

    def commit(self) -> None:
        """Make everything written so far last."""
        with self._lock:
            self._execute()
            if self._connection.in_transaction:
                self._before_commit()
                self._connection.execute("COMMIT")

    def compact(self) -> None:
        """Commit, and write the file anew without what was deleted."""
        with self._lock:
            self.commit()
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """The answer to `sql`, what is not committed yet included."""
        with self._lock:
            self._execute()
            return self._connection.execute(sql, parameters).fetchall()

    def _execute(self) -> None:
        """Write the rows that wait."""
        if self._rows:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(self._sql, self._rows)
            self._rows = []
