"""Grids from bars in lines of text, as a table looks that was pasted: `1 | Lập tổ | Sở A | Quý I`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.assignments.grid import Grid, GridCell, without_blank
from extractors.document import Block, Document, Zone
from extractors.evidence import Span

_BAR = re.compile(r"\||\t")
_LONGEST_LINE = 200
"""A line without bars in a table is a group's heading or the rest of a cell; longer ones end the table."""
_GROUP = re.compile(r"(?:[IVXL]{1,6}|[A-HĐ]|\d{1,2})(?:[.)/]|\s*[-–])\s*\S|[^a-zà-ỹ]{8,}$")
_LEAST = 3
"""A table has so many columns, or it is a list with a bar in it."""


def bar_grids(document: Document) -> Iterator[Grid]:
    """The tables that bars or tabs draw in lines of text, in reading order."""
    for lines in _runs(document):
        grid = _grid(document.text, lines)
        if grid is not None:
            yield grid


def _runs(document: Document) -> Iterator[list[Block]]:
    """Blocks that belong to one table: lines with bars, and short lines between them."""
    run: list[Block] = []
    between: list[Block] = []
    for block in document.blocks:
        if block.cell is None and block.zone is not Zone.TABLE and _bars(document.text, block):
            run += [*between, block] if run else [block]
            between = []
        elif run and block.end - block.start <= _LONGEST_LINE and len(between) < 2 and block.cell is None:
            between.append(block)
        elif run:
            yield run
            run, between = [], []
    if run:
        yield run


def _bars(text: str, block: Block) -> int:
    return sum(1 for _ in _BAR.finditer(text, block.start, block.end))


def _grid(text: str, lines: Sequence[Block]) -> Grid | None:
    rows = [_pieces(text, line) for line in lines]
    rows = _spread(text, rows)
    width = len(rows[0])
    if width < _LEAST:
        return None
    cells: list[GridCell] = []
    for number, row in enumerate(_joined(text, rows, width), start=1):
        if len(row) == 1:
            cells += _made(text, number, 1, row[0], width)
            continue
        for column, spans in enumerate(row[:width], start=1):
            cells += _made(text, number, column, spans, 1)
    return Grid(tuple(cells), spans_known=False) if cells else None


def _made(text: str, row: int, column: int, spans: Sequence[Span], wide: int) -> Iterator[GridCell]:
    kept = without_blank(spans, text)
    if kept:
        yield GridCell(row, column, kept, column_span=wide)


def _pieces(text: str, line: Block) -> list[list[Span]]:
    pieces, begin = [], line.start
    for bar in _BAR.finditer(text, line.start, line.end):
        pieces.append([Span(begin, bar.start())])
        begin = bar.end()
    pieces.append([Span(begin, line.end)])
    # A bar at both edges is the table's frame.
    framed = len(pieces) > _LEAST and not _said(text, pieces[0]) and not _said(text, pieces[-1])
    return pieces[1:-1] if framed else pieces


def _said(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[span.start : span.end].strip() for span in spans)


def _spread(text: str, rows: list[list[list[Span]]]) -> list[list[list[Span]]]:
    """A head of two lines: the columns of the second stand where one column of the first was wider.

    The rows below have as many columns more as the second line has less one.
    """
    if len(rows) < 3 or not 1 < len(rows[1]) < len(rows[0]):
        return rows
    more = len(rows[1]) - 1
    if len(rows[2]) != len(rows[0]) + more and len(rows[-1]) != len(rows[0]) + more:
        return rows
    wide = next((place for place, cell in enumerate(rows[0]) if _over(_said(text, cell))), None)
    if wide is None:
        return rows
    return [[*rows[0][:wide], *rows[1], *rows[0][wide + 1 :]], *rows[2:]]


def _over(heading: str) -> bool:
    return bool(re.match(r"(?:phân công|tổ chức thực hiện|trách nhiệm|thực hiện)", heading.lower()))


def _joined(text: str, rows: list[list[list[Span]]], width: int) -> Iterator[list[list[Span]]]:
    """Rows of `width` cells: a row that hard line breaks cut is put together, a group's line stays one."""
    row: list[list[Span]] = []
    for pieces in rows:
        if row and len(row) < width and len(row) + len(pieces) - 1 <= width and not _opens(text, pieces):
            row = [*row[:-1], [*row[-1], *pieces[0]], *pieces[1:]]
            continue
        if row:
            yield row
        row = pieces
    if row:
        yield row


def _opens(text: str, pieces: list[list[Span]]) -> bool:
    """Whether a row or a group begins with these pieces, rather than the rest of a broken cell."""
    first = _said(text, pieces[0]).strip()
    if len(pieces) == 1:
        return bool(_GROUP.match(first))
    return not first or bool(re.fullmatch(r"(?:\d{1,2}|[IVXL]{1,6}|[A-HĐ])(?:\.\d{1,2})*[.)]?|[-+]", first))
