"""The demo site against its own gold: what gold says stands in the files, links lead somewhere."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pypdfium2
import pytest
from docx import Document
from lxml import html

from corpora.demo import BROKEN, GOLD, HOSTS, PLANTED, SITE

RELATIONS = {
    "pursuant_to",
    "implements",
    "amends",
    "replaces",
    "repeals",
    "guides",
    "issued_with",
    "reviews",
    "according_to",
    "corrects",
    "consolidates",
    "cites",
}
FAILURES = {"gone", "empty", "broken", "password", "unknown_format", "no_text", "robots"}
IDS = sorted(path.stem for path in GOLD.glob("*.json"))


def gold(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return facts


def file_of(url: str) -> Path:
    parts = urlsplit(url)
    path = parts.path + ("index.html" if parts.path.endswith("/") else "")
    return SITE / parts.netloc / path.lstrip("/")


def words_of(path: Path) -> str:
    """All text of a file, read without any of the project's own parsers."""
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        return "\n".join("".join(run.text for run in node.xpath(".//w:t")) for node in body.xpath(".//w:p"))
    page = html.fromstring(path.read_bytes().decode("utf-8"))
    for line_break in page.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    text = unescape(" ".join(page.itertext()))
    return text.replace("phograve;ng", "phòng").replace("toagrave;n", "toàn")


def folded(text: str) -> str:
    """Letters and digits as a reader compares them: case, spaces, dashes and TƯ/TW aside."""
    text = unicodedata.normalize("NFC", text).lower().replace("uỷ", "ủy").replace("tư", "tw")
    return re.sub(r"[\s\xa0–—\-\ufffe]+", "", text)


def tables(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def stated(facts: dict[str, Any]) -> Iterator[str]:
    """Every name, number and quote that the text must hold."""
    yield from facts["people"] + facts["bylines"] + facts["movements"] + facts["campaigns"]
    yield from (row["event"] for row in facts["anniversaries"])
    for citation in facts["citations"]:
        yield from filter(None, (citation.get(key) for key in ("number", "name", "issuer", "signer")))
    for role in facts["roles"]:
        yield from filter(None, (role["title"], role["org"]))
    for bloc in facts["blocs"]:
        yield from [bloc["name"], *bloc["members"], *bloc["deputies"]] + (
            [bloc["leader"]] if bloc["leader"] else []
        )
    yield from (relation["quote"] for relation in facts["relations"] if "quote" in relation)
    if facts["self"]:
        yield from filter(None, (facts["self"][key] for key in ("number", "issuer", "signer")))


def test_the_site_is_large_enough() -> None:
    suffixes = [file_of(gold(name)["source"]).suffix for name in IDS]
    assert len(IDS) >= 34
    assert suffixes.count(".pdf") >= 4
    assert suffixes.count(".docx") >= 4
    assert {urlsplit(gold(name)["source"]).netloc for name in IDS} == set(HOSTS)


@pytest.mark.parametrize("name", IDS)
def test_what_gold_states_stands_in_the_text(name: str) -> None:
    facts = gold(name)
    text = folded(words_of(file_of(facts["source"])))
    missing = [row for row in stated(facts) if not any(folded(part) in text for part in row.split(" | "))]
    assert not missing


@pytest.mark.parametrize("name", IDS)
def test_gold_dates_are_days_and_stand_in_the_text(name: str) -> None:
    facts = gold(name)
    text = re.sub(r"\s+", " ", words_of(file_of(facts["source"])))
    assert len(facts["dates"]) == len(set(facts["dates"]))
    for day in facts["dates"]:
        when = date.fromisoformat(day)
        digits = rf"(?<!\d)0?{when.day}\s?[/.]\s?0?{when.month}\s?[/.]\s?{when.year}(?!\d)"
        words = rf"(?<!\d)0?{when.day} tháng 0?{when.month} năm {when.year}(?!\d)"
        assert re.search(f"{digits}|{words}", text), day


@pytest.mark.parametrize("name", IDS)
def test_every_full_date_of_the_text_is_in_gold(name: str) -> None:
    facts = gold(name)
    text = re.sub(r"\s+", " ", document_text(facts))
    for day, month, year in re.findall(r"(?<!\d)(\d\d?)/(\d\d?)/(\d{4})(?!\d)", text):
        if (month, day) != ("02", "31"):
            assert f"{year}-{int(month):02d}-{int(day):02d}" in facts["dates"]


def document_text(facts: dict[str, Any]) -> str:
    """A file's text without its furniture: what stands in the element that the layouts keep for it."""
    path = file_of(facts["source"])
    if path.suffix != ".html":
        return words_of(path)
    page = html.fromstring(path.read_bytes().decode("utf-8"))
    holders = page.xpath("//*[@class='chi-tiet' or @class='noi-dung-bai' or @class='content']")
    return unescape(" ".join(" ".join(holder.itertext()) for holder in holders))


@pytest.mark.parametrize("name", IDS)
def test_furniture_stands_outside_the_document(name: str) -> None:
    facts = gold(name)
    whole, inside = folded(words_of(file_of(facts["source"]))), folded(document_text(facts))
    for number in facts["absent"]:
        assert folded(number) in whole
        assert folded(number) not in inside


@pytest.mark.parametrize("name", IDS)
def test_gold_has_the_shape_of_the_contract(name: str) -> None:
    facts = gold(name)
    assert facts["id"] == name == Path(urlsplit(facts["source"]).path).stem
    numbers = {citation["number"] or citation["name"] for citation in facts["citations"]}
    for relation in facts["relations"]:
        assert relation["type"] in RELATIONS
        assert {relation["from"], relation["to"]} <= numbers | {"self"}
        assert relation["from"] != "self" or facts["self"]
    assert {role["person"] for role in facts["roles"]} <= set(facts["people"])
    assert facts["about"] is None or facts["about"] in numbers


def links(path: Path, url: str) -> Iterator[str]:
    page = html.fromstring(path.read_bytes().decode("utf-8"))
    yield from (urljoin(url, href) for href in page.xpath("//a/@href") if not href.startswith("#"))


def test_links_lead_to_files_of_the_site() -> None:
    gone = {row["url"] for row in tables(BROKEN) if row["kind"] == "gone"}
    for path in SITE.rglob("*.html"):
        if path.stat().st_size:
            url = f"http://{path.relative_to(SITE)}"
            assert [
                link for link in links(path, url) if link not in gone and not file_of(link).is_file()
            ] == []


def test_every_document_is_reached_from_a_listing_and_from_the_sitemap() -> None:
    reached = {
        link for path in SITE.rglob("*.html") if path.stat().st_size for link in links(path, "http://x/")
    }
    paths = {urlsplit(link).path for link in reached}
    for name in IDS:
        source = urlsplit(gold(name)["source"])
        assert source.path in paths
        assert source.path in (SITE / source.netloc / "sitemap.xml").read_text("utf-8")


def test_broken_addresses() -> None:
    rows = tables(BROKEN)
    assert {row["kind"] for row in rows} == FAILURES
    for row in rows:
        assert file_of(row["url"]).is_file() == (row["kind"] != "gone")
        assert Path(urlsplit(row["url"]).path).stem not in IDS
    assert "Disallow: /noi-bo/" in (SITE / "haigiang.gov.test" / "robots.txt").read_text("utf-8")
    assert not [name for name in IDS if "/noi-bo/" in gold(name)["source"]]


def test_planted_faults_stand_where_they_are_said_to() -> None:
    rows = tables(PLANTED)
    assert len({row["audit"] for row in rows}) >= 12
    for row in rows:
        text = folded(words_of(file_of(gold(row["document"])["source"])))
        assert folded(row["quote"]) in text, row["quote"]


def test_building_again_gives_the_same_bytes() -> None:
    pytest.importorskip("reportlab", reason="reportlab writes the PDF files; it comes with the dev group")
    from corpora.demo.build import build

    built = build()
    committed = {str(path.relative_to(SITE)): path for path in SITE.rglob("*") if path.is_file()}
    assert set(built) == set(committed)
    assert [name for name, data in built.items() if committed[name].read_bytes() != data] == []
