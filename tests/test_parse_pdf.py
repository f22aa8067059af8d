"""PDF files with a text layer: columns, paragraphs, tables, furniture, refusals."""

from __future__ import annotations

import pytest

from extractors.document import Zone
from pipeline.parse import UnreadableError, parse
from tests.makers import pdfs
from tests.makers.blocks import assert_sound, texts


@pytest.fixture(scope="module")
def plan():
    return parse(pdfs.plan(), "ke-hoach.pdf")


def test_plan_is_sound(plan):
    assert_sound(plan)
    assert plan.format == "pdf"
    assert plan.warnings == ()


def test_columns_of_the_head_do_not_interleave(plan):
    assert texts(plan, Zone.HEADER) == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ SÔNG MÂY",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Mây, ngày 05 tháng 01 năm 2026",
    ]


def test_title_is_kind_and_subject(plan):
    assert plan.title == "KẾ HOẠCH Tổ chức phong trào thi đua yêu nước trên địa bàn thành phố năm 2026"
    assert plan.published is None


def test_broken_lines_read_through(plan):
    assert (
        "Kế hoạch số 282/KH-UBND ngày 30 tháng 11 năm 2025 của Ủy ban nhân dân Thành phố Hà Nội," in plan.text
    )
    assert "tại từng cơ quan, đơn vị trên địa bàn" in plan.text


def test_foot_columns(plan):
    assert texts(plan, Zone.RECIPIENTS) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NV."]
    assert texts(plan, Zone.SIGNATURE) == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Văn Bình",
    ]


def test_table_cell_by_cell(plan):
    cells = [
        "TT",
        "Nhiệm vụ",
        "Chủ trì",
        "1",
        "Phát động thi đua",
        "Phòng Nội vụ",
        "2",
        "Tổng kết",
        "Văn phòng",
    ]
    assert texts(plan, Zone.TABLE) == cells


def test_furniture(plan):
    reasons = {piece.text: piece.reason for piece in plan.furniture}
    assert reasons["2"] == "page number"
    assert reasons["Người ký: ỦY BAN NHÂN DÂN"] == "digital signature"
    assert "Thời gian ký" not in plan.text


def test_every_block_has_page_and_box(plan):
    for block in plan.blocks:
        assert block.origin.page in (1, 2)
        left, top, right, bottom = block.origin.box
        assert 0 <= left < right <= 596
        assert 0 <= top < bottom <= 843
    number = next(block for block in plan.blocks if plan.text[block.start : block.end] == "Số: 12/KH-UBND")
    assert number.origin.page == 1
    assert 100 < number.origin.box[1] < 128 < number.origin.box[3] + 4


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdfs.plan(password="bí mật"), "password"),
        (pdfs.plan()[:400], "broken"),
        (b"%PDF-1.7\nrubbish", "broken"),
        (pdfs.drawing(), "no_text"),
    ],
)
def test_unreadable(data, kind):
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.pdf")
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_pages_say_how_they_were_read():
    document = parse(pdfs.drawing(1, "Báo cáo kết quả thi đua quý I."), "a.pdf")
    assert [(page.number, page.how) for page in document.pages] == [(1, "blank"), (2, "text")]
    assert document.warnings == ()
    assert "Báo cáo" in document.text


@pytest.mark.parametrize("angle", [45, 90, -30])
def test_turned_text_is_furniture(angle):
    page, buffer = pdfs.canvas()
    page.saveState()
    page.translate(300, 400)
    page.rotate(angle)
    pdfs.text(page, -150, 841.9, "CỔNG THÔNG TIN ĐIỆN TỬ", 24)
    page.restoreState()
    lines = ("Thực hiện Kế hoạch số 282/KH-UBND ngày 30 tháng 11 năm 2025, các đơn", "vị báo cáo kết quả.")
    pdfs.paragraph(page, 90, lines)
    pdfs.paragraph(page, 420, lines)
    page.showPage()
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    assert [(piece.text, piece.reason) for piece in document.furniture] == [
        ("CỔNG THÔNG TIN ĐIỆN TỬ", "turned text")
    ]
    assert document.text.count("đơn vị báo cáo kết quả.") == 2
