"""Laws by name: register, unknown names with a year, amending laws, bills."""

from __future__ import annotations

import pytest

from extractors.kit import Kit

FOUND = [
    ("điểm mới của Luật Thi đua Khen thưởng năm 2022", [("Luật Thi đua Khen thưởng", 2022)]),
    ("từ khi Luật thi đua, khen thưởng 2022 có hiệu lực", [("Luật thi đua, khen thưởng", 2022)]),
    ("theo Hiến pháp năm 2013", [("Hiến pháp", 2013)]),
    ("Bộ luật Lao động 2019 quy định", [("Bộ luật Lao động", 2019)]),
    ("Luật Đất đai, Luật Nhà ở", [("Luật Đất đai", None), ("Luật Nhà ở", None)]),
    ("Căn cứ Luật Xyz mới lạ ngày 20/6/2012;", [("Luật Xyz mới lạ", None)]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        [("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", None)],
    ),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", [("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", None)]),
    ("theo Hiến pháp nước CHXHCN Việt Nam năm 2013", [("Hiến pháp nước CHXHCN Việt Nam", 2013)]),
    ("góp ý dự thảo sửa đổi Luật Báo chí", [("Luật Báo chí", None)]),
    ("Căn cứ Luật Abc ngày 1/1/2020; việc thi hành Luật Abc.", [("Luật Abc", None), ("Luật Abc", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_law_is_found(kit: Kit, text: str, expected: list[tuple[str, int | None]]) -> None:
    found, _ = kit.references.laws.scan(text)
    assert [(law.name, law.year) for law in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Luật sư Nguyễn Văn An",
        "Luật này quy định",
        "Hội Luật gia tỉnh",
        "Hiến pháp và pháp luật",
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam quy định",
    ],
)
def test_no_law(kit: Kit, text: str) -> None:
    assert kit.references.laws.scan(text) == ((), ())


def test_a_bill_is_rejected(kit: Kit) -> None:
    found, rejected = kit.references.laws.scan("thảo luận dự án Luật Di sản văn hóa (sửa đổi)")
    assert found == ()
    assert [row.reason for row in rejected] == ["bill"]
