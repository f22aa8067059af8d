"""From the lines and tables of pages to pieces in reading order, whoever read the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Origin, PageReading, Zone

from .assemble import Piece
from .pdf.continued import goes_on, joined
from .pdf.furniture import page_reasons, running_heads, running_key
from .pdf.layout import Line
from .pdf.notes import Note
from .pdf.paragraphs import join_lines, joint
from .pdf.tables import Table


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page; places count in points from its upper left corner."""

    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    turned: str = ""
    """Text that stands aslant: a watermark, or a mark along the edge."""
    notes: tuple[Note, ...] = ()
    """Footnotes, which stand in none of the lines."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines between tables."""

    page: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands of a table on one page."""

    page: int
    table: Table


def pieces_of(pages: Sequence[PageText]) -> Iterator[Piece]:
    """Paragraphs and cells in reading order; tables part the paragraphs around them."""
    waiting: list[tuple[int, list[Line]]] = []
    number = 0
    for item in _joined_tables(_flow(pages)):
        if isinstance(item, Piece):
            yield item
        elif isinstance(item, _Text):
            waiting.append((item.page, item.lines))
        else:
            yield from _joined(waiting)
            waiting, number = [], number + 1
            yield from _cells(item, number)
    yield from _joined(waiting)


def _flow(pages: Sequence[PageText]) -> Iterator[_Text | _Part | Piece]:
    """Lines, tables, furniture and notes of all pages from top to bottom."""
    heads = running_heads([(page.height, page.lines) for page in pages])
    for page in pages:
        if page.turned:
            yield Piece(page.turned, Zone.FURNITURE, Origin(page=page.number), "turned text")
        kept: list[Line] = []
        rest = sorted(page.tables, key=lambda table: table.box[1])
        for line, told in zip(page.lines, page_reasons(page.lines, page.height), strict=True):
            reason = told or _running(line, page, heads)
            if reason:
                yield Piece(line.text, Zone.FURNITURE, _origin(page.number, line), reason)
                continue
            while rest and rest[0].box[1] < line.top:
                yield _Text(page.number, kept)
                yield _Part(page.number, rest.pop(0))
                kept = []
            kept.append(line)
        yield _Text(page.number, kept)
        yield from (_Part(page.number, table) for table in rest)
    yield from _notes(pages)


def _notes(pages: Sequence[PageText]) -> Iterator[Piece]:
    """The notes of all pages, those that go on over a page's end as one."""
    joined: list[Piece] = []
    for page in pages:
        for note in page.notes:
            if note.opened or not joined:
                joined.append(Piece(note.text, Zone.NOTE, Origin(page=page.number, box=note.box)))
            else:
                before = joined[-1].text
                joined[-1] = replace(joined[-1], text=before + joint(before, note.text) + note.text)
    yield from joined


def _joined_tables(
    flow: Iterable[_Text | _Part | Piece],
) -> Iterator[_Text | list[tuple[int, Table]] | Piece]:
    """The flow with tables as the parts that they have on pages one after the other."""
    parts: list[tuple[int, Table]] = []
    for item in flow:
        if isinstance(item, Piece) or (isinstance(item, _Text) and not item.lines):
            yield item
            continue
        ends = parts and not (
            isinstance(item, _Part) and item.page == parts[-1][0] + 1 and goes_on(parts[-1][1], item.table)
        )
        if ends:
            yield parts
            parts = []
        if isinstance(item, _Part):
            parts.append((item.page, item.table))
        else:
            yield item
    if parts:
        yield parts


def _running(line: Line, page: PageText, heads: frozenset[str]) -> str:
    edge = line.bottom < 0.09 * page.height or line.top > 0.91 * page.height
    return "running head" if edge and page.number > 1 and running_key(line) in heads else ""


def _origin(page: int, line: Line) -> Origin:
    box = (round(line.left, 1), round(line.top, 1), round(line.right, 1), round(line.bottom, 1))
    return Origin(page=page, box=box)


def _joined(waiting: list[tuple[int, list[Line]]]) -> Iterator[Piece]:
    for paragraph in join_lines(waiting):
        yield Piece(paragraph.text, Zone.BODY, Origin(page=paragraph.page, box=paragraph.box))


def _cells(parts: Sequence[tuple[int, Table]], number: int) -> Iterator[Piece]:
    for item in joined(parts):
        cell = item.cell
        origin = Origin(page=item.page, box=cell.box)
        if item.again:
            yield Piece(cell.text, Zone.FURNITURE, origin, "head of the table again")
        else:
            place = Cell(number, cell.row, cell.column, cell.row_span, cell.column_span)
            yield Piece(cell.text, Zone.TABLE, origin, cell=place)


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
