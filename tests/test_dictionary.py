"""The data dictionary: nothing without words, and the page as the SQL files have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pytest

from flows.cli.describing import PAGE
from flows.cli.main import run
from warehouse.docs.catalogue import macros, relations
from warehouse.docs.dictionary import dictionary, undescribed
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with Warehouse(":memory:") as warehouse:
        yield warehouse.connection


@pytest.fixture
def scratch(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same warehouse; what a test makes in it is undone."""
    connection.execute("BEGIN")
    yield connection
    connection.execute("ROLLBACK")


def test_the_page_is_as_the_sql_files_have_it(connection: duckdb.DuckDBPyConnection) -> None:
    assert PAGE.read_text("utf-8") == dictionary(connection), "stale: run `danchieu dictionary --write`"


def test_nothing_is_without_words(connection: duckdb.DuckDBPyConnection) -> None:
    assert undescribed(connection) == []


WORDLESS = [
    ("CREATE TABLE bare (a INTEGER)", ["bare", "bare.a"]),
    ("CREATE TABLE bare (a INTEGER); COMMENT ON TABLE bare IS 'Rows.'", ["bare.a"]),
    ("CREATE VIEW seen AS SELECT 1 AS one; COMMENT ON COLUMN seen.one IS 'A number.'", ["seen"]),
    ("UPDATE warehouse_docs SET meaning = '' WHERE name = 'trace'", ["trace"]),
]


@pytest.mark.parametrize(("sql", "missing"), WORDLESS)
def test_what_lacks_words_is_named(sql: str, missing: list[str], scratch: duckdb.DuckDBPyConnection) -> None:
    scratch.execute(sql)
    assert undescribed(scratch) == missing


def test_every_relation_and_macro_has_its_place(connection: duckdb.DuckDBPyConnection) -> None:
    page = dictionary(connection)
    headings = re.findall(r"^### (\w+)$", page, re.M)
    assert sorted(headings) == sorted(relation.name for relation in relations(connection))
    assert "other" not in {relation.subject for relation in relations(connection)}
    for macro in macros(connection):
        assert f"| `{macro.signature}` |" in page


def test_links_lead_to_headings(connection: duckdb.DuckDBPyConnection) -> None:
    page = dictionary(connection)
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^##+ (.+)$", page, re.M)}
    targets = set(re.findall(r"\]\(#([\w-]+)\)", page))
    assert targets
    assert targets <= headings


def test_the_diagram_names_tables_that_are_there(connection: duckdb.DuckDBPyConnection) -> None:
    diagram = dictionary(connection).split("```mermaid\nerDiagram\n")[1].split("```")[0]
    ends = re.findall(r"^    (\w+) \|\|--o\{ (\w+) : \w+$", diagram, re.M)
    tables = {relation.name for relation in relations(connection) if relation.kind == "table"}
    assert ("documents", "document_versions") in ends
    assert {name for pair in ends for name in pair} - {"facts"} <= tables


def test_views_are_for_readers_and_facts_are_not(connection: duckdb.DuckDBPyConnection) -> None:
    for_readers = {relation.name for relation in relations(connection) if relation.for_readers}
    assert {"citations", "plans", "instruments", "lexicon_places"} <= for_readers
    assert not {"fact_citations", "told_edges", "run_items"} & for_readers


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dictionary"]) == 0
    assert capsys.readouterr().out == PAGE.read_text("utf-8")
