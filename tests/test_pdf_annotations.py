"""What signing programs put over a page: number and day in fields, marks of signatures."""

from __future__ import annotations

import pytest

from extractors.document import Zone
from pipeline.limits import Limits
from pipeline.parse import UnreadableError, parse
from tests.makers import pdfs
from tests.makers.blocks import texts

HEIGHT = 841.9


def field(page, name: str, left: float, top: float, width: float, value: str) -> None:
    page.acroForm.textfield(
        name=name, value=value, x=left, y=HEIGHT - top, width=width, height=14, fontSize=12, borderWidth=0
    )


def letter() -> bytes:
    page, buffer = pdfs.canvas()
    pdfs.centred(page, 160, 84, "ỦY BAN NHÂN DÂN", 12)
    pdfs.centred(page, 160, 100, "TỈNH HẢI GIANG", 12)
    pdfs.centred(page, 400, 84, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    pdfs.centred(page, 400, 100, "Độc lập - Tự do - Hạnh phúc", 12)
    pdfs.text(page, 110, 128, "Số:")
    field(page, "number", 136, 130, 30, "11")
    pdfs.text(page, 166, 128, "/TB-UBND")
    pdfs.text(page, 290, 128, "Hải Giang, ngày")
    field(page, "day", 400, 130, 22, "08")
    pdfs.text(page, 424, 128, "tháng 01 năm 2025")
    pdfs.centred(page, 297, 170, "THÔNG BÁO")
    pdfs.centred(page, 297, 188, "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp", 11)
    lines = (
        "Ngày 03/01/2025, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì họp nghe",
        "báo cáo và kết luận như sau:",
    )
    pdfs.paragraph(page, 230, lines)
    page.showPage()
    page.save()
    return buffer.getvalue()


def test_number_and_day_in_fields_are_read_in_their_place():
    head = texts(parse(letter(), "a.pdf"), Zone.HEADER)
    assert "Số: 11/TB-UBND" in head
    assert "Hải Giang, ngày 08 tháng 01 năm 2025" in head


def test_a_mark_over_a_scan_is_no_text_layer():
    page, buffer = pdfs.canvas()
    page.rect(0, 0, 590, 840, fill=1)
    field(
        page,
        "mark",
        10,
        30,
        560,
        "Signed by the Government's portal, 12.04.2024 14:37:17 +07:00, Office of the Government",
    )
    page.showPage()
    page.save()
    with pytest.raises(UnreadableError) as caught:
        parse(buffer.getvalue(), "a.pdf", limits=Limits(ocr_pages=0))
    assert caught.value.kind == "not_read"
