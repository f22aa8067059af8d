"""The index of words: folded words and the entries that hold them, made in each published file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse.sqlfiles import files, literal

VARIABLE = "DANCHIEU_SEARCH"
"""`plain` in this variable of the environment leaves the index out of what is published."""


def wanted_by(environment: Mapping[str, str]) -> bool:
    """Whether an index is to be made.

    >>> wanted_by({}), wanted_by({"DANCHIEU_SEARCH": "plain"})
    (True, False)
    """
    return environment.get(VARIABLE) != "plain"


def build_index(path: Path) -> None:
    """Make the index in a warehouse that nobody else holds.

    It is made in a file beside, which takes the room of what is sorted and dropped on the way.
    """
    beside = path.with_name(f"{path.name}.words")
    beside.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(beside)) as connection:
            connection.execute(f"ATTACH {literal(str(path))} AS warehouse (READ_ONLY)")
            connection.execute(f"SET search_path = '{_name(connection)}.main,warehouse.main'")
            for _, sql in files("search"):
                connection.execute(sql)
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"ATTACH {literal(str(beside))} AS words (READ_ONLY)")
            connection.execute(f'COPY FROM DATABASE words TO "{_name(connection)}"')
            connection.execute("CHECKPOINT")
    finally:
        beside.unlink(missing_ok=True)
        Path(f"{beside}.wal").unlink(missing_ok=True)


def _name(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute("SELECT current_database()").fetchone()
    assert row is not None
    return str(row[0])


def has_index(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the warehouse behind a connection holds an index of words."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'search' AND table_name = 'postings' "
        "AND database_name = current_database()"
    ).fetchone()
    return bool(row and row[0])
