"""Documents that say the same: the SQL files of `duplicates/`, run in order inside one transaction.

Everything is recomputed from the current versions' signatures, so that the groups do not depend on the
order in which documents arrived.
"""

from __future__ import annotations

import duckdb

from warehouse.history.replace import filling, recomputed, written_by
from warehouse.loading.load import transaction
from warehouse.sqlfiles import files


def group_duplicates(connection: duckdb.DuckDBPyConnection) -> int:
    """Recompute `duplicate_members`; give the number of documents that are copies of others."""
    with transaction(connection), recomputed(connection, written_by("duplicates")):
        for _, sql in files("duplicates"):
            connection.execute(filling(sql))
        for (table,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'dup_')"
        ).fetchall():
            connection.execute(f"DROP TABLE {table}")
    row = connection.execute("SELECT count(*) FROM duplicate_members WHERE likeness <> 'origin'").fetchone()
    return int(row[0]) if row else 0
