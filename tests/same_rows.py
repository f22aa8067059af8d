"""What two warehouses must have in common, however they were made."""

from __future__ import annotations

from pathlib import Path

from warehouse.query import reader


def rows(path: Path) -> dict[str, list[str]]:
    """Every row of every table, but for the runs themselves and the names of runs elsewhere."""
    with reader(path) as connection:
        connection.execute("BEGIN")
        named = connection.execute(
            """
            SELECT table_name, column_name FROM duckdb_columns() SEMI JOIN duckdb_tables() USING (table_name)
            WHERE schema_name = 'main' AND column_name NOT IN ('run_id', 'recorded_from')
              AND table_name NOT IN ('runs', 'warehouse_meta') AND NOT starts_with(table_name, 'run_')
            ORDER BY table_name, column_index
            """
        ).fetchall()
        tables: dict[str, list[str]] = {}
        for table, column in named:
            tables.setdefault(table, []).append(f'"{column}"')
        return {
            table: sorted(map(repr, connection.execute(f"SELECT {', '.join(of)} FROM {table}").fetchall()))
            for table, of in tables.items()
        }
