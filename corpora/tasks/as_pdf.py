"""A paper as a PDF on landscape pages, its table with rules or held apart by blank space alone."""

from __future__ import annotations

import html
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from corpora.demo import HOME as DEMO
from corpora.demo.pages import QUOC_HIEU, TIEU_NGU
from corpora.tasks.paper import ABOVE, LEFT, Sheet, TaskPaper

_FACES = {"Serif": "DejaVuSerif", "Serif-Bold": "DejaVuSerif-Bold"}
_PLAIN = ParagraphStyle("task-plain", fontName="Serif", fontSize=11, leading=15, spaceAfter=4)
_CENTRE = ParagraphStyle("task-centre", _PLAIN, alignment=TA_CENTER, fontName="Serif-Bold")
_CELL = ParagraphStyle("task-cell", _PLAIN, fontSize=9, leading=11.5, spaceAfter=0)
_HEAD = ParagraphStyle("task-head", _CELL, fontName="Serif-Bold", alignment=TA_CENTER)


def pdf(paper: TaskPaper, *, ruled: bool) -> bytes:
    """The paper with a text layer; long tables go over pages, a row is cut where its page ends."""
    for face, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(face, str(DEMO / "fonts" / f"{file}.ttf")))
    out = BytesIO()
    page = landscape(A4)
    margin = 18 * mm
    template = SimpleDocTemplate(
        out, pagesize=page, title="", invariant=1, leftMargin=margin, rightMargin=margin, topMargin=margin,
        bottomMargin=margin,
    )  # fmt: skip
    story: list[Any] = [_top(paper, page[0] - 2 * margin), Spacer(1, 6 * mm)]
    story += [_said(paper.type, _CENTRE), _said(paper.title, _CENTRE)]
    story += [_said(line.text, _PLAIN) for line in paper.before]
    if paper.sheet is not None:
        story.append(_table(paper.sheet, page[0] - 2 * margin, ruled))
    story += [_said(line.text, _PLAIN) for line in paper.after]
    template.build(story)
    return out.getvalue()


def _said(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph("<br/>".join(html.escape(line, quote=False) for line in words.split("\n")), style)


def _top(paper: TaskPaper, width: float) -> Table:
    left = [_said(paper.issuer, _CENTRE), _said(f"Số: {paper.number}", _CENTRE)]
    right = [_said(words, _CENTRE) for words in (QUOC_HIEU, TIEU_NGU, paper.day)]
    return Table(
        [[left, right]], colWidths=[width * 0.42, width * 0.58], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
    )


def _table(sheet: Sheet, width: float, ruled: bool) -> Table:
    rows = (*sheet.head, *sheet.rows)
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if ruled else "TOP")]
    style += [("GRID", (0, 0), (-1, -1), 0.5, black)] if ruled else [("BOTTOMPADDING", (0, 0), (-1, -1), 7)]
    drawn: list[list[Any]] = []
    for number, row in enumerate(rows):
        line: list[Any] = []
        for column, words in enumerate(row):
            merged = words in (ABOVE, LEFT)
            line.append("" if merged else _said(words, _HEAD if number < len(sheet.head) else _CELL))
            tall, wide = (1, 1) if merged else sheet.span(number, column)
            if (tall, wide) != (1, 1):
                style.append(("SPAN", (column, number), (column + wide - 1, number + tall - 1)))
        drawn.append(line)
    total = sum(sheet.widths)
    columns = [width * part / total for part in sheet.widths]
    return Table(drawn, columns, repeatRows=len(sheet.head), splitInRow=1, style=style)
