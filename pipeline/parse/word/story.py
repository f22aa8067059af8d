"""A story of a Word file (body, page header, note, text box): its paragraphs and tables as pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from extractors.document import Cell, Origin, Zone

from ..assemble import Piece
from ..clean import clean_line
from ..legacy import decode_run
from ..page_columns import reading_order
from .names import Element, local, value, word
from .numbering import Counter, Label
from .styles import Styles, list_place
from .tables import GridCell, grid_of
from .text import Text, TextReader

_CONTENTS = "table of contents"
_DEEPEST = 12
"""Tables and boxes inside one another; what lies deeper is left out."""


@dataclass(slots=True)
class Marks:
    """What the stories of a document share: styles, counters, and the notes met so far."""

    styles: Styles
    counter: Counter
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    boxes: Iterator[int] = field(default_factory=lambda: count(1))
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and identifier, in the order of their references."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the story a block stands."""

    path: str = ""
    cell: Cell | None = None
    depth: int = 0


class Story:
    """Reads one story in order; its pieces hold raw text, with tabs and runs of spaces."""

    def __init__(self, marks: Marks, name: str = "") -> None:
        """A story; `name` begins the paths of its pieces, as in `footnote 3`."""
        self._marks = marks
        self._name = name
        self._reader = TextReader(marks.styles)
        self._paragraphs = count(1)
        self._carried = ""
        """Text of a paragraph whose end was deleted: it goes on in the next."""

    def pieces(self, root: Element) -> Iterator[Piece]:
        """The pieces of the story whose blocks are `root`'s children."""
        yield from self._blocks(root, _Place())
        if self._carried.strip():
            yield self._piece(self._carried, _Place(self._name))

    def _blocks(self, parent: Element, place: _Place) -> Iterator[Piece]:
        tables = count(1)
        for block in _blocks_of(parent):
            if block.tag == word("p"):
                path = place.path or self._name or f"paragraph {next(self._paragraphs)}"
                yield from self._paragraph(block, replace(place, path=path))
            elif place.depth < _DEEPEST:
                above = f"{place.path or self._name} " if place.path or self._name else ""
                yield from self._table(block, replace(place, path=f"{above}table {next(tables)}"))

    def _paragraph(self, element: Element, place: _Place) -> Iterator[Piece]:
        """A paragraph's lines: line breaks part them as paragraphs do."""
        properties = element.find(word("pPr"))
        style = None if properties is None else value(properties.find(word("pStyle")))
        text = self._reader.read(element, style)
        self._marks.notes += text.notes
        printed = self._carried + self._labelled(text, properties, style, place)
        self._carried = ""
        if _goes_on(properties):
            self._carried = printed
        else:
            reason = self._reason(style)
            for line in printed.split("\n"):
                if clean_line(line):
                    yield self._piece(line, place, reason)
        yield from self._text_boxes(text.boxes, place)

    def _labelled(self, text: Text, properties: Element | None, style: str | None, place: _Place) -> str:
        """The text behind its automatic number.  Nothing but a number is printed in cells only."""
        printed = text.printed()
        label = self._label(properties, style)
        if label is None:
            return printed
        number = decode_run(label.text, label.font)
        if not printed.strip():
            return number if place.cell and not label.bullet else ""
        return f"{number}{label.gap}{printed.lstrip()}" if number.strip() else printed

    def _label(self, properties: Element | None, style: str | None) -> Label | None:
        own, inherited = list_place(properties), self._marks.styles.list_place(style)
        chosen = inherited.list if own.list is None else own.list
        if not chosen:
            return None
        level = inherited.level if own.level is None else own.level
        if level is None:
            level = self._marks.counter.level_of_style(chosen, style) or 0
        return self._marks.counter.label(chosen, level)

    def _reason(self, style: str | None) -> str:
        told = self._reader.inside("TOC") or self._marks.styles.name(style).startswith("toc ")
        return _CONTENTS if told else ""

    def _text_boxes(self, boxes: Sequence[Element], place: _Place) -> Iterator[Piece]:
        if place.depth >= _DEEPEST:
            return
        for box in boxes:
            inner = Story(self._marks, f"text box {next(self._marks.boxes)}")
            yield from inner._blocks(box, _Place(cell=place.cell, depth=place.depth + 1))

    def _table(self, element: Element, place: _Place) -> Iterator[Piece]:
        """Cells row by row, those of heads and feet column by column; one column alone is laid-out text."""
        number = next(self._marks.tables)
        grid = grid_of(element, number)
        wide = any(cell.place.column > 1 for cell in grid)
        cells = [list(self._cell(cell, place, wide)) for cell in grid]
        texts = [[clean_line(piece.text) for piece in pieces] for pieces in cells]
        own = {cell.place for cell in grid}
        for one in reading_order([cell.place for cell in grid], texts):
            for piece in cells[one.index]:
                loose = one.laid_out and piece.cell in own
                yield replace(piece, cell=None, zone=Zone.BODY) if loose else piece

    def _cell(self, cell: GridCell, place: _Place, wide: bool) -> Iterator[Piece]:
        at = cell.place
        path = f"{place.path} row {at.row} cell {at.column}"
        yield from self._blocks(cell.element, _Place(path, at if wide else place.cell, place.depth + 1))

    def _piece(self, text: str, place: _Place, reason: str = "") -> Piece:
        zone = Zone.FURNITURE if reason else Zone.TABLE if place.cell else Zone.BODY
        return Piece(text, zone, Origin(path=place.path), reason, place.cell)


def _blocks_of(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those inside content controls, insertions and alternatives."""
    for child in parent:
        name = local(child)
        if child.tag in (word("p"), word("tbl")):
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice"):
            yield from _blocks_of(child)
        elif name == "AlternateContent":
            yield from _blocks_of(next(iter(child), child))


def _goes_on(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted, or it is a large first letter: then the next one goes on."""
    if properties is None:
        return False
    frame = properties.find(word("framePr"))
    if frame is not None and value(frame, "dropCap") in ("drop", "margin"):
        return True
    mark = properties.find(word("rPr"))
    return mark is not None and (
        mark.find(word("del")) is not None or mark.find(word("moveFrom")) is not None
    )
