"""What stands beside the text of PDF pages, told by its words and its place."""

from __future__ import annotations

import pytest

from pipeline.parse.pdf.furniture import page_reasons
from pipeline.parse.pdf.layout import Line

_HEIGHT = 842.0
_TEXT = tuple(Line("Các cơ quan, đơn vị báo cáo.", 85, 300 + 18 * n, 510, 314 + 18 * n, 13) for n in range(9))


def line(text, top, size=13.0, left=85.0):
    return Line(text, left, top, left + 6 * len(text), top + size, size)


def reason(text, top, size=13.0):
    return page_reasons((line(text, top, size), *_TEXT), _HEIGHT)[0]


@pytest.mark.parametrize(
    "text",
    [
        *("2", "- 2 -", "– 12 –", "~ 4 ~", "1/12", "3 / 12"),
        *("Trang 3", "Trang 3/12", "Trang 3 trên 12", "TRANG: 3", "3 | Trang", "Page 3 of 12"),
    ],
)
def test_page_numbers_stand_at_the_edge(text):
    assert reason(text, 30) == reason(text, 800) == "page number"
    assert reason(text, 200) == ""


@pytest.mark.parametrize(
    "text", ["12/2024", "Trang 3 của Kế hoạch", "2.", "1. Mục đích", "2 đơn vị", "Trang", "12/KH-UBND", "2a"]
)
def test_other_short_lines_at_the_edge_are_text(text):
    assert reason(text, 30) == ""


@pytest.mark.parametrize(
    "text",
    [
        "CÔNG BÁO/Số 975 + 976/Ngày 28-11-2022",
        "2 CÔNG BÁO/Số 975 + 976/Ngày 28-11-2022",
        "CÔNG BÁO/Số 975 + 976/Ngày 28-11-2022 3",
        "4 CÔNG BÁO / Số 12 / Ngày 05-6-2024",
        "CÔNG BÁO TỈNH QUẢNG NGÃI/Số 12/Ngày 05-6-2024 5",
    ],
)
def test_gazette_heads(text):
    assert reason(text, 50) == "gazette head"


@pytest.mark.parametrize(
    "text",
    [
        "Công báo/Cổng thông tin điện tử",
        "Đăng Công báo số 12 ngày 05/6/2024",
        "CÔNG BÁO",
        "Công báo; Lưu: VT",
    ],
)
def test_the_gazette_named_in_text_is_no_head(text):
    assert reason(text, 50) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Người ký: ỦY BAN NHÂN DÂN",
        "Ký bởi: Sở Nội vụ",
        "Đã ký số bởi: Sở Nội vụ",
        "Thời gian ký: 06.01.2026 08:15:00 +07:00",
        "Thời điểm ký: 06/01/2026 08:15:00",
        "06.01.2026 08:15:00 +07:00",
        "Email: thongtin@example.vn",
    ],
)
def test_marks_of_signatures_are_small(text):
    assert reason(text, 200, size=8) == "digital signature"
    assert reason(text, 200, size=13) == ""


def test_label_of_a_form_in_the_size_of_the_text_stays():
    lines = [line(text, 200 + 14 * n, 9.5) for n, text in enumerate(("Cơ quan: ", "Chức vụ: ", "Email: "))]
    assert page_reasons(lines, _HEIGHT) == ["", "", ""]


def test_lines_of_a_stamp_without_a_label_go_with_it():
    stamp = ("CỔNG THÔNG TIN ĐIỆN TỬ", "CHÍNH PHỦ", "thongtin@example.vn", "06.01.2026 08:15:00", "+07:00")
    lines = [line(text, 100 + 9 * n, 8, left=430) for n, text in enumerate(stamp)]
    assert page_reasons((*lines, *_TEXT), _HEIGHT) == ["digital signature"] * 5 + [""] * 9


@pytest.mark.parametrize(
    ("others", "left", "step"),
    [
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT."), 85, 12),
        (("CHỦ TỊCH", "Trần Văn Bình"), 200, 12),
        (("CHỦ TỊCH", "Trần Văn Bình"), 85, 40),
        (("Ghi chú",) * 12, 85, 12),
    ],
)
def test_other_small_type_near_a_stamp_is_text(others, left, step):
    lines = [line(text, 200 + step * n, 10, left=left) for n, text in enumerate(others)]
    last = lines[-1].top + step
    lines.append(line("Thời gian ký: 06.01.2026 08:15:00", last, 10))
    assert page_reasons((*lines, *_TEXT), _HEIGHT)[: len(lines)] == [""] * len(others) + ["digital signature"]
