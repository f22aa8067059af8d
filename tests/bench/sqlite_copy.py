"""The yardstick of the explorer: the warehouse's rows in SQLite, and Datasette on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import duckdb
from datasette.app import Datasette

TABLES = {
    "instruments": (
        "uri TEXT PRIMARY KEY, number TEXT, type TEXT, issuer TEXT, place TEXT, issued TEXT",
        "SELECT uri, number, type, issuer, place, CAST(issued AS VARCHAR) FROM instruments",
    ),
    "names": (
        "node TEXT PRIMARY KEY, label TEXT",
        "SELECT node, label FROM instrument_names",
    ),
    "links": (
        "from_node TEXT, relation TEXT, to_node TEXT, quote TEXT",
        "SELECT from_node, relation, to_node, quote FROM instrument_links WHERE rests_on",
    ),
    "documents": (
        "source TEXT PRIMARY KEY, title TEXT, publisher TEXT, published TEXT",
        "SELECT source, title, publisher, CAST(published AS VARCHAR) FROM current_documents",
    ),
    "findings": (
        "audit TEXT, severity TEXT, subject TEXT, message TEXT",
        "SELECT audit, severity, subject, message FROM findings_open",
    ),
}
"""Columns here and the rows for them."""
CHAIN = """
WITH RECURSIVE up (node, path) AS (
    SELECT :a, :a
    UNION
    SELECT l.to_node, up.path || ' > ' || l.to_node FROM up JOIN links AS l ON l.from_node = up.node
    WHERE instr(up.path, l.to_node) = 0 LIMIT 20000
)
SELECT path FROM up WHERE node = :b
"""
"""What a chain costs in plain SQL there."""
BATCH = 50_000


def export(published: Path, target: Path) -> Path:
    """Write the rows, with indexes on what is asked by and full-text search on names."""
    copy = sqlite3.connect(target)
    with duckdb.connect(str(published), read_only=True) as connection:
        for table, (columns, rows) in TABLES.items():
            copy.execute(f"CREATE TABLE {table} ({columns})")
            found = connection.execute(rows)
            while batch := found.fetchmany(BATCH):
                marks = ", ".join("?" * len(batch[0]))
                copy.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", batch)
    copy.execute("CREATE INDEX links_from ON links (from_node)")
    copy.execute("CREATE INDEX links_to ON links (to_node)")
    copy.execute("CREATE INDEX findings_severity ON findings (severity)")
    copy.execute("CREATE VIRTUAL TABLE names_fts USING fts5(label, content='names')")
    copy.execute("INSERT INTO names_fts (rowid, label) SELECT rowid, label FROM names")
    copy.commit()
    copy.close()
    return target


def serve(file: Path) -> Callable[[str], Awaitable[int]]:
    """Datasette on the file: gives the status of an answer to an address, in which `/rows` is the database."""
    site = Datasette([str(file)], settings={"sql_time_limit_ms": 60_000})

    async def get(address: str) -> int:
        answer = await site.client.get(address.replace("/rows", f"/{file.stem}", 1))
        return int(answer.status_code)

    return get
