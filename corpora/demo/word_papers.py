"""Official papers as DOCX files, with the same bytes whenever they are written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from corpora.demo.markup import BASIS, HEADING
from corpora.demo.pages import DANG, QUOC_HIEU, TIEU_NGU
from corpora.demo.sources import Source, table_rows

WRITTEN = datetime(2024, 1, 2, tzinfo=UTC)
ZIP_DAY = (2024, 1, 2, 0, 0, 0)


def docx(source: Source) -> bytes:
    """The paper as a DOCX: header table, paragraphs, ruled tables, foot table."""
    document = Document()
    document.core_properties.title = source.get("title")
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.styles["Normal"].font.name = "Times New Roman"
    _head(document, source)
    if source.get("type"):
        _line(document.add_paragraph(), source.get("type"), bold=True, centre=True)
    _line(document.add_paragraph(), source.get("about"), bold=True, centre=True)
    for paragraph in source.paragraphs:
        _block(document, paragraph)
    _foot(document, source)
    out = BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _fixed(data: bytes) -> bytes:
    """The same archive with one day on every member."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, ZIP_DAY)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def _line(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, centre: bool = False
) -> None:
    run = paragraph.add_run(text.replace("␣", "\u00a0"))
    run.bold, run.italic = bold, italic
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _lines(cell: Any, lines: list[tuple[str, bool]], *, centre: bool = True) -> None:
    for index, (text, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        _line(paragraph, text, bold=bold, centre=centre)


def _head(document: Any, source: Source) -> None:
    party = source.get("system") == "party"
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    head = [(line, False) for line in source.lines("parent")] + [
        (line, True) for line in source.lines("issuer")
    ]
    _lines(left, [*head, ("*" if party else "-------", False), (source.get("number"), False)])
    motto = [(DANG, True)] if party else [(QUOC_HIEU, True), (TIEU_NGU, True)]
    _lines(right, [*motto, ("---------------", False), (source.get("place"), False)])
    document.add_paragraph()


def _block(document: Any, paragraph: str) -> None:
    if paragraph.startswith("|"):
        _grid(document, table_rows(paragraph))
        return
    capitals = paragraph.isupper()
    centre = capitals and not HEADING.match(paragraph)
    italic = paragraph.startswith(BASIS)
    _line(document.add_paragraph(), paragraph, bold=capitals, italic=italic, centre=centre)


def _grid(document: Any, rows: list[list[str]]) -> None:
    grid = document.add_table(rows=len(rows), cols=len(rows[0]))
    grid.style = "Table Grid"
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph()


def _foot(document: Any, source: Source) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    recipients = [(f"- {item}", False) for item in source.items("recipients")]
    if recipients:
        _lines(left, [("Nơi nhận:", True), *recipients], centre=False)
    signature = [(line, True) for line in source.lines("sign")]
    _lines(right, [*signature, ("", False), (source.get("signer"), True)])
