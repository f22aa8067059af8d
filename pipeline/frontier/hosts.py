"""Hosts that keep failing are left alone for some nights."""

from __future__ import annotations

from pipeline.frontier.instants import later
from pipeline.frontier.rhythm import EARLY
from pipeline.frontier.store import Store

PATIENCE = 5
"""Failures in a row after which a host rests."""
LONGEST = 7
"""Nights that a host rests at most."""

_FAILED = """
    INSERT INTO hosts VALUES (:host, 1, 0, :at, :next_try, :message)
    ON CONFLICT (host) DO UPDATE SET failures = failures + 1, failed_at = :at, message = :message,
        rests_until = max(coalesce(rests_until, ''), coalesce(:next_try, ''))
"""


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

    def resting(self, at: str) -> dict[str, tuple[str, str, int]]:
        """The hosts that rest at the instant `at`: until when, after which failure, how many in a row."""
        sql = "SELECT host, rests_until, message, failures FROM hosts WHERE rests_until > ?"
        return {
            host: (until, message, failures)
            for host, until, message, failures in self._store.rows(sql, (at,))
        }

    def answered(self, host: str) -> None:
        """The host has answered: all is forgiven."""
        self._store.write("DELETE FROM hosts WHERE host = ?", [(host,)])

    def failed(self, host: str, at: str, message: str, next_try: str | None = None) -> bool:
        """One more failure of `host`; whether it rests now.

        `next_try` is the instant before which the server wants to be left alone, where it says so.
        """
        self._store.write(_FAILED, [{"host": host, "at": at, "message": message, "next_try": next_try}])
        known = self._store.rows("SELECT failures, rests, rests_until FROM hosts WHERE host = ?", (host,))[0]
        if (known["rests_until"] or "") > at:
            return True
        if known["failures"] < PATIENCE:
            return False
        until = later(at, rest(known["rests"]) - EARLY)
        self._store.write(
            "UPDATE hosts SET rests_until = ?, rests = rests + 1 WHERE host = ?", [(until, host)]
        )
        return True
