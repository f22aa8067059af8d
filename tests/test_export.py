"""Exports: the same rows in every format, a graph that others read, nothing half-written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import networkx
import pytest
from lxml import etree

from extractors.facts import DocKind, Facts
from flows.cli.main import run
from pipeline.record import Processed
from tests.warehouse_world import plan_282, processed, report_on_282
from warehouse.docs.catalogue import relations
from warehouse.export.graph import Graph, export_graph
from warehouse.export.tables import DESCRIPTION, ExportError, export_tables
from warehouse.query import run_query
from warehouse.store import Warehouse


def odd_page() -> Processed:
    """A text with what formats stumble over: a separator, quotes, a line's end, a code point that XML has not."""
    return processed("http://x.test/odd.html", 'a, "b"\nc\x0bd', Facts(doc_kind=DocKind.OTHER))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "w.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282(), report_on_282(), odd_page()])
        warehouse.resolve()
    return path


READ = {"parquet": "read_parquet", "csv": "read_csv", "jsonl": "read_json"}


def test_what_is_for_readers_is_written_with_all_its_rows(path: Path, tmp_path: Path) -> None:
    done = export_tables(path, tmp_path / "out", format="parquet")
    with duckdb.connect(str(path), read_only=True) as connection:
        known = [one.name for one in relations(connection) if one.for_readers]
        counts = {one.name: connection.execute(f"SELECT count(*) FROM {one.name}").fetchone() for one in done}
    assert [one.name for one in done] == [name for name in known if not name.startswith("lexicon_")]
    assert counts == {one.name: (one.rows,) for one in done}
    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert files == sorted([DESCRIPTION, *(one.file for one in done)])


@pytest.mark.parametrize("format", READ)
def test_values_come_back_as_they_were(format: str, path: Path, tmp_path: Path) -> None:
    names = ("current_documents", "citations")
    export_tables(path, tmp_path, format=format, names=names)
    for name, columns in zip(
        names, ("source, title, published, text", "uri, quote, start, issued, short"), strict=True
    ):
        kept = run_query(path, f"SELECT {columns} FROM {name} ORDER BY ALL").rows
        with duckdb.connect() as connection:
            read = f"{READ[format]}('{tmp_path / name}.{format}')"
            assert tuple(connection.execute(f"SELECT {columns} FROM {read} ORDER BY ALL").fetchall()) == kept


def test_lists_are_json_in_csv(path: Path, tmp_path: Path) -> None:
    export_tables(path, tmp_path, format="csv", names=["plans"])
    with (tmp_path / "plans.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["number"]: row for row in csv.DictReader(file)}
    assert "16-CTr/TU" in json.loads(rows["282/KH-UBND"]["rests_on_numbers"])


def test_the_description_tells_what_each_column_means(path: Path, tmp_path: Path) -> None:
    export_tables(path, tmp_path, format="csv", names=["plans"])
    (told,) = json.loads((tmp_path / DESCRIPTION).read_text("utf-8"))
    assert (told["name"], told["file"]) == ("plans", "plans.csv")
    assert ((told["rows"],),) == run_query(path, "SELECT count(*) FROM plans").rows
    assert told["columns"][0]["name"] == "uri"
    assert all(column["meaning"] for column in told["columns"])


def test_a_file_is_whole_or_as_it_was(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_tables(path, tmp_path, format="csv", names=["plans"])
    before = (tmp_path / "plans.csv").read_bytes()
    monkeypatch.setattr("warehouse.export.tables._select", lambda *_: "SELECT error('broken off')")
    with pytest.raises(ExportError, match="broken off"):
        export_tables(path, tmp_path, format="csv", names=["plans"])
    assert (tmp_path / "plans.csv").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plans.csv", DESCRIPTION]


def test_the_graph_is_read_by_others(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph" / "instruments.graphml"
    written = export_graph(path, file)
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert graph.is_directed()
    assert Graph(graph.number_of_nodes(), graph.number_of_edges()) == written
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]
    plan = graph.nodes["vn/ha-noi/ubnd/ke-hoach/2023/282"]
    assert (plan["number"], plan["own_text"], plan["settled"]) == ("282/KH-UBND", True, True)
    kept = run_query(path, "SELECT from_uri, to_uri, relation, quote FROM edges").rows
    found = [(start, end, data["relation"], data["quote"]) for start, end, data in graph.edges(data=True)]
    assert sorted(found) == sorted((a, b, relation, " ".join(q.split("\x0b"))) for a, b, relation, q in kept)


def test_the_graph_of_the_demo_holds_every_instrument(demo: Path, tmp_path: Path) -> None:
    export_graph(demo, tmp_path / "demo.graphml")
    graph = networkx.read_graphml(tmp_path / "demo.graphml", force_multigraph=True)
    uris = {uri for (uri,) in run_query(demo, "SELECT uri FROM instruments").rows}
    assert uris <= set(graph.nodes)
    assert {uri for uri in graph.nodes if uri not in uris} == {
        node for node in graph.nodes if not graph.nodes[node]["settled"]
    }
    assert len(uris) > 40


def test_every_value_has_a_declared_key(demo: Path, tmp_path: Path) -> None:
    export_graph(demo, tmp_path / "demo.graphml")
    tree = etree.parse(tmp_path / "demo.graphml")
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    declared = set(tree.xpath("//g:key/@id", namespaces=space))
    assert set(tree.xpath("//g:data/@key", namespaces=space)) <= declared
    nodes = set(tree.xpath("//g:node/@id", namespaces=space))
    assert set(tree.xpath("//g:edge/@source | //g:edge/@target", namespaces=space)) <= nodes


def test_the_command_says_what_it_wrote(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--format", "jsonl", "--table", "plans", "--warehouse", str(demo)]
    assert run([*command, "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("plans\t")
    rows = [json.loads(line) for line in (tmp_path / "out" / "plans.jsonl").read_text("utf-8").splitlines()]
    assert "318/KH-UBND" in [row["number"] for row in rows]


WRONG = [
    (["--format", "csv", "--table", "plan"], 1, "perhaps plans"),
    (["--format", "graphml", "--table", "plans"], 2, "leave --table out"),
    (["--format", "xml"], 2, "xml"),
]


@pytest.mark.parametrize(("options", "status", "word"), WRONG)
def test_wrong_use_is_one_line(
    options: list[str], status: int, word: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", *options, "--out", str(tmp_path / "out"), "--warehouse", str(demo)]
    assert run(command) == status
    error = capsys.readouterr().err
    assert word in error
    assert error.count("\n") == 1


def test_a_place_that_cannot_be_written_is_one_line(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    command = ["export", "--format", "csv", "--out", str(tmp_path / "file"), "--warehouse", str(demo)]
    assert run(command) == 1
    assert "name another place with --out" in capsys.readouterr().err
