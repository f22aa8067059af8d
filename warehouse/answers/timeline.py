"""An instrument's days in their order, each with the words that tell it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from warehouse.answers.names import Candidate, find_instrument
from warehouse.answers.trace import Warehouse, opened


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is to happen, on a day."""

    day: date | None
    printed: str | None
    """The time as it is told where that is a month, a quarter or a year; `day` is its last."""
    event: str
    """`issued`, `in effect`, `amended`, `replaced`, `replaces`, `carried on`, `reported`, `due` and so on."""
    what: str
    quote: str
    source: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The answer to `timeline A`."""

    a: Candidate
    events: tuple[Event, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {"a": self.a.as_json(), "events": [asdict(event) for event in self.events]}


def timeline(warehouse: Warehouse, a: str) -> TimelineAnswer:
    """Issue, effect, changes, reports, what carries it on, deadlines and anniversaries, in order of days.

    Raises:
        AmbiguousName, NotFound: the name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first = find_instrument(connection, a)
        rows = connection.execute(
            """
            SELECT day, printed, event, what, quote, source, start, "end", sha256 FROM timeline_by_uri([$uri])
            """,
            {"uri": first.uri},
        ).fetchall()
        return TimelineAnswer(first, tuple(Event(*row) for row in rows))
