"""A paper in each of its forms."""

from __future__ import annotations

from corpora.tasks.as_html import html
from corpora.tasks.as_pdf import pdf
from corpora.tasks.as_text import text
from corpora.tasks.as_word import docx
from corpora.tasks.paper import TaskPaper

SUFFIXES = {"html": ".html", "docx": ".docx", "ruled": ".pdf", "unruled": ".pdf", "bars": ".txt"}


def written(paper: TaskPaper, form: str) -> bytes:
    """The bytes of the paper in a form of `FORMS`."""
    if form == "html":
        return html(paper)
    if form == "docx":
        return docx(paper)
    return text(paper) if form == "bars" else pdf(paper, ruled=form == "ruled")
