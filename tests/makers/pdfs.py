"""Small PDF files, drawn line by line, for the tests of the parser."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.makers import scans

FONT = "DejaVuSerif"
_FILE = Path(__file__).parents[2] / "corpora" / "demo" / "fonts" / "DejaVuSerif.ttf"
_WIDTH, _HEIGHT = A4


def canvas(password: str | None = None) -> tuple[Canvas, io.BytesIO]:
    """A canvas that gives the same bytes every time, and the buffer that it is saved to."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(_FILE)))
    buffer = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    return Canvas(buffer, pagesize=A4, invariant=1, encrypt=lock), buffer


def text(page: Canvas, x: float, top: float, words: str, size: float = 13) -> None:
    """Words at a place counted from the upper left corner."""
    page.setFont(FONT, size)
    page.drawString(x, _HEIGHT - top, words)


def centred(page: Canvas, middle: float, top: float, words: str, size: float = 13) -> None:
    page.setFont(FONT, size)
    page.drawCentredString(middle, _HEIGHT - top, words)


def paragraph(page: Canvas, top: float, lines: Sequence[str], indent: float = 28, size: float = 12) -> float:
    """Lines at the left margin, the first one indented; returns where the next paragraph may begin."""
    for number, line in enumerate(lines):
        text(page, 85 + (0 if number else indent), top, line, size)
        top += 18
    return top + 4


def grid(
    page: Canvas, left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]]
) -> None:
    """A ruled table; every row is 24 points high."""
    height = 24
    bottom = top + height * len(rows)
    for number in range(len(rows) + 1):
        y = _HEIGHT - top - number * height
        page.line(left, y, left + sum(widths), y)
    x = left
    for width in (*widths, 0):
        page.line(x, _HEIGHT - top, x, _HEIGHT - bottom)
        x += width
    for number, row in enumerate(rows):
        x = left
        for width, cell in zip(widths, row, strict=True):
            text(page, x + 4, top + number * height + 16, cell, 11)
            x += width


def plan(password: str | None = None) -> bytes:
    """A plan of two pages: head in two columns, body, task table, foot in two columns, a signature mark."""
    page, buffer = canvas(password)
    text(page, 400, 30, "Người ký: ỦY BAN NHÂN DÂN", 7)
    text(page, 400, 39, "Thời gian ký: 06.01.2026 08:15:00 +07:00", 7)
    centred(page, 160, 84, "ỦY BAN NHÂN DÂN", 12)
    centred(page, 400, 84, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    centred(page, 160, 100, "THÀNH PHỐ SÔNG MÂY", 12)
    centred(page, 400, 100, "Độc lập - Tự do - Hạnh phúc", 12)
    centred(page, 160, 128, "Số: 12/KH-UBND")
    centred(page, 400, 128, "Sông Mây, ngày 05 tháng 01 năm 2026")
    centred(page, _WIDTH / 2, 170, "KẾ HOẠCH")
    centred(page, _WIDTH / 2, 188, "Tổ chức phong trào thi đua yêu nước trên địa bàn thành phố năm 2026", 11)
    top = paragraph(
        page,
        230,
        (
            "Thực hiện Kế hoạch số 282/KH-",
            "UBND ngày 30 tháng 11 năm 2025 của Ủy ban nhân dân Thành phố Hà",
            "Nội, Ủy ban nhân dân thành phố Sông Mây ban hành Kế hoạch như sau:",
        ),
    )
    top = paragraph(page, top, ("I. MỤC ĐÍCH, YÊU CẦU",))
    top = paragraph(
        page,
        top,
        (
            "1. Nâng cao chất lượng các phong trào thi đua tại từng cơ quan, đơn",
            "vị trên địa bàn, bảo đảm thiết thực, hiệu quả.",
        ),
    )
    grid(
        page,
        85,
        top + 10,
        (40, 230, 160),
        (
            ("TT", "Nhiệm vụ", "Chủ trì"),
            ("1", "Phát động thi đua", "Phòng Nội vụ"),
            ("2", "Tổng kết", "Văn phòng"),
        ),
    )
    page.showPage()
    centred(page, _WIDTH / 2, 40, "2")
    top = paragraph(
        page,
        90,
        ("2. Các đơn vị báo cáo kết quả trước ngày 15 tháng 12 năm 2026 về Phòng", "Nội vụ để tổng hợp./."),
    )
    text(page, 85, top + 20, "Nơi nhận:", 10)
    centred(page, 430, top + 20, "TM. ỦY BAN NHÂN DÂN")
    text(page, 85, top + 34, "- Như trên;", 10)
    centred(page, 430, top + 38, "KT. CHỦ TỊCH")
    text(page, 85, top + 48, "- Lưu: VT, NV.", 10)
    centred(page, 430, top + 56, "PHÓ CHỦ TỊCH")
    centred(page, 430, top + 130, "Trần Văn Bình")
    page.showPage()
    page.save()
    return buffer.getvalue()


def drawing(pages: int = 1, last: str | None = None) -> bytes:
    """Pages with a picture and no text, the last one perhaps with text."""
    page, buffer = canvas()
    for _ in range(pages):
        page.rect(100, 100, 200, 200, fill=1)
        page.showPage()
    if last:
        text(page, 85, 100, last)
        page.showPage()
    page.save()
    return buffer.getvalue()


def mixed() -> bytes:
    """The first page of the plan as a picture, and a page with text."""
    page, buffer = canvas()
    picture = scans.pages(plan())[0]
    page.drawInlineImage(picture, 0, 0, _WIDTH, _HEIGHT)
    page.showPage()
    text(page, 85, 100, "Báo cáo kết quả thi đua quý I.")
    page.showPage()
    page.save()
    return buffer.getvalue()


def legacy(font: str, lines: Sequence[str]) -> bytes:
    """Lines in a font of the encodings before Unicode: codes of one byte, and a name that tells.

    `font` has seven letters, as `.VnTime`, or nine, as `VNI-Times`: it takes the place of a font's own name.
    """
    page, buffer = canvas()
    own = {7: "Courier", 9: "Helvetica"}[len(font)]
    for number, line in enumerate(lines):
        page.setFont(own, 12)
        page.drawString(85, _HEIGHT - 90 - 18 * number, line)
    page.showPage()
    page.save()
    return buffer.getvalue().replace(f"/BaseFont /{own}".encode(), f"/BaseFont /{font}".encode())
