"""Who writes when: a DuckDB file has one writer by nature, in a lake several take turns.

Reading documents is what takes long, and every writer does that by itself.  A turn is held while a batch is
written, and from resolution to publishing, so that what is published is always resolved and audited.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

import duckdb

from warehouse.lake.attached import bare
from warehouse.lake.file import Lake, LakeError
from warehouse.sqlfiles import literal

Result = TypeVar("Result")

TRIES = 5
"""Times that a write is begun anew when someone else has changed the same tables meanwhile."""
_LOOK = 0.2
"""Seconds between looks for whether it is our turn."""
_TELL = 10.0
"""Seconds of waiting after which it is told."""
_WRITING = "danchieu writes"

_log = logging.getLogger(__name__)


class Turns(Protocol):
    """The order in which writers write."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else writes meanwhile; may be held within itself."""

    def write(self, work: Callable[[], Result]) -> Result:
        """What `work`, one transaction, gives, in a turn of its own."""

    def begin(self, run_id: str) -> None:
        """Let the others know that this run is under way, as long as this process lives."""

    def is_dead(self, run_id: str) -> bool:
        """Whether a run that is not finished has no process any more."""

    def close(self) -> None:
        """Give up all that is held."""


class Alone:
    """The turns of a DuckDB file: whoever has opened it for writing is the only one."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing to wait for."""
        yield

    def write(self, work: Callable[[], Result]) -> Result:
        """What `work` gives."""
        return work()

    def begin(self, run_id: str) -> None:
        """Nobody asks."""

    def is_dead(self, run_id: str) -> bool:
        """Every run but our own."""
        del run_id
        return True

    def close(self) -> None:
        """Nothing is held."""


class LakeTurns:
    """The turns of a lake, as advisory locks in its catalogue: PostgreSQL takes them back from the dead."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._catalogue: duckdb.DuckDBPyConnection | None = None
        self._writing: duckdb.DuckDBPyConnection | None = None
        self._depth = 0
        self._run: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait until nobody writes, and keep it so."""
        if not self._depth:
            self._writing = self._wait()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and self._writing is not None:
                self._writing.close()
                self._writing = None

    def write(self, work: Callable[[], Result]) -> Result:
        """What `work` gives; begun anew where a writer that takes no turns was quicker.

        Raises:
            LakeError: it was so every time.
        """
        for attempt in range(1, TRIES + 1):
            try:
                with self.held():
                    return work()
            except duckdb.TransactionException as error:
                cause = str(error).splitlines()[-1]
                if "conflict" not in str(error).lower():
                    raise
                _log.warning("%s: %s; begun anew (%d of %d)", self._lake.told_by, cause, attempt, TRIES)
                time.sleep(_LOOK * attempt)
        raise LakeError(
            f"{self._lake.told_by}: another writer changes the same tables all the time; "
            "let danchieu alone write to them, and run again"
        )

    def begin(self, run_id: str) -> None:
        """Hold the run's own lock until the end."""
        self._run = self._try(run_id)

    def is_dead(self, run_id: str) -> bool:
        """Whether nobody holds the run's lock."""
        held = self._try(run_id)
        if held is not None:
            held.close()
        return held is not None

    def close(self) -> None:
        """Give up the run's lock."""
        for held in (self._run, self._catalogue):
            if held is not None:
                held.close()
        self._run = self._catalogue = None

    def _wait(self) -> duckdb.DuckDBPyConnection:
        begun, told = time.monotonic(), False
        while (held := self._try(_WRITING)) is None:
            if not told and time.monotonic() - begun > _TELL:
                _log.warning("%s: another run is writing; waiting for its turn to end", self._lake.told_by)
                told = True
            time.sleep(_LOOK)
        return held

    def _try(self, what: str) -> duckdb.DuckDBPyConnection | None:
        """A connection that holds the lock `what` until it is closed; None where another holds it."""
        try:
            connection = self._reached().cursor()
            connection.execute("BEGIN")
            asked = f"SELECT pg_try_advisory_xact_lock({_number(what)}) AS got"
            row = connection.execute(f"FROM postgres_query('turns', {literal(asked)})").fetchone()
        except duckdb.Error as error:
            raise LakeError(f"{self._lake.told_by}: {str(error).splitlines()[0]}") from error
        if row == (True,):
            return connection
        connection.close()
        return None

    def _reached(self) -> duckdb.DuckDBPyConnection:
        """The catalogue's database, reached once."""
        if self._catalogue is None:
            self._catalogue = bare("postgres_scanner")
            self._catalogue.execute(
                f"ATTACH {literal(self._lake.catalogue)} AS turns (TYPE postgres, READ_ONLY)"
            )
        return self._catalogue


def _number(what: str) -> int:
    """The lock's number: 63 bits, the same everywhere."""
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:8]) >> 1
