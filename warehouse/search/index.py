"""The index of words: DuckDB's full-text extension over folded words, made in each published file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
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


def load_extension(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the extension known to a connection, from its package or from where DuckDB keeps its own.

    False where it cannot be had; nothing is fetched.
    """
    if _loaded(connection):
        return True
    file = _packaged()
    if file is None:
        installed = connection.execute(
            "SELECT count(*) FROM duckdb_extensions() WHERE extension_name = 'fts' AND installed"
        ).fetchone()
        if not installed or not installed[0]:
            return False
    connection.execute(f"LOAD {literal(str(file))}" if file else "LOAD fts")
    return True


def _loaded(connection: duckdb.DuckDBPyConnection) -> bool:
    """Told from one of its functions: the list of extensions looks into folders, which may be barred."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_functions() WHERE function_name = 'stem'"
    ).fetchone()
    return bool(row and row[0])


def _packaged() -> Path | None:
    """The extension that came as a package, of the very version that DuckDB has."""
    found = find_spec("duckdb_extension_fts")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "extensions" / f"v{duckdb.__version__}"
    file = folder / "fts.duckdb_extension"
    return file if file.is_file() else None


def build_index(path: Path) -> bool:
    """Make the index in a warehouse that nobody else holds; False where the extension cannot be had.

    It is made in a file beside, which takes the room of what is sorted and dropped on the way.
    """
    beside = path.with_name(f"{path.name}.words")
    beside.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(beside)) as connection:
            if not load_extension(connection):
                return False
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
    return True


def _name(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute("SELECT current_database()").fetchone()
    assert row is not None
    return str(row[0])


def has_index(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the warehouse behind a connection holds an index of words."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_schemas() "
        "WHERE schema_name = 'fts_search_words' AND database_name = current_database()"
    ).fetchone()
    return bool(row and row[0])
