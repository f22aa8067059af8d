"""Assignments: columns told by their headings, bodies cut apart, times of cells, rows put together."""

from __future__ import annotations

from typing import Any

import pytest

from corpora.assignments import (
    load_assignment_headings,
    load_assignment_marks,
    load_assignment_times,
    load_collective_words,
)
from extractors.assignments.bodies import BodySplitter
from extractors.assignments.collective import CollectiveNames
from extractors.assignments.headings import HeadReader
from extractors.assignments.parts_played import parts_played
from extractors.assignments.time_points import points
from extractors.assignments.times import TimeWords
from extractors.contract import to_json
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.folding import lower
from extractors.kit import Kit

HEAD = "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm\n"


def assignments(text: str, kit: Kit) -> list[dict[str, Any]]:
    document = plain_document(text)
    found: list[dict[str, Any]] = to_json("x.txt", document, extract(document, Context("x.txt"), kit))[
        "assignments"
    ]
    for row in found:
        for part in (row, *row["cells"]):
            assert part["quote"] == text[part["start"] : part["end"]]
            assert [part["start"], part["end"]] in part["spans"]
    return found


@pytest.fixture(scope="module")
def splitter(kit: Kit) -> BodySplitter:
    return BodySplitter(kit.organisations, CollectiveNames.load())


def test_every_row_of_the_tables_has_an_example_that_shows_it() -> None:
    for heading in load_assignment_headings():
        assert heading.heading in lower(heading.example)
    for mark in load_assignment_marks():
        assert lower(mark.example) == mark.mark
    for time in load_assignment_times():
        assert TimeWords.load().kind(time.example) == time.kind
    for word in load_collective_words():
        assert word.words in lower(word.example)


@pytest.mark.parametrize("row", load_assignment_headings(), ids=lambda row: row.heading)
def test_a_heading_tells_its_column(row: Any) -> None:
    assert HeadReader.load().role(row.heading) == row.role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Cơ quan, đơn vị\nchủ trì thực hiện", "lead"),
        ("ĐƠN VỊ CHỦ TRÌ, PHỐI HỢP", "both"),
        ("Thời gian hoàn thành (dự kiến)", "deadline"),
        ("Sản phẩm/kết quả đầu ra", "product"),
        ("Dự kiến kinh phí (triệu đồng)", "funding"),
        ("Nội dung công việc/nhiệm vụ", "task"),
        ("Thành phần", None),
        ("Địa điểm", None),
        ("Nội dung khen thưởng", None),
        ("Họ và tên", None),
    ],
)
def test_headings_in_many_words(heading: str, role: str | None) -> None:
    assert HeadReader.load().role(heading) == role


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Sở Tài chính, Sở Tư pháp và UBND các huyện, thị xã, thành phố",
            ["Sở Tài chính", "Sở Tư pháp", "UBND các huyện, thị xã, thành phố"],
        ),
        ("Các sở, ban, ngành tỉnh; UBND các huyện", ["Các sở, ban, ngành tỉnh", "UBND các huyện"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Giáo dục và Đào tạo",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo"],
        ),
        (
            "- Sở Y tế;\n- Công an tỉnh;\n- Các đơn vị liên quan.",
            ["Sở Y tế", "Công an tỉnh", "Các đơn vị liên quan"],
        ),
        ("Văn phòng HĐND và UBND huyện, Phòng Nội vụ", ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ"]),
        (
            "Ban Quản lý các khu công nghiệp, Cục Thuế tỉnh",
            ["Ban Quản lý các khu công nghiệp", "Cục Thuế tỉnh"],
        ),
        (
            "Sở Nông nghiệp và Môi trường và các đơn vị liên quan",
            ["Sở Nông nghiệp và Môi trường", "các đơn vị liên quan"],
        ),
        ("Sở NN&PTNT, Sở KH&CN", ["Sở NN&PTNT", "Sở KH&CN"]),
        ("UBND xã Tân Lập (bộ phận một cửa, tiếp dân)", ["UBND xã Tân Lập (bộ phận một cửa, tiếp dân)"]),
    ],
)
def test_bodies_of_a_cell(cell: str, names: list[str], splitter: BodySplitter) -> None:
    assert [cell[span.start : span.end] for span in splitter.split(cell, 0, len(cell))] == names


@pytest.mark.parametrize(
    ("cell", "column", "parts"),
    [
        (
            "Sở A chủ trì; Sở B, UBND các huyện phối hợp",
            "lead",
            [("lead", "Sở A"), ("coordinating", "Sở B, UBND các huyện")],
        ),
        ("Chủ trì: Sở A\nPhối hợp: Sở B", "both", [("lead", "Sở A"), ("coordinating", "Sở B")]),
        ("Sở A (chủ trì), Sở B", "both", [("lead", "Sở A"), ("coordinating", "Sở B")]),
        ("Sở A chủ trì, phối hợp với Sở B", "lead", [("lead", "Sở A"), ("coordinating", "Sở B")]),
        ("Sở A", "coordinating", [("coordinating", "Sở A")]),
    ],
)
def test_parts_played_in_a_cell(cell: str, column: str, parts: list[tuple[str, str]]) -> None:
    found = parts_played(cell, 0, len(cell), column)
    assert [(one.part, cell[one.span.start : one.span.end]) for one in found] == parts


@pytest.mark.parametrize(
    ("words", "edges"),
    [
        ("quý i/2024", [("2024-Q1", "2024-Q1")]),
        ("quý i - quý iii/2024", [("2024-Q1", "2024-Q1"), ("2024-Q3", "2024-Q3")]),
        ("tháng 3 - 5/2024", [("2024-03", "2024-03"), ("2024-05", "2024-05")]),
        ("01/3 - 15/3/2024", [("2024-03-01", "2024-03-01"), ("2024-03-15", "2024-03-15")]),
        ("giai đoạn 2021-2025", [("2021", "2021"), ("2025", "2025")]),
        ("6 tháng đầu năm 2024", [("2024-01", "2024-06")]),
        ("tháng 12", [("2025-12", "2025-12")]),
        ("trong 05 ngày làm việc", []),
        ("đạt 95% vào cuối kỳ", []),
        ("ngày 45/13/2024", []),
    ],
)
def test_times_in_words(words: str, edges: list[tuple[str, str]]) -> None:
    assert [(point.first, point.last) for point in points(words, 2025)] == edges


def test_a_row_says_who_does_what_by_when(kit: Kit) -> None:
    row = assignments(
        HEAD + "1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ, Sở Y tế | Quý I/2024 | Báo cáo", kit
    )[0]
    assert (row["number"], row["task"], row["lead"]) == ("1", "Rà soát văn bản", ["Sở Tư pháp"])
    assert row["coordinating"] == ["Sở Nội vụ", "Sở Y tế"]
    assert (row["deadline"], row["by"], row["product"]) == ("Quý I/2024", "2024-Q1", "Báo cáo")


def test_a_mark_stands_for_the_row_above(kit: Kit) -> None:
    lines = (
        "1 | Lập tổ | Sở Tư pháp | Sở Nội vụ | 30/6/2024 | Tổ\n2 | Họp tổ | nt | -nt- | Như trên | Biên bản"
    )
    row = assignments(HEAD + lines, kit)[1]
    assert (row["lead"], row["coordinating"], row["by"]) == (["Sở Tư pháp"], ["Sở Nội vụ"], "2024-06-30")
    assert {cell["rule"] for cell in row["cells"] if cell["role"] == "lead"} == {"same_as_above"}


def test_a_heading_between_the_rows_is_their_group(kit: Kit) -> None:
    lines = "I | CẢI CÁCH THỂ CHẾ | | | |\n1 | Lập tổ | Sở Tư pháp | | 30/6/2024 |\nII | BỘ MÁY | | | |\n2 | Họp tổ | Sở Y tế | | |"
    assert [row["groups"] for row in assignments(HEAD + lines, kit)] == [
        ["I CẢI CÁCH THỂ CHẾ"],
        ["II BỘ MÁY"],
    ]


def test_an_empty_cell_of_a_flat_table_is_told_as_an_inference(kit: Kit) -> None:
    lines = "1 | Lập tổ | Sở Tư pháp | | 30/6/2024 | Tổ\n2 | Họp tổ | | | 31/7/2024 | Biên bản"
    row = assignments(HEAD + lines, kit)[1]
    lead = next(cell for cell in row["cells"] if cell["role"] == "lead")
    assert (lead["value"], lead["rule"], lead["confidence"]) == ("Sở Tư pháp", "blank_as_above", "doubtful")


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian | Nội dung | Địa điểm\n08h00 | Khai mạc | Hội trường tỉnh",
        "TT | Nội dung | Đơn vị | Khối lượng | Thành tiền\n1 | San nền | m3 | 200 | 15",
        "TT | Họ và tên | Chức vụ | Đơn vị\n1 | Nguyễn Văn An | Giám đốc | Sở Y tế",
    ],
)
def test_other_tables_assign_nothing(text: str, kit: Kit) -> None:
    assert assignments(text, kit) == []


def test_a_day_of_a_task_is_a_deadline_too(kit: Kit) -> None:
    text = HEAD + "1 | Lập tổ | Sở Tư pháp | | Tháng 6 năm 2024 | Tổ"
    document = plain_document(text)
    facts = extract(document, Context("x.txt"), kit)
    assert (
        [row.by for row in facts.deadlines]
        == ["2024-06"]
        == [row.deadline.by for row in facts.assignments if row.deadline]
    )
