"""Connections to a lake: DuckLake's tables behind DuckDB, so that the same SQL runs as on a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import duckdb

from warehouse.lake.file import Lake, LakeError
from warehouse.sqlfiles import literal

NAME = "lake"
"""What the lake is called in a connection; its tables need no prefix there."""


def attached(lake: Lake) -> duckdb.DuckDBPyConnection:
    """A connection for writing, whose database is the lake as it is now.

    Raises:
        LakeError: the extensions are not installed, or the catalogue cannot be reached.
    """
    connection = bare("ducklake", "postgres_scanner")
    attach(connection, lake, f"DATA_PATH {literal(lake.data)}")
    return connection


def attach(connection: duckdb.DuckDBPyConnection, lake: Lake, choice: str) -> None:
    """Make the lake the database of a connection; the connection is closed where that fails.

    `choice` is one of DuckLake's own, such as `READ_ONLY` or `READ_ONLY, SNAPSHOT_VERSION 3`.
    """
    try:
        connection.execute(f"ATTACH {literal('ducklake:postgres:' + lake.catalogue)} AS {NAME} ({choice})")
        connection.execute(f"USE {NAME}")
    except duckdb.Error as error:
        connection.close()
        raise LakeError(f"{lake.told_by}: {_line(error)}") from error


def bare(*extensions: str) -> duckdb.DuckDBPyConnection:
    """A connection without a database that knows these extensions.

    Raises:
        LakeError: the extensions are not installed.
    """
    connection = duckdb.connect()
    for name in extensions:
        connection.execute(f"LOAD {literal(str(_extension(name)))}")
    return connection


def _extension(name: str) -> Path:
    """The file of a DuckDB extension that came as a package, of the very version that DuckDB has."""
    try:
        package = import_module(f"duckdb_extension_{name}")
    except ImportError as error:
        raise LakeError(f"no DuckDB extension {name} here; install danchieu with its extra `lake`") from error
    folder = Path(str(package.__file__)).parent / "extensions" / f"v{duckdb.__version__}"
    file = folder / f"{name}.duckdb_extension"
    if not file.is_file():
        raise LakeError(
            f"the DuckDB extension {name} is not that of DuckDB {duckdb.__version__}; run `make setup`"
        )
    return file


def in_lake(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database of a connection is a lake."""
    row = connection.execute(
        "SELECT type FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchone()
    return row == ("ducklake",)


def _line(error: duckdb.Error) -> str:
    return " ".join(part.strip() for part in str(error).split("\n") if part.strip())
