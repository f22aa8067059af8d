"""Every place where one instrument is named in another's text, or in a report about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import duckdb

from warehouse.answers.graph import EACH, among
from warehouse.answers.names import Candidate
from warehouse.answers.steps import PAGED, Step, pages_of

_SPANS = """
    SELECT version_id, s.start, s."end" FROM ({mentions}) AS m JOIN ({spans}) AS s USING (version_id, ordinal)
    WHERE m.node_key = $node
"""


def places_named(
    connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate
) -> tuple[Step, ...]:
    """Where the second is named in the text of the first, or in a report about it; own text first."""
    told = {version: rest for version, *rest in _told(connection, first, second)}
    if not told:
        return ()
    query = _SPANS.format(
        mentions=_of("SELECT version_id, ordinal, node_key FROM mention_readings", "version_id", told),
        spans=_of(
            "SELECT version_id, ordinal, start, \"end\" FROM fact_spans WHERE kind = 'citation'",
            "version_id",
            told,
        ),
    )
    spans = connection.execute(query, {"node": second.key}).fetchall()
    texts = _texts(connection, {version for version, _, _ in spans})
    pages = pages_of(connection, [(v, start) for v, start, _ in spans if texts[v].format in PAGED])
    steps = []
    for version, start, end in spans:
        (relation, date, basis), text = told[version], texts[version]
        steps.append(
            Step(
                from_=first.number,
                relation=relation,
                to=second.number,
                from_uri=first.uri,
                to_uri=second.uri,
                date=date,
                quote=text.words[start:end],
                source=text.source,
                start=start,
                end=end,
                basis=basis,
                page=pages.get((version, start)),
                sha256=text.sha256,
                fetched_at=text.fetched_at,
                sources=1,
            )
        )
    return tuple(sorted(steps, key=lambda step: (step.basis, step.source, step.start)))


class _Text(NamedTuple):
    """A version as its quotes tell it."""

    words: str
    format: str
    sha256: str
    source: str
    fetched_at: str


def _told(
    connection: duckdb.DuckDBPyConnection, first: Candidate, second: Candidate
) -> list[tuple[int, str, str, str]]:
    """The versions that tell an edge between the two, each with its relation, day and basis."""
    return connection.execute(
        """
        SELECT version_id, arg_min(relation, (relation = 'cites', relation)), min(date)::VARCHAR,
               min(basis)
        FROM told_edges WHERE from_key = $first AND to_key = $second GROUP BY version_id
        """,
        {"first": first.key, "second": second.key},
    ).fetchall()


def _texts(connection: duckdb.DuckDBPyConnection, versions: set[int]) -> dict[int, _Text]:
    """The versions by their keys; each table by itself, since joined they would be read as a whole."""
    if not versions:
        return {}

    def ask(select: str, column: str, keys: Iterable[int]) -> list[tuple[Any, ...]]:
        return connection.execute(_of(select, column, keys)).fetchall()

    told = "SELECT version_id, document_id, text, format, sha256, first_fetched_at FROM document_versions"
    rows = ask(told, "version_id", versions)
    documents = {row[1] for row in rows}
    sources = dict(ask("SELECT document_id, source FROM documents", "document_id", documents))
    records = ask(
        "SELECT document_id, sha256, first_fetched_at FROM archive_records", "document_id", documents
    )
    fetched = {(document, sha256): at for document, sha256, at in records}
    return {
        version: _Text(words, format_, sha256, sources[document], fetched.get((document, sha256), first))
        for version, document, words, format_, sha256, first in rows
    }


def _of(select: str, column: str, keys: Iterable[int]) -> str:
    """SQL for the rows of a selection that have one of the keys."""
    joined = " AND " if " WHERE " in select else " WHERE "
    wanted = sorted(keys)
    if len(wanted) > EACH:
        return f"{select}{joined}{among(column, wanted)}"
    return " UNION ALL ".join(f"{select}{joined}{column} = {key}" for key in wanted)
