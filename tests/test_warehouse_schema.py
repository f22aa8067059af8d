"""Every table, view, column and macro says what it is; the examples run."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.warehouse_world import plan_282, report_on_282
from warehouse.columns import columns
from warehouse.sqlfiles import comments, files
from warehouse.store import Warehouse, WarehouseError


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with Warehouse(":memory:") as warehouse:
        warehouse.start_run("r1", "ingest")
        warehouse.load([plan_282(), report_on_282()], run_id="r1")
        warehouse.resolve()
        warehouse.audit("r1")
        yield warehouse.connection


def names(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [row[0] for row in connection.execute(sql).fetchall()]


def test_every_table_and_view_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    missing = """
        SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary AND coalesce(comment, '') = ''
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary AND coalesce(comment, '') = ''
    """
    assert names(connection, missing) == []
    assert (
        len(
            names(
                connection,
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary",
            )
        )
        > 30
    )


def test_every_column_of_tables_and_views_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    missing = """
        SELECT table_name || '.' || column_name FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' AND database_name = current_database() AND coalesce(comment, '') = ''
    """
    assert names(connection, missing) == []


def test_a_view_column_has_the_words_of_its_table(connection: duckdb.DuckDBPyConnection) -> None:
    row = connection.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'citations' AND column_name = 'signer'"
    ).fetchone()
    assert row == ("Person who signed it, where the text says so",)


def test_every_macro_is_documented(connection: duckdb.DuckDBPyConnection) -> None:
    macros = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE NOT internal ORDER BY 1"
    documented = "SELECT name FROM warehouse_docs WHERE kind LIKE '%macro' ORDER BY 1"
    assert names(connection, macros) == names(connection, documented)
    assert "trace" in names(connection, documented)


def test_every_documented_example_runs(connection: duckdb.DuckDBPyConnection) -> None:
    examples = names(connection, "SELECT example FROM warehouse_docs WHERE example IS NOT NULL")
    assert len(examples) > 30
    for example in examples:
        connection.execute(example).fetchall()


def test_columns_are_read_from_the_schema_as_the_database_has_them(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    for table in names(
        connection, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary"
    ):
        found = connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ? "
            "AND column_name <> 'recorded_from' ORDER BY column_index",
            [table],
        ).fetchall()
        assert list(columns(table)) == found, table


def test_opening_again_changes_nothing(tmp_path: object) -> None:
    path = f"{tmp_path}/w.duckdb"
    with Warehouse(path) as first:
        before = first.connection.execute("SELECT * FROM warehouse_meta").fetchall()
    with Warehouse(path) as second:
        assert second.connection.execute("SELECT * FROM warehouse_meta").fetchall() == before


def test_a_file_of_another_schema_is_refused_in_one_line(tmp_path: object) -> None:
    path = f"{tmp_path}/w.duckdb"
    with Warehouse(path) as first:
        first.connection.execute("ALTER TABLE runs ADD COLUMN mood VARCHAR")
        first.connection.execute("UPDATE warehouse_meta SET value = 'older' WHERE key = 'schema'")
    with pytest.raises(WarehouseError, match="form of table runs"):
        Warehouse(path)


def test_comments_escape_quotes() -> None:
    sql = "-- It's one.\nCREATE TABLE IF NOT EXISTS t (\n    a INTEGER -- A row's number\n);"
    assert comments(sql) == [
        "COMMENT ON TABLE t IS 'It''s one.'",
        "COMMENT ON COLUMN t.a IS 'A row''s number'",
    ]


def test_no_sql_file_holds_tabs_or_trailing_blanks() -> None:
    folders = (
        "schema",
        "functions",
        "views",
        "macros",
        "merge",
        "duplicates",
        "identity",
        "audits/shared",
        "audits",
    )
    for folder in folders:
        assert files(folder)
        for name, sql in files(folder):
            assert all(line == line.rstrip() and "\t" not in line for line in sql.split("\n")), name
