"""The `warehouse_docs` table: what every macro answers, taken from the line above it."""

from __future__ import annotations

import re

import duckdb

from warehouse.columns import insert
from warehouse.rows import Row
from warehouse.sqlfiles import files, literal

_MACRO = re.compile(r"^-- (.+?) \| (.+?) \| (.+)\nCREATE OR REPLACE MACRO (\w+)\(.*?\) AS( TABLE)?", re.M)


def document_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `warehouse_docs` and comment the macros themselves."""
    rows: list[Row] = []
    for _, sql in (*files("functions"), *files("macros")):
        for signature, meaning, example, name, table in _MACRO.findall(sql):
            rows.append((name, "table macro" if table else "macro", signature, meaning, example))
            kind = "MACRO TABLE" if table else "MACRO"
            connection.execute(f"COMMENT ON {kind} {name} IS {literal(meaning)}")
    views = connection.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
    ).fetchall()
    rows += [(name, "view", name, meaning or "", f"FROM {name} LIMIT 5") for name, meaning in views]
    connection.execute("DELETE FROM warehouse_docs")
    insert(connection, "warehouse_docs", rows)
