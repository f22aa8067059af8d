"""Official papers whose header is lost: what titles and annexes still tell."""

from __future__ import annotations

import pytest

from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse

_BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
    "Xét đề nghị của Giám đốc Sở Nội vụ,\n"
    "QUYẾT ĐỊNH:\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của các khối thi đua.\n"
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n"
)


@pytest.mark.parametrize(
    ("text", "number", "issued"),
    [
        (
            _BODY + "QUY CHẾ\n(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 12/02/2026 của UBND tỉnh)",
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (
            _BODY + "QUY CHẾ\n(Ban hành theo Quyết định số 45/QĐ-UBND ngày 12/02/2026 của UBND tỉnh)",
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (
            "Quyết định 45/QĐ-UBND ngày 12/02/2026 về Quy chế khối thi đua\n" + _BODY,
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (
            "(Trích Quyết định số 45/QĐ-UBND ngày 12/02/2026 của UBND tỉnh)\nĐiều 1. Giao Sở Nội vụ.",
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (
            "Mục IV Quyết định số 45/QĐ-UBND ngày 12/02/2026: Sở Nội vụ hướng dẫn.",
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (
            "Số hiệu: 45/QĐ-UBND\nLoại văn bản: Quyết định\nCơ quan ban hành: UBND tỉnh\n"
            "Ngày ban hành: 12/02/2026\nĐiều 1. Giao Sở Nội vụ.",
            "45/QĐ-UBND",
            "2026-02-12",
        ),
        (_BODY + "Điều 3. Bãi bỏ Quyết định số 45/QĐ-UBND ngày 12/02/2026 của UBND tỉnh.", None, None),
    ],
)
def test_number_of_a_paper_without_header(
    kit: Kit, text: str, number: str | None, issued: str | None
) -> None:
    itself = extract(parse(text.encode(), "a.txt"), Context("a.txt"), kit).itself
    assert itself is not None
    assert (itself.type, itself.number, itself.issued) == ("Quyết định", number, issued)


@pytest.mark.parametrize(
    ("text", "type_", "number"),
    [
        (
            "HƯỚNG DẪN TUYÊN TRUYỀN KỶ NIỆM CÁC NGÀY LỄ LỚN NĂM 2026\nNgày 08-01-2026, Ban Tuyên giáo Tỉnh ủy ban hành Hướng dẫn "
            "số 18-HD/BTGTU về tuyên truyền. Báo trích đăng nguyên văn Hướng dẫn.\n- Căn cứ Chỉ thị số 45-CT/TW của Bộ Chính trị;\n1. Mục đích",
            "Hướng dẫn",
            "18-HD/BTGTU",
        ),
        (
            "HƯỚNG DẪN TUYÊN TRUYỀN KỶ NIỆM CÁC NGÀY LỄ LỚN NĂM 2026\nNgày 08-01-2025, Ban Tuyên giáo Tỉnh ủy ban hành Hướng dẫn "
            "số 18-HD/BTGTU về tuyên truyền năm trước.\n- Căn cứ Chỉ thị số 45-CT/TW của Bộ Chính trị;\n1. Mục đích",
            "Hướng dẫn",
            None,
        ),
        (
            "Hướng dẫn tuyên truyền kỷ niệm các ngày lễ lớn năm 2026\nCăn cứ\n- Chỉ thị số 45-CT/TW của Bộ Chính trị;\n"
            "Ban Tuyên giáo Tỉnh ủy hướng dẫn tuyên truyền các ngày lễ lớn trong năm 2026 như sau:\n1. Mục đích",
            "Hướng dẫn",
            None,
        ),
    ],
)  # fmt: skip
def test_a_paper_that_a_page_prints_whole(kit: Kit, text: str, type_: str, number: str | None) -> None:
    itself = extract(parse(text.encode(), "a.txt"), Context("a.txt"), kit).itself
    assert itself is not None
    assert (itself.type, itself.number) == (type_, number)


def test_a_report_under_a_title_that_names_a_kind_is_no_paper(kit: Kit) -> None:
    text = (
        "Hướng dẫn tuyên truyền kỷ niệm các ngày lễ lớn năm 2026\nSáng 8/1, hội nghị quán triệt cách tuyên truyền "
        "các ngày lễ lớn diễn ra tại hội trường Tỉnh ủy.\nCăn cứ Chỉ thị số 45-CT/TW, các cấp đã bàn việc."
    )
    assert extract(parse(text.encode(), "a.txt"), Context("a.txt"), kit).itself is None


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Quyết định về việc tổ chức gặp mặt điển hình", "979/QĐ-UBND"),
        ("Tỉnh nhà gặp mặt các điển hình", None),
    ],
)
def test_a_page_entitled_by_the_type_of_what_was_issued_reports_on_it(
    kit: Kit, title: str, about: str | None
) -> None:
    body = (
        "Thực hiện Kế hoạch số 90-KH/TU của Tỉnh ủy, năm nay UBND tỉnh ban hành Quyết định số 979/QĐ-UBND về "
        "gặp mặt, biểu dương các điển hình tiên tiến trong tỉnh."
    )
    text = f"{title}\nĐăng ngày: 14/05/2018 08:29:24\n{body}"
    assert extract(parse(text.encode(), "a.txt"), Context("a.txt"), kit).about == about
