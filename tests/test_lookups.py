"""What pages look up by key is found in an index, and found the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from warehouse.explorer.database import Published
from warehouse.explorer.questions import questions

BY_KEY = [
    ("document_versions", "version_id"),
    ("document_versions", "document_id"),
    ("documents", "document_id"),
    ("documents", "source"),
    ("instruments", "uri"),
    ("instrument_names", "node_key"),
    ("mention_readings", "version_id"),
    ("mention_readings", "node_key"),
    ("readings", "reading"),
    ("told_edges", "from_key"),
    ("told_edges", "to_key"),
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


PAGES = [
    ("instrument", {"uri"}),
    ("instrument_evidence", {"uri"}),
    ("instrument_reports", {"uri", "most"}),
    ("instrument_rests_on", {"uri", "most"}),
    ("instrument_rested_on_by", {"uri", "most"}),
    ("instrument_texts", {"uri"}),
    ("instrument_versions", {"uri"}),
]
LARGE = {"document_versions", "documents", "fact_citations", "mention_readings", "readings", "told_edges"}
"""Tables that grow with the documents, of which no page of one instrument may read all rows."""


@pytest.mark.parametrize(("name", "given"), PAGES)
def test_the_page_of_an_instrument_reads_no_large_table(name: str, given: set[str], demo: Path) -> None:
    values = {"uri": "vn/hai-giang/ubnd/ke-hoach/2023/318", "most": 200}
    with Published(demo).cursor(60) as cursor:
        asked = f"EXPLAIN (ANALYZE, FORMAT json) {questions()[name].sql}"
        ((_, plan),) = cursor.execute(asked, {key: values[key] for key in given}).fetchall()
    read = {
        scan["extra_info"]["Table"].rpartition(".")[2]
        for scan in _scans(json.loads(plan))
        if scan["extra_info"].get("Type") == "Sequential Scan" and scan["operator_rows_scanned"]
    }
    assert not read & LARGE


def _scans(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "Table" in step.get("extra_info", {}):
        yield step
    for below in step.get("children", ()):
        yield from _scans(below)
