"""Grids from blocks that know their cell, as HTML, Word and PDF give them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractors.assignments.grid import Grid, GridCell, without_blank
from extractors.document import Block, Cell, Document
from extractors.evidence import Span

_TELLS_SPANS = frozenset({"html", "docx", "doc", "odt", "rtf", "xlsx", "xls"})
"""Formats that say which cells are merged; a PDF does where its rules show a merged cell."""


def block_grids(document: Document) -> Iterator[Grid]:
    """The tables of a document whose blocks know their cell, in reading order."""
    celled = (block for block in document.blocks if block.cell is not None)
    for _, blocks in groupby(celled, key=lambda block: block.cell.table if block.cell else 0):
        cells = tuple(_cells(document.text, list(blocks)))
        if cells:
            merged = any(cell.row_span > 1 for cell in cells)
            yield Grid(cells, merged or document.format in _TELLS_SPANS)


def _cells(text: str, blocks: list[Block]) -> Iterator[GridCell]:
    by_place: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            by_place.setdefault((block.cell.row, block.cell.column), []).append(block)
    for parts in by_place.values():
        spans = without_blank((Span(part.start, part.end) for part in parts), text)
        if parts[0].cell is not None and spans:
            yield _cell(parts[0].cell, spans, parts[0].origin.page)


def _cell(place: Cell, spans: tuple[Span, ...], page: int | None) -> GridCell:
    return GridCell(place.row, place.column, spans, place.row_span, place.column_span, place.header, page)
