"""A paper as a Word file (DOCX), the table with its merged cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document

from corpora.tasks.paper import ABOVE, LEFT, Sheet, TaskPaper


def docx(paper: TaskPaper) -> bytes:
    """Head, paragraphs and table, one paragraph a line."""
    document = Document()
    head = (paper.issuer, f"Số: {paper.number}", paper.day, paper.type, paper.title)
    for words in (*head, *(line.text for line in paper.before)):
        document.add_paragraph(words)
    if paper.sheet is not None:
        _table(document, paper.sheet)
    for line in paper.after:
        document.add_paragraph(line.text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, sheet: Sheet) -> None:
    rows = (*sheet.head, *sheet.rows)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if words in (ABOVE, LEFT):
                continue
            tall, wide = sheet.span(number, column)
            cell = table.cell(number, column)
            if (tall, wide) != (1, 1):
                cell = cell.merge(table.cell(number + tall - 1, column + wide - 1))
            lines = words.split("\n")
            cell.paragraphs[0].text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
