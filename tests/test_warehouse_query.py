"""Reading: rows and files out, nothing in, errors in one line."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_world import plan_282, report_on_282
from warehouse.query import QueryError, as_csv, as_json, run_query, run_query_arrow, write_parquet
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "w.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        warehouse.resolve()
    return path


SQL = "SELECT number, issued, [1, 2] AS list FROM plans WHERE number = '282/KH-UBND'"


def test_rows(path: Path) -> None:
    result = run_query(path, SQL)
    assert result.columns == ("number", "issued", "list")
    assert [row[0] for row in result.rows] == ["282/KH-UBND"]


def test_csv(path: Path) -> None:
    assert as_csv(run_query(path, SQL)) == 'number,issued,list\n282/KH-UBND,2023-11-30,"[1, 2]"\n'


def test_json(path: Path) -> None:
    assert json.loads(as_json(run_query(path, SQL))) == [
        {"number": "282/KH-UBND", "issued": "2023-11-30", "list": [1, 2]}
    ]
    assert "Kế hoạch" in as_json(run_query(path, "SELECT type FROM citations"))


def test_arrow_and_parquet_keep_types(path: Path, tmp_path: Path) -> None:
    assert run_query_arrow(path, SQL).num_rows == 1
    target = tmp_path / "it's.parquet"
    assert write_parquet(path, SQL, target) == 1
    row = duckdb.read_parquet(str(target)).project("typeof(issued)").fetchone()
    assert row == ("DATE",)


WRONG = [
    ("SELEC 1", "syntax error"),
    ("SELECT * FROM nowhere", "nowhere"),
    ("DELETE FROM documents", "read-only"),
    ("COPY documents TO '/tmp/out.csv'", "disabled"),
    ("SELECT * FROM read_csv('/etc/passwd')", "disabled"),
    ("SET enable_external_access = true", "Cannot"),
]


@pytest.mark.parametrize(("sql", "word"), WRONG)
def test_errors_are_one_line(path: Path, sql: str, word: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(path, sql)
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_file_and_no_warehouse(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no warehouse here"):
        run_query(tmp_path / "none.duckdb", "SELECT 1")
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"x" * 9000)
    with pytest.raises(QueryError, match=r"broken\.duckdb"):
        run_query(broken, "SELECT 1")
