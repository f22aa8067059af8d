"""Hard-wrapped lines of plain text joined into paragraphs."""

from __future__ import annotations

import time

import pytest

from extractors.document import Zone
from pipeline.parse import parse
from pipeline.parse.wraps import join_wraps, number_lines
from tests.makers.blocks import assert_sound, texts


def joined(text: str) -> list[str]:
    return [line.text for line in join_wraps(number_lines(text)) if not line.reason]


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (["Các trường tiếp tục tổ chức phong trào", "thi đua dạy tốt, học tốt."], None),
        (["Thực hiện Kế hoạch số", "45/KH-UBND của thành phố"], None),
        (["Sông Mây, ngày", "13 tháng 7 năm 2025"], None),
        (["Lễ kỷ niệm do Hội Chữ thập đỏ và", "Ủy ban phường Bến Lau tổ chức"], None),
        (["I. MỤC TIÊU,", "NHIỆM VỤ"], None),
        (["I. CĂN CỨ XÂY DỰNG", "KẾ HOẠCH"], None),
        (["ỦY", "BAN NHÂN DÂN"], None),
        (["CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], None),
        (["CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM"], None),
        (["Căn cứ Nghị định số 199/2013/NĐ", "- CP ngày 26 tháng 11 năm 2013;"], None),
        (["Tam", "Kỳ, ngày 19 tháng 6 năm 2007"], None),
        (["Xét đề nghị của Giám đốc", "Sở Nội vụ tại Tờ trình số 47/TTr-SNV,"], None),
        (["Triển khai Quyết định số 45/QĐ-", "UBND của thành phố."], "Triển khai Quyết định số 45/QĐ-UBND của thành phố."),
        (["Dự lễ có ông Trần Văn Bình, đại diện TP.", "sông Mây và các phường."], None),
    ],
)  # fmt: skip
def test_a_wrapped_sentence_is_one_block(lines, paragraph):
    assert joined("\n".join(lines)) == [paragraph or " ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Các trường tổ chức hội nghị.", "phong trào thi đua"],
        ["LOGO", "Ban hành kế hoạch"],
        ["Căn cứ Luật Thi đua, khen thưởng;", "Xét đề nghị của Sở Nội vụ,", "QUYẾT ĐỊNH:"],
        ["Các trường tổ chức phong trào thi đua", "", "thi đua dạy tốt, học tốt"],
        ["Các trường tổ chức phong trào thi đua", "a) dạy tốt, học tốt"],
        ["Các trường tổ chức phong trào thi đua", "- dạy tốt, học tốt"],
        ["Các trường thi đua theo Kế hoạch 12/KH", "- Dạy tốt, học tốt"],
        ["ĐẢNG CỘNG SẢN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ SÔNG MÂY"],
        ["Số: 45/KH-UBND", "về phong trào thi đua"],
        ["Đại biểu nhận cờ. Ảnh: Quốc Toản", "Đại biểu chụp ảnh"],
        ["Khối thi đua số 4 ký giao ước", "Lan Hương"],
        ["Trang chủ", "tin tức"],
        ["Hội nghị tổng kết phong trào chuyển đổi số", "Cả thành phố vào cuộc"],
        ["Theo đề nghị của Giám đốc Sở Nội vụ và", "QUYẾT ĐỊNH:"],
        ["| Trường Sông Mây và các trường", "thành viên |"],
        ["Hội nghị tổng kết phong trào của", "Ngày đăng: 12/03/2025"],
    ],
)
def test_lines_that_stand_alone_stay_alone(lines):
    assert joined("\n".join(lines)) == [line for line in lines if line]


def test_names_are_joined_where_lines_around_them_are_wrapped():
    text = (
        "1. Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với các\n"
        "sở, ngành rà soát danh sách các trường của Khối Thi\n"
        "đua số 4, báo cáo kết quả với ông Hồ Minh Đức, Hoàng\n"
        "Văn Nam trước ngày họp và gửi cho Công ty Dệt may Sông\n"
        "Mây. Các trường còn lại báo cáo sau.\n"
        "Khen thưởng\n"
        "Trường nào đạt giải thì được thưởng."
    )
    assert joined(text) == [
        "1. Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ngành rà soát danh sách các trường của Khối "
        "Thi đua số 4, báo cáo kết quả với ông Hồ Minh Đức, Hoàng Văn Nam trước ngày họp và gửi cho Công ty Dệt "
        "may Sông Mây. Các trường còn lại báo cáo sau.",
        "Khen thưởng",
        "Trường nào đạt giải thì được thưởng.",
    ]


def test_a_bracket_keeps_a_dash_inside():
    text = "Lễ kỷ niệm 70 năm Ngày truyền thống (12/3/1955\n- 12/3/2025) của nhà trường."
    assert joined(text) == ["Lễ kỷ niệm 70 năm Ngày truyền thống (12/3/1955 - 12/3/2025) của nhà trường."]


def test_a_page_number_inside_a_sentence_is_furniture():
    document = parse(
        "Giao Sở Nội vụ phối hợp với các đơn vị để bảo đảm việc\n2\nthực hiện đúng quy định.".encode(), "a"
    )
    assert_sound(document)
    assert texts(document, Zone.BODY) == [
        "Giao Sở Nội vụ phối hợp với các đơn vị để bảo đảm việc thực hiện đúng quy định."
    ]
    assert [(piece.text, piece.reason, piece.origin.path) for piece in document.furniture] == [
        ("2", "page number", "line 2")
    ]
    assert document.blocks[0].origin.path == "lines 1-3"


def test_numbers_of_a_table_stay_on_their_lines():
    assert joined("Mức phí các loại\n1\nMáy bơm nước\n2\nVòi phun nước") == [
        "Mức phí các loại",
        "1",
        "Máy bơm nước",
        "2",
        "Vòi phun nước",
    ]


def test_torn_letters_of_plain_text_are_mended():
    assert joined("Chỉ thị số 25 ndash; CT/TU của Thagrave;nh ủy") == ["Chỉ thị số 25 – CT/TU của Thành ủy"]


def test_a_number_under_its_label():
    assert joined("Số:\n45/KH-UBND") == ["Số: 45/KH-UBND"]


def test_runs_of_space_cost_no_more_than_their_length():
    started = time.perf_counter()
    assert joined(" \t" * 30_000 + "Thi đua" + " \t" * 30_000 + "dạy tốt") == ["Thi đua dạy tốt"]
    assert time.perf_counter() - started < 5
