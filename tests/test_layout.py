"""Recitals, recipients and signers of papers as facts."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.contract import to_json
from extractors.document import Context, Zone, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from extractors.structure.recipients import find_recipients
from pipeline.parse import parse

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
Số: 12/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Giang, ngày 05 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc ban hành Quy chế hoạt động của các khối thi đua
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;
Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 01/3/2024.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của các khối thi đua.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
"""
RECIPIENTS = {
    "- Ban Bí thư (để b/c);": ("Ban Bí thư", "report"),
    "- Các sở, ban, ngành (để thực hiện);": ("Các sở, ban, ngành", "act"),
    "- Như Điều 3;": ("Như Điều 3", "same"),
    "- Cổng Thông tin điện tử tỉnh (để đăng tải);": ("Cổng Thông tin điện tử tỉnh", "publish"),
    "- Bộ Công an (V05);": ("Bộ Công an (V05)", None),
    "- Lưu: VT, NC(3).": ("VT, NC(3)", "file"),
    "- Lưu Văn phòng.": ("Văn phòng", "file"),
}
BLOCKS = {
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Hùng": [
        ("Trần Văn Hùng", "Phó Chủ tịch", "KT", ["TM", "KT"], "ỦY BAN NHÂN DÂN"),
    ],
    "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Thị Hà": [
        ("Lê Thị Hà", "Phó Bí thư", "TM", ["TM"], "BAN THƯỜNG VỤ"),
    ],
    "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nNguyễn Văn Nam": [
        ("Nguyễn Văn Nam", "Chánh Văn phòng", "TL", ["TL"], "ỦY BAN NHÂN DÂN TỈNH HẢI GIANG"),
    ],
    "KT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\nTrần Văn Hùng\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Thị Hà": [
        ("Trần Văn Hùng", "Thứ trưởng", "KT", ["KT"], "BỘ Y TẾ"),
        ("Lê Thị Hà", "Thứ trưởng", "KT", ["KT"], "BỘ TÀI CHÍNH"),
    ],
    "KT. GIÁM ĐỐC SỞ Y TẾ\nPHÓ GIÁM ĐỐC\nTrần Văn Hùng": [
        ("Trần Văn Hùng", "Phó Giám đốc", "KT", ["KT"], "SỞ Y TẾ"),
    ],
}  # fmt: skip


def read(text: str, kit: Kit) -> dict[str, Any]:
    document = parse(text.encode(), "paper.txt")
    return to_json("paper.txt", document, extract(document, Context("paper.txt"), kit))


@pytest.mark.parametrize("block", BLOCKS)
def test_every_signer_has_office_capacity_and_body(block: str, kit: Kit) -> None:
    facts = read(HEAD + block, kit)
    keys = ("name", "title", "capacity", "capacities", "body")
    assert [tuple(row[key] for key in keys) for row in facts["signers"]] == BLOCKS[block]


@pytest.mark.parametrize("block", [block for block, rows in BLOCKS.items() if len(rows) == 1])
def test_a_single_signer_is_the_paper_s_own(block: str, kit: Kit) -> None:
    facts = read(HEAD + block, kit)
    signer = facts["signers"][0]
    told = {"signer": signer["name"], "signer_title": signer["title"], "capacity": signer["capacity"]}
    assert {key: facts["self"][key] for key in told} == told


def test_a_block_without_a_name_tells_capacity_and_office(kit: Kit) -> None:
    rows = read(HEAD + "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", kit)[
        "signers"
    ]
    assert [(row["name"], row["capacity"], row["body"]) for row in rows] == [(None, "TM", "ỦY BAN NHÂN DÂN")]


@pytest.mark.parametrize("line", RECIPIENTS)
def test_a_recipient_has_its_purpose(line: str) -> None:
    rows = find_recipients(plain_document(f"Nơi nhận:\n{line}", Zone.RECIPIENTS))
    assert [(row.name, row.purpose) for row in rows] == [RECIPIENTS[line]]


def test_recipients_beside_the_label_stand_in_one_row() -> None:
    rows = find_recipients(plain_document("Nơi nhận: Như trên; Lưu: VT.", Zone.RECIPIENTS))
    assert [(row.name, row.purpose) for row in rows] == [("Như trên", "same"), ("VT", "file")]


def test_a_recipient_goes_on_behind_a_comma() -> None:
    rows = find_recipients(plain_document("- TT Tỉnh ủy,\nTT HĐND tỉnh;\n- UBND các xã", Zone.RECIPIENTS))
    assert [row.name for row in rows] == ["TT Tỉnh ủy, TT HĐND tỉnh", "UBND các xã"]


def test_a_letter_names_whom_it_addresses() -> None:
    letter = plain_document("Kính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện.\nThực hiện Kế hoạch,\n- Một")
    rows = find_recipients(letter)
    assert [(row.name, row.purpose) for row in rows] == [
        ("Các sở, ban, ngành", "address"),
        ("UBND các huyện", "address"),
    ]


def test_recitals_say_what_they_cite(kit: Kit) -> None:
    facts = read(HEAD, kit)
    cited = [row["number"] or row["name"] for row in facts["citations"]]
    told = [(row["kind"], [cited[place] for place in row["citations"]]) for row in facts["bases"]]
    assert told == [
        ("basis", ["Luật Thi đua, khen thưởng"]),
        ("basis", ["98/2023/NĐ-CP"]),
        ("proposal", ["45/TTr-SNV"]),
    ]


def test_enacting_words_and_end_are_landmarks(kit: Kit) -> None:
    marks = read(HEAD, kit)["landmarks"]
    assert [(row["kind"], row["quote"]) for row in marks] == [("enacting", "QUYẾT ĐỊNH:"), ("end", "./.")]
