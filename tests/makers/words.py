"""Small DOCX files for the tests of the parser."""

from __future__ import annotations

import io

import docx


def plan() -> bytes:
    """A plan: head as a table of two columns, a task table with merged cells, foot as a table."""
    paper = docx.Document()
    head = paper.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SÔNG MÂY"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/KH-UBND"
    head.cell(1, 1).text = "Sông Mây, ngày 05 tháng 01 năm 2026"
    for line in (
        "KẾ HOẠCH",
        "Tổ chức phong trào thi đua năm 2026",
        "Thực hiện Kế hoạch số 282/KH-UBND\u00a0ngày 30/11/2025, thành phố ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH",
    ):
        paper.add_paragraph(line)
    tasks = paper.add_table(rows=2, cols=3)
    for column, name in enumerate(("TT", "Nhiệm vụ", "Chủ trì")):
        tasks.cell(0, column).text = name
    tasks.cell(1, 0).merge(tasks.cell(1, 1)).text = "Phát động\nthi đua"
    tasks.cell(1, 2).text = "Phòng Nội vụ"
    foot = paper.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Bình"
    paper.sections[0].header.paragraphs[0].text = "Bản phát hành"
    return saved(paper)


def saved(paper: object) -> bytes:
    """The bytes of a python-docx document."""
    buffer = io.BytesIO()
    paper.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def empty() -> bytes:
    """A DOCX file without text."""
    return saved(docx.Document())
