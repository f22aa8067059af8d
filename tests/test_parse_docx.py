"""DOCX files: order, zones, merged cells, headers, refusals."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.document import Zone
from pipeline.parse import UnreadableError, parse
from tests.makers import offices, words
from tests.makers.blocks import assert_sound, texts


@pytest.fixture(scope="module")
def plan():
    return parse(words.plan(), "ke-hoach.docx")


def test_zones(plan):
    assert_sound(plan)
    assert plan.format == "docx"
    assert plan.title == "KẾ HOẠCH Tổ chức phong trào thi đua năm 2026"
    assert texts(plan, Zone.HEADER)[:2] == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SÔNG MÂY"]
    assert "Số: 12/KH-UBND" in texts(plan, Zone.HEADER)
    assert texts(plan, Zone.SIGNATURE) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Trần Văn Bình"]
    assert texts(plan, Zone.RECIPIENTS) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_merged_cells_stand_once(plan):
    assert texts(plan, Zone.TABLE) == ["TT", "Nhiệm vụ", "Chủ trì", "Phát động thi đua", "Phòng Nội vụ"]


def test_origins(plan):
    paths = [block.origin.path for block in plan.blocks]
    assert paths[0] == "table 1 row 1 cell 1"
    assert "paragraph 1" in paths
    assert "table 2 row 2 cell 3" in paths


def test_page_header_is_furniture(plan):
    assert [(piece.text, piece.reason) for piece in plan.furniture] == [("Bản phát hành", "page header")]


def test_no_break_space_is_a_space(plan):
    assert "282/KH-UBND ngày 30/11/2025" in plan.text


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (words.plan()[:3000], "broken"),
        (offices.cut(words.plan(), "word/document.xml"), "broken"),
        (words.empty(), "no_text"),
        (_zip("xl/workbook.xml"), "broken"),
        (_zip("anh.jpg"), "unknown_format"),
    ],
)
def test_unreadable(data, kind):
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.docx")
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)
