"""Provisions named in a text, and whose they are."""

from __future__ import annotations

import pytest

from extractors.contract import to_json
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit

Row = tuple[str | None, str | None, str | None, str | None]
"""Article, clause, point, and the instrument."""


def pinpoints(text: str, kit: Kit) -> list[Row]:
    document = plain_document(text)
    facts = to_json("x.txt", document, extract(document, Context("x.txt"), kit))
    return [(row["article"], row["clause"], row["point"], row["to"]) for row in facts["pinpoints"]]


CASES: list[tuple[str, list[Row]]] = [
    (
        "theo khoản 1 Điều 6 Quy chế thi đua ban hành kèm theo Quyết định số 31/2021/QĐ-UBND",
        [("6", "1", None, "31/2021/QĐ-UBND")],
    ),
    ("khoản1 Điêu 5 Nghị định số 30/2020/NĐ-CP", [("5", "1", None, "30/2020/NĐ-CP")]),
    (
        "Điều 5 Nghị định số 30/2020/NĐ-CP. Xem lại Điều 5 của Nghị định số 30/2020/NĐ-CP.",
        [("5", None, None, "30/2020/NĐ-CP")],
    ),
    (
        "theo điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP",
        [("5", "2", "a", "30/2020/NĐ-CP")],
    ),
    (
        "các điểm a, b và d khoản 1 Điều 12 của Luật Đất đai năm 2024",
        [("12", "1", point, "Luật Đất đai") for point in "abd"],
    ),
    (
        "khoản 2, 3 và 4 Điều 5 Thông tư số 12/2019/TT-BNV",
        [("5", clause, None, "12/2019/TT-BNV") for clause in "234"],
    ),
    (
        "điểm a, b khoản 2, điểm c khoản 3 Điều 5 Thông tư số 12/2019/TT-BNV",
        [
            ("5", "2", "a", "12/2019/TT-BNV"),
            ("5", "2", "b", "12/2019/TT-BNV"),
            ("5", "3", "c", "12/2019/TT-BNV"),
        ],
    ),
    (
        "từ Điều 5 đến Điều 7 Nghị định số 30/2020/NĐ-CP",
        [(article, None, None, "30/2020/NĐ-CP") for article in "567"],
    ),
    (
        "bãi bỏ khoản 4 Điều 9 và Điều 12 Nghị định số 30/2020/NĐ-CP",
        [("9", "4", None, "30/2020/NĐ-CP"), ("12", None, None, "30/2020/NĐ-CP")],
    ),
    ("Điều 57 khoản 2 Luật Đất đai năm 2024", [("57", "2", None, "Luật Đất đai")]),
    ("Nghị định số 30/2020/NĐ-CP (khoản 2 Điều 5)", [("5", "2", None, "30/2020/NĐ-CP")]),
    ("Điều 5a của Luật Đất đai năm 2024", [("5a", None, None, "Luật Đất đai")]),
    # Of no instrument that the words name.
    ("như khoản 2 Điều 5 đã nêu", []),
    # Headings and ordinary words name no provision.
    ("Điều 5. Hiệu lực thi hành", []),
    ("Địa điểm a và điều đó không có khoản nào", []),
    ("được 8 điểm, một khoản tiền", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_provisions(text: str, expected: list[Row], kit: Kit) -> None:
    assert pinpoints(text, kit) == expected


def test_a_provision_of_what_a_demonstrative_points_to(kit: Kit) -> None:
    text = "Thực hiện Nghị định số 30/2020/NĐ-CP. Các sở làm theo khoản 1 Điều 9 Nghị định này."
    assert pinpoints(text, kit) == [("9", "1", None, "30/2020/NĐ-CP")]


def test_an_open_demonstrative_leaves_the_provision_open(kit: Kit) -> None:
    assert pinpoints("Các sở làm theo khoản 1 Điều 9 Nghị định này.", kit) == [("9", "1", None, None)]
