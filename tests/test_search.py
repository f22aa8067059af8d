"""Search by words: diacritics, phrases, numbers, places; with an index of words and without."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from flows.cli.main import run
from tests.warehouse_world import plan_282, report_on_282
from warehouse.publish import publish, row_counts_of
from warehouse.query import run_query
from warehouse.search.index import build_index, has_index
from warehouse.search.question import KINDS, Found, search
from warehouse.search.words import WIDTH, Query, Snippet, places, snippet
from warehouse.store import Warehouse

PLACES = [
    ("Kế hoạch thi đua", "thi dua", [(9, 16)]),
    ("Đảng bộ, đảng viên", "dang", [(0, 4), (9, 13)]),
    ("số 282/KH-UBND", "282 kh ubnd", [(3, 14)]),
    ("Thi   đua,\nkhen", "dua khen", [(6, 15)]),
    ("thiđua thi-đua", "thi dua", [(7, 14)]),
    ("thit đua", "thi", []),
    ("2820", "282", []),
    ("", "thi", []),
    ("thi đua", "", []),
]


@pytest.mark.parametrize(("text", "phrase", "found"), PLACES)
def test_places_are_those_of_the_original(text: str, phrase: str, found: list[tuple[int, int]]) -> None:
    assert places(text, phrase) == found


QUERIES = [
    ("thi đua", ("thi", "dua"), ()),
    ('"Thi đua" Hà Nội', ("thi", "dua", "ha", "noi"), ("thi dua",)),
    ("“khen thưởng”", ("khen", "thuong"), ("khen thuong",)),
    ("đua đua", ("dua",), ()),
    ('"', (), ()),
]


@pytest.mark.parametrize(("said", "words", "phrases"), QUERIES)
def test_a_query_is_taken_apart(said: str, words: tuple[str, ...], phrases: tuple[str, ...]) -> None:
    query = Query.of(said)
    assert (query.words, query.phrases) == (words, phrases)


def test_a_snippet_is_cut_from_the_text_where_most_words_stand() -> None:
    text = "thi cử. " + "x " * 300 + "Phong trào thi đua yêu nước, khen thưởng kịp thời. " + "y " * 300
    found = snippet(text, Query.of("khen thuong thi dua"))
    assert found is not None
    assert text[found.start : found.start + len(found.text)] == found.text
    assert len(found.text) <= WIDTH
    assert [text[first:last] for first, last in found.marks] == ["thi", "đua", "khen", "thưởng"]


def test_nothing_sought_gives_no_snippet() -> None:
    assert snippet("một hai ba", Query.of("bốn")) is None


def test_marks_are_put_around_the_words() -> None:
    assert Snippet("a thi\nđua b", 10, ((12, 19),)).marked("[", "]") == "a [thi đua] b"


def keys(found: Found, kind: str) -> list[str]:
    return [hit.key.removeprefix("vn/hai-giang/") for hit in found.hits if hit.kind == kind]


NUMBERS = [
    ("318/KH-UBND", "ubnd/ke-hoach/2023/318"),
    ("KH 318", "ubnd/ke-hoach/2023/318"),
    ("ke hoach 318", "ubnd/ke-hoach/2023/318"),
    ("1120/QĐ-UBND", "ubnd/quyet-dinh/2024/1120"),
    ("nghị quyết 06 bộ chính trị", "vn/tw/bo-chinh-tri/nghi-quyet/k13/6"),
]


@pytest.mark.parametrize(("words", "first"), NUMBERS)
def test_a_number_leads_to_its_instrument_first(words: str, first: str, demo: Path) -> None:
    found = search(demo, words)
    assert found.hits[0].kind == "instrument"
    assert keys(found, "instrument")[0] == first


@pytest.mark.parametrize("words", ["Vũ Đình Khoát", "vu dinh khoat", "VŨ ĐÌNH KHOÁT", '"dinh khoat"'])
def test_case_and_diacritics_do_not_matter(words: str, demo: Path) -> None:
    (person,) = (hit for hit in search(demo, words).hits if hit.kind == "person")
    assert person.label == "Vũ Đình Khoát"
    assert person.key.startswith("vn/nguoi/vu-dinh-khoat/")


def test_a_name_that_is_nobody_yet_is_found_as_a_name(demo: Path) -> None:
    assert keys(search(demo, "ninh thi hao"), "person") == ["Ninh Thị Hảo"]


def test_words_in_a_row_come_before_words_apart(demo: Path) -> None:
    first, *_ = search(demo, "phong trào thi đua yêu nước", kinds=("document",)).hits
    assert first.snippet is not None
    assert "thi đua yêu nước" in first.snippet.marked("", "")


def test_a_phrase_holds_its_words_together(demo: Path) -> None:
    apart = {hit.key for hit in search(demo, "quân đội thành phố", kinds=("document",), limit=50).hits}
    together = search(demo, '"quân đội nhân dân"', kinds=("document",), limit=50)
    assert together.hits
    assert {hit.key for hit in together.hits} < {
        hit.key for hit in search(demo, "quan doi nhan dan", limit=50).hits
    } | apart
    for hit in together.hits:
        assert hit.snippet
        assert "«quân đội nhân dân»" in hit.snippet.marked().lower()


def test_a_snippet_lies_in_the_document_and_tells_its_section(demo: Path) -> None:
    hits = search(demo, "giao ước thi đua", kinds=("document",), limit=20).hits
    texts = dict(run_query(demo, "SELECT source, text FROM current_documents").rows)
    assert any(hit.section for hit in hits)
    for hit in hits:
        assert hit.snippet
        end = hit.snippet.start + len(hit.snippet.text)
        assert texts[hit.key][hit.snippet.start : end] == hit.snippet.text


def test_where_no_text_holds_all_words_some_will_do(demo: Path) -> None:
    found = search(demo, "thi đua xyzzy")
    assert not found.all_words
    assert found.hits
    assert "some of them" in found.note


def test_kinds_and_limits(demo: Path) -> None:
    found = search(demo, "khối thi đua", kinds=("bloc", "document"), limit=2)
    assert {hit.kind for hit in found.hits} == {"bloc", "document"}
    assert len(keys(found, "bloc")) == 2


def test_nothing_is_found(demo: Path) -> None:
    assert search(demo, "xyzzy") == Found((), ranked=True, all_words=True)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "work.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.load([plan_282(), report_on_282()])
        warehouse.resolve()
    return path


@pytest.fixture
def plain(work: Path, tmp_path: Path) -> Path:
    """Published without an index of words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DANCHIEU_SEARCH", "plain")
        publish(work, tmp_path / "plain.duckdb")
    return tmp_path / "plain.duckdb"


@pytest.fixture
def indexed(work: Path, tmp_path: Path) -> Path:
    publish(work, tmp_path / "indexed.duckdb")
    return tmp_path / "indexed.duckdb"


def test_both_ways_find_the_same(plain: Path, indexed: Path) -> None:
    texts = run_query(plain, "SELECT fold(said) FROM searchable").rows
    words = sorted({word for (text,) in texts for word in text.split()})
    assert len(words) > 30
    for word in words[::6]:
        one, other = (search(path, word, limit=100) for path in (plain, indexed))
        assert (one.ranked, other.ranked) == (False, True)
        assert sorted((hit.kind, hit.key) for hit in one.hits) == sorted(
            (hit.kind, hit.key) for hit in other.hits
        )


def test_without_an_index_it_is_said(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "kế hoạch", "--warehouse", str(plain)]) == 0
    told = capsys.readouterr()
    assert "no index of words" in told.err
    assert "282/KH-UBND" in told.out


def test_the_index_is_no_table_of_the_warehouse(work: Path, indexed: Path) -> None:
    assert row_counts_of(indexed) == row_counts_of(work)
    with duckdb.connect(str(indexed), read_only=True) as connection:
        assert has_index(connection)
        assert (
            connection.execute("SELECT count(*) FROM search.entries").fetchone()
            == connection.execute("SELECT count(*) FROM searchable").fetchone()
        )


def test_an_index_is_made_once(indexed: Path) -> None:
    with pytest.raises(duckdb.CatalogException, match="already exists"):
        build_index(indexed)
    assert [file.name for file in indexed.parent.iterdir()] == ["indexed.duckdb"]


def test_the_command_prints_what_it_found(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "KH", "318", "--kind", "instrument", "--limit", "1", "--warehouse", str(demo)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Instruments",
        "  318/KH-UBND (2023-11-28)",
        "    vn/hai-giang/ubnd/ke-hoach/2023/318",
    ]


def test_the_command_gives_json(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "khoat", "--format", "json", "--warehouse", str(demo)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ranked"]
    assert {hit["kind"] for hit in told["hits"]} <= set(KINDS)
    person = next(hit for hit in told["hits"] if hit["kind"] == "person")
    first, last = person["snippet"]["marks"][0]
    assert (
        person["snippet"]["text"][first - person["snippet"]["start"] : last - person["snippet"]["start"]]
        == "Khoát"
    )


WRONG = [
    (["search", "..."], 2, "holds no word"),
    (["search", "xyzzy"], 1, ""),
    (["search", "thi", "--kind", "law"], 2, "law"),
]


@pytest.mark.parametrize(("command", "status", "word"), WRONG)
def test_what_cannot_be_found_has_a_status(
    command: list[str], status: int, word: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--warehouse", str(demo)]) == status
    assert word in capsys.readouterr().err
