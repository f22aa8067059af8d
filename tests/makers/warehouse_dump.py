"""Writes a small warehouse of the present version as SQL text, for the tests that upgrade it: `python -m tests.makers.warehouse_dump`.

The file is named after the version.  Tables that every opening fills anew are left empty.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from tests.warehouse_world import plan_282, report_on_282
from warehouse.store import Warehouse

FOLDER = Path(__file__).parent.parent / "warehouses"
FILLED_ANEW = ("main.lexicon_", "main.warehouse_docs", "past.lexicon_")


def lived_in() -> Warehouse:
    """A warehouse in memory in which two nights ran; the second settles what the first left open."""
    warehouse = Warehouse(":memory:")
    for run, document in (("r1", plan_282()), ("r2", report_on_282())):
        warehouse.start_run(run, "nightly")
        warehouse.load([document], run_id=run)
        warehouse.resolve()
        warehouse.audit(run)
        warehouse.finish_run(run)
    return warehouse


def dump(connection: duckdb.DuckDBPyConnection) -> str:
    """Tables and their rows as SQL; views and macros are made again by whoever opens the file."""
    lines = ["CREATE SCHEMA past;"]
    for schema, name, statement in connection.execute(
        "SELECT schema_name, table_name, sql FROM duckdb_tables() WHERE NOT temporary ORDER BY ALL"
    ).fetchall():
        lines.append(statement)
        table = f"{schema}.{name}"
        if table.startswith(FILLED_ANEW):
            continue
        # Without the note of what is installed, whoever opens the file makes the rest.
        choice = " WHERE key <> 'schema'" if name == "warehouse_meta" else ""
        names = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
        values = " || ', ' || ".join(_literal(f'"{name}"') for name in names)
        rows = connection.execute(f"SELECT {values} FROM {table}{choice} ORDER BY ALL").fetchall()
        lines += [f"INSERT INTO {table} VALUES ({row});" for (row,) in rows]
    return "\n".join(lines) + "\n"


def _literal(column: str) -> str:
    """SQL that writes a value as an SQL literal in one line."""
    text = f"replace(replace({column}::VARCHAR, '''', ''''''), chr(10), ''' || chr(10) || ''')"
    return f"coalesce('''' || {text} || '''', 'NULL')"


if __name__ == "__main__":
    number = int(sys.argv[1])
    FOLDER.mkdir(exist_ok=True)
    with lived_in() as warehouse:
        (FOLDER / f"{number:03}.sql").write_text(dump(warehouse.connection), encoding="utf-8")
