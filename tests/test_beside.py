"""A plan beside what the papers say of it, and a text beside what it said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.facts import DocKind, Facts
from flows.cli.main import run
from tests.changed_world import world
from tests.warehouse_world import own, processed
from warehouse.answers.compare import compare
from warehouse.answers.versions import NothingToCompareError, diff
from warehouse.answers.word_diff import word_diff
from warehouse.store import Warehouse


def notice(day: str, fetched_at: str) -> object:
    text = f"SỞ NỘI VỤ HÀ NỘI\nSố: 7/TB-SNV\nHạn nộp hồ sơ là ngày {day}.\nCác khối thi đua thực hiện."
    facts = Facts(
        doc_kind=DocKind.OTHER,
        itself=own(text, "7/TB-SNV", "Thông báo", "7/TB-SNV", issued="2024-01-02", issuer="Sở Nội vụ Hà Nội"),
    )
    return processed("https://snv.test/tb-7", text, facts, jurisdiction="Hà Nội", fetched_at=fetched_at)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    with Warehouse(folder / "work.duckdb") as warehouse:
        warehouse.load([*world(), notice("30/6/2024", "2026-02-01T00:00:00Z")])
        warehouse.load([notice("15/7/2024", "2026-02-02T00:00:00Z")])
        warehouse.resolve()
        warehouse.publish(folder / "w.duckdb")
    return folder / "w.duckdb"


@pytest.fixture(scope="module")
def connection(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(published), read_only=True) as connection:
        yield connection


def test_reports_beside_the_plan(connection: duckdb.DuckDBPyConnection) -> None:
    answer = compare(connection, "KH 282")
    assert (answer.own_text, answer.reports) == (True, 2)
    said = {(row.field, row.verdict, row.plan_says, row.report_says) for row in answer.rows}
    assert said == {
        ("issued", "differ", "2023-11-30", "2023-11-29"),
        ("issued", "agree", "2023-11-30", "2023-11-30"),
        ("signer", "differ", "Trần Văn Thử", "Phạm Văn Sai"),
        ("issuer", "agree", "UBND Thành phố Hà Nội", "UBND Thành phố Hà Nội"),
        ("issuer", "agree", "UBND Thành phố Hà Nội", "UBND TP Hà Nội"),
        ("number", "agree", "282/KH-UBND", "282/KH-UBND"),
        ("citation", "agree", "16-CTr/TU", "16-CTr/TU"),
        ("citation", "agree", "15-NQ/TW", "15-NQ/TW"),
        ("citation", "only in plan", "301/KH-UBND", None),
        ("target", "only in report", None, "95% xã by 2025"),
        ("leader of Khối thi đua số 1", "only in report", None, "Sở Nội vụ"),
    }
    [signer] = [row for row in answer.rows if row.field == "signer"]
    assert (signer.report_quote, signer.report_source) == (
        "282/KH-UBND ngày 29/11/2023 của UBND TP Hà Nội do ông Phạm Văn Sai"[
            -len(signer.report_quote or "") :
        ],
        "https://bao.test/sai",
    )


def test_without_its_own_text_reports_alone_speak(connection: duckdb.DuckDBPyConnection) -> None:
    answer = compare(connection, "KH 301")
    assert not answer.own_text
    assert {row.verdict for row in answer.rows} <= {"only in report"}


TITLES = [
    ("KẾ HOẠCH Công tác thi đua năm 2024", "về công tác thi đua năm 2024", True),
    ("Kế hoạch công tác thi đua năm 2024", "về việc công tác thi đua năm 2024, tập trung", True),
    ("Kế hoạch công tác thi đua năm 2024", "về công tác thi đua năm 2025", False),
]


@pytest.mark.parametrize(("own_title", "told", "same"), TITLES)
def test_titles(own_title: str, told: str, same: bool, connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT same_words(bare_title($own), bare_title($told))"
    assert connection.execute(sql, {"own": own_title, "told": told}).fetchone() == (same,)


def test_two_versions_of_one_document(connection: duckdb.DuckDBPyConnection) -> None:
    for name in ("https://snv.test/tb-7", "TB 7 Sở Nội vụ"):
        answer = diff(connection, name)
        assert (answer.between, answer.before.fetched_at[:10], answer.after.fetched_at[:10]) == (
            "versions",
            "2026-02-01",
            "2026-02-02",
        )
        [hunk] = answer.hunks
        assert "".join(piece.text for piece in hunk.pieces if piece.where != "after") == (
            "Hạn nộp hồ sơ là ngày 30/6/2024."
        )


def test_an_instrument_and_what_replaces_it(connection: duckdb.DuckDBPyConnection) -> None:
    for names in (["KH 282"], ["KH 10"], ["KH 282", "KH 10"]):
        answer = diff(connection, *names)
        assert (answer.before.label, answer.after.label) == ("282/KH-UBND", "10/KH-UBND")
        lost, gained = ({(fact.kind, fact.value) for fact in facts} for facts in (answer.lost, answer.gained))
        assert ("signer", "Trần Văn Thử") in lost
        assert ("signer", "Lê Thị Mẫu") in gained
        assert ("citation", "15-NQ/TW") in lost
        assert ("citation", "282/KH-UBND of 2023-11-30") in gained
        assert not any("16-CTr/TU" in value for _, value in lost | gained)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["QĐ 45"], "45/QĐ-UBND: one version only, and nothing that replaces it"),
        (["NQ 15"], "15-NQ/TW: its own text is not in the warehouse"),
        (["https://hanoi.test/kh-282"], "one version only is in the warehouse"),
        (["KH 282", "NQ 15"], "15-NQ/TW: its own text is not in the warehouse"),
    ],
)
def test_where_there_is_one_text_only(
    names: list[str], says: str, connection: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(NothingToCompareError, match=says):
        diff(connection, *names)


WORDS = [
    ("a b", "a b", []),
    ("a b c d", "a b x d", [("both", "a b "), ("before", "c"), ("after", "x"), ("both", " d")]),
    ("a", "a\nb", [("after", "b")]),
    ("a\nb", "a", [("before", "b")]),
    ("một hai ba", "bốn năm sáu", [("before", "một hai ba"), ("after", "bốn năm sáu")]),
]


@pytest.mark.parametrize(("before", "after", "expected"), WORDS)
def test_word_diff(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    pieces = [(piece.where, piece.text) for hunk in word_diff(before, after) for piece in hunk.pieces]
    assert pieces == expected


def test_both_texts_can_be_told_from_a_hunk() -> None:
    before, after = "Điều 1. Hạn 30/6.\nGiữ nguyên", "Điều 1. Hạn 15/7/2024.\nGiữ nguyên"
    [hunk] = word_diff(before, after)
    for text, other in ((before, "after"), (after, "before")):
        assert "".join(piece.text for piece in hunk.pieces if piece.where != other) == text.split("\n")[0]


def test_what_is_printed(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--warehouse", str(published)]
    assert run(["compare", "KH 282", *where]) == 1
    told = capsys.readouterr().out
    assert told.startswith("282/KH-UBND (vn/ha-noi/ubnd/ke-hoach/2023/282), named by 2 reports\n2 differ")
    assert "signer: Trần Văn Thử in its own text, Phạm Văn Sai as reported" in told
    assert run(["compare", "KH 282", "--format", "json", *where]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["differ"] == 2
    assert run(["compare", "KH 282", "--format", "csv", *where]) == 1
    assert capsys.readouterr().out.startswith("field,verdict,plan_says")
    assert run(["diff", "https://snv.test/tb-7", *where]) == 0
    assert "ngày [-30-]{+15+}/[-6-]{+7+}/2024." in capsys.readouterr().out
    assert run(["diff", "KH 282", "--format", "json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["between"] == "instruments"
    assert run(["diff", "NQ 15", *where]) == 1
    assert capsys.readouterr().err.count("\n") == 1
