"""Amending articles: whose provisions they speak of, and what `này` means in the new wording."""

from __future__ import annotations

from typing import Any

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse

TEXT = """BỘ TÀI CHÍNH
-------
Số: 25/2024/TT-BTC
Hà Nội, ngày 15 tháng 4 năm 2024
THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 12/2020/TT-BTC
Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 12/2020/TT-BTC
1. Sửa đổi khoản 2 Điều 5 như sau: “2. Thông tư này áp dụng cho người nêu tại Điều 7.”
2. Bổ sung điểm đ vào sau điểm d khoản 1 Điều 9.
3. Bãi bỏ Điều 4 của Luật Phí và lệ phí năm 2015.
Điều 2. Hiệu lực thi hành
Thông tư này có hiệu lực từ ngày 01 tháng 6 năm 2024; các nội dung tại khoản 3 Điều 1 áp dụng sau.
"""


def facts(kit: Kit) -> dict[str, Any]:
    document = parse(TEXT.encode(), "x.txt")
    return to_json("x.txt", document, extract(document, Context("x.txt"), kit))


def test_bare_provisions_are_those_of_the_changed_instrument(kit: Kit) -> None:
    rows = {(row["article"], row["clause"], row["point"], row["to"]) for row in facts(kit)["pinpoints"]}
    assert rows == {
        ("5", "2", None, "12/2020/TT-BTC"),
        ("7", None, None, "12/2020/TT-BTC"),
        ("9", "1", "đ", "12/2020/TT-BTC"),
        ("9", "1", "d", "12/2020/TT-BTC"),
        ("4", None, None, "Luật Phí và lệ phí"),
        ("1", "3", None, "self"),
    }


def test_this_is_the_changed_instrument_in_its_new_wording_and_the_paper_itself_outside(kit: Kit) -> None:
    found = [(row["quote"], row["to"]) for row in facts(kit)["mentions"] if row["form"] == "this"]
    assert found == [("Thông tư này", "12/2020/TT-BTC"), ("Thông tư này", "self")]
