"""The explorer's pages on a small warehouse whose documents are hostile."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient
from lxml import html

from flows.cli.main import run
from flows.places import Places
from pipeline.failure_kinds import KINDS
from warehouse.explorer.app import create_app
from warehouse.explorer.languages import LANGUAGES, words
from warehouse.explorer.protection import POLICY
from warehouse.explorer.questions import Asker, questions
from warehouse.explorer.rendering import FOLDER
from warehouse.explorer.settings import Settings
from warehouse.findings.audit import audits
from warehouse.query import reader

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"; DROP TABLE documents; -- \u202e\u0000"
PAPER = f"""ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 5/KH-UBND
Hà Tĩnh, ngày 09 tháng 01 năm 2024

KẾ HOẠCH
Kỷ niệm các ngày lễ lớn {MARKUP[:-1]} năm 2024

Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, Ủy ban nhân dân
tỉnh ban hành Kế hoạch như sau:
1. Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024) {MARKUP[:-1]}.
2. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu tổng kết trước ngày 15/12/2024.
"""
LONG = "Kế hoạch số 6/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh\n\n" + "dài" * 350_000
NAME = "<b>&amp;\"'.txt"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("explorer")
    (folder / "in").mkdir()
    (folder / "in" / NAME).write_text(PAPER, encoding="utf-8")
    (folder / "in" / "dai.txt").write_text(LONG, encoding="utf-8")
    shutil.copy(next(Path("corpora/demo/site").rglob("*201*.pdf")), folder / "in" / "ke-hoach.pdf")
    assert run(["ingest", "--no-prefect", str(folder / "in"), "--warehouse", str(folder / "d.duckdb")]) == 0
    return Places.of(folder / "d.duckdb")


def browser(places: Places, **choices: object) -> TestClient:
    given = {"archive": places.archive, "requests": 10_000, **choices}
    return TestClient(
        create_app(Settings(places.published, **given)),  # type: ignore[arg-type]
        base_url="http://127.0.0.1:8377",
        follow_redirects=False,
    )


@pytest.fixture(scope="module")
def client(places: Places) -> Iterator[TestClient]:
    with browser(places) as made:
        yield made


@pytest.fixture(scope="module")
def sources(places: Places) -> dict[str, str]:
    with reader(places.published) as connection:
        rows = connection.execute("SELECT source FROM documents").fetchall()
    return {Path(source).name: source for (source,) in rows}


URI = "vn/ha-tinh/ubnd/ke-hoach/2024/5"
PAGES = (
    "/",
    "/search",
    "/search?q=KH+5",
    "/search?q=" + quote(MARKUP),
    "/search/results?q=ke+hoach",
    f"/instrument/{URI}",
    "/trace",
    "/trace?a=KH+5&b=34-CT/TW",
    "/trace?a=34-CT/TW&b=KH+5",
    "/trace?a=KH+5",
    "/trace?a=" + quote(MARKUP),
    "/blocs",
    "/blocs?q=" + quote(MARKUP),
    "/people",
    "/people?q=Nguyễn+Văn+An",
    "/calendar?year=2024",
    "/calendar?nth=70&year=&q=dien+bien",
    "/calendar?round=1",
    "/findings",
    "/findings?severity=error&q=" + quote(MARKUP),
    "/console",
    "/console?" + urlencode({"sql": "SELECT title, text FROM current_documents"}),
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_there_in_both_languages_and_inert(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"cookie": f"language={language}"})
    assert answer.status_code == 200, answer.text[:2000]
    assert answer.headers["content-security-policy"] == POLICY
    if not path.startswith("/search/results"):
        assert f'<html lang="{language}">' in answer.text
    assert_inert(answer.text)


def assert_inert(page: str) -> None:
    """No markup but the templates' own: scripts come from files, and nothing runs on an event."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        assert not any(name.startswith("on") for name in element.attrib), html.tostring(element)
        assert element.tag != "script" or element.get("src", "").startswith("/static/")
        assert element.get("src", "/").startswith("/")
        assert element.get("style") is None
        assert re.match(r"/|#|$", element.get("href", "")), element.get("href")


@pytest.mark.parametrize("name", [NAME, "dai.txt", "ke-hoach.pdf"])
def test_documents_are_shown_whatever_they_hold(
    client: TestClient, sources: dict[str, str], name: str
) -> None:
    answer = client.get("/document", params={"source": sources[name]})
    assert answer.status_code == 200
    assert_inert(answer.text)
    assert len(answer.text) < 400_000


def test_an_instrument_shows_what_changed_between_the_versions_of_its_text(tmp_path: Path) -> None:
    paper, file = tmp_path / "giay.txt", tmp_path / "v.duckdb"
    for text in (PAPER, PAPER.replace("15/12/2024", "20/12/2024 (<b>lùi</b>)")):
        paper.write_text(text, encoding="utf-8")
        assert run(["ingest", "--no-prefect", str(paper), "--warehouse", str(file)]) == 0
    with browser(Places.of(file)) as client:
        shown = client.get(f"/instrument/{URI}").text
        link = html.fromstring(shown).xpath("//a[@hx-target='#differences']")
        assert len(link) == 1
        for address in (link[0].get("href"), link[0].get("hx-get")):
            answer = client.get(address)
            assert answer.status_code == 200
            assert_inert(answer.text)
            assert "<del>15</del>" in answer.text
            assert "<ins>20</ins>" in answer.text
            assert "&lt;" in answer.text
        assert ("<html" in client.get(link[0].get("hx-get")).text) is False
        missing = client.get("/versions?before=1&after=2")
        assert missing.status_code == 404


def test_facts_are_marked_and_explained(client: TestClient, sources: dict[str, str]) -> None:
    text = client.get("/document", params={"source": sources[NAME]}).text
    assert re.search(r'<mark class="citation certain"[^>]*>(Chỉ thị số )?34-CT/TW', text)
    assert 'href="/instrument/vn/tw/bo-chinh-tri/chi-thi/' in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_quote_is_picked_out_in_its_part_of_a_long_text(
    client: TestClient, sources: dict[str, str]
) -> None:
    answer = client.get("/document", params={"source": sources["dai.txt"], "start": 100_000, "end": 100_009})
    assert re.search(r'<span class="chosen" id="quote">(dài|ài|à|i|d)+', answer.text)
    assert "3 / " in answer.text


def test_an_instrument_shows_what_it_rests_on_with_the_words(client: TestClient) -> None:
    text = client.get(f"/instrument/{URI}").text
    assert "34-CT/TW" in text
    assert "Thực hiện Chỉ thị số 34-CT/TW" in text
    assert "Sở Nội vụ" in text
    assert "07/05/2024" in text


def test_the_chain_is_told_drawn_and_packed(client: TestClient) -> None:
    client.cookies.clear()
    answer = client.get("/trace", params={"a": "KH 5", "b": "34-CT/TW"})
    assert "Có: 5/KH-UBND dựa trên 34-CT/TW" in answer.text
    drawn = html.fromstring(answer.text).find_class("chains")[0]
    assert [text.strip() for text in drawn.xpath(".//*[@class='node']/text()")] == ["5/KH-UBND", "34-CT/TW"]
    assert drawn.xpath(".//*[@class='cue']/text()") == ["1 · thực hiện"]
    pack = client.get("/evidence.zip", params={"a": "KH 5", "b": "34-CT/TW"})
    assert pack.content.startswith(b"PK")
    assert client.get("/evidence.zip", params={"a": "KH 5", "b": "none"}).status_code == 404


def test_a_finding_is_accepted_beside_the_warehouse(places: Places, tmp_path: Path) -> None:
    file = shutil.copy(places.published, tmp_path / "d.duckdb")
    before = file.read_bytes()
    with browser(Places.of(file)) as made:
        with reader(file) as connection:
            found = connection.execute("SELECT finding_id FROM findings_open ORDER BY ALL LIMIT 1").fetchone()
        assert found is not None
        (key,) = found
        form = {"key": key, "reason": f"đúng như in {MARKUP}", "author": "Lan", "until": "2099-12-31"}
        assert made.post("/findings/accept", data=form).status_code == 403
        here = {"sec-fetch-site": "same-origin"}
        assert made.post("/findings/accept", data={**form, "reason": " "}, headers=here).status_code == 400
        assert made.post("/findings/accept", data={**form, "until": "mai"}, headers=here).status_code == 400
        assert made.post("/findings/accept", data={**form, "key": "none"}, headers=here).status_code == 404
        long = {**form, "reason": "a" * 20_000}
        assert made.post("/findings/accept", data=long, headers=here).status_code == 400
        assert made.post("/findings/accept", data=form, headers=here).status_code == 303
        assert f'id="f{key}"' not in made.get("/findings").text
        shown = made.get("/findings?accepted=1").text
        assert f'id="f{key}"' in shown
        assert "đúng như in &lt;script&gt;" in shown
        assert_inert(shown)
    assert file.read_bytes() == before


def test_a_calendar_goes_to_other_programs(client: TestClient) -> None:
    text = client.get("/calendar.ics", params={"year": 2024}).text
    assert text.startswith("BEGIN:VCALENDAR")
    assert "SUMMARY:70 năm" in text.replace("\r\n ", "")
    assert text == client.get("/calendar.ics", params={"year": 2024}).text


def test_numbers_lead_straight_to_their_instrument(client: TestClient) -> None:
    assert client.get("/go", params={"q": "ke hoach 5 ha tinh"}).headers["location"] == f"/instrument/{URI}"
    assert client.get("/go", params={"q": "khong co"}).headers["location"] == "/search?q=khong+co"
    assert client.get("/go", params={"q": " "}).headers["location"].startswith("/search")


@pytest.mark.parametrize(
    "words", ["KH 5 34-CT/TW", "KH 5 -> 34-CT/TW", "ke hoach 5 ha tinh co dua tren 34-CT/TW khong?"]
)
def test_two_numbers_lead_to_the_chains_between_them(client: TestClient, words: str) -> None:
    address = client.get("/go", params={"q": words}).headers["location"]
    assert address.startswith("/trace?" + urlencode({"a": URI}))
    assert "Có: 5/KH-UBND dựa trên 34-CT/TW" in client.get(address, headers={"cookie": "language=vi"}).text
    assert address in client.get("/search/results", params={"q": words}).text.replace("&amp;", "&")


@pytest.mark.parametrize("words", ["Khối thi đua số 5", "5", "năm 2024"])
def test_a_number_alone_is_searched(client: TestClient, words: str) -> None:
    address = client.get("/go", params={"q": words}).headers["location"]
    assert address.startswith("/search?")


def test_the_calendar_looks_in_all_years_for_what_one_does_not_have(client: TestClient) -> None:
    asked = {"year": 1999, "nth": 70, "q": "7/5"}
    text = client.get("/calendar", params=asked, headers={"cookie": "language=vi"}).text
    assert "Năm 1999 không có" in text
    assert "07/05/2024" in text
    assert (
        "Năm 1999 không có" not in client.get("/calendar?year=1999", headers={"cookie": "language=vi"}).text
    )


def test_pdf_pages_are_drawn_and_archived_bytes_are_inert(
    client: TestClient, sources: dict[str, str], places: Places
) -> None:
    text = client.get("/document", params={"source": sources["ke-hoach.pdf"], "start": 300, "end": 360}).text
    address = re.search(r'<img src="([^"]+)"', text)
    assert address is not None
    picture = client.get(address[1].replace("&amp;", "&"))
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(re.sub(r"/\d+\.png.*", "/99.png", address[1])).status_code == 404
    with reader(places.published) as connection:
        rows = connection.execute("SELECT sha256, format FROM current_documents").fetchall()
    for sha256, _ in rows:
        answer = client.get(f"/archived/{sha256}")
        assert answer.status_code == 200
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get("/archived/" + "0" * 64).status_code == 404


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("COPY documents TO '/tmp/x.csv'", "only statements that read"),
        ("DROP TABLE documents", "only statements that read"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("SET enable_external_access = true", "only statements that read"),
        ("ATTACH ':memory:' AS m", "only statements that read"),
        ("INSERT INTO documents SELECT * FROM documents", "only statements that read"),
        ("SELECT * FROM read_text('/etc/passwd')", "disabled"),
        ("FROM 'corpora/lexicon/places.tsv'", "disabled"),
        ("SELEKT 1", "syntax error"),
        ("SELECT 1 --" + "x" * 20_000, "longer than"),
    ],
)
def test_the_console_only_reads(client: TestClient, sql: str, said: str) -> None:
    answer = client.get("/console", params={"sql": sql})
    assert answer.status_code == 200
    assert said in answer.text
    assert client.get("/console/answer.csv", params={"sql": sql}).status_code == 400


def test_the_console_is_bounded_in_time_and_rows(places: Places) -> None:
    with browser(places, console_seconds=0.3, console_rows=10) as made:
        long = "SELECT count(*) FROM range(100000000000) AS a, range(100000000000)"
        assert "not answered within 0.3 seconds" in made.get("/console", params={"sql": long}).text
        answer = made.get("/console/answer.json", params={"sql": "FROM range(1000)"})
        assert len(answer.json()) == 10


@pytest.mark.parametrize(
    ("choices", "headers", "status"),
    [
        ({}, {"host": "evil.test"}, 421),
        ({"hosts": ("danchieu.test",)}, {"host": "danchieu.test:8377"}, 200),
        ({"user": "an", "password": "mật"}, {}, 401),
        ({"user": "an", "password": "mật"}, {"authorization": "Basic YW46bcOidA=="}, 401),
        ({"user": "an", "password": "mật"}, {"authorization": "Basic YW46beG6rXQ="}, 200),
        ({"user": "an", "password": "mật"}, {"authorization": "Basic %%%"}, 401),
    ],
)
def test_who_may_ask(
    places: Places, choices: dict[str, object], headers: dict[str, str], status: int
) -> None:
    with browser(places, **choices) as made:
        assert made.get("/search", headers=headers).status_code == status


def test_how_often_one_may_ask(places: Places) -> None:
    with browser(places, requests=3) as made:
        assert [made.get("/search").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        assert made.get("/static/explorer.css").status_code == 200


def test_a_form_elsewhere_may_not_change_anything(client: TestClient) -> None:
    assert client.post("/search", headers={"origin": "http://evil.test"}).status_code == 403
    assert client.post("/search", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/search", headers={"sec-fetch-site": "same-origin"}).status_code == 405


@pytest.mark.parametrize("back", ["//evil.test", "/\\evil.test", "http://evil.test", "javascript:alert(1)"])
def test_the_choice_of_language_stays_on_the_site(client: TestClient, back: str) -> None:
    answer = client.get("/language/en", params={"back": back})
    assert answer.headers["location"] == "/"
    assert client.get("/language/en", params={"back": "/findings?q=a"}).headers["location"] == "/findings?q=a"
    assert client.get("/language/xx").status_code == 404


@pytest.mark.parametrize("path", ["/instrument/vn/none", "/document?source=none", "/?run=none", "/nowhere"])
def test_what_is_not_there_is_said_in_a_page(client: TestClient, path: str) -> None:
    client.cookies.clear()
    answer = client.get(path)
    assert answer.status_code == 404
    assert words()["error.404"]["vi"] in answer.text


def test_a_new_published_file_is_seen_and_a_missing_one_is_told(places: Places, tmp_path: Path) -> None:
    import duckdb

    file = shutil.copy(places.published, tmp_path / "d.duckdb")
    with browser(Places.of(file)) as made:
        assert made.get("/document?source=none").status_code == 404
        other = shutil.copy(places.published, tmp_path / "next.duckdb")
        with duckdb.connect(str(other)) as writer:
            writer.execute("UPDATE documents SET source = 'none' WHERE source LIKE '%dai.txt'")
        other.replace(file)
        assert made.get("/document?source=none").status_code == 200
        file.unlink()
        answer = made.get("/")
        assert answer.status_code == 500
        assert "no warehouse there" in answer.text


def test_the_sql_shown_is_the_sql_asked(places: Places) -> None:
    with reader(places.published) as connection:
        ask = Asker(connection)
        given = {
            "words": "ke hoach",
            "most": 5,
            "skip": 0,
            "severity": None,
            "audit": None,
            "uri": URI,
            "run": None,
        }
        given |= {
            "year": 2024,
            "nth": None,
            "version": 1,
            "first": 0,
            "last": 9,
            "width": 9,
            "source": "it's",
        }
        given |= {"key": "none", "lost": False}
        given |= {"a": "KH 5", "b": "34-CT/TW", "place": None, "uris": [URI], "names": ["KH 5"]}
        given |= {"sha256": "00", "day": datetime.date(2024, 1, 1)}
        for name, question in questions().items():
            answer = ask(name, **given)
            again = connection.execute(answer.statement).fetchall()
            assert [tuple(row.values()) for row in answer] == again, name
            assert question.meaning.endswith("."), name


def test_every_phrase_is_there_in_every_language() -> None:
    asked = set()
    for path in FOLDER.glob("templates/*.html"):
        asked |= set(re.findall(r'\bt\(["\']([a-z_.]+)["\'][,)]', path.read_text("utf-8")))
    single = {key for key in asked if key not in words()}
    assert {key for key in single if not any(known.startswith(key + ".") for known in words())} == set()


def test_style_and_script_of_a_page_are_small() -> None:
    sizes = [path.stat().st_size for path in (FOLDER / "static").rglob("*") if path.suffix in (".js", ".css")]
    assert sum(sizes) < 150_000


def test_what_is_named_by_key_has_words() -> None:
    said = words()
    assert {f"failure.{kind}" for kind in KINDS} <= set(said)
    titles = {f"audit_title.{audit.name}": audit.title for audit in audits()}
    assert {key: row["en"] for key, row in said.items() if key.startswith("audit_title.")} == titles
