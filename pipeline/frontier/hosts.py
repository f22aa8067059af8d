"""Hosts that keep failing are left alone for some nights."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.frontier.rhythm import EARLY
from pipeline.frontier.store import Store
from pipeline.instants import later

PATIENCE = 5
"""Failures in a row after which a host rests."""
LONGEST = 7
"""Nights that a host rests at most."""

_FAILED = """
    INSERT INTO hosts VALUES (:host, 1, 0, :at, :next_try, :message)
    ON CONFLICT (host) DO UPDATE SET failures = failures + 1, failed_at = :at, message = :message,
        rests_until = coalesce(max(rests_until, :next_try), rests_until, :next_try)
"""
_RESTS = "UPDATE hosts SET rests_until = ?, rests = rests + 1 WHERE host = ?"


@dataclass(frozen=True, slots=True)
class Rest:
    """A host that is left alone."""

    until: str
    """The instant from which it may be asked again."""
    message: str
    """Its last failure."""
    failures: int
    """In a row."""


def rest(rests: int) -> int:
    """Nights that a host rests after it has rested `rests` times without an answer.

    >>> [rest(rests) for rests in range(5)]
    [1, 2, 4, 7, 7]
    """
    return min(LONGEST, 1 << rests)


class Hosts:
    """What is known of the hosts that failed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._failing = {host for (host,) in store.rows("SELECT host FROM hosts")}

    def resting(self, at: str) -> dict[str, Rest]:
        """The hosts that rest at the instant `at`."""
        sql = "SELECT host, rests_until, message, failures FROM hosts WHERE rests_until > ?"
        return {
            host: Rest(until, message, failures)
            for host, until, message, failures in self._store.rows(sql, (at,))
        }

    def answered(self, host: str) -> None:
        """The host has answered: all is forgiven."""
        if host in self._failing:
            self._failing.discard(host)
            self._store.write("DELETE FROM hosts WHERE host = ?", [(host,)])

    def failed(self, host: str, at: str, message: str, next_try: str | None = None) -> Rest | None:
        """One more failure of `host`; its rest, if it rests now.

        `next_try` is the instant before which the server wants to be left alone, where it says so.
        """
        self._failing.add(host)
        self._store.write(_FAILED, [{"host": host, "at": at, "message": message, "next_try": next_try}])
        known = self._store.rows("SELECT failures, rests, rests_until FROM hosts WHERE host = ?", (host,))[0]
        until = known["rests_until"]
        if until is None or until <= at:
            if known["failures"] < PATIENCE:
                return None
            until = later(at, rest(known["rests"]) - EARLY)
            self._store.write(_RESTS, [(until, host)])
        return Rest(until, message, known["failures"])
