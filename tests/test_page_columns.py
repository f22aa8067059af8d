"""Head and foot of Word papers, whatever lays them out, are read column by column."""

from __future__ import annotations

import pytest

from extractors.document import Document, Zone
from pipeline.parse import parse
from tests.makers import word_xml as w
from tests.makers.blocks import assert_sound, texts

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DAY = "Sông Mây, ngày 05 tháng 01 năm 2026"
LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG MÂY", "Số: 12/KH-UBND"]
RIGHT = [*MOTTO, DAY]
BODY = "".join(
    map(
        w.paragraph,
        (
            "KẾ HOẠCH",
            "Tổ chức phong trào thi đua năm 2026",
            "Thực hiện Chỉ thị số 5/CT-TTg, tỉnh ban hành Kế hoạch như sau:",
            "I. MỤC ĐÍCH",
            "1.\tĐẩy mạnh phong trào thi đua trong toàn tỉnh, ở mọi cấp, mọi ngành.",
        ),
    )
)
RECIPIENTS = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
SIGNATURE = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Bình"]


def beside(left: list[str], right: list[str], gap: str) -> str:
    rows = max(len(left), len(right))
    left, right = (side + [""] * (rows - len(side)) for side in (left, right))
    return "".join(w.paragraph(a + gap + b) for a, b in zip(left, right, strict=True))


def rows(left: list[str], right: list[str]) -> str:
    count = max(len(left), len(right))
    left, right = (side + [""] * (count - len(side)) for side in (left, right))
    return w.table(*(w.row(a, b) for a, b in zip(left, right, strict=True)))


def cells(left: list[str], right: list[str]) -> str:
    return w.table(w.row(*(w.cell("".join(map(w.paragraph, side))) for side in (left, right))))


def boxes(left: list[str], right: list[str]) -> str:
    content = (f"<w:txbxContent>{''.join(map(w.paragraph, side))}</w:txbxContent>" for side in (left, right))
    return w.paragraph(
        "".join(f"<w:r><w:pict><v:textbox>{one}</v:textbox></w:pict></w:r>" for one in content)
    )


LAYOUTS = {
    "rows": rows,
    "cells": cells,
    "boxes": boxes,
    "tabs": lambda left, right: beside(left, right, "\t\t"),
    "spaces": lambda left, right: beside(left, right, " " * 24),
    "mixed": lambda left, right: beside(left, right, "  \t      \t  "),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_head_and_foot(layout: str) -> None:
    lay = LAYOUTS[layout]
    paper = parse(w.word_file(lay(LEFT, RIGHT) + BODY + lay(RECIPIENTS, SIGNATURE)), "a.docx")
    assert_sound(paper)
    assert paper.title == "KẾ HOẠCH Tổ chức phong trào thi đua năm 2026"
    assert texts(paper, Zone.HEADER) == [*LEFT, *RIGHT]
    assert texts(paper, Zone.RECIPIENTS) == RECIPIENTS
    assert texts(paper, Zone.SIGNATURE) == SIGNATURE
    assert texts(paper, Zone.BODY)[-1].startswith("1. Đẩy mạnh")


def header(*lines: str) -> list[str]:
    paper: Document = parse(w.word_file("".join(map(w.paragraph, lines)) + BODY), "a.docx")
    return texts(paper, Zone.HEADER)


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("Số:     /KH-UBND\t\tSông Mây, ngày      tháng     năm 2026", "Số: /KH-UBND", "Sông Mây, ngày tháng năm 2026"),
        ("Số: 5/KH-UBND\tSông Mây,    ngày 05 tháng 01 năm 2026", "Số: 5/KH-UBND", DAY),
        ("     Số: 5/KH-UBND          " + DAY + "   ", "Số: 5/KH-UBND", DAY),
    ],
)  # fmt: skip
def test_blanks_in_a_line_part_no_column(line: str, left: str, right: str) -> None:
    found = header(f"UBND TỈNH A\t\t{MOTTO[0]}", line)
    assert found == ["UBND TỈNH A", left, MOTTO[0], right]


def test_rules_and_lines_of_one_column() -> None:
    found = header(
        "ỦY BAN NHÂN DÂN",
        f"TỈNH SÔNG MÂY\t{MOTTO[0]}",
        f"______\t\t{MOTTO[1]}",
        f"Số: 12/KH-UBND\t{'_' * 12}",
        f"\t\t\t\t{DAY}",
    )
    assert found == [*LEFT, *RIGHT]


def test_tables_of_data_stay_tables() -> None:
    data = w.table(
        w.row("TT", "Cơ quan nhận", "Số bản"), w.row("1", "Sở Nội vụ", "2"), w.row("2", "Sở Tài chính", "1")
    )
    paper = parse(w.word_file(cells(LEFT, RIGHT) + BODY + data), "a.docx")
    assert texts(paper, Zone.TABLE) == [
        "TT",
        "Cơ quan nhận",
        "Số bản",
        "1",
        "Sở Nội vụ",
        "2",
        "2",
        "Sở Tài chính",
        "1",
    ]


def test_head_and_foot_of_a_table_of_data() -> None:
    table = w.table(
        w.row("TÊN ĐƠN VỊ", w.cell("".join(map(w.paragraph, MOTTO)))),
        w.row(w.cell("TỜ KHAI", '<w:gridSpan w:val="2"/>')),
        w.row("Họ tên:", "Chức vụ:"),
        w.row("Địa chỉ:", "Điện thoại:"),
        w.row("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        w.row("- Như trên;", "CHỦ TỊCH"),
        w.row("- Lưu: VT.", "Trần Văn Bình"),
    )
    form = parse(w.word_file(table), "a.docx")
    assert texts(form, Zone.TABLE) == ["TỜ KHAI", "Họ tên:", "Chức vụ:", "Địa chỉ:", "Điện thoại:"]
    assert form.text.split("\n")[:3] == ["TÊN ĐƠN VỊ", *MOTTO]
    assert form.text.split("\n")[-6:] == [*RECIPIENTS, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình"]
