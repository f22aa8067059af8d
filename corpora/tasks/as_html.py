"""A paper as a web page, the table with its merged cells."""

from __future__ import annotations

from html import escape

from corpora.tasks.paper import ABOVE, LEFT, Line, Sheet, TaskPaper


def html(paper: TaskPaper) -> bytes:
    """The page of a portal that shows the paper's own text."""
    head = "".join(
        f"<p><strong>{escape(line)}</strong></p>" for line in (paper.issuer, f"Số: {paper.number}")
    )
    title = f"<p><strong>{escape(paper.type)}</strong></p><p><strong>{escape(paper.title)}</strong></p>"
    body = head + f"<p><em>{escape(paper.day)}</em></p>" + title + _lines(paper.before)
    body += _table(paper.sheet) if paper.sheet else ""
    body += _lines(paper.after)
    name = escape(f"{paper.type} {paper.title}")
    page = f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{name}</title></head><body>"
    return (
        f"{page}<div class=content><h1>{name}</h1><div class=detail>{body}</div></div></body></html>".encode()
    )


def _lines(lines: tuple[Line, ...]) -> str:
    return "".join(f"<p>{escape(line.text)}</p>" for line in lines)


def _table(sheet: Sheet) -> str:
    rows = []
    for number, row in enumerate((*sheet.head, *sheet.rows)):
        cells = "".join(
            _cell(cell, sheet.span(number, column), "th" if number < len(sheet.head) else "td")
            for column, cell in enumerate(row)
            if cell not in (ABOVE, LEFT)
        )
        rows.append(f"<tr>{cells}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def _cell(words: str, span: tuple[int, int], tag: str) -> str:
    tall, wide = span
    merged = (f" rowspan={tall}" if tall > 1 else "") + (f" colspan={wide}" if wide > 1 else "")
    return f"<{tag}{merged}>{'<br>'.join(escape(line) for line in words.split(chr(10)))}</{tag}>"
