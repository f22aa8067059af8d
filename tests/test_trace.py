"""Chains between two instruments, the names by which people ask for them, and the same in plain SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.facts import Citation, Facts, Relation
from pipeline.record import Processed
from tests.warehouse_world import citation, empty_warehouse, plan_282, processed, relation, report_on_282
from warehouse.answers.names import AmbiguousName, NotFound, find_instrument
from warehouse.answers.trace import trace, trace_roots
from warehouse.query import QueryError
from warehouse.store import Warehouse

KH_282 = "vn/ha-noi/ubnd/ke-hoach/2023/282"
CTR_16 = "vn/ha-noi/thanh-uy/chuong-trinh/2022/16"
NQ_15 = "vn/tw/bo-chinh-tri/nghi-quyet/k13/15"


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with Warehouse(":memory:") as warehouse:
        warehouse.load([plan_282(), report_on_282(), law_report()])
        warehouse.resolve()
        yield warehouse.connection


def law_report() -> Processed:
    text = (
        "Luật Thi đua, khen thưởng năm 2022 thay Luật Thi đua, khen thưởng năm 2003. "
        "Nghị định số 98/2023/NĐ-CP"
    )
    name = "Luật Thi đua, khen thưởng"
    facts = Facts(
        citations=(
            citation(text, f"{name} năm 2022", "Luật", None, name=name, year=2022),
            citation(text, f"{name} năm 2003", "Luật", None, name=name, year=2003),
            citation(text, "Nghị định số 98/2023/NĐ-CP", "Nghị định", "98/2023/NĐ-CP"),
        ),
        relations=(
            relation(text, "thay", 0, "replaces", 1, reported=True),
            relation(text, "Nghị định số 98/2023/NĐ-CP", 2, "guides", 0, reported=True),
        ),
    )
    return processed("https://bao.test/luat", text, facts, published="2024-01-02")


def graph(*edges: tuple[str, str, str]) -> Processed:
    """One report of a graph of Hà Nội's plans of 2024, told as (from, relation, to) by running numbers."""
    numbers = sorted({n for a, _, b in edges for n in (a, b)})
    text = " ".join(f"{n}/KH-UBND" for n in numbers)
    cited: list[Citation] = [
        citation(
            text, f"{n}/KH-UBND", "Kế hoạch", f"{n}/KH-UBND", issued="2024-01-05", issuer="UBND TP Hà Nội"
        )
        for n in numbers
    ]
    told: list[Relation] = [
        relation(text, f"{a}/KH-UBND", numbers.index(a), kind, numbers.index(b), reported=True)
        for a, kind, b in edges
    ]
    return processed("https://bao.test/g", text, Facts(citations=tuple(cited), relations=tuple(told)))


def chains_of(a: str, b: str, *edges: tuple[str, str, str]) -> list[str]:
    with empty_warehouse() as warehouse:
        warehouse.load([graph(*edges)])
        warehouse.resolve()
        answer = trace(warehouse.connection, a, b)
    shown = []
    for chain in answer.chains:
        numbers = [chain[0].from_, *(step.to for step in chain)]
        shown.append(" ".join(number.split("/")[0] for number in numbers))
    return shown


def test_the_chain_and_its_evidence(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace(connection, "KH 282", "NQ 15")
    assert answer.rests_on
    [(first, second)] = answer.chains
    assert (first.from_, first.relation, first.to) == ("282/KH-UBND", "implements", "16-CTr/TU")
    assert (second.from_, second.relation, second.to) == ("16-CTr/TU", "implements", "15-NQ/TW")
    assert (first.from_uri, first.to_uri, second.to_uri) == (KH_282, CTR_16, NQ_15)
    assert (first.basis, first.source, first.date) == ("own text", "https://hanoi.test/kh-282", "2023-11-30")
    assert (second.basis, second.source, second.date) == ("reported", "https://bao.test/282", "2022-08-26")
    text = plan_282().document.text
    assert first.quote == text[first.start : first.end] == "Thực hiện Chương trình hành động số 16-CTr/TU"


def test_where_it_is_named_own_text_first(connection: duckdb.DuckDBPyConnection) -> None:
    named = trace(connection, "KH 282", "NQ 15").named
    assert [(step.source, step.basis) for step in named] == [
        ("https://hanoi.test/kh-282", "own text"),
        ("https://bao.test/282", "reported"),
        ("https://bao.test/282", "reported"),
    ]
    texts = {one.record.url: one.document.text for one in (plan_282(), report_on_282())}
    assert all(texts[step.source][step.start : step.end] == step.quote for step in named)


def test_places_are_the_same_however_many_documents_tell_them(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one = trace(connection, "KH 282", "NQ 15").named
    monkeypatch.setattr("warehouse.answers.named.EACH", 0)
    assert trace(connection, "KH 282", "NQ 15").named == one_by_one


def test_json_has_the_keys_of_the_contract(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace(connection, "KH 282", "NQ 15").as_json()
    assert next(iter(answer)) == "chains"
    assert list(answer["chains"][0][0]) == [
        "from", "relation", "to", "from_uri", "to_uri", "date", "quote", "source", "start", "end", "basis",
        "page", "sha256", "fetched_at", "sources",
    ]  # fmt: skip


def test_the_other_way_round_gives_the_reverse(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace(connection, "NQ 15", "KH 282")
    assert (answer.rests_on, answer.chains, answer.named) == (False, (), ())
    assert [step.to for step in answer.reverse[0]] == ["16-CTr/TU", "15-NQ/TW"]


def test_each_step_leads_to_the_archived_bytes(connection: duckdb.DuckDBPyConnection) -> None:
    [(first, second)] = trace(connection, "KH 282", "NQ 15").chains
    assert (first.sha256, second.sha256) == (plan_282().record.sha256, report_on_282().record.sha256)
    assert (first.fetched_at, first.page, first.sources) == ("2026-02-01T00:00:00Z", None, 2)


def test_an_instrument_alone_is_traced_to_its_roots(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace_roots(connection, "KH 282")
    assert [[(step.from_, step.to) for step in level] for level in answer.levels] == [
        [("282/KH-UBND", "16-CTr/TU")],
        [("16-CTr/TU", "15-NQ/TW")],
    ]
    assert (answer.roots, answer.cut, answer.found) == ((NQ_15,), None, True)
    assert not trace_roots(connection, "NQ 15").found


def test_replacing_is_told_and_is_no_ground(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace(connection, "KH 282", "KH 301")
    assert not answer.rests_on
    assert [[step.relation for step in chain] for chain in answer.chains] == [["replaces"]]


def test_laws_are_steps_by_their_names(connection: duckdb.DuckDBPyConnection) -> None:
    answer = trace(connection, "Nghị định 98", "Luật Thi đua khen thưởng 2022")
    assert [(s.from_, s.relation, s.to) for s in answer.chains[0]] == [
        ("98/2023/NĐ-CP", "guides", "Luật Thi đua, khen thưởng")
    ]


CHAINS = [
    (
        "shortest first",
        [("1", "implements", "2"), ("2", "implements", "3"), ("1", "pursuant_to", "3")],
        ["1 3", "1 2 3"],
    ),
    (
        "a ring ends",
        [("1", "implements", "2"), ("2", "implements", "1"), ("2", "implements", "3")],
        ["1 2 3"],
    ),
    ("cites carries no chain", [("1", "cites", "2"), ("2", "implements", "3")], []),
    ("a plain cites is told", [("1", "cites", "3")], ["1 3"]),
    (
        "a ground outdoes a plain cites",
        [("1", "cites", "3"), ("1", "implements", "2"), ("2", "implements", "3")],
        ["1 2 3"],
    ),
    (
        "two ways",
        [("1", "implements", "2"), ("2", "guides", "3"), ("1", "according_to", "4"), ("4", "amends", "3")],
        ["1 2 3", "1 4 3"],
    ),
    ("replacing carries none", [("1", "replaces", "2"), ("2", "implements", "3")], []),
    ("none", [("1", "implements", "2"), ("3", "implements", "2")], []),
]


@pytest.mark.parametrize(("name", "edges", "expected"), CHAINS, ids=[case[0] for case in CHAINS])
def test_chains(name: str, edges: list[tuple[str, str, str]], expected: list[str]) -> None:
    assert chains_of("KH 1", "KH 3", *edges) == expected, name


def test_chains_end_after_eight_steps() -> None:
    line = [(str(n), "implements", str(n + 1)) for n in range(1, 10)]
    assert len(chains_of("KH 1", "KH 9", *line)) == 1
    assert chains_of("KH 1", "KH 10", *line) == []


def test_what_lies_further_is_said_to_be_left_out() -> None:
    line = [(str(n), "implements", str(n + 1)) for n in range(1, 10)]
    with empty_warehouse() as warehouse:
        warehouse.load([graph(*line)])
        warehouse.resolve()
        assert trace(warehouse.connection, "KH 1", "KH 10").cut == "not followed further than 8 steps"
        assert trace(warehouse.connection, "KH 2", "KH 10").cut is None
        assert trace_roots(warehouse.connection, "KH 1").cut == "not followed further than 8 steps"
        assert trace_roots(warehouse.connection, "KH 2").cut is None


def test_a_dense_graph_is_answered_with_its_shortest_thousand() -> None:
    edges = [(str(a), "implements", str(b)) for a in range(1, 9) for b in range(1, 9) if a < b]
    assert len(chains_of("KH 1", "KH 8", *edges)) == 64
    assert chains_of("KH 1", "KH 8", *edges)[0] == "1 8"


def test_a_very_dense_graph_is_cut_by_length() -> None:
    edges = [(str(a), "implements", str(b)) for a in range(1, 19) for b in range(1, 19) if a != b]
    found = chains_of("KH 1", "KH 3", *edges)
    lengths = [len(chain.split()) for chain in found]
    assert (len(found), lengths[0], max(lengths)) == (1 + 16 + 16 * 15, 2, 4)


NAMES = [
    ("KH 282", KH_282),
    ("kh 282", KH_282),
    ("282/KH-UBND", KH_282),
    ("282 / kh-ubnd", KH_282),
    ("Kế hoạch số 282/KH-UBND ngày 30/11/2023", KH_282),
    ("ke hoach 282 ha noi 2023", KH_282),
    ("KH 282 Thủ đô", KH_282),
    ("kế hoạch 282 của UBND thành phố Hà Nội", KH_282),
    (KH_282, KH_282),
    ("16-CTr/TU", CTR_16),
    ("Chương trình 16 của Thành ủy", CTR_16),
    ("Chương trình hành động số 16-CTr/TU", CTR_16),
    ("CTr 16", CTR_16),
    ("Nghị quyết 15 của Bộ Chính trị", NQ_15),
    ("nghi quyet 15", NQ_15),
    ("15/NQ-TW", NQ_15),
    ("15-NQ/TƯ", NQ_15),
    ("NQ số 15", NQ_15),
    ("nđ 98", "vn/tw/chinh-phu/nghi-dinh/2023/98"),
    ("Luật thi đua khen thưởng năm 2022", "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong"),
]


@pytest.mark.parametrize(("name", "uri"), NAMES)
def test_names(connection: duckdb.DuckDBPyConnection, name: str, uri: str) -> None:
    assert find_instrument(connection, name).uri == uri


@pytest.mark.parametrize(
    "name", ["KH 283", "QĐ 282", "KH 282 Nghệ An", "KH 282 2019", "Luật Đất đai 2024", "", "của"]
)
def test_names_that_lead_nowhere(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_instrument(connection, name)
    assert "\n" not in str(caught.value)
    assert len(caught.value.nearest) == 3


def test_the_nearest_has_the_same_number(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotFound) as caught:
        find_instrument(connection, "QĐ 282")
    assert caught.value.nearest[0].uri == KH_282


def test_an_ambiguous_name_lists_its_candidates(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_instrument(connection, "Luật Thi đua, khen thưởng")
    assert [candidate.uri for candidate in caught.value.candidates] == [
        "vn/quoc-hoi/luat/2003/thi-dua-khen-thuong",
        "vn/quoc-hoi/luat/2022/thi-dua-khen-thuong",
    ]


def test_the_same_in_a_bare_shell_on_the_published_file(tmp_path: Path) -> None:
    with Warehouse(tmp_path / "w.duckdb") as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        warehouse.resolve()
        warehouse.publish(tmp_path / "published.duckdb")
    with duckdb.connect(str(tmp_path / "published.duckdb"), read_only=True) as shell:
        rows = shell.execute(
            """
            SELECT chain, step, "from", relation, "to" FROM trace('KH 282', 'NQ 15')
            WHERE kind = 'rests on'
            """
        ).fetchall()
        roots = shell.execute("SELECT steps, number FROM rests_on('KH 282')").fetchall()
        citing = shell.execute("""SELECT DISTINCT "from" FROM cited_by('NQ 15') ORDER BY 1""").fetchall()
        named = shell.execute("""SELECT "to" FROM cites('KH 282') WHERE relation <> 'cites'""").fetchall()
    assert rows == [
        (1, 1, "282/KH-UBND", "implements", "16-CTr/TU"),
        (1, 2, "16-CTr/TU", "implements", "15-NQ/TW"),
    ]
    assert roots == [(1, "16-CTr/TU"), (2, "15-NQ/TW")]
    assert citing == [("16-CTr/TU",), ("282/KH-UBND",)]
    assert named == [("16-CTr/TU",), ("301/KH-UBND",)]
    assert trace(tmp_path / "published.duckdb", "KH 282", "NQ 15").rests_on


def test_no_warehouse_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no warehouse here"):
        trace(tmp_path / "none.duckdb", "KH 282", "NQ 15")
