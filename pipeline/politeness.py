"""Politeness: how many requests a host sees at once, and how long it is left alone between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock


class _Host:
    """One host: its seats, the door to them, and the moment at which the door opens."""

    def __init__(self, seats: int) -> None:
        self.seats = BoundedSemaphore(seats)
        self.door = Lock()
        self.opens = float("-inf")


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
            self._host.opens = max(self._host.opens, self._clock() + self._interval)
            self._host.door.release()


class Turns:
    """The turns of all hosts.  One instance serves all threads of a run.

    A request that has its turn holds one of its host's seats until it is over, and the door until its
    first bytes have left: so the host sees the interval kept, however long a connection took to make.

    >>> turns = Turns(seats=1)
    >>> with turns.turn("bao.vn", interval=0.0) as turn:
    ...     turn.sent()
    """

    def __init__(
        self,
        seats: int,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seats = seats
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._guard = Lock()

    @contextmanager
    def turn(self, host: str, interval: float) -> Iterator[Turn]:
        """Wait until `host` may be asked, and keep others waiting meanwhile."""
        place = self._place(host)
        with place.seats:
            place.door.acquire()
            turn = Turn(place, interval, self._clock)
            try:
                while (wait := place.opens - self._clock()) > 0:
                    self._sleep(wait)
                yield turn
            finally:
                turn.sent()

    def rest(self, host: str, seconds: float) -> None:
        """Leave `host` alone for `seconds`, whoever wants to ask it."""
        place = self._place(host)
        place.opens = max(place.opens, self._clock() + seconds)

    def _place(self, host: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault(host, _Host(self._seats))
