"""What pages look up by key is found in an index, and found the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.explorer.database import Published

BY_KEY = [
    ("document_versions", "version_id"),
    ("documents", "document_id"),
    ("documents", "source"),
    ("instruments", "uri"),
    ("instrument_names", "node_key"),
    ("fact_self", "version_id"),
    ("fact_citations", "version_id"),
    ("mention_readings", "node_key"),
    ("mention_readings", "version_id"),
    ("readings", "reading"),
    ("told_edges", "from_key"),
    ("told_edges", "to_key"),
]


@pytest.mark.parametrize(("table", "column"), BY_KEY)
def test_rows_of_a_key_are_found_in_an_index(table: str, column: str, demo: Path) -> None:
    least = f"(SELECT min({column}) FROM {table})"
    with Published(demo).cursor(60) as cursor:
        asked = f"FROM {table} SEMI JOIN (SELECT {least} AS {column}) USING ({column}) ORDER BY ALL"
        ((_, plan),) = cursor.execute(f"EXPLAIN ANALYZE {asked}").fetchall()
        assert "Index Scan" in plan
        read = f"FROM {table} WHERE {column}::VARCHAR = {least}::VARCHAR ORDER BY ALL"
        assert cursor.execute(asked).fetchall() == cursor.execute(read).fetchall()
