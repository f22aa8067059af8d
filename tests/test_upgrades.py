"""Warehouses of earlier versions come to the present one, equal to fresh ones; newer ones are left alone."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path

import duckdb
import pytest

from tests.makers.warehouse_dump import dump, lived_in
from tests.makers.warehouse_forms import FORMS, changed, forms, noted
from tests.test_history import read_again
from tests.warehouse_world import plan_282, report_on_282
from warehouse.columns import tables
from warehouse.history.earlier import look_back
from warehouse.history.kept import hashed
from warehouse.store import Warehouse, WarehouseError
from warehouse.upgrade import newest

OLD = sorted((Path(__file__).parent / "warehouses").glob("*.sql"))


def made_from(sql: Path, target: Path) -> Path:
    """The warehouse file that a dump tells of."""
    with duckdb.connect(str(target)) as connection:
        connection.execute(sql.read_text(encoding="utf-8"))
    return target


def described(connection: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
    """Tables, columns, views and macros with all that is said of them."""
    here = "database_name = current_database() AND NOT internal"
    return [
        connection.execute(f"SELECT {what} FROM duckdb_{kind}() WHERE {here} ORDER BY ALL").fetchall()
        for kind, what in (
            ("tables", "schema_name, table_name, comment, sql"),
            ("columns", "schema_name, table_name, column_name, column_index, comment"),
            ("views", "view_name, comment, sql"),
            ("functions", "function_name, comment, macro_definition"),
        )
    ]


def contents(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """Count and sum of hashes of every table, but those of runs and of the file itself."""
    held = {}
    for table in tables():
        if not table.startswith(("run", "warehouse_meta")):
            sql = f"SELECT count(*), coalesce(sum({hashed(table)}::HUGEINT), 0) FROM {table}"
            held[table] = connection.execute(sql).fetchall()[0]
    return held


def read_by_present_code(warehouse: Warehouse) -> None:
    warehouse.load([read_again(plan_282(), "code-2"), read_again(report_on_282(), "code-2")])
    warehouse.resolve()
    warehouse.audit()


@pytest.mark.parametrize("sql", OLD, ids=lambda sql: sql.stem)
def test_an_earlier_warehouse_becomes_what_a_fresh_one_is(sql: Path, tmp_path: Path) -> None:
    path = made_from(sql, tmp_path / "w.duckdb")
    with Warehouse(path) as upgraded, Warehouse(":memory:") as fresh:
        assert upgraded.upgraded_from == int(sql.stem)
        assert described(upgraded.connection) == described(fresh.connection)
        assert upgraded.connection.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
        read_by_present_code(upgraded)
        read_by_present_code(fresh)
        assert contents(upgraded.connection) == contents(fresh.connection)
    assert [found.name for found in tmp_path.iterdir()] == ["w.duckdb"]
    with Warehouse(path) as again:
        assert again.upgraded_from is None


def test_what_the_second_version_knew_before_its_last_night_is_still_known(tmp_path: Path) -> None:
    path = made_from(OLD[1], tmp_path / "w.duckdb")
    with Warehouse(path) as warehouse:
        ask = warehouse.connection.execute
        loaded = ask("SELECT min(recorded_until) FROM past.readings").fetchall()[0][0]
        look_back(warehouse.connection, loaded.replace(tzinfo=UTC) - timedelta(milliseconds=1))
        fifteen = "vn/tw/trung-uong/nghi-quyet/_/15"
        assert ask("SELECT uri, rule FROM instrument_mentions WHERE printed = '15-NQ/TW'").fetchall() == [
            (fifteen, "grouped")
        ]
        assert ask("SELECT evidence FROM inferences WHERE part = 'instrument'").fetchall() == [
            ("no document states its year",)
        ]
        assert ask("SELECT relation, to_uri, sources, rests_on FROM edges ORDER BY ALL").fetchall() == [
            ("cites", fifteen, 1, False),
            ("implements", "vn/ha-noi/thanh-uy/chuong-trinh/2022/16", 1, True),
            ("replaces", "vn/ha-noi/ubnd/ke-hoach/2022/301", 1, False),
        ]
        assert ask("SELECT count(*) FROM relations").fetchall() == [(3,)]


def test_every_version_but_the_present_one_is_tried() -> None:
    assert [int(sql.stem) for sql in OLD] == list(range(1, newest()))


def test_a_dump_is_the_warehouse_again(tmp_path: Path) -> None:
    with lived_in() as warehouse:
        warehouse.load([read_again(plan_282(), "code-2")])
        text, before = dump(warehouse.connection), contents(warehouse.connection)
        kept = warehouse.connection.execute("FROM past.document_versions").fetchall()
    sql = tmp_path / "002.sql"
    sql.write_text(text, encoding="utf-8")
    with Warehouse(made_from(sql, tmp_path / "w.duckdb")) as again:
        assert contents(again.connection) == before
        assert again.connection.execute("FROM past.document_versions").fetchall() == kept


def test_columns_in_another_order_are_put_in_theirs_with_their_past(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282()])
        warehouse.load([read_again(plan_282(), "code-2")])
        before = contents(warehouse.connection)
        ask = warehouse.connection.execute
        when = ask("SELECT recorded_from FROM document_versions").fetchall()
        for schema in ("main", "past"):
            ask(f"ALTER TABLE {schema}.document_versions ADD COLUMN other VARCHAR")
            ask(f"UPDATE {schema}.document_versions SET other = title")
            ask(f"ALTER TABLE {schema}.document_versions DROP COLUMN title")
            ask(f"ALTER TABLE {schema}.document_versions RENAME COLUMN other TO title")
        ask("UPDATE warehouse_meta SET value = 'another' WHERE key = 'schema'")
    with Warehouse(path) as warehouse, Warehouse(":memory:") as fresh:
        assert contents(warehouse.connection) == before
        assert described(warehouse.connection) == described(fresh.connection)
        ask = warehouse.connection.execute
        assert ask("SELECT recorded_from FROM document_versions").fetchall() == when
        assert ask("SELECT title FROM past.document_versions").fetchall() == [("UBND THÀNH PHỐ HÀ NỘI",)]


def test_a_table_of_resolution_that_had_other_columns_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse(path) as warehouse:
        read_by_present_code(warehouse)
        before = contents(warehouse.connection)
        rows = warehouse.connection.execute("SELECT count(*) FROM told_edges").fetchall()
        for schema in ("main", "past"):
            warehouse.connection.execute(f"ALTER TABLE {schema}.told_edges DROP COLUMN rests_on")
        warehouse.connection.execute("UPDATE warehouse_meta SET value = 'another' WHERE key = 'schema'")
    with Warehouse(path) as warehouse, Warehouse(":memory:") as fresh:
        assert contents(warehouse.connection) == before
        assert described(warehouse.connection) == described(fresh.connection)
        kept = "SELECT count(*) FROM past.told_edges WHERE rests_on IS NULL"
        assert warehouse.connection.execute(kept).fetchall() == rows


def test_a_newer_warehouse_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.connection.execute("UPDATE warehouse_meta SET value = '999' WHERE key = 'version'")
    before = path.read_bytes()
    with pytest.raises(
        WarehouseError, match=r"w.duckdb: a newer danchieu made it \(tables of version 999"
    ) as caught:
        Warehouse(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_file_of_other_tables_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(WarehouseError, match="holds other tables"):
        Warehouse(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("mine",)]


def test_an_upgrade_that_fails_leaves_the_file_and_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made_from(OLD[0], tmp_path / "w.duckdb")
    before = path.read_bytes()

    def broken(_: object) -> None:
        raise duckdb.Error("disk full")

    monkeypatch.setattr("warehouse.install.install_past", broken)
    with pytest.raises(duckdb.Error, match="disk full"):
        Warehouse(path)
    assert (tmp_path / "w.duckdb.before-upgrade").read_bytes() == before
    monkeypatch.undo()
    with Warehouse(path) as warehouse:
        assert warehouse.upgraded_from == 1
    assert [found.name for found in tmp_path.iterdir()] == ["w.duckdb"]


def test_no_table_changes_without_an_upgrade() -> None:
    before = noted()
    assert changed(before) == [], "write warehouse/upgrades/NNN_….sql with the statements that change them"
    assert FORMS.read_text(encoding="utf-8") == forms(before), "run `python -m tests.makers.warehouse_forms`"
