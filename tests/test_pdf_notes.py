"""Footnotes of PDF files with text: their markers and their text, and what only looks like them."""

from __future__ import annotations

import pytest

from extractors.document import Zone
from pipeline.parse import parse
from tests.makers import pdfs
from tests.makers.blocks import assert_sound, texts

_FIRST = "1. Thực hiện Kế hoạch số 282/KH-UBND ngày 30 tháng 11 năm 2025 của"
_BODY = 13.0


def page_with(lines, notes=(), size=9.0, rule=True):
    """Lines at the margin and notes at the foot; a part of a line in bars, `Nam|1|`, is raised and small."""
    page, buffer = pdfs.canvas()
    draw(page, lines, notes, size, rule)
    page.save()
    return buffer.getvalue()


def draw(page, lines, notes=(), size=9.0, rule=True):
    top = 100.0
    for line in lines:
        written(page, top, line, _BODY)
        top += 20
    top = 790 - 12 * len(notes)
    if rule and notes:
        page.line(85, 842 - top + 11, 230, 842 - top + 11)
    for note in notes:
        written(page, top, note, size)
        top += 12
    page.showPage()


def written(page, top, line, size):
    left = 85.0
    for number, part in enumerate(line.split("|")):
        raised = number % 2
        pdfs.text(page, left, top - raised * 0.35 * size, part, size * (0.6 if raised else 1))
        left += page.stringWidth(part, pdfs.FONT, size * (0.6 if raised else 1))


def read(*args, **kwargs):
    return parse(page_with(*args, **kwargs), "a.pdf")


@pytest.mark.parametrize(
    ("line", "note", "read_as", "note_read_as"),
    [
        ("tỉnh Quảng Nam|1| về thi đua.", "|1| Nay là thành phố Đà Nẵng.", "Quảng Nam về thi đua.", ""),
        ("tỉnh Quảng Nam|1|, về thi đua.", "1 Nay là thành phố Đà Nẵng.", "Quảng Nam, về thi đua.", ""),
        ("tỉnh Quảng Nam|(1)| về thi đua.", "(1) Nay là thành phố Đà Nẵng.", "Quảng Nam về thi đua.", ""),
        ("theo Điều 15[1] của Luật.", "[1] Nay là thành phố Đà Nẵng.", "Điều 15 của Luật.", ""),
        ("theo Kế hoạch 282|1| và Luật.", "|1| Nay là thành phố Đà Nẵng.", "Kế hoạch 282 và Luật.", ""),
        ("theo Kế hoạch 282¹ và Luật.", "¹ Nay là thành phố Đà Nẵng.", "Kế hoạch 282 và Luật.", ""),
        ("tỉnh Quảng Nam(*) về thi đua.", "(*) Nay là thành phố Đà Nẵng.", "Quảng Nam về thi đua.", ""),
        ("tỉnh Quảng Nam|*| về thi đua.", "|*| Nay là thành phố Đà Nẵng.", "Quảng Nam về thi đua.", ""),
        (
            "tỉnh Quảng Nam|12| về thi đua.",
            "|12| “Xem” Luật số 5.",
            "Quảng Nam về thi đua.",
            "“Xem” Luật số 5.",
        ),
    ],
)
def test_marker_is_left_out_and_the_note_stands_apart(line, note, read_as, note_read_as):
    document = read((_FIRST, line), (note,))
    assert_sound(document)
    assert read_as in document.text
    assert texts(document, Zone.NOTE) == [note_read_as or "Nay là thành phố Đà Nẵng."]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("tỉnh Quảng Nam|1| về thi đua.", "Quảng Nam 1 về thi đua."),
        ("theo Điều 15[1] của Luật.", "Điều 15 [1] của Luật."),
        ("không quá 10|(1)| người.", "không quá 10 (1) người."),
    ],
)
def test_marker_without_a_note_is_set_apart(line, read_as):
    assert read_as in read((_FIRST, line)).text


@pytest.mark.parametrize(
    "line",
    [
        "rộng 100 m|2| đất và 5 km|2| rừng.",
        "khoảng 10|3| lượt người.",
        "ở nhiệt độ 30|0|C trở lên.",
        "theo Điều 1 của Luật.",
        "tính bằng x|2| và y.",
        "theo khoản 2 Điều 5 (2) của Luật.",
    ],
)
def test_powers_and_numbers_stay_as_they_are(line):
    document = read((_FIRST, line), ("|2| Nay là thành phố Đà Nẵng.",))
    assert line.replace("|", "") in document.text
    assert texts(document, Zone.NOTE) == []


def test_lowered_digits_stay_with_their_letters():
    page, buffer = pdfs.canvas()
    pdfs.text(page, 85, 100, "giảm khí CO")
    pdfs.text(page, 85 + page.stringWidth("giảm khí CO", pdfs.FONT, 13), 103, "2", 8)
    pdfs.text(page, 85, 790, "2 Nay là thành phố Đà Nẵng.", 9)
    page.showPage()
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    assert "CO2" in document.text
    assert texts(document, Zone.NOTE) == []


@pytest.mark.parametrize(
    ("foot", "size"),
    [
        (("1. Sở Nội vụ chủ trì thực hiện.",), 9.0),
        (("1 Nay là thành phố Đà Nẵng.",), 13.0),
        (("2 Nay là thành phố Đà Nẵng.",), 9.0),
        (("Điều 1. Phạm vi điều chỉnh",), 9.0),
    ],
)
def test_foot_that_no_marker_opens_is_text(foot, size):
    document = read((_FIRST, "tỉnh Quảng Nam|1| về thi đua."), foot, size=size)
    assert foot[0] in document.text
    assert texts(document, Zone.NOTE) == []


def test_text_under_a_bold_heading_with_a_marker_is_no_note():
    page, buffer = pdfs.canvas()
    written(page, 90, "Nội dung thi đua|(1)|", 17)
    for top in range(300, 780, 20):
        pdfs.text(
            page, 85, top, "(1) Nay là thành phố Đà Nẵng." if top == 600 else "Nội dung của các đơn vị."
        )
    page.showPage()
    page.save()
    assert texts(parse(buffer.getvalue(), "a.pdf"), Zone.NOTE) == []


def test_page_number_and_running_foot_under_a_note_stay_apart():
    page, buffer = pdfs.canvas()
    written(page, 100, "tỉnh Quảng Nam|1| về thi đua.", _BODY)
    written(page, 700, "|1| Nay là thành phố Đà Nẵng, từ ngày", 9)
    pdfs.text(page, 85, 712, "1 tháng 7 năm 2025.", 9)
    pdfs.text(page, 85, 800, "Văn phòng Ủy ban nhân dân", 8)
    pdfs.text(page, 290, 820, "2", 9)
    page.showPage()
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    assert texts(document, Zone.NOTE) == ["Nay là thành phố Đà Nẵng, từ ngày 1 tháng 7 năm 2025."]
    assert [(piece.text, piece.reason) for piece in document.furniture] == [("2", "page number")]


def test_power_in_a_table_stays_in_its_cell():
    page, buffer = pdfs.canvas()
    pdfs.grid(page, 85, 100, (100, 100), (("Nhà", "Diện tích"), ("A", "10")))
    pdfs.text(page, 189 + page.stringWidth("10", pdfs.FONT, 11), 136, "3", 6)
    page.showPage()
    page.save()
    assert "103" in parse(buffer.getvalue(), "a.pdf").text.splitlines()


def test_note_within_a_table_stays_in_its_cell():
    page, buffer = pdfs.canvas()
    pdfs.grid(page, 85, 100, (200, 100), (("Nhà", "Diện tích"), ("Nhà hành chính", "10"), ("", "")))
    pdfs.text(page, 89 + page.stringWidth("Nhà hành chính", pdfs.FONT, 11), 136, "1)", 6)
    pdfs.text(page, 89, 164, "1) Không kể nhà kho.", 9)
    page.showPage()
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    cells = texts(document, Zone.TABLE)
    assert "Nhà hành chính 1)" in cells
    assert "1) Không kể nhà kho." in cells


def test_paragraph_goes_on_over_the_page_behind_notes_of_two_lines():
    page, buffer = pdfs.canvas()
    second = "thành phố Hà Nội|2|, các cơ quan, đơn vị cùng các"
    foot = ("|1| Ban hành kèm theo Quyết định số 5/QĐ-", "UBND của thành phố.", "|2| Nay là Thủ đô.")
    draw(page, (_FIRST, "tỉnh Quảng Nam|1| về thi đua yêu nước trong toàn tỉnh, cùng", second), foot)
    draw(page, ("doanh nghiệp báo cáo kết quả.",))
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    assert document.text.splitlines()[0] == (
        f"{_FIRST} tỉnh Quảng Nam về thi đua yêu nước trong toàn tỉnh, cùng thành phố Hà Nội, "
        "các cơ quan, đơn vị cùng các doanh nghiệp báo cáo kết quả."
    )
    assert texts(document, Zone.NOTE) == [
        "Ban hành kèm theo Quyết định số 5/QĐ-UBND của thành phố.",
        "Nay là Thủ đô.",
    ]
    assert document.text.endswith("Nay là Thủ đô.")


@pytest.mark.parametrize(
    ("second", "rule", "notes"),
    [
        (
            ("từ ngày 1 tháng 7 năm 2025.", "|2| Nay là Thủ đô."),
            True,
            ["Nay là thành phố Đà Nẵng từ ngày 1 tháng 7 năm 2025.", "Nay là Thủ đô."],
        ),
        (("từ ngày 1 tháng 7 năm 2025.",), True, ["Nay là thành phố Đà Nẵng từ ngày 1 tháng 7 năm 2025."]),
        (("từ ngày 1 tháng 7 năm 2025.",), False, ["Nay là thành phố Đà Nẵng"]),
    ],
)
def test_note_goes_on_under_the_rule_of_the_next_page(second, rule, notes):
    page, buffer = pdfs.canvas()
    draw(page, (_FIRST, "tỉnh Quảng Nam|1| về thi đua."), ("|1| Nay là thành phố Đà Nẵng",))
    draw(page, ("2. Báo cáo về thành phố Hà Nội|2| theo quy định.",), second, rule=rule)
    page.save()
    assert texts(parse(buffer.getvalue(), "a.pdf"), Zone.NOTE) == notes


def test_small_type_under_a_rule_is_text_where_no_note_goes_on():
    document = read((_FIRST, "tỉnh Quảng Nam về thi đua."), ("Mẫu dùng cho các đơn vị.",))
    assert "Mẫu dùng cho các đơn vị." in document.text
    assert texts(document, Zone.NOTE) == []
