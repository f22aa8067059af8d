"""Document numbers: what is lexed, how it is read, and what is judged to be none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.kit import Kit
from extractors.numbers import canonical

FOUND = [
    # text, number as stated, order, type code, issuer code
    ("Kế hoạch số 282/KH-UBND", "282/KH-UBND", "state", "KH", "UBND"),
    ("kế hoạch số 01/ KH-KTĐ", "01/KH-KTĐ", "state", "KH", "KTĐ"),
    ("Nghị quyết số 15-NQ/TƯ", "15-NQ/TW", "party", "NQ", "TW"),
    ("Chương trình số 16 - CTr/TU", "16-CTr/TU", "party", "CTr", "TU"),
    ("Hướng dẫn số 69 – HD/BTGTW", "69-HD/BTGTW", "party", "HD", "BTGTW"),
    ("Quyết định số 31/2020/QĐ-UBND", "31/2020/QĐ-UBND", "state", "QĐ", "UBND"),
    ("Quyết định số 31/2020/QÐ-UBND", "31/2020/QĐ-UBND", "state", "QĐ", "UBND"),
    ("Luật số 06/2022/QH15", "06/2022/QH15", "law", None, "QH"),
    ("Nghị quyết số 101/2025/UBTVQH15", "101/2025/UBTVQH15", "law", None, "UBTVQH"),
    ("Nghị quyết số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "state", "NQ", "CP"),
    ("Công văn số 1486/SNV-TĐKT", "1486/SNV-TĐKT", "letter", None, "SNV"),
    ("Công văn 285/CCTTHC của Tổ công tác", "285/CCTTHC", "letter", None, "CCTTHC"),
    ("văn bản số 4912/UBND-NC", "4912/UBND-NC", "letter", None, "UBND"),
    ("Quyết định 1074/QĐ-UBND.HC", "1074/QĐ-UBND.HC", "state", "QĐ", "UBND"),
    ("Quy định số31-QĐ/TW", "31-QĐ/TW", "party", "QĐ", "TW"),
    ("Nghị định 17-CP", "17-CP", "old", None, "CP"),
    ("Quyết định số 84 QĐ/TWĐTN", "84QĐ/TWĐTN", "party", "QĐ", "TWĐTN"),
    ("Thông tư liên tịch số 01/2013/TTLT-BNV-BTC", "01/2013/TTLT-BNV-BTC", "state", "TTLT", "BNV"),
    ("Thông tư liên tịch số 21/2004/TTLT/BNV-BYT", "21/2004/TTLT/BNV-BYT", "state", "TTLT", "BNV"),
    ("Thông tư 12/2012/TT-BNN&PTNT", "12/2012/TT-BNN&PTNT", "state", "TT", "BNNPTNT"),
    ("CHỈ THỊ SỐ 19/CT-TTG", "19/CT-TTG", "state", "CT", "TTg"),
    ("Nghị định số 65/2014/NĐ- CP", "65/2014/NĐ-CP", "state", "NĐ", "CP"),
    ("Kế hoạch 282KH-UBND", "282KH-UBND", "state", "KH", "UBND"),
    ("Nghị định 91/2017NĐ-CP", "91/2017NĐ-CP", "state", "NĐ", "CP"),
    ("Thông báo số 70-TB/TWngày 06/01/2012", "70-TB/TW", "party", "TB", "TW"),
    ("Chỉ thị số 22/CT-TW", "22/CT-TW", "state", "CT", "TW"),
]  # fmt: skip

NONE = [
    "397/411 đại biểu có mặt",
    "trực 24/7, tỷ số 13/63",
    "QCVN 06:2022/BXD về an toàn cháy",
    "Bản án số 15/2023/HS-ST của Tòa án",
    "Hợp đồng số 12/2020/HĐKT ký ngày 3/3/2020",
    "xe biển số 29A/12-ABC",
    "ngày 30/11/2023 và 02-02-1998",
    "giá 1.234.567 đồng, điện thoại 024.3825.1234",
    "thửa đất số 12/AB tại phường 3",
]


@pytest.mark.parametrize(("text", "number", "order", "type_code", "issuer_code"), FOUND)
def test_number_is_read(
    kit: Kit, text: str, number: str, order: str, type_code: str | None, issuer_code: str
) -> None:
    found, _ = kit.references.numbers.scan(text)
    assert [(n.number, n.order, n.type_code, n.issuer_code) for n in found] == [
        (number, order, type_code, issuer_code)
    ]
    assert canonical(text[found[0].start : found[0].end]) == number


@pytest.mark.parametrize("text", NONE)
def test_no_number(kit: Kit, text: str) -> None:
    assert kit.references.numbers.scan(text)[0] == ()


def test_distractors_are_rejected_with_their_reason(kit: Kit) -> None:
    _, rejected = kit.references.numbers.scan("Bản án số 15/2023/HS-ST")
    assert [(row.reason, row.quote) for row in rejected] == [("court", "15/2023/HS-ST")]


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "\u2011"])
def test_dashes_are_one(kit: Kit, dash: str) -> None:
    found, _ = kit.references.numbers.scan(f"Nghị quyết số 15{dash}NQ/TW")
    assert [n.number for n in found] == ["15-NQ/TW"]


def test_blank_number_of_a_draft(kit: Kit) -> None:
    text = "Số:        /KH-UBND"
    assert kit.references.numbers.blank(text, 0, len(text)) == "KH-UBND"
    full = "Số: 12/KH-UBND"
    assert kit.references.numbers.blank(full, 0, len(full)) is None


@given(st.text(alphabet="0123456789/-. ĐNQTWKHUBDsố", max_size=80))
def test_spans_lie_inside_the_text(text: str) -> None:
    found, rejected = KIT.references.numbers.scan(text)
    for span in (*found, *rejected):
        assert 0 <= span.start < span.end <= len(text)


KIT = Kit.load()
