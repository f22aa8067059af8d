"""Tables of PDF pages: merged cells, tables over page breaks, rows cut in two, text around."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Zone
from pipeline.parse import parse
from tests.makers import pdfs

HEAD = ("TT", "Nhiệm vụ", "Chủ trì")
WIDTHS = (40, 230, 160)
Rows = tuple[tuple[str, ...], ...]


def paper(*pages: tuple[tuple[str, ...], Rows, tuple[str, ...]]) -> bytes:
    """Pages of lines, a ruled table, and lines."""
    page, buffer = pdfs.canvas()
    for number, (before, rows, after) in enumerate(pages, start=1):
        if number > 1:
            pdfs.centred(page, 297, 40, str(number))
        top = pdfs.paragraph(page, 90, before)
        if rows:
            pdfs.grid(page, 85, top, WIDTHS[: len(rows[0])], rows)
            top += 24 * len(rows) + 24
        pdfs.paragraph(page, top, after)
        page.showPage()
    page.save()
    return buffer.getvalue()


def cells(data: bytes) -> list[tuple[int, int, int, str, int | None]]:
    document = parse(data, "a.pdf")
    return [
        (
            block.cell.table,
            block.cell.row,
            block.cell.column,
            document.text[block.start : block.end],
            block.origin.page,
        )
        for block in document.blocks
        if block.cell
    ]


LONG = "Các đơn vị thực hiện nhiệm vụ theo bảng sau đây của Kế hoạch này."
FIRST = (HEAD, ("1", "Phát động thi đua", "Phòng Nội vụ"), ("2", "Xây dựng báo cáo", "Phòng Tài chính"))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("3", "Tổng kết", "Văn phòng"),), [(1, 4, 1, "3", 2), (1, 4, 2, "Tổng kết", 2), (1, 4, 3, "Văn phòng", 2)]),
        ((HEAD, ("3", "Tổng kết", "Văn phòng")), [(1, 4, 1, "3", 2), (1, 4, 2, "Tổng kết", 2), (1, 4, 3, "Văn phòng", 2)]),
        ((("", "tổng hợp năm", ""), ("3", "Tổng kết", "Văn phòng")), [(1, 4, 1, "3", 2), (1, 4, 2, "Tổng kết", 2), (1, 4, 3, "Văn phòng", 2)]),
        ((("", "Việc khác", "Văn phòng"), ("3", "Tổng kết", "")), [(1, 4, 2, "Việc khác", 2), (1, 4, 3, "Văn phòng", 2), (1, 5, 1, "3", 2), (1, 5, 2, "Tổng kết", 2)]),
    ],
)  # fmt: skip
def test_a_table_goes_on_over_the_page(rows, found):
    assert [cell for cell in cells(paper(((LONG,), FIRST, ()), ((), rows, (LONG,)))) if cell[4] == 2] == found


def test_a_row_cut_in_two_is_one_again():
    found = cells(
        paper(((LONG,), FIRST, ()), ((), (("", "tổng hợp năm", ""), ("3", "Tổng kết", "Văn phòng")), ()))
    )
    assert (1, 3, 2, "Xây dựng báo cáo tổng hợp năm", 1) in found


@pytest.mark.parametrize(
    "second",
    [
        ((LONG,), (("3", "Tổng kết", "Văn phòng"), ("4", "Họp", "Sở Y tế")), ()),
        ((), (("3", "Tổng kết"), ("4", "Họp"), ("5", "Lập sổ")), ()),
    ],
)
def test_text_between_or_other_columns_begin_another_table(second):
    assert {cell[0] for cell in cells(paper(((LONG,), FIRST, ()), second))} == {1, 2}


def test_the_head_said_again_is_furniture():
    document = parse(paper(((LONG,), FIRST, ()), ((), (HEAD, ("3", "Tổng kết", "Văn phòng")), ())), "a.pdf")
    again = [piece.text for piece in document.furniture if piece.reason == "head of the table again"]
    assert again == list(HEAD)


def rules(page, *lines: tuple[float, float, float, float]) -> None:
    for x0, top0, x1, top1 in lines:
        page.line(x0, 841.9 - top0, x1, 841.9 - top1)


def test_merged_cells_stand_once_with_their_extent():
    page, buffer = pdfs.canvas()
    pdfs.paragraph(page, 90, (LONG,))
    rules(
        page,
        *((100, top, 400, top) for top in (150, 198, 222)),
        (200, 174, 400, 174),
        *((x, 150, x, 222) for x in (100, 200, 400)),
        (300, 174, 300, 222),
    )
    for x, top, words in (
        (110, 176, "Nhiệm vụ"), (240, 166, "Đơn vị"), (205, 190, "Chủ trì"), (305, 190, "Phối hợp"),
        (110, 214, "Phát động"), (205, 214, "Sở Nội vụ"), (305, 214, "Sở Y tế"),
    ):  # fmt: skip
        pdfs.text(page, x, top, words, 11)
    page.showPage()
    page.save()
    document = parse(buffer.getvalue(), "a.pdf")
    found = {
        document.text[block.start : block.end]: block.cell
        for block in document.blocks
        if block.zone is Zone.TABLE
    }
    assert found == {
        "Nhiệm vụ": Cell(1, 1, 1, row_span=2, header=True),
        "Đơn vị": Cell(1, 1, 2, column_span=2, header=True),
        "Chủ trì": Cell(1, 2, 2, header=True),
        "Phối hợp": Cell(1, 2, 3, header=True),
        "Phát động": Cell(1, 3, 1),
        "Sở Nội vụ": Cell(1, 3, 2),
        "Sở Y tế": Cell(1, 3, 3),
    }


def test_columns_without_outer_rules_are_columns():
    page, buffer = pdfs.canvas()
    pdfs.paragraph(page, 90, (LONG,))
    rules(page, *((100, top, 400, top) for top in (150, 174, 198)), *((x, 150, x, 198) for x in (200, 300)))
    for x, top, words in (
        (110, 166, "Nhiệm vụ"), (210, 166, "Chủ trì"), (310, 166, "Thời hạn"),
        (110, 190, "Tổng kết"), (210, 190, "Sở Y tế"), (310, 190, "Quý IV"),
    ):  # fmt: skip
        pdfs.text(page, x, top, words, 11)
    page.showPage()
    page.save()
    assert [cell[1:4] for cell in cells(buffer.getvalue())] == [
        (1, 1, "Nhiệm vụ"), (1, 2, "Chủ trì"), (1, 3, "Thời hạn"), (2, 1, "Tổng kết"), (2, 2, "Sở Y tế"), (2, 3, "Quý IV"),
    ]  # fmt: skip


def test_an_underline_or_a_frame_is_no_table():
    page, buffer = pdfs.canvas()
    pdfs.paragraph(page, 90, (LONG, LONG))
    rules(page, (100, 95, 300, 95), (100, 113, 300, 113))
    page.rect(70, 600, 450, 200)
    page.showPage()
    page.save()
    assert cells(buffer.getvalue()) == []
