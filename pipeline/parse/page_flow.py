"""From the lines and tables of pages to pieces in reading order, whoever read the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Cell, Origin, PageReading, Zone

from .assemble import Piece
from .pdf_furniture import page_reason, running_heads, running_key
from .pdf_layout import Line
from .pdf_paragraphs import join_lines
from .pdf_tables import Table


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page; places count in points from its upper left corner."""

    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()


def pieces_of(pages: Sequence[PageText]) -> Iterator[Piece]:
    """Paragraphs and cells in reading order; tables part the paragraphs around them."""
    heads = running_heads([(page.height, page.lines) for page in pages])
    waiting: list[tuple[int, list[Line]]] = []
    tables = 0
    for page in pages:
        kept: list[Line] = []
        rest = sorted(page.tables, key=lambda table: table.box[1])
        for line in page.lines:
            reason = page_reason(line, page.height) or _running(line, page, heads)
            if reason:
                yield Piece(line.text, Zone.FURNITURE, _origin(page.number, line), reason)
                continue
            while rest and rest[0].box[1] < line.top:
                yield from _joined([*waiting, (page.number, kept)])
                waiting, kept, tables = [], [], tables + 1
                yield from _cells(rest.pop(0), page.number, tables)
            kept.append(line)
        waiting.append((page.number, kept))
        for table in rest:
            yield from _joined(waiting)
            waiting, tables = [], tables + 1
            yield from _cells(table, page.number, tables)
    yield from _joined(waiting)


def _running(line: Line, page: PageText, heads: frozenset[str]) -> str:
    edge = line.bottom < 0.09 * page.height or line.top > 0.91 * page.height
    return "running head" if edge and page.number > 1 and running_key(line) in heads else ""


def _origin(page: int, line: Line) -> Origin:
    box = (round(line.left, 1), round(line.top, 1), round(line.right, 1), round(line.bottom, 1))
    return Origin(page=page, box=box)


def _joined(waiting: list[tuple[int, list[Line]]]) -> Iterator[Piece]:
    for paragraph in join_lines(waiting):
        yield Piece(paragraph.text, Zone.BODY, Origin(page=paragraph.page, box=paragraph.box))


def _cells(table: Table, page: int, number: int) -> Iterator[Piece]:
    for cell in table.cells:
        place = Cell(number, cell.row, cell.column, cell.row_span, cell.column_span)
        yield Piece(cell.text, Zone.TABLE, Origin(page=page, box=cell.box), cell=place)


def unread_warnings(readings: Sequence[PageReading]) -> Iterator[str]:
    """A line for the operator about the pages that could not be read, by reason."""
    unread: dict[str, list[int]] = {}
    for reading in readings:
        if reading.how == "unread":
            unread.setdefault(reading.reason, []).append(reading.number)
    for reason, numbers in unread.items():
        yield f"page {page_ranges(numbers)} not read: {reason}"


def page_ranges(numbers: list[int]) -> str:
    """Page numbers for a person: `3`, `1-4, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
