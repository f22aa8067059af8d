"""Rows taken out of the warehouse for good, present and past: what is to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import duckdb

from warehouse.columns import columns, tables
from warehouse.history.earlier import SINCE
from warehouse.history.kept import NOW, PAST, kept
from warehouse.history.replace import written_by
from warehouse.loading.load import transaction

COMPUTED = ("duplicates", "identity", "audits")
"""Folders of the statements that compute tables from all documents together."""
_TOLD = ("runs", "run_sources", "run_failures")
"""Tables whose messages may name an address."""
_GONE = "…"


def documents_at(connection: duckdb.DuckDBPyConnection, wanted: Callable[[str], bool]) -> dict[int, str]:
    """Keys and sources of the documents, held now or before or never read, whose source is `wanted`."""
    held = " UNION ".join(
        f"SELECT document_id, source FROM {schema}.{table}"
        for table in ("documents", "unreadable_records")
        for schema in ("main", PAST)
    )
    return {key: source for key, source in connection.execute(held).fetchall() if wanted(source)}


def documents_with(connection: duckdb.DuckDBPyConnection, sha256: str) -> dict[int, str]:
    """Keys and sources of the documents that ever had these bytes."""
    found = connection.execute(
        f"""
        SELECT DISTINCT document_id, source FROM documents JOIN (
            SELECT document_id FROM archive_records WHERE sha256 = $sha256
            UNION SELECT document_id FROM {PAST}.archive_records WHERE sha256 = $sha256
        ) USING (document_id)
        UNION SELECT document_id, source FROM unreadable_records WHERE sha256 = $sha256
        """,
        {"sha256": sha256},
    ).fetchall()
    return dict(found)


def names_of(connection: duckdb.DuckDBPyConnection, person: str) -> tuple[str, ...]:
    """Every printed form of the name of the person with this key; none where there is no such key."""
    found = connection.execute("SELECT name, spellings FROM persons WHERE person = ?", [person]).fetchall()
    return tuple(dict.fromkeys(name for name, spellings in found for name in (name, *spellings)))


def documents_naming(connection: duckdb.DuckDBPyConnection, name: str) -> dict[int, str]:
    """Keys and sources of the documents of which any version names somebody, whatever parts the words."""
    between = r"[^\pL]+"
    pattern = rf"(^|[^\pL]){between.join(map(re.escape, name.split()))}([^\pL]|$)"
    found = connection.execute(
        f"""
        SELECT DISTINCT document_id, source FROM documents JOIN (
            SELECT document_id, concat_ws(chr(10), title, bylines::VARCHAR, text) AS text
            FROM document_versions
            UNION ALL
            SELECT document_id, concat_ws(chr(10), title, bylines::VARCHAR, text)
            FROM {PAST}.document_versions
            UNION ALL SELECT document_id, f.text FROM fact_furniture AS f
                      JOIN document_versions USING (version_id)
            UNION ALL SELECT document_id, s::VARCHAR FROM fact_digital_signatures AS s
                      JOIN document_versions USING (version_id)
        ) AS told USING (document_id)
        WHERE regexp_matches(lower(nfc_normalize(told.text)), $pattern)
        """,
        {"pattern": pattern},
    ).fetchall()
    return dict(found)


def remove(connection: duckdb.DuckDBPyConnection, documents: Mapping[int, str]) -> None:
    """Remove every row, present and past, that hangs on one of the documents, in one transaction.

    What was computed from all documents together is computed anew by the next run; see `remove_computed`.
    """
    if not documents:
        return
    with transaction(connection):
        connection.execute("CREATE OR REPLACE TEMP TABLE going (document_id BIGINT, source VARCHAR)")
        connection.executemany("INSERT INTO going VALUES (?, ?)", [list(one) for one in documents.items()])
        versions = " UNION ".join(
            f"SELECT version_id FROM {schema}.{table} SEMI JOIN going USING (document_id)"
            for table in ("document_versions", "archive_records", "run_items")
            for schema in ("main", PAST)
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE going_versions AS {versions}")
        for place, table in _places():
            names = {name for name, _ in columns(table)}
            for key, of in (("document_id", "going"), ("version_id", "going_versions"), ("source", "going")):
                if key in names:
                    connection.execute(f"DELETE FROM {place} WHERE {key} IN (SELECT {key} FROM {of})")
        for schema in ("main", PAST):
            connection.execute(
                f"UPDATE {schema}.archive_records SET parent = NULL "
                "WHERE parent IN (SELECT source FROM going)"
            )
        for source in documents.values():
            _blot(connection, source)
        connection.execute("DELETE FROM warehouse_meta WHERE key = 'settled'")
        connection.execute("DROP TABLE going; DROP TABLE going_versions")


def remove_computed(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the past of what is computed from all documents, and findings that are no longer seen.

    Any of it may repeat words of a document that is gone.  From now on the past is told from here.
    """
    computed = {table for folder in COMPUTED for table in written_by(folder)} | {
        "findings",
        "finding_acceptances",
    }
    with transaction(connection):
        for table in sorted(computed):
            connection.execute(f"DELETE FROM {PAST}.{table}")
        connection.execute("DELETE FROM run_findings WHERE closed_at IS NOT NULL")
        connection.execute(
            f"UPDATE warehouse_meta SET value = strftime({NOW}, '%Y-%m-%dT%H:%M:%S.%f') WHERE key = ?",
            [SINCE],
        )


def _places() -> Iterator[tuple[str, str]]:
    """Every table that may hold a document's rows, and that of its past."""
    for table in tables():
        yield f"main.{table}", table
        if table in kept():
            yield f"{PAST}.{table}", table


def _blot(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    for place, table in _places():
        if table in _TOLD:
            connection.execute(
                f"UPDATE {place} SET message = replace(message, $source, '{_GONE}') "
                "WHERE contains(message, $source)",
                {"source": source},
            )
