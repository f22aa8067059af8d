"""Tables of PDF pages that blank space alone draws."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.parse import parse
from pipeline.parse.pdf.aligned import aligned_tables
from pipeline.parse.pdf.chars import Run
from tests.makers.pdfs import canvas, text

LEFT = (60, 100, 330, 450)
HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
ROWS = (
    (("1", "Lập tổ công tác", "Sở Nội vụ", "30/6/2024"),),
    (("2", "Rà soát văn bản do tỉnh", "Sở Tư pháp", "Quý I/2024"), ("", "ban hành", "", "")),
    (("II", "CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC CỦA TỈNH", "", ""),),
    (("3", "Sắp xếp đơn vị", "Sở Y tế", "Tháng 5"),),
)


def runs(rows: Sequence[Sequence[Sequence[str]]], padding: float = 8) -> list[Run]:
    """Lines of cells as runs of letters five points wide; rows stand `padding` farther apart than lines."""
    found, base = [], 100.0
    for row in rows:
        for line in row:
            for left, words in zip(LEFT, line, strict=True):
                if words:
                    found.append(Run(words, left, base - 8, left + 5.0 * len(words), base + 2, base, 9.0))
            base += 12
        base += padding
    return found


@pytest.mark.parametrize("padding", [8, 0], ids=["room between the rows", "rows told by their numbers"])
def test_columns_held_apart_by_blank_space(padding: float) -> None:
    loose, tables = aligned_tables(runs([(HEAD,), *ROWS], padding))
    assert not loose
    cells = {(cell.row, cell.column): cell for cell in tables[0].cells}
    assert [cells[1, column].text for column in (1, 2, 3, 4)] == list(HEAD)
    assert cells[3, 2].text == "Rà soát văn bản do tỉnh ban hành"
    assert (cells[4, 2].text[:8], cells[4, 2].column_span) == ("CẢI CÁCH", 2)
    assert cells[5, 4].text == "Tháng 5"


PARAGRAPH = Run(
    "Các sở, ban, ngành báo cáo kết quả thực hiện Kế hoạch này trước ngày 15/12.", 60, 0, 540, 10, 8, 9.0
)


def test_text_around_a_table_stays_text() -> None:
    table = runs([(HEAD,), *ROWS])
    last = max(run.base for run in table)
    above = Run(PARAGRAPH.text, 60, 70, 540, 80, 78, 9.0)
    below = Run(PARAGRAPH.text, 60, last + 12, 540, last + 22, last + 20, 9.0)
    loose, tables = aligned_tables([above, *table, below])
    assert (loose, len(tables)) == ([above, below], 1)


@pytest.mark.parametrize(
    "rows",
    [
        [
            (("SỞ Y TẾ", "", "CỘNG HÒA XÃ HỘI", ""),),
            (("Số: 5", "", "Độc lập", ""),),
            (("x", "", "Hà Nội", ""),),
        ],
        [(("Tiền", "= Giá", "x", "Số"),)],
        [(("KT.", "TM.", "TL.", ""),), (("", "Nguyễn Văn An", "", ""),)],
    ],
    ids=["the head of a paper", "a formula", "signatures side by side"],
)
def test_other_lines_beside_each_other_are_none(rows: Sequence[Sequence[Sequence[str]]]) -> None:
    given = runs(rows)
    assert aligned_tables(given) == (given, [])


def test_a_pdf_without_rules_gives_cells() -> None:
    page, buffer = canvas()
    for number, row in enumerate([HEAD, *(row[0] for row in ROWS if len(row) == 1)]):
        for left, words in zip(LEFT, row, strict=True):
            text(page, left, 120 + 26 * number, words, 9)
    page.save()
    document = parse(buffer.getvalue(), "x.pdf")
    assert {block.cell.column for block in document.blocks if block.cell} == {1, 2, 3, 4}
