"""Excel files for the tests."""

from __future__ import annotations

import datetime
import io

from openpyxl import Workbook
from openpyxl.styles import Font


def tasks() -> bytes:
    """An annex: head, title, a task table with merged cells and a section row, foot; other sheets beside it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục 1"
    rows = (
        ("ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TỈNH SÔNG MÂY", None, "Độc lập - Tự do - Hạnh phúc"),
        (None,),
        ("PHỤ LỤC",),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh)",),
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Kinh phí"),
        ("I", "Tuyên truyền"),
        (1, "In tài liệu\nvà phát hành", "Sở Nội vụ", datetime.date(2026, 3, 31), 1_250_000),
        (2, "Tập huấn", None, datetime.date(2026, 6, 30), 0.125),
        (3, "Hidden", "x", None, None),
        ("Nơi nhận:", None, "CHỦ TỊCH"),
        ("- Như trên.", None, "Trần Văn Bình"),
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("C8:C9")
    sheet.merge_cells("A4:E4")
    for row in (8, 9):
        sheet[f"D{row}"].number_format = "dd/mm/yyyy"
    sheet["E8"].number_format = "#,##0"
    sheet["E9"].number_format = "0.0%"
    sheet.row_dimensions[10].hidden = True
    old = book.create_sheet("Sheet2")
    old.append(("Kinh tÕ - x· héi", "Số"))
    old["A1"].font = Font(name=".VnTime")
    secret = book.create_sheet("Nháp")
    secret.append(("không in",))
    secret.sheet_state = "hidden"
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
