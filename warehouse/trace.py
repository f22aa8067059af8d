"""Questions between two instruments: does one rest on the other, by way of what, and is it named there?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from warehouse.names import Candidate, find_instrument
from warehouse.query import reader

RESTS_ON = "rests on"


@dataclass(frozen=True, slots=True)
class Step:
    """One edge between two instruments with its evidence."""

    from_: str
    """Printed number, or a law's name."""
    relation: str
    to: str
    from_uri: str
    to_uri: str
    date: str | None
    """ISO day on which the acting instrument was issued; where none is known, the day on which the document
    that tells of it was published."""
    quote: str
    source: str
    start: int
    end: int
    basis: str
    """`own text` where the acting instrument's own text says it, `reported` where another text does."""

    def as_json(self) -> dict[str, Any]:
        """The step under the contract's keys."""
        fields = asdict(self)
        return {"from": fields.pop("from_"), **fields}


Chain = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TraceAnswer:
    """The answer to `trace A B`."""

    a: Candidate
    b: Candidate
    rests_on: bool
    """True where A rests on B, by whatever way."""
    chains: tuple[Chain, ...]
    """How A rests on B, shortest first.  Where it does not, but stands to B in another way or merely names
    it, that: chains of one step."""
    named: tuple[Step, ...]
    """Every place where B is named in A's own text, or in a report about A; own text first."""
    reverse: tuple[Chain, ...]
    """How B rests on A; looked for only where A does not rest on B."""

    def as_json(self) -> dict[str, Any]:
        """The answer under the contract's keys, `chains` first."""
        return {
            "chains": [[step.as_json() for step in chain] for chain in self.chains],
            "a": asdict(self.a),
            "b": asdict(self.b),
            "rests_on": self.rests_on,
            "named": [step.as_json() for step in self.named],
            "reverse": [[step.as_json() for step in chain] for chain in self.reverse],
        }


def trace(warehouse: Path | str | duckdb.DuckDBPyConnection, a: str, b: str) -> TraceAnswer:
    """Every chain by which A rests on B, and every place where B is named in A.

    A rests on B along pursuant_to, implements, according_to, guides, issued_with, amends, corrects and
    consolidates (`lexicon_relations` says why), at most eight steps far and never through one instrument
    twice.  Plain `cites`, and relations that end or review the other, make no chain of several steps.

    Args:
        warehouse: the file, or an open connection to it.
        a: the instrument that may rest on the other, named as in `names.find_instrument`.
        b: the other.

    Raises:
        AmbiguousName, NotFound: a name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with _connection(warehouse) as connection:
        first, second = find_instrument(connection, a), find_instrument(connection, b)
        found = _chains(connection, first, second)
        resting = tuple(chain for kind, chain in found if kind == RESTS_ON)
        back = () if resting else _chains(connection, second, first)
        return TraceAnswer(
            first,
            second,
            rests_on=bool(resting),
            chains=resting or tuple(chain for _, chain in found),
            named=_named(connection, first, second),
            reverse=tuple(chain for kind, chain in back if kind == RESTS_ON),
        )


@contextmanager
def _connection(
    warehouse: Path | str | duckdb.DuckDBPyConnection,
) -> Iterator[duckdb.DuckDBPyConnection]:
    if isinstance(warehouse, duckdb.DuckDBPyConnection):
        yield warehouse
    else:
        with reader(warehouse) as connection:
            yield connection


def _chains(
    connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate
) -> tuple[tuple[str, Chain], ...]:
    rows = connection.execute(
        """
        SELECT chain, kind, "from", relation, "to", from_uri, to_uri, date::VARCHAR, quote, source, start,
               "end", basis
        FROM trace($first, $second) ORDER BY chain, step
        """,
        {"first": first.uri, "second": second.uri},
    ).fetchall()
    grouped = groupby(rows, key=lambda row: (row[0], row[1]))
    return tuple((kind, tuple(Step(*row[2:]) for row in steps)) for (_, kind), steps in grouped)


def _named(connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate) -> tuple[Step, ...]:
    rows = connection.execute(
        """
        WITH told AS (
            SELECT version_id, arg_min(relation, (relation = 'cites', relation)) AS relation,
                   min(date) AS date, min(basis) AS basis
            FROM instrument_edges WHERE from_node = $first AND to_node = $second
            GROUP BY version_id
        )
        SELECT $first_label, t.relation, $second_label, $first, $second, t.date::VARCHAR,
               d.text[s.start + 1 : s."end"], d.source, s.start, s."end", t.basis
        FROM told AS t
        JOIN instrument_mentions AS m ON m.version_id = t.version_id AND m.node = $second
        JOIN fact_spans AS s ON s.version_id = m.version_id AND s.kind = 'citation' AND s.ordinal = m.ordinal
        JOIN current_documents AS d ON d.version_id = t.version_id
        ORDER BY t.basis, d.source, s.start
        """,
        {
            "first": first.uri,
            "first_label": first.number,
            "second": second.uri,
            "second_label": second.number,
        },
    ).fetchall()
    return tuple(Step(*row) for row in rows)
