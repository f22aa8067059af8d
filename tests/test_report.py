"""The report of a night: whole in one file, inert whatever was crawled, bounded, and true about what changed."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from flows.cli.main import run
from warehouse.explorer import report as reports
from warehouse.explorer.languages import LANGUAGES, speaker
from warehouse.explorer.report import report
from warehouse.query import QueryError, reader

MARKUP = "<script>alert(1)</script><img src=//x.test/p.png onerror=alert(2)></style>'\"; DROP TABLE runs; -- \u202e"
PAPER = f"""ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 5/KH-UBND
Hà Tĩnh, ngày 09 tháng 01 năm 2024

KẾ HOẠCH
Kỷ niệm các ngày lễ lớn {MARKUP} năm 2024

Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi mới công tác thi đua, Ủy ban nhân dân
tỉnh ban hành Kế hoạch như sau:
1. Kỷ niệm 71 năm Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024) {MARKUP}.
2. Kỷ niệm 81 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2024).
3. Sở Nội vụ chủ trì tham mưu tổng kết trước ngày 15/12/2024.
"""
OTHER = PAPER.replace("34-CT/TW ngày 07/4/2014", "35-CT/TW ngày 08/4/2014").replace(
    "15/12/2024", "20/12/2024"
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file given by hand, and given again with other words."""
    folder = tmp_path_factory.mktemp("report")
    paper, file = folder / "<b>&amp;\"'.txt", folder / "d.duckdb"
    for text in (PAPER, OTHER):
        paper.write_text(text, encoding="utf-8")
        assert run(["ingest", "--no-prefect", str(paper), "--warehouse", str(file)]) == 0
    return file


def first_run(warehouse: Path) -> str:
    with reader(warehouse) as connection:
        return str(connection.execute("SELECT min_by(run_id, started_at) FROM runs").fetchall()[0][0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_needs_nothing_else_and_hostile_text_is_text(warehouse: Path, language: str) -> None:
    page = report(warehouse, language=language)
    assert f'<html lang="{language}">' in page
    assert "&lt;script&gt;alert(1)" in page
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in (
            "script",
            "img",
            "link",
            "iframe",
            "object",
            "form",
            "base",
            "image",
            "use",
        )
        assert not any(name.startswith("on") or name in ("src", "style") for name in element.attrib)
        assert re.match(r"#|https?://", element.get("href", "#")), element.get("href")
        assert element.tag != "meta" or element.get("http-equiv", "Content-Security-Policy")[:7] == "Content"


def test_its_policy_allows_its_own_style_and_nothing_else(warehouse: Path) -> None:
    page = report(warehouse)
    style = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert len(style) == 1
    assert "url(" not in style[0]
    assert "@import" not in style[0]
    hashed = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    assert f'content="{policy}"' in html.tostring(html.fromstring(page), encoding="unicode")


def section(page: str, name: str) -> str:
    return " ".join(html.fromstring(page).get_element_by_id(name).text_content().split())


def test_changes_are_told_word_by_word_and_relations_with_their_quotes(warehouse: Path) -> None:
    changes = section(report(warehouse, language="en"), "changes")
    assert re.search(r"Relations gained 1 added 5/KH-UBND implements 35-CT/TW “", changes), changes
    assert re.search(r"Relations lost 1 gone 5/KH-UBND implements 34-CT/TW “", changes)
    assert "Documents changed 1" in changes
    assert "Instruments new here 1 35-CT/TW" in changes
    changed = html.fromstring(report(warehouse))
    assert "34" in {element.text for element in changed.iter("del")}
    assert {"35", "20"} <= {element.text for element in changed.iter("ins")}


def test_an_earlier_run_is_told_as_it_was(warehouse: Path) -> None:
    changes = section(report(warehouse, run=first_run(warehouse), language="en"), "changes")
    assert "Documents changed" not in changes
    assert "Relations lost" not in changes
    assert "34-CT/TW" in changes
    assert "35-CT/TW" not in changes


def test_findings_stand_with_their_words_and_beyond_the_first_only_their_number(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reader(warehouse) as connection:
        counts = dict(
            connection.execute("SELECT severity, count(*) FROM findings_open GROUP BY 1").fetchall()
        )
    assert max(counts.values()) > 1, counts
    assert "first" not in section(report(warehouse, language="en"), "findings")
    monkeypatch.setattr(reports, "FINDINGS", 1)
    page = report(warehouse, language="en")
    told = section(page, "findings")
    assert len(html.fromstring(page).xpath("//section[@id='findings']//article")) == len(counts)
    assert f"The first 1 of {max(counts.values())} are listed" in told
    assert "“" in told


def test_the_command_writes_it_whole_and_names_what_is_wrong(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "neu" / "dem.html"
    asked = ["report", "--warehouse", str(warehouse)]
    assert run([*asked, "--out", str(out), "--lang", "en", "--night", first_run(warehouse)]) == 0
    assert [path.name for path in out.parent.iterdir()] == ["dem.html"]
    assert speaker("en")("tonight.head") in out.read_text(encoding="utf-8")
    assert run(asked) == 0
    assert warehouse.with_suffix(".report.html").is_file()
    assert run([*asked, "--lang", "fr"]) == 2
    assert run([*asked, "--night", "19990101"]) == 1
    assert "no run 19990101" in capsys.readouterr().err


def test_a_lake_is_refused() -> None:
    with pytest.raises(QueryError, match="lake"):
        report(Path("kho.lake"))
