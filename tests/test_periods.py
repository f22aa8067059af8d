from __future__ import annotations

import pytest

from extractors.document import plain_document
from extractors.facts import Confidence
from extractors.periods import find_periods

PERIODS = [
    ("giai đoạn 2021-2025", [(2021, 2025)]),
    ("giai đoạn 2023–2025 và 2026 — 2030", [(2023, 2025), (2026, 2030)]),
    ("GIAI ĐOẠN 2021 - 2030", [(2021, 2030)]),
    ("giai đoạn từ năm 2021 đến năm 2025", [(2021, 2025)]),
    ("giai đoạn 2021 đến 2025", [(2021, 2025)]),
    ("giai đoạn I (2021-2025), tầm nhìn đến năm 2045", [(2021, 2025)]),
    ("nhiệm kỳ 2024 - 2029", [(2024, 2029)]),
    ("nhiệm kì\n2020-2022", [(2020, 2022)]),
    ("Kế hoạch phát triển kinh tế - xã hội 5 năm (2021-2025)", [(2021, 2025)]),
    ("tổng kết 10 năm triển khai cuộc thi viết (2015-2024)", [(2015, 2024)]),
    ("sơ kết 5 năm thực hiện Đề án (2016 - 2021)", [(2016, 2021)]),
    ("từ năm 2021 đến năm 2025", [(2021, 2025)]),
    ("giai đoạn 2011-15", [(2011, 2015)]),
    ("nhiệm kỳ l994 - 1999", [(1994, 1999)]),
    ("GIAI ĐOẠN 20l1 - 2O15", [(2011, 2015)]),
    ("Chương trình 2021-2025, nhiệm kỳ 2020-2025", [(2021, 2025), (2020, 2025)]),
]

NONE = [
    "đến năm 2030, tầm nhìn đến năm 2045",
    "năm học 2023-2024",
    "năm học mới 2013 - 2014",
    "niên khóa 2020-2024",
    "vụ Đông Xuân 2023-2024",
    "mùa giải 2023 - 2024",
    "kỷ niệm 70 năm Ngày Giải phóng Thủ đô (1954 - 2024)",
    "70 năm Ngày truyền thống của ngành (1954-2024)",
    "đồng chí Trần Văn A (1904-1931)",
    "Quyết định số 2021-2025/QĐ",
    "tiêu chuẩn ISO 1900-2008",
    "ngày 30/4/1975-2025",
    "ngày 26/4/2021 - 26/4/2025",
    "từ 2025 đến 2021",
    "gọi 1900-1234",
    "diện tích 2021-2025,5 ha",
    "2020 đến 2025 hộ dân",
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[tuple[int, int]]) -> None:
    assert [
        (period.first, period.last) for period in find_periods(plain_document(text.replace("\n", " ")))
    ] == expected


@pytest.mark.parametrize("text", NONE)
def test_years_that_are_no_period(text: str) -> None:
    assert find_periods(plain_document(text)) == ()


def test_one_period_keeps_all_its_mentions_and_quotes_the_named_one() -> None:
    document = plain_document("Kết quả (2021-2025)\nmục tiêu giai đoạn 2021 - 2025")
    (period,) = find_periods(document)
    evidence = period.evidence
    assert evidence.quote == "2021 - 2025" == document.text[evidence.start : evidence.end]
    assert evidence.rule == "period.named"
    assert evidence.confidence is Confidence.CERTAIN
    assert len(evidence.spans) == 2


def test_years_in_two_blocks_are_no_period() -> None:
    assert find_periods(plain_document("giai đoạn 2021 -\n2025")) == ()
