"""Politeness: how many requests a host sees at once, and how long it is left alone between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Lock


class _Host:
    """One host: who is at it, the door through which requests leave, and when the last one did."""

    def __init__(self) -> None:
        self.inside = 0
        self.freed = Condition()
        self.door = Lock()
        self.left = float("-inf")
        self.interval = 0.0
        """What the last request to leave asked for after it."""
        self.rests_until = float("-inf")

    def opens(self, interval: float) -> float:
        """The moment from which a request may leave that keeps `interval` to the one before."""
        return max(self.rests_until, self.left + max(interval, self.interval))


class Turn:
    """One request's turn.  `sent` is called when the request leaves; the interval runs from there."""

    def __init__(self, host: _Host, interval: float, clock: Callable[[], float]) -> None:
        self._host = host
        self._interval = interval
        self._clock = clock
        self._holds_door = True

    def sent(self) -> None:
        """The request has left: the next may follow after the interval."""
        if self._holds_door:
            self._holds_door = False
            self._host.left, self._host.interval = self._clock(), self._interval
            self._host.door.release()


class Turns:
    """The turns of all hosts.  One instance serves all threads of a run.

    A request that has its turn holds one of its host's seats until it is over, and the door until its
    first bytes have left: so the host sees the interval kept, however long a connection took to make.
    Where requests to one host ask for different paces, each keeps to the slower of its own and the last
    one's, and sits down only where no more than its own number of seats are taken.

    >>> turns = Turns()
    >>> with turns.turn("bao.vn", interval=0.0, seats=1) as turn:
    ...     turn.sent()
    """

    def __init__(
        self,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._guard = Lock()

    @contextmanager
    def turn(self, host: str, interval: float, seats: int) -> Iterator[Turn]:
        """Wait until `host` may be asked, and keep others waiting meanwhile.

        `interval` is in seconds between two requests, `seats` the number of requests under way at once.
        """
        place = self._place(host)
        with place.freed:
            place.freed.wait_for(lambda: place.inside < seats)
            place.inside += 1
        try:
            place.door.acquire()
            turn = Turn(place, interval, self._clock)
            try:
                while (wait := place.opens(interval) - self._clock()) > 0:
                    self._sleep(wait)
                yield turn
            finally:
                turn.sent()
        finally:
            with place.freed:
                place.inside -= 1
                place.freed.notify_all()

    def rest(self, host: str, seconds: float) -> None:
        """Leave `host` alone for `seconds`, whoever wants to ask it."""
        place = self._place(host)
        place.rests_until = max(place.rests_until, self._clock() + seconds)

    def _place(self, host: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault(host, _Host())
