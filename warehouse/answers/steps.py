"""Edges told to a reader: names, day, quote, and the way back to the page and to the archived bytes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from warehouse.answers.graph import EACH, Edge, among

PAGED = ("pdf", "image")
"""Formats whose blocks know their page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edge between two instruments with its best evidence."""

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
    page: int | None
    """Page of the source that the quote stands on, in formats with pages."""
    sha256: str
    """Of the archived bytes that the quote was read from."""
    fetched_at: str
    """UTC instant at which these bytes came."""
    sources: int
    """Number of documents that tell the edge."""

    def as_json(self) -> dict[str, Any]:
        """The step as JSON has it, `from` first."""
        fields = asdict(self)
        return {"from": fields.pop("from_"), **fields}


_TOLD = """
    SELECT from_key, relation, to_key, from_label, to_label, from_node, to_node, date::VARCHAR, quote, source,
           start, "end", basis, format, sha256, fetched_at, sources, version_id
    FROM {table} WHERE {where}
"""


def tell_steps(connection: duckdb.DuckDBPyConnection, edges: Collection[Edge]) -> dict[Edge, Step]:
    """The best evidence of each of `edges`.

    That of edges which carry chains lies ready; for others, few at a time, it is gathered.
    """
    wanted = set(edges)
    rows = _told(connection, "graph_steps", wanted)
    rows += _told(connection, "told_links", wanted - {Edge(*row[:3]) for row in rows})
    pages = pages_of(connection, [(row[17], row[10]) for row in rows if row[13] in PAGED])
    return {
        Edge(*row[:3]): Step(
            from_=row[3],
            relation=row[1],
            to=row[4],
            from_uri=row[5],
            to_uri=row[6],
            date=row[7],
            quote=row[8],
            source=row[9],
            start=row[10],
            end=row[11],
            basis=row[12],
            page=pages.get((row[17], row[10])),
            sha256=row[14],
            fetched_at=row[15],
            sources=row[16],
        )
        for row in rows
    }


def _told(connection: duckdb.DuckDBPyConnection, table: str, wanted: set[Edge]) -> list[tuple[Any, ...]]:
    if not wanted:
        return []
    if len(wanted) <= EACH:
        asked = [
            f"from_key = {start} AND to_key = {end}" for start, end in {(e.start, e.end) for e in wanted}
        ]
    else:
        ends = among("from_key", {e.start for e in wanted}), among("to_key", {e.end for e in wanted})
        asked = [" AND ".join(ends)]
    query = " UNION ALL ".join(_TOLD.format(table=table, where=where) for where in asked)
    rows = connection.execute(query).fetchall()
    return [row for row in rows if Edge(*row[:3]) in wanted]


def pages_of(
    connection: duckdb.DuckDBPyConnection, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """The page of each (version_id, offset), where the format has pages."""
    if not places:
        return {}
    versions, offsets = map(list, zip(*places, strict=True))
    rows = connection.execute(
        """
        SELECT p.version_id, p.at, any_value(b.page)
        FROM (SELECT unnest($versions::BIGINT[]) AS version_id, unnest($offsets::INTEGER[]) AS at) AS p
        JOIN fact_blocks AS b ON b.version_id = p.version_id AND p.at >= b.start AND p.at < b."end"
        WHERE b.page IS NOT NULL GROUP BY ALL
        """,
        {"versions": versions, "offsets": offsets},
    ).fetchall()
    return {(version, at): page for version, at, page in rows}
