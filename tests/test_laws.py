"""Laws by name: register, unknown names with a year, amending laws, bills."""

from __future__ import annotations

import pytest

from extractors.dates import document_dates
from extractors.document import plain_document
from extractors.instruments import find_instruments
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
    ("theo Luật Dự trữ quốc gia năm 2012. Sau đó", [("Luật Dự trữ quốc gia", 2012)]),
    ("theo Luật Đất đai năm2013", [("Luật Đất đai", 2013)]),
    ("Căn cứ Bộ luật Hàng hải Việt Nam ngày 30-6-1990;", [("Bộ luật Hàng hải Việt Nam", None)]),
    ("vi phạm Luật Quản lí thuế", [("Luật Quản lí thuế", None)]),
    ("Luât Đất đai được sửa", [("Luât Đất đai", None)]),
    ("Căn cứ Pháp lệnh về Xyz mới lạ ngày 27/8/1996;", [("Pháp lệnh về Xyz mới lạ", None)]),
    ("Pháp lệnh về Công an xã được bãi bỏ", [("Pháp lệnh về Công an xã", None)]),
    ("về thi hành Luật Bảo vệ và phát triển rừng;", [("Luật Bảo vệ và phát triển rừng", None)]),
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
        "Luật này có hiệu lực từ ngày 1/7/2025",
        "sai luật trước ngày 1/7/2025",
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


def test_a_law_does_not_cite_itself(kit: Kit) -> None:
    text = (
        "LUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THƯ VIỆN\n"
        "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thư viện số 46/2019/QH14."
    )
    found, rejected = kit.references.laws.scan(text)
    assert found == ()
    assert [row.reason for row in rejected] == ["title_of_this_paper", "title_of_this_paper"]
    news = "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thư viện."
    assert [law.name for law in kit.references.laws.scan(news)[0]] == [
        "Luật sửa đổi, bổ sung một số điều của Luật Thư viện"
    ]


BESIDE_NUMBERS = [
    (
        "Cụ thể hóa Luật Thi đua, khen thưởng năm 2022, Nghị định số 152/2025/NĐ-CP ngày 14/6/2025.",
        [(None, "Luật Thi đua, khen thưởng"), ("152/2025/NĐ-CP", None)],
    ),
    (
        "theo Luật Đầu tư công và Luật Hợp tác xã số 17/2023/QH15",
        [(None, "Luật Đầu tư công"), ("17/2023/QH15", "Luật Hợp tác xã")],
    ),
    ("Luật Thi đua, khen thưởng (Luật số 06/2022/QH15)", [("06/2022/QH15", "Luật Thi đua, khen thưởng")]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_NUMBERS)
def test_a_law_beside_a_number_keeps_to_itself(
    kit: Kit, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    document = plain_document(text)
    found = find_instruments(document, kit, tuple(document_dates(document)), ()).citations
    assert [(one.number, one.name) for one in found] == expected
