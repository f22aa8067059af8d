"""Official papers as PDF files: header in two columns, text, task table, signature beside the recipients."""

from __future__ import annotations

import html
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from corpora.demo import HOME
from corpora.demo.markup import BASIS, HEADING
from corpora.demo.pages import DANG, QUOC_HIEU, TIEU_NGU
from corpora.demo.sources import Source, table_rows

FACES = {"Serif": "DejaVuSerif", "Serif-Bold": "DejaVuSerif-Bold", "Serif-Italic": "DejaVuSerif-Italic"}
PLAIN = ParagraphStyle("plain", fontName="Serif", fontSize=11, leading=15, spaceAfter=5, alignment=TA_JUSTIFY)
BODY = ParagraphStyle("body", PLAIN, firstLineIndent=10 * mm)
BOLD = ParagraphStyle("bold", BODY, fontName="Serif-Bold")
ITALIC = ParagraphStyle("italic", BODY, fontName="Serif-Italic")
CENTRE = ParagraphStyle("centre", PLAIN, alignment=TA_CENTER, spaceAfter=2, firstLineIndent=0)
CENTRE_BOLD = ParagraphStyle("centre-bold", CENTRE, fontName="Serif-Bold")
CENTRE_ITALIC = ParagraphStyle("centre-italic", CENTRE, fontName="Serif-Italic")
SMALL = ParagraphStyle("small", PLAIN, fontSize=9, leading=12, spaceAfter=0, alignment=0)
SMALL_CENTRE = ParagraphStyle("small-centre", CENTRE_BOLD, fontSize=9, leading=12)


def pdf(source: Source, password: str | None = None) -> bytes:
    """The paper as a PDF with a text layer; the same source gives the same bytes.

    With `password` the file cannot be opened without it.
    """
    for face, file in FACES.items():
        pdfmetrics.registerFont(TTFont(face, str(HOME / "fonts" / f"{file}.ttf")))
    out = BytesIO()
    lock = StandardEncryption(password, canPrint=0, canCopy=0) if password else None
    margins = {"leftMargin": 28 * mm, "rightMargin": 18 * mm, "topMargin": 20 * mm, "bottomMargin": 20 * mm}
    template = SimpleDocTemplate(
        out, pagesize=A4, title=source.get("title"), invariant=1, encrypt=lock, **margins
    )
    template.build(_story(source), onLaterPages=_page_number)
    return out.getvalue()


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont("Serif", 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(template.page))


def _p(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(html.escape(text, quote=False), style)


def _story(source: Source) -> list[Any]:
    story = [_head(source), Spacer(1, 8 * mm)]
    if source.get("type"):
        story.append(_p(source.get("type"), CENTRE_BOLD))
    story += [_p(source.get("about"), CENTRE_BOLD), Spacer(1, 5 * mm)]
    story += [_block(paragraph) for paragraph in source.paragraphs]
    return [*story, Spacer(1, 5 * mm), _foot(source)]


def _head(source: Source) -> Table:
    party = source.get("system") == "party"
    left = [_p(line, CENTRE) for line in source.lines("parent")]
    left += [_p(line, CENTRE_BOLD) for line in source.lines("issuer")]
    left += [_p("*" if party else "_______", CENTRE), _p(source.get("number"), CENTRE)]
    motto = [DANG] if party else [QUOC_HIEU, TIEU_NGU]
    right = [_p(line, SMALL_CENTRE) for line in motto]
    right += [_p("____________________", CENTRE), _p(source.get("place"), CENTRE_ITALIC)]
    return Table([[left, right]], colWidths=[68 * mm, 96 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _block(paragraph: str) -> Any:
    if paragraph.startswith("|"):
        return _grid(table_rows(paragraph))
    if paragraph.isupper():
        return _p(paragraph, BOLD if HEADING.match(paragraph) else CENTRE_BOLD)
    return _p(paragraph, ITALIC if paragraph.startswith(BASIS) else BODY)


def _grid(rows: list[list[str]]) -> Table:
    """A ruled table; its first column is narrow where it counts the rows."""
    first = 11 * mm if rows[0][0] in {"TT", "STT"} else 45 * mm
    rest = (164 * mm - first) / (len(rows[0]) - 1)
    cells = [[_p(cell, SMALL) for cell in row] for row in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(
        cells, colWidths=[first, *[rest] * (len(rows[0]) - 1)], style=style, repeatRows=1, spaceAfter=8
    )


def _foot(source: Source) -> Table:
    left = [_p("Nơi nhận:", ParagraphStyle("label", SMALL, fontName="Serif-Italic"))]
    left += [_p(f"- {item}", SMALL) for item in source.items("recipients")]
    right = [_p(line, CENTRE_BOLD) for line in source.lines("sign")]
    right += [Spacer(1, 18 * mm), _p(source.get("signer"), CENTRE_BOLD)]
    return Table([[left, right]], colWidths=[84 * mm, 80 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
