"""What the warehouse says of itself: `warehouse_docs`, and comments on macros and on the columns of views."""

from __future__ import annotations

import re

import duckdb

from warehouse.columns import insert
from warehouse.lake.attached import in_lake
from warehouse.loading.rows import Row
from warehouse.sqlfiles import files, literal

_MACRO = re.compile(r"^-- (.+?) \| (.+?) \| (.+)\nCREATE OR REPLACE MACRO (\w+)\(.*?\) AS( TABLE)?", re.M)

# A view's column without words of its own has those of the column it comes from: of the table of the same
# subject, else of the relation that the view names first, else of any.
_INHERITED = """
    SELECT v.table_name, v.column_name,
           arg_min(t.comment, (t.table_name <> 'fact_' || v.table_name,
                               coalesce(nullif(strpos(s.sql, t.table_name || ' AS '), 0), 1000000),
                               t.table_name))
    FROM duckdb_columns() AS v
    JOIN duckdb_views() AS s ON s.view_name = v.table_name AND NOT s.internal
    JOIN duckdb_columns() AS t ON t.column_name = v.column_name AND t.comment IS NOT NULL
    WHERE v.comment IS NULL AND NOT v.internal AND v.database_name = current_database()
      AND t.database_name = current_database() AND t.table_name <> v.table_name
    GROUP BY ALL ORDER BY ALL
"""


def document(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `warehouse_docs`, and comment macros and what of the views' columns has no words yet.

    DuckLake keeps comments of tables, their columns and views, and none of macros and columns of views.
    """
    lake = in_lake(connection)
    for view, column, comment in () if lake else connection.execute(_INHERITED).fetchall():
        connection.execute(f'COMMENT ON COLUMN "{view}"."{column}" IS {literal(comment)}')
    rows: list[Row] = []
    for _, sql in (*files("functions"), *files("macros")):
        for signature, meaning, example, name, table in _MACRO.findall(sql):
            rows.append((name, "table macro" if table else "macro", signature, meaning, example))
            kind = "MACRO TABLE" if table else "MACRO"
            if not lake:
                connection.execute(f"COMMENT ON {kind} {name} IS {literal(meaning)}")
    views = connection.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
    ).fetchall()
    rows += [(name, "view", name, meaning or "", f"FROM {name} LIMIT 5") for name, meaning in views]
    connection.execute("DELETE FROM warehouse_docs")
    insert(connection, "warehouse_docs", rows)
