"""What a night did at each source, the documents that are gone, and what those that came lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.visit import Tombstone, Visit
from warehouse.columns import arrow, columns, insert
from warehouse.history.replace import amended
from warehouse.loading.load import transaction
from warehouse.loading.rows import Row, key
from warehouse.sqlfiles import literal


def note_visits(connection: duckdb.DuckDBPyConnection, run_id: str, visits: Iterable[Visit]) -> None:
    """Write what the run did at each source; a visit noted before is replaced."""
    rows = [_visit(run_id, visit) for visit in visits]
    with transaction(connection), amended(connection, ["run_sources"], f"run_id = {literal(run_id)}"):
        for _, name, *_ in rows:
            connection.execute("DELETE FROM run_sources WHERE run_id = ? AND source_name = ?", [run_id, name])
        insert(connection, "run_sources", rows)


def mirror_tombstones(
    connection: duckdb.DuckDBPyConnection, run_id: str, tombstones: Iterable[Tombstone]
) -> None:
    """Make `tombstones` all that the warehouse has: what came back loses its own, what is new gets one.

    A tombstone stands for a document that the warehouse holds; others are left out.
    """
    rows: list[Row] = [(key("document", t.url), t.gone_since, t.confirmed_at, run_id) for t in tombstones]
    connection.register("gone_now", arrow(columns("tombstones"), rows))
    with transaction(connection), amended(connection, ["tombstones"], "true"):
        connection.execute(
            "DELETE FROM tombstones WHERE document_id NOT IN (SELECT document_id FROM gone_now)"
        )
        connection.execute(
            """
            INSERT INTO tombstones BY NAME
            SELECT document_id, try_cast(gone_since AS TIMESTAMP) AS gone_since,
                   try_cast(confirmed_at AS TIMESTAMP) AS confirmed_at, run_id
            FROM gone_now SEMI JOIN documents USING (document_id) ANTI JOIN tombstones USING (document_id)
            """
        )
    connection.unregister("gone_now")


def _visit(run_id: str, visit: Visit) -> Row:
    counts = (visit.asked, visit.new, visit.changed, visit.unchanged, visit.gone, visit.failed, visit.waiting)
    when = (visit.started_at, visit.seconds)
    return (
        run_id,
        visit.source_name,
        *when,
        *counts,
        visit.bytes,
        visit.watermark,
        visit.status,
        visit.message,
    )


FIELDS = {
    "title": "v.title",
    "published": "v.published",
    "text": "nullif(v.text, '')",
    "byline": "nullif(len(v.bylines), 0)",
    "number": "s.number",
    "issuer": "s.issuer",
    "signer": "s.signer",
}
"""By field of an assertion: what is null where a document lacks it."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A field that documents of a run lack."""

    field: str
    documents: int
    """How many lack it."""
    read: int
    """How many were read."""
    example: str
    """One of them."""


def lacks(
    connection: duckdb.DuckDBPyConnection, run_id: str, publisher: str, fields: Sequence[str]
) -> list[Lack]:
    """The fields that documents of `publisher` lack among those that the run read."""
    found = []
    for field in fields:
        lacking, read, example = connection.execute(
            f"""
            SELECT count(*) FILTER (missing), count(*), min(source) FILTER (missing)
            FROM (
                SELECT i.source, {FIELDS[field]} IS NULL AS missing
                FROM run_items AS i JOIN documents AS d USING (document_id)
                JOIN document_versions AS v USING (version_id) LEFT JOIN fact_self AS s USING (version_id)
                WHERE i.run_id = ? AND d.publisher = ?
            )
            """,
            [run_id, publisher],
        ).fetchall()[0]
        if lacking:
            found.append(Lack(field, lacking, read, example))
    return found
