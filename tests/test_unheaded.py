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
