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
    ("Số:282/KH-UBND", "282/KH-UBND", "state", "KH", "UBND"),
    ("Quyết định số 10/2007/QĐ_BKHCN", "10/2007/QĐ_BKHCN", "state", "QĐ", "BKHCN"),
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
    ("Chỉ thị 45 CT-UB", "45CT-UB", "state", "CT", "UBND"),
    ("Sắc lệnh 122/SL", "122/SL", "state", "SL", None),
    ("Nghị định s0 93/2001/NĐ-CP", "93/2001/NĐ-CP", "state", "NĐ", "CP"),
    ("Kế hoạch số: 2 82/KH - UBND", "282/KH-UBND", "state", "KH", "UBND"),
    ("Quyết định sổ 1 06-QĐ/TW", "106-QĐ/TW", "party", "QĐ", "TW"),
    ("Quyết định số I5/QĐ-UBND", "I5/QĐ-UBND", "state", "QĐ", "UBND"),
    ("Kế hoạch số l 2/KH-UBND", "l2/KH-UBND", "state", "KH", "UBND"),
    ("Quyết định 13//QĐ-BCĐ", "13//QĐ-BCĐ", "state", "QĐ", "BCĐ"),
    ("Quyết định số 05/2008-QĐ-UBND", "05/2008-QĐ-UBND", "state", "QĐ", "UBND"),
    ("Quyết định số 45 /QĐ. UBND", "45/QĐ.UBND", "state", "QĐ", "UBND"),
    # Only `số` parts a number: a count may stand before one.
    ("gửi 2 82/KH-UBND", "82/KH-UBND", "state", "KH", "UBND"),
    ("Nghị định 91/2017NĐ-CP", "91/2017NĐ-CP", "state", "NĐ", "CP"),
    ("Thông báo số 70-TB/TWngày 06/01/2012", "70-TB/TW", "party", "TB", "TW"),
    ("Chỉ thị số 22/CT-TW", "22/CT-TW", "state", "CT", "TW"),
    ("Thông tư số 03/2019/tt-bkhđt quy định", "03/2019/tt-bkhđt", "state", "TT", "BKHĐT"),
    ("Luật số 21-LCT/HDNN8", "21-LCT/HDNN8", "old", None, "LCT/HDNN8"),
    ("Sắc lệnh số 102-SL/L-004", "102-SL/L-004", "old", None, "SL/L-004"),
    ("Quyết định số 202-CT ngày 8-6-1992", "202-CT", "old", None, "CT"),
    ("Thông tư số 04/1999/TT-BCA(C13)", "04/1999/TT-BCA(C13)", "state", "TT", "BCA"),
    ("Thông tư liên tịch số 02/TTLB ngày", "02/TTLB", "state", "TTLB", None),
    ("Thông tư số 1420/MTg ngày", "1420/MTg", "letter", None, "MTg"),
    ("Quyết định số 09-2019/QĐ-UBND", "09-2019/QĐ-UBND", "state", "QĐ", "UBND"),
    ("hướng dẫn số 116A/HĐTĐKT-BTĐ", "116A/HĐTĐKT-BTĐ", "letter", None, "HĐTĐKT"),
    ("NQ15-NQ/TW", "15-NQ/TW", "party", "NQ", "TW"),
    ("Nghị định số 29/2011/N Đ-CP", "29/2011/NĐ-CP", "state", "NĐ", "CP"),
    ("Kế hoạch số 225/KH &ndash; STTTT", "225/KH-STTTT", "state", "KH", "STTTT"),
    ("Luật Xây dựng số 16/2003/QHl1", "16/2003/QHl1", "law", None, "QH"),
    ("Nghị quyết số l5-NQ/TW", "l5-NQ/TW", "party", "NQ", "TW"),
    ("Quyết định số 12/2O23/QĐ-UBND", "12/2O23/QĐ-UBND", "state", "QĐ", "UBND"),
    ("Nghị quyết 12/2025-NQ/HĐND", "12/2025-NQ/HĐND", "party", "NQ", "HĐND"),
    ("Thông tư liên bộ số 31-TTLB", "31-TTLB", "old", None, "TTLB"),
    ("Công văn liên ngành số 2888/LN", "2888/LN", "letter", None, "LN"),
    ("Mệnh lệnh số 211/ML-QK", "211/ML-QK", "state", "ML", "QK"),
    ("Công văn số 873 NN-BVTV/CV", "873NN-BVTV/CV", "state", "CV", "NN"),
    ("Quyết định số 402 KT/CTN", "402KT/CTN", "letter", None, "CTN"),
    ("Quyết định số 214 CP", "214CP", "old", None, "CP"),
    ("Luật Đê điều số 79/2006/QH-11", "79/2006/QH-11", "law", None, "QH"),
    ("Nghị quyết số 28/l999/NQ-HĐND", "28/l999/NQ-HĐND", "state", "NQ", "HĐND"),
    ("Chương trình số 90/CTrPH/CP-ĐCTUBTWMTTQVN", "90/CTrPH/CP-ĐCTUBTWMTTQVN", "state", "CTrPH", "CP"),
    ("Kế hoạch số 52/KH/UBND", "52/KH/UBND", "state", "KH", "UBND"),
    ("Kết luận 83/KL/TW", "83/KL/TW", "state", "KL", "TW"),
    ("Nghị quyết số 15-NQ-TW", "15-NQ-TW", "state", "NQ", "TW"),
    ("kế hoạch số 47-KH-BCĐ", "47-KH-BCĐ", "state", "KH", "BCĐ"),
    ("Thông tư số 07/20177/TT-BTTTT", "07/20177/TT-BTTTT", "state", "TT", "BTTTT"),
    ("Công văn số 3161/UBND-KT", "3161/UBND-KT", "letter", None, "UBND"),
    ("Phương án số 170/PA-UBND", "170/PA-UBND", "state", "PA", "UBND"),
    ("Luật Thi hành án dân sự số 26/2008/QH12", "26/2008/QH12", "law", None, "QH"),
    ("chứng chỉ hành nghề theo Nghị định số 17/2010/NĐ-CP", "17/2010/NĐ-CP", "state", "NĐ", "CP"),
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
    "mã hiệu 12c/kh-ab và 3/ct-xy",
    "máy bay A320/KH-UBND, tuyến QL15/KH-UBND",
    "họp tổ 5/KH hôm qua",
    "vắc xin 1Ol/AB-CD",
    "ô 402 KT/CTX của bản đồ",
    "lớp 31-TTLB",
    "giá 214 CP một chuyến",
    "vật tư 15-NQ-TW giao tại kho",
    "tổ 52/KH/XYZ trực đêm",
    "tài khoản 07/20177/AB-CD",
]


@pytest.mark.parametrize(("text", "number", "order", "type_code", "issuer_code"), FOUND)
def test_number_is_read(
    kit: Kit, text: str, number: str, order: str, type_code: str | None, issuer_code: str | None
) -> None:
    found, _ = kit.references.numbers.scan(text)
    assert [(n.number, n.order, n.type_code, n.issuer_code) for n in found] == [
        (number, order, type_code, issuer_code)
    ]
    assert canonical(text[found[0].start : found[0].end]) == number


@pytest.mark.parametrize("text", NONE)
def test_no_number(kit: Kit, text: str) -> None:
    assert kit.references.numbers.scan(text)[0] == ()


REJECTED = [
    ("QCVN 06:2022/BXD và TCVN ISO 9001/KH-AB", "standard", "9001/KH-AB"),
    ("Bản án số 15/2023/HS-ST", "court", "15/2023/HS-ST"),
    ("quyết định đưa vụ án ra xét xử số 11/2023/QĐXXST-HS", "court", "11/2023/QĐXXST-HS"),
    ("Cáo trạng số 09/CT-VKS-ĐPH", "court", "09/CT-VKS-ĐPH"),
    ("Hợp đồng số 12/2020/HĐKT", "contract", "12/2020/HĐKT"),
    ("Giấy phép số 619/GP-BTTTT", "permit", "619/GP-BTTTT"),
    ("gói thầu xây lắp số 03/XL", "tender", "03/XL"),
    ("Biểu mẫu số 02/BC-DN", "form", "02/BC-DN"),
    ("hóa đơn số 15/NK-02", "invoice", "15/NK"),
    ("hồ sơ số 15/HS-TK", "file", "15/HS-TK"),
    ("Ban Chỉ đạo 389/TP", "committee", "389/TP"),
    ("Quý 1/2020 Thanh tra Sở", "period", "1/2020 Thanh"),
    ("biển số 29/BC-AB", "plate", "29/BC-AB"),
    ("tài khoản số 102/ABC", "account", "102/ABC"),
    ("ngõ 12/ABC", "address", "12/ABC"),
    ("thửa đất số 12/AB", "parcel", "12/AB"),
    ("Số:        /KH-UBND", "number_left_blank", "Số:        /KH-UBND"),
    ("Nghị định số …/2024/NĐ-CP", "number_left_blank", "số …/2024/NĐ-CP"),
    ("đoạn 7/KH của bài", "type_code_alone", "7/KH"),
    ("ô 57-AB/CD trên bản vẽ", "unknown_type_code", "57-AB/CD"),
]


@pytest.mark.parametrize(("text", "reason", "quote"), REJECTED)
def test_what_is_no_number_is_rejected_with_its_reason(kit: Kit, text: str, reason: str, quote: str) -> None:
    found, rejected = kit.references.numbers.scan(text)
    assert found == ()
    assert [(row.reason, row.quote) for row in rejected] == [(reason, quote)]
    assert text[rejected[0].start : rejected[0].end] == quote


def test_a_reason_holds_for_the_whole_list(kit: Kit) -> None:
    found, rejected = kit.references.numbers.scan(
        "theo mẫu 01/HĐBC-QH và 27/HĐBC-HĐND; Kế hoạch số 5/KH-UBND"
    )
    assert [number.number for number in found] == ["5/KH-UBND"]
    assert [row.reason for row in rejected] == ["form", "form"]


def test_an_unknown_code_is_known_after_its_first_number(kit: Kit) -> None:
    listed = "các quyết định số 1876/QĐ-BTTT; 1891/QĐ-BTTT"
    assert [number.number for number in kit.references.numbers.scan(listed)[0]] == [
        "1876/QĐ-BTTT",
        "1891/QĐ-BTTT",
    ]
    alone = "dãy 1891/QĐ-BTTT"
    assert [row.reason for row in kit.references.numbers.scan(alone)[1]] == ["unknown_codes_without_type"]


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
