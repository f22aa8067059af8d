"""The files that give no document: broken, locked, empty, without text, of no known format, forbidden."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpora.demo.pdf_papers import pdf
from corpora.demo.sources import Source

FORBIDDEN = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Lịch công tác nội bộ</title></head>
<body><h1>Lịch công tác nội bộ</h1>
<p>Thực hiện Kế hoạch số 999/KH-UBND ngày 01/01/2024, tuần này Văn phòng trực theo ca.</p></body></html>
"""


def broken_files(sources: tuple[Source, ...]) -> dict[str, bytes]:
    """The faulty files by `<host>/<path>`; `broken.tsv` says what each should be reported as."""
    some = next(source for source in sources if source.kind == "pdf")
    room = "haigiang.gov.test/tep/"
    return {
        f"{room}phu-luc-ke-hoach-340.pdf": pdf(some)[:1500],
        f"{room}danh-sach-khen-thuong-2024.pdf": pdf(some, password="hai-giang"),
        f"{room}ban-quet-thong-bao-55.pdf": _scan(),
        f"{room}bieu-mau.rar": b"Rar!\x1a\x07\x01\x00" + bytes(range(256)),
        "haigiang.gov.test/noi-bo/lich-cong-tac.html": FORBIDDEN.encode(),
        "baohaigiang.test/2024/11/trang-trong.html": b"",
    }


def _scan() -> bytes:
    """A page of strokes without letters, as a scan without a text layer is to a reader of text."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for row in range(30):
        canvas.line(80, 760 - 20 * row, 500 - (row * 37) % 60, 760 - 20 * row)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
