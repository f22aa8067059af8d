"""The places of cells in their tables: the same grid for HTML, DOCX and PDF."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Document, Origin, Zone
from pipeline.parse import parse
from pipeline.parse.assemble import Piece
from pipeline.parse.table_heads import mark_heads
from tests.makers import pdfs, words

ORIGIN = Origin()


def cells(document: Document) -> dict[str, Cell | None]:
    return {
        document.text[block.start : block.end]: block.cell
        for block in document.blocks
        if block.zone is Zone.TABLE
    }


def page(table: str) -> Document:
    prose = (
        "<p>Ngày 05/01/2026, Sở Nội vụ họp về công tác thi đua, khen thưởng của năm nay tại hội trường.</p>"
    )
    return parse(
        f"<html><body><h1>Tin</h1><article>{prose * 3}{table}</article></body></html>".encode(), "a.html"
    )


MERGED = """<table>
<tr><td rowspan="2">TT</td><td rowspan="2">Nhiệm vụ</td><td colspan="2">Đơn vị</td></tr>
<tr><td>Chủ trì</td><td>Phối hợp</td></tr>
<tr><td>1</td><td>Phát động</td><td colspan="2">Sở Nội vụ</td></tr>
<tr><td>2</td><td>Tổng kết</td><td>Sở Y tế</td><td>Các xã</td></tr>
</table>"""


def test_spans_of_a_page_lay_the_grid():
    assert cells(page(MERGED)) == {
        "TT": Cell(1, 1, 1, row_span=2, header=True),
        "Nhiệm vụ": Cell(1, 1, 2, row_span=2, header=True),
        "Đơn vị": Cell(1, 1, 3, column_span=2, header=True),
        "Chủ trì": Cell(1, 2, 3, header=True),
        "Phối hợp": Cell(1, 2, 4, header=True),
        "1": Cell(1, 3, 1),
        "Phát động": Cell(1, 3, 2),
        "Sở Nội vụ": Cell(1, 3, 3, column_span=2),
        "2": Cell(1, 4, 1),
        "Tổng kết": Cell(1, 4, 2),
        "Sở Y tế": Cell(1, 4, 3),
        "Các xã": Cell(1, 4, 4),
    }


def test_markup_tells_the_head():
    table = "<table><tr><td>Chỉ tiêu</td><td>Ghi chú</td></tr><tr><th>Thu</th><th>Chi</th></tr></table>"
    assert [place and place.header for place in cells(page(table)).values()] == [False, False, True, True]


@pytest.mark.parametrize(
    "spans", ['rowspan="0"', 'rowspan="900000"', 'colspan="x" rowspan="-3"', 'colspan="99999"']
)
def test_wild_spans_stay_in_bounds(spans):
    table = f"<table><tr><td {spans}>Một</td><td>Hai</td></tr><tr><td>Ba</td><td>Bốn</td></tr></table>"
    for place in cells(page(table)).values():
        assert place
        assert place.row + place.row_span <= 3
        assert place.column_span <= 100


def test_cells_of_a_word_file():
    found = cells(parse(words.plan(), "a.docx"))
    assert found["Chủ trì"] == Cell(2, 1, 3, header=True)
    assert found["Phát động thi đua"] == Cell(2, 2, 1, column_span=2)
    assert found["Phòng Nội vụ"] == Cell(2, 2, 3)


def test_cells_of_a_pdf_file():
    found = cells(parse(pdfs.plan(), "a.pdf"))
    assert found["Chủ trì"] == Cell(1, 1, 3, header=True)
    assert found["Tổng kết"] == Cell(1, 3, 2)


def table(*rows: tuple[str, ...]) -> list[Piece]:
    return [
        Piece(text, Zone.TABLE, ORIGIN, cell=Cell(1, row, column, column_span=4 if len(texts) == 1 else 1))
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([("TT", "Nhiệm vụ"), ("1", "Phát động")], {1}),
        ([("DANH MỤC NHIỆM VỤ",), ("TT", "Nhiệm vụ"), ("1", "Phát động")], {2}),
        ([("TT", "Nhiệm vụ", "Chủ trì"), ("(1)", "(2)", "(3)"), ("1", "Phát động", "Sở Y tế")], {1, 2}),
        ([("TT", "Số xã", "Số hộ"), ("1", "5", "9"), ("2", "6", "8")], {1}),
        ([("1", "Sở Nội vụ"), ("2", "Sở Y tế")], set()),
        ([("- Sở Nội vụ;", "Chủ trì"), ("- Sở Y tế;", "Phối hợp")], set()),
        ([("Một cột",), ("Hai",), ("Ba",), ("TT", "Tên")], set()),
    ],
)
def test_head_rows(rows, heads):
    assert {piece.cell.row for piece in mark_heads(table(*rows)) if piece.cell and piece.cell.header} == heads
