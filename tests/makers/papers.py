"""One official paper laid out as a web page, as PDF and as DOCX, from its parts."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from corpora.demo import HOME
from extractors.document import Document, Zone
from tests.makers import pages
from tests.makers.words import saved

TASKS: tuple[tuple[str, ...], ...] = (
    ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"),
    ("1", "Rà soát danh mục theo Quyết định số 9177/QĐ-UBND ngày 05/3/2021", "Văn phòng", "Các phòng"),
    ("2", "Chuẩn bị hội trường, tài liệu, nơi ăn nghỉ cho đại biểu ở xa", "Văn phòng", "Các phòng"),
)
"""A table that adds one instrument and one day to any paper."""
TASK_NUMBER, TASK_DAY = "9177/QĐ-UBND", "2021-03-05"

_RIGHT = re.compile(r"CỘNG H[OÒ]|^Độc lập|ĐẢNG CỘNG SẢN|,\s+ngày\s.+\snăm\s|^ngày\s.+\snăm\s", re.IGNORECASE)
_RULE = re.compile(r"[-–_*\s]+")
_FACE, _BOLD = "DejaVuSerif", "DejaVuSerif-Bold"


@dataclass(frozen=True, slots=True)
class Paper:
    """The parts of a paper, each a list of paragraphs."""

    left: tuple[str, ...]
    """Issuer and number, the head's left column."""
    right: tuple[str, ...]
    """The State's or the Party's name, place and day."""
    title: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    annex: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Paper:
        """The parts of a paper that was parsed from its text."""
        zones: dict[Zone, list[str]] = {}
        for block in document.blocks:
            zone = Zone.BODY if block.zone is Zone.BASIS else block.zone
            zones.setdefault(zone, []).append(document.text[block.start : block.end])
        head = [line for line in zones.get(Zone.HEADER, []) if not _RULE.fullmatch(line)]
        right = [line for line in head if _RIGHT.search(line)]
        return cls(
            left=tuple(line for line in head if line not in right),
            right=tuple(right),
            title=tuple(zones.get(Zone.TITLE, [])),
            body=tuple(zones.get(Zone.BODY, [])),
            recipients=tuple(zones.get(Zone.RECIPIENTS, [])),
            signature=tuple(zones.get(Zone.SIGNATURE, [])),
            annex=tuple(zones.get(Zone.ANNEX, [])),
        )


def as_html(paper: Paper) -> bytes:
    """A portal's page: menu and sidebar around, head and foot as tables without borders."""
    head = _columns(_lines(paper.left), _lines(paper.right))
    title = "".join(
        f'<p style="text-align:center"><strong>{html.escape(t)}</strong></p>' for t in paper.title
    )
    foot = _columns(_lines(paper.recipients), _lines(paper.signature))
    body = f'<div class="noidung">{head}{title}{_paragraphs(paper.body)}{_grid()}{foot}{_paragraphs(paper.annex)}</div>'
    return pages.page(body, title=f"{' '.join(paper.title)} - Cổng thông tin Sông Mây")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def _columns(left: str, right: str) -> str:
    return f'<table width="100%"><tr><td width="40%">{left}</td><td>{right}</td></tr></table>'


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f'<p style="text-align:justify">{html.escape(line)}</p>' for line in lines)


def _grid() -> str:
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in TASKS)
    return f'<table border="1">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


_PLAIN = ParagraphStyle("plain", fontName=_FACE, fontSize=12, leading=17, spaceAfter=6, alignment=TA_JUSTIFY)
_BODY = ParagraphStyle("body", _PLAIN, firstLineIndent=10 * mm)
_CENTRE = ParagraphStyle(
    "centre", _PLAIN, fontSize=11, leading=15, alignment=TA_CENTER, spaceAfter=2, splitLongWords=0
)
_CENTRE_BOLD = ParagraphStyle("centre-bold", _CENTRE, fontName=_BOLD)
_HEAD = ParagraphStyle("head", _CENTRE, fontSize=9.5, leading=13)
_MOTTO = ParagraphStyle("motto", _CENTRE_BOLD, fontSize=9)
_SMALL = ParagraphStyle("small", _PLAIN, fontSize=9, leading=12, spaceAfter=0, alignment=0)
_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def as_pdf(paper: Paper) -> bytes:
    """Pages with a text layer: head and foot in two columns, wrapped lines, page breaks and page numbers."""
    for face in (_FACE, _BOLD):
        pdfmetrics.registerFont(TTFont(face, str(HOME / "fonts" / f"{face}.ttf")))
    buffer = io.BytesIO()
    margins = {"leftMargin": 30 * mm, "rightMargin": 18 * mm, "topMargin": 20 * mm, "bottomMargin": 20 * mm}
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1, **margins).build(
        _story(paper), onLaterPages=_page_number
    )
    return buffer.getvalue()


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont(_FACE, 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(template.page))


def _set(lines: Iterable[str], style: ParagraphStyle) -> list[Any]:
    return [Paragraph(html.escape(line, quote=False), style) for line in lines]


def _story(paper: Paper) -> list[Any]:
    right = [*_set(paper.right[:-1], _MOTTO), *_set(paper.right[-1:], _HEAD)]
    head = Table([[_set(paper.left, _HEAD), right]], colWidths=[76 * mm, 86 * mm], style=[_TOP])
    cells = [_set(row, _SMALL) for row in TASKS]
    widths = [11 * mm, 71 * mm, 40 * mm, 40 * mm]
    grid = Table(cells, colWidths=widths, style=[("GRID", (0, 0), (-1, -1), 0.5, black), _TOP], spaceAfter=8)
    signed = [*_set(paper.signature[:-1], _CENTRE_BOLD), Spacer(1, 18 * mm)]
    signed += _set(paper.signature[-1:], _CENTRE_BOLD)
    foot = Table([[_set(paper.recipients, _SMALL), signed]], colWidths=[82 * mm, 80 * mm], style=[_TOP])
    story = [head, Spacer(1, 8 * mm), *_set(paper.title, _CENTRE_BOLD), Spacer(1, 4 * mm)]
    story += [*_set(paper.body, _BODY), grid, Spacer(1, 4 * mm), foot]
    return story + ([PageBreak(), *_set(paper.annex, _BODY)] if paper.annex else [])


def as_docx(paper: Paper) -> bytes:
    """A word processor's file: head and foot as tables, the tasks in a ruled table."""
    written = docx.Document()
    _beside(written, paper.left, paper.right)
    for line in paper.title:
        paragraph = written.add_paragraph()
        paragraph.add_run(line).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in paper.body:
        written.add_paragraph(line)
    grid = written.add_table(rows=len(TASKS), cols=len(TASKS[0]))
    grid.style = "Table Grid"
    for row, texts in zip(grid.rows, TASKS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    written.add_paragraph()
    _beside(written, paper.recipients, paper.signature)
    # Word lets no file end with a table, and LibreOffice takes the last one apart where it does.
    written.add_paragraph()
    for line in paper.annex:
        written.add_paragraph(line)
    return saved(written)


def _beside(written: Any, left: Sequence[str], right: Sequence[str]) -> None:
    cells = written.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.add_run(line)
