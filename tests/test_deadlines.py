"""Times by which something is to be done, and days that only look like one."""

from __future__ import annotations

import pytest

from corpora.deadlines import load_deadline_cues, load_duties
from extractors.contract import to_json
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit


def deadlines(text: str, kit: Kit) -> list[tuple[str, str | None]]:
    document = plain_document(text)
    facts = to_json("x.txt", document, extract(document, Context("x.txt"), kit))
    return [(row["quote"], row["by"]) for row in facts["deadlines"]]


CASES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Các sở báo cáo trước ngày 15/12/2024.", [("trước ngày 15/12/2024", "2024-12-15")]),
    (
        "Nộp hồ sơ chậm nhất là ngày 20 tháng 11 năm 2023.",
        [("chậm nhất là ngày 20 tháng 11 năm 2023", "2023-11-20")],
    ),
    ("Làm xong trong quý II/2025.", [("xong trong quý II/2025", "2025-Q2")]),
    ("Hoàn thành trong tháng 9/2024.", [("Hoàn thành trong tháng 9/2024", "2024-09")]),
    ("Gửi về Sở trước ngày 25 hằng tháng.", [("trước ngày 25 hằng tháng", None)]),
    ("Gửi báo cáo trước 17 giờ ngày 05/3/2024.", [("trước 17 giờ ngày 05/3/2024", "2024-03-05")]),
    ("Dự án phải hoàn thành trước năm 2030.", [("hoàn thành trước năm 2030", "2030")]),
    # History, ranges and amounts are none.
    ("Ông hy sinh trước ngày 30/4/1975 tại mặt trận.", []),
    ("Triển lãm mở từ ngày 01/7/2024 đến hết ngày 14/7/2024.", []),
    ("Mỗi đoàn không quá 5 người, đứng trước 3 hàng ghế.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_deadlines(text: str, expected: list[tuple[str, str | None]], kit: Kit) -> None:
    assert deadlines(text, kit) == expected


@pytest.mark.parametrize("cue", load_deadline_cues(), ids=lambda cue: cue.phrase)
def test_every_cue_has_an_example_and_a_counter_example(cue, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    assert deadlines(cue.example, kit)
    assert not [quote for quote, _ in deadlines(cue.counter, kit) if quote.startswith(cue.phrase)]


@pytest.mark.parametrize("duty", load_duties(), ids=lambda duty: duty.word)
def test_every_duty_makes_its_example_a_deadline(duty, kit: Kit) -> None:  # type: ignore[no-untyped-def]
    assert deadlines(duty.example, kit)
