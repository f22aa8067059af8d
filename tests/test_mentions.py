"""Short forms, demonstratives and aliases: what they point to, and when they stay open."""

from __future__ import annotations

import pytest

from corpora.shorts import load_alias_phrases, load_demonstratives
from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from extractors.resolve import pointing
from extractors.resolve.pointing import agrees
from pipeline.parse import parse

PAPER = """ỦY BAN NHÂN DÂN
TỈNH HẢI GIANG
-------
Số: 45/KH-UBND
Hải Giang, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Về trồng cây năm 2024
Căn cứ Nghị quyết số 15-NQ/TU ngày 05/01/2024 của Tỉnh ủy;
"""


def mentions(text: str, kit: Kit) -> list[tuple[str, str | None, str | None]]:
    document = parse(text.encode(), "paper.txt")
    facts = to_json("paper.txt", document, extract(document, Context("paper.txt"), kit))
    return [(row["quote"], row["to"], row["reason"]) for row in facts["mentions"]]


RESOLVED = [
    ("Các sở thực hiện Kê hoạch này.", ("Kê hoạch này", "self")),
    (
        "Luật Văn hóa đọc (Luật số 71/2024/QH15) đã ban hành.\nCác sở phổ biến Luật Văn hóa đọc đến xã.",
        ("Luật Văn hóa đọc", "71/2024/QH15"),
    ),
    (
        "Luật Đất đai đã được Quốc hội khóa XV thông qua ngày 18/01/2024.\nCác xã phổ biến Luật Đất đai.",
        ("Luật Đất đai", "Luật Đất đai"),
    ),
    ("Ủy ban nhân dân tỉnh giao Sở Tài chính bố trí vốn cho Kế hoạch này.", ("Kế hoạch này", "self")),
    ("Nghị quyết nêu trên đặt mục tiêu cao.", ("Nghị quyết nêu trên", "15-NQ/TU")),
    ("Các sở triển khai Nghị quyết 15 đến từng thôn.", ("Nghị quyết 15", "15-NQ/TU")),
    (
        "Theo Quyết định số 07/QĐ-UBND ngày 02/02/2024 (sau đây gọi tắt là Quy chế), các xã thực hiện.\n"
        "Các xã bám sát Quy chế để làm.",
        ("Quy chế", "07/QĐ-UBND"),
    ),
    ("Các sở căn cứ Kế hoạch số 45 của UBND tỉnh để làm.", ("Kế hoạch số 45", "self")),
    ("Nội dung khác với văn bản này thì bỏ.", ("văn bản này", "self")),
    (
        "Nghị quyết số 57-NQ/TW, triển khai bằng Kế hoạch số 9/KH-UBND (gọi tắt là Nghị quyết 57). Nghị quyết 57 hay.",
        ("Nghị quyết 57", "57-NQ/TW"),
    ),
    # what another replaces in the same sentence is no candidate
    (
        "UBND xã ký Quyết định số 9/QĐ-UBND ngày 02/02/2024 thay thế Quyết định số 7/QĐ-UBND ngày 02/02/2020.\n"
        "Quyết định trên có 3 điều.",
        ("Quyết định trên", "9/QĐ-UBND"),
    ),
    (
        "Theo Quyết định số 07/QĐ-UBND ngày 02/02/2024 (gọi tắt là Quy định 7), các xã thực hiện Quy định 7.",
        ("Quy định 7", "07/QĐ-UBND"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_what_one_candidate_settles(text: str, expected: tuple[str, str], kit: Kit) -> None:
    assert (*expected, None) in mentions(PAPER + text, kit)


OPEN = [
    # Two of one type above, none in the sentence before.
    (
        "Thực hiện Quyết định số 1/QĐ-TTg và Quyết định số 2/QĐ-TTg.\nTrồng cây phân tán ở các xã.\nCây là keo.\n"
        "Các Quyết định này là cơ sở; Quyết định nói trên nêu rõ.",
        "Quyết định nói trên",
        pointing.TWO_FIT,
    ),
    ("Các Nghị quyết nêu trên là cơ sở.", "Nghị quyết nêu trên", pointing.SEVERAL),
    (
        "Trồng cây theo Quyết định số 9/QĐ-UBND ngày 02/02/2024.\nCây là keo. Xã đông dân.\n"
        "Bãi bỏ Quyết định số 7/QĐ-UBND ngày 02/02/2020.\nCây là keo.\nTheo Quyết định trên, xã trồng cây.",
        "Quyết định trên",
        pointing.TWO_FIT,
    ),
    ("Chỉ thị nêu trên yêu cầu cao.", "Chỉ thị nêu trên", pointing.NONE_BEFORE),
    ("Điều 1 sửa như sau: “Kế hoạch này áp dụng ba năm.”", "Kế hoạch này", pointing.IN_QUOTATION),
    (
        "Thực hiện Chỉ thị số 05-CT/TU ngày 05/02/2024 của Tỉnh ủy và Chỉ thị của Bộ trưởng về rừng, Chỉ thị này rõ.",
        "Chỉ thị này",
        pointing.BROKEN,
    ),
]


@pytest.mark.parametrize(("text", "quote", "reason"), OPEN)
def test_what_stays_open_says_why(text: str, quote: str, reason: str, kit: Kit) -> None:
    assert (quote, None, reason) in mentions(PAPER + text, kit)


@pytest.mark.parametrize("row", load_demonstratives(), ids=lambda row: row.phrase)
def test_every_demonstrative_has_an_example_and_a_counter_example(row, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    found = [row.example[one.start : one.end] for one in kit.anaphora.scan(row.example)]
    assert len(found) == 1
    assert found[0].endswith(row.phrase)
    assert not any(
        one for one in kit.anaphora.scan(row.counter) if row.counter[: one.end].endswith(row.phrase)
    )


@pytest.mark.parametrize("row", load_alias_phrases(), ids=lambda row: row.phrase)
def test_every_alias_phrase_has_an_example_and_a_counter_example(row, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    assert [alias.name for alias in kit.aliases.scan(row.example)] == [
        row.example.split(row.phrase)[1].strip(" ()")
    ]
    assert not list(kit.aliases.scan(f"({row.counter} X)"))


def test_a_short_number_of_another_body_is_not_the_papers_own(kit: Kit) -> None:
    found = mentions(f"{PAPER}Các sở căn cứ Kế hoạch số 45 của Tỉnh ủy và Kế hoạch số 46 của UBND tỉnh.", kit)
    assert "self" not in [to for quote, to, _ in found if quote.startswith("Kế hoạch số")]


def test_types_agree_by_their_first_words() -> None:
    assert agrees("Chương trình hành động", "Chương trình")
    assert not agrees("Nghị quyết", "Nghị định")
