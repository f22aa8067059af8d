"""Excel workbooks: the grid with its spans, lines around it, values as displayed, what is hidden."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from extractors.document import Document, Zone
from pipeline.parse import UnreadableError, parse
from pipeline.parse.sheet_values import displayed
from tests.makers import books, offices
from tests.makers.blocks import assert_sound, texts


@pytest.fixture(scope="module")
def annex() -> Document:
    document = parse(books.tasks(), "phu-luc.xlsx")
    assert_sound(document)
    return document


def test_lines_and_cells(annex: Document) -> None:
    assert annex.format == "xlsx"
    assert texts(annex, Zone.TABLE)[:14] == [
        "TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Kinh phí", "I", "Tuyên truyền", "1", "In tài liệu và phát hành",
        "Sở Nội vụ", "31/03/2026", "1.250.000", "2", "Tập huấn",
    ]  # fmt: skip
    assert "12,5%" in annex.text
    outside = [annex.text[block.start : block.end] for block in annex.blocks if block.cell is None]
    assert outside[:4] == [
        "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH SÔNG MÂY", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    assert outside[4] == "PHỤ LỤC"
    assert "Trần Văn Bình" in outside


def test_places(annex: Document) -> None:
    cells = {annex.text[b.start : b.end]: b.cell for b in annex.blocks if b.cell}
    merged = cells["Sở Nội vụ"]
    assert (merged.table, merged.row, merged.column, merged.row_span, merged.column_span) == (1, 8, 3, 2, 1)
    assert cells["Nhiệm vụ"].header
    assert not cells["Tập huấn"].header
    assert cells["Kinh tế - xã hội"].table == 2
    paths = {annex.text[b.start : b.end]: b.origin.path for b in annex.blocks}
    assert paths["Tập huấn"] == "sheet 1 row 9 cell 2"


def test_what_is_hidden_is_told(annex: Document) -> None:
    assert "Hidden" not in annex.text
    assert "không in" not in annex.text
    assert annex.warnings == (
        "hidden rows of the sheet 'Phụ lục 1' were left out: 1",
        "the sheet 'Nháp' is hidden and was left out",
    )
    assert [(one.text, one.reason) for one in annex.furniture] == [("Phụ lục 1", "sheet name")]


def test_a_cell_far_away_costs_nothing() -> None:
    book = Workbook()
    book.active["A1"] = "Nhiệm vụ"
    book.active["XFD1048576"] = "xa"
    found = parse(books.saved(book), "a.xlsx")
    assert found.text == "Nhiệm vụ"
    assert found.warnings == ("the sheet 'Sheet' was read up to row 20000",)


def test_a_workbook_without_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(books.saved(Workbook()), "a.xlsx")
    assert caught.value.kind == "no_text"


@offices.NEEDS_OFFICE
def test_an_old_workbook_is_the_same(annex: Document, tmp_path: Path) -> None:
    old = parse(offices.converted({"a": books.tasks()}, "xlsx", "xls", tmp_path)["a"], "a.bin")
    assert old.format == "xls"
    assert old.text == annex.text
    assert [block.cell for block in old.blocks] == [block.cell for block in annex.blocks]
    assert old.warnings == annex.warnings


DAY = datetime.datetime(2026, 1, 5, 14, 7, 9)


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (DAY, "mm-dd-yy", "05/01/2026"),
        (DAY, "d/m/yyyy", "5/1/2026"),
        (DAY, "dd/mm/yy", "05/01/26"),
        (DAY, "mm/yyyy", "01/2026"),
        (DAY, 'dd" tháng "mm" năm "yyyy', "05 tháng 01 năm 2026"),
        (DAY, "[$-1010000]d/m/yyyy;@", "5/1/2026"),
        (DAY, "hh:mm", "14:07"),
        (DAY, "h:mm:ss", "14:07:09"),
        (DAY, "dd/mm/yyyy hh:mm", "05/01/2026 14:07"),
        (DAY, "yyyy\\-mm\\-dd", "2026-01-05"),
        (DAY, "General", "05/01/2026"),
        (datetime.time(8, 30), "General", "08:30"),
        (datetime.timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (5, "General", "5"),
        (5.0, None, "5"),
        (12.5, "General", "12,5"),
        (1234567, "#,##0", "1.234.567"),
        (1234567, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (0.5, "0%", "50%"),
        (0.125, "0.00%", "12,50%"),
        (12.0, "0.##", "12"),
        (12.5, "0.##", "12,5"),
        (7, "000", "007"),
        (-1500, "#,##0", "-1.500"),
        (1e20, "General", "100000000000000000000"),
        (3, "@", "3"),
        (True, "General", "TRUE"),
        ("Quý I", "dd/mm/yyyy", "Quý I"),
        (None, None, ""),
    ],
)
def test_values_as_displayed(value: Any, form: str | None, expected: str) -> None:
    assert displayed(value, form) == expected


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_damaged_workbook(part: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(offices.cut(books.tasks(), part), "a.xlsx")
    assert caught.value.kind == "broken"
