"""What header, signature block, recipients and effect clause tell of the paper itself."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.parse import parse

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
-------
Số: 45/QĐ-UBND
Hải Giang, ngày 12 tháng 3 năm 2024
QUYẾT ĐỊNH
Ban hành Quy định về trồng cây
Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định về trồng cây.
"""
FOOT = """
Nơi nhận:
- Như Điều 3;
- Chi cục Kiểm lâm;
- UBND các huyện;
- Lưu: VT, NN.
{signing}
Lò Văn Ngân
"""


def own(kit: Kit, effect: str = "", signing: str = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH") -> dict[str, Any]:
    text = HEAD + effect + FOOT.replace("{signing}", signing)
    document = parse(text.encode(), "paper.txt")
    facts = to_json("paper.txt", document, extract(document, Context("paper.txt"), kit))
    found: dict[str, Any] = facts["self"]
    return found


def test_place_and_recipients(kit: Kit) -> None:
    found = own(kit)
    assert found["place"] == "Hải Giang"
    assert found["recipients"] == ["Chi cục Kiểm lâm", "UBND các huyện"]


SIGNINGS = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM", "Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT", "Phó Chủ tịch"),
    ("T/M UỶ BAN NHÂN DÂN\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT", "Phó Chủ tịch"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "TL", "Chánh Văn phòng"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ", "TUQ", "Giám đốc"),
    ("CHỦ TỊCH", None, "Chủ tịch"),
]


@pytest.mark.parametrize(("signing", "capacity", "title"), SIGNINGS)
def test_capacity_and_office_of_the_signer(signing: str, capacity: str | None, title: str, kit: Kit) -> None:
    found = own(kit, signing=signing)
    assert (found["signer"], found["capacity"], found["signer_title"]) == ("Lò Văn Ngân", capacity, title)


EFFECTS = [
    ("Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 5 năm 2024.", "2024-05-01"),
    ("Điều 2. Quyết định này có hiệu lực thi hành từ ngày 01/5/2024.", "2024-05-01"),
    ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "2024-03-12"),
    ("Điều 2. Luật này có hiệu lực từ ngày 01/5/2024.", None),
    ("Điều 2. Sửa như sau: “Quyết định này có hiệu lực từ ngày 01/5/2024.”", None),
    (
        "Điều 2. Quyết định này thay thế Quyết định số 7/QĐ-UBND ngày 05/01/2020, có hiệu lực từ ngày ký.",
        "2024-03-12",
    ),
    ("Điều 2. Quyêt định nầy có hiệu lưc kễ từ ngày ký.", "2024-03-12"),
    ("Điều 2. Quyết định này có hiệu lực từ 01/5/2024.", "2024-05-01"),
    ("Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", None),
    ("Điều 2. Quyết định này được gửi các sở từ ngày 01/5/2024.", None),
]


@pytest.mark.parametrize(("effect", "day"), EFFECTS)
def test_the_day_of_effect(effect: str, day: str | None, kit: Kit) -> None:
    assert own(kit, effect)["effective"] == day
