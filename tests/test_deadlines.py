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
    ("Gửi báo cáo nhanh trước 15 giờ thứ Sáu hằng tuần.", [("trước 15 giờ thứ Sáu hằng tuần", None)]),
    ("Báo cáo trước 16h00 hàng ngày.", [("trước 16h00 hàng ngày", None)]),
    ("Định kỳ báo cáo tháng trước ngày 15, báo cáo quý sau.", [("trước ngày 15", None)]),
    (
        "Cấm biển từ ngày 21/9/2025, hoàn thành trước 17 giờ cùng ngày.",
        [("hoàn thành trước 17 giờ cùng ngày", "2025-09-21")],
    ),
    ("Bàn giao chậm nhất ngày ngày 15/ 8/2018.", [("chậm nhất ngày ngày 15/ 8/2018", "2018-08-15")]),
    ("Các xã nộp hồ sơ truớc ngày 15/02/2023.", [("truớc ngày 15/02/2023", "2023-02-15")]),
    (
        "Báo cáo trước ngày 10/6/2020 và ngày 10/12/2020.",
        [("trước ngày 10/6/2020", "2020-06-10"), ("ngày 10/12/2020", "2020-12-10")],
    ),
    ("Tham mưu ban hành kế hoạch trong quý I năm 2024.", [("trong quý I năm 2024", "2024-Q1")]),
    ("Mục tiêu: đến hết năm 2016 có 70% hộ có bể lắng.", [("đến hết năm 2016", "2016")]),
    ("TT | Tuyến | Phụ trách | Hoàn thành\n1 | Phố A | ông B | Tháng 5/2026", [("Tháng 5/2026", "2026-05")]),
    ("Nhiệm vụ\nThời hạn\nLập tổ\nTrước 30/9/2026", [("Trước 30/9/2026", "2026-09-30")]),
    ("Gửi báo cáo chậm nhất vào ngày 05 của tháng sau.", [("chậm nhất vào ngày 05 của tháng sau", None)]),
    ("Có văn bản gửi Bộ trong ngày 30/4/2026.", [("trong ngày 30/4/2026", "2026-04-30")]),
    # History, cases, ranges and amounts are none.
    ("Ông hy sinh trước ngày 30/4/1975 tại mặt trận.", []),
    ("Triển lãm mở từ ngày 01/7/2024 đến hết ngày 14/7/2024.", []),
    ("Hồ sơ đã được tiếp nhận trước ngày 01/7/2025 thì tiếp tục giải quyết.", []),
    ("Giấy phép cấp trước ngày 01/8/2025 mà chưa khởi công thì được gia hạn.", []),
    ("Cơ sở in hoạt động trước ngày 01/11/2014 phải làm thủ tục cấp lại.", []),
    ("Kéo dài thời gian thực hiện đến hết năm 2000.", []),
    ("Giải đấu diễn ra trong tháng 6/2024.", []),
    ("Dự kiến lịch kiểm tra trong tháng 5/2024.", []),
    ("Thời gian | Nội dung | Ghi chú\nTháng 6/2026 | Thi tốt nghiệp | -", []),
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
