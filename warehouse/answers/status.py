"""Whether an instrument is in force on a day, what changed it, and what of its grounds had ended by then."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import duckdb

from warehouse.answers.graph import MOST_STEPS
from warehouse.answers.names import Candidate, find_instrument
from warehouse.answers.trace import Warehouse, opened


@dataclass(frozen=True, slots=True)
class Change:
    """One act upon an instrument, with the words that say so."""

    change: str
    """`amends`, `corrects`, `consolidates`, `replaces` or `repeals`."""
    by_number: str
    by_uri: str
    since: date | None
    since_from: str | None
    """What tells the day: `effect clause`, `day of issue` (of what acts) or `day of the report`."""
    partial: bool
    """True where only provisions are meant; to replace or repeal a part is to amend."""
    quote: str
    source: str
    start: int
    end: int
    basis: str
    sha256: str
    fetched_at: str
    parts: tuple[str, ...]
    """The provisions, as the acting instrument's own text names them."""


@dataclass(frozen=True, slots=True)
class EndedGround:
    """What the instrument rests on and had ended."""

    steps: int
    number: str
    uri: str
    change: str
    by_number: str
    by_uri: str
    since: date | None
    quote: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """The answer to `status A`."""

    a: Candidate
    on: date
    state: str
    """`in force`, `not in force yet`, `not issued yet`, `replaced`, `repealed` or `not known`."""
    since: date | None
    by_number: str | None
    """What replaced or repealed it."""
    issued: date | None
    effective: date | None
    """Day of effect, where its own text states it."""
    quote: str | None
    source: str | None
    changes: tuple[Change, ...]
    """Everything that acts upon it, also after the day, in order of days."""
    ended_grounds: tuple[EndedGround, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return asdict(self) | {"a": self.a.as_json()}


def status(warehouse: Warehouse, a: str, on: date) -> StatusAnswer:
    """What is known of A's force on the day `on`.

    A is in force where its own text is in the warehouse, issued and in effect by that day, and nothing
    known had replaced or repealed the whole of it.  Without its own text nothing tells, and the state is
    `not known`.

    Raises:
        AmbiguousName, NotFound: the name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first = find_instrument(connection, a)
        given = {"uri": first.uri, "on": on}
        row = connection.execute(
            """
            SELECT state, since, by_number, issued, effective, quote, source
            FROM status_by_uri([$uri], $on::DATE)
            """,
            given,
        ).fetchone()
        assert row is not None, "the instrument was found a moment ago"
        state, since, by_number, issued, effective, quote, source = row
        return StatusAnswer(
            a=first,
            on=on,
            state=state,
            since=since,
            by_number=by_number,
            issued=issued,
            effective=effective,
            quote=quote,
            source=source,
            changes=_changes(connection, first),
            ended_grounds=_ended(connection, first, on),
        )


def _changes(connection: duckdb.DuckDBPyConnection, first: Candidate) -> tuple[Change, ...]:
    rows = connection.execute(
        """
        SELECT change, by_number, by_uri, since, since_from, partial, quote, source, start, "end", basis,
               sha256, fetched_at, parts
        FROM changes_by_uri([$uri])
        """,
        {"uri": first.uri},
    ).fetchall()
    return tuple(replace(Change(*row), parts=tuple(row[-1])) for row in rows)


def _ended(connection: duckdb.DuckDBPyConnection, first: Candidate, on: date) -> tuple[EndedGround, ...]:
    rows = connection.execute(
        """
        SELECT steps, number, uri, change, by_number, by_uri, since, quote, source, start, "end"
        FROM ended_grounds_by_uri([$uri], $on::DATE) WHERE steps <= $most
        """,
        {"uri": first.uri, "on": on, "most": MOST_STEPS},
    ).fetchall()
    return tuple(EndedGround(*row) for row in rows)
