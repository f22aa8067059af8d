"""Joining pieces into a document: offsets are exact because the text is built from the blocks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Block, Byline, Cell, Document, Furniture, Origin, Zone

from .clean import clean_line
from .legacy import decode_lines


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, cell or line on its way into a document: cleaned text without newlines."""

    text: str
    zone: Zone
    origin: Origin
    reason: str = ""
    """For furniture: what told it."""
    cell: Cell | None = None
    """The cell that the piece is part of."""

    def to(self, zone: Zone) -> Piece:
        """The same piece in another zone."""
        return replace(self, zone=zone)

    def drop(self, reason: str) -> Piece:
        """The same piece as furniture."""
        return replace(self, zone=Zone.FURNITURE, reason=reason)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's module understood of a file: its pieces in reading order and what they tell."""

    pieces: tuple[Piece, ...]
    title: str | None = None
    published: str | None = None
    bylines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def decoded(pieces: Sequence[Piece], scanned: Container[int | None] = ()) -> list[Piece]:
    """The same pieces, with those in an encoding older than Unicode that no font named made Unicode.

    `scanned` are the pages that were read by OCR, whose text is Unicode whatever it looks like.
    """
    texts = decode_lines([piece.text if piece.origin.page not in scanned else "" for piece in pieces])
    return [
        piece if piece.text == text or piece.origin.page in scanned else replace(piece, text=text)
        for piece, text in zip(pieces, texts, strict=True)
    ]


def assemble(reading: Reading, form: str) -> Document:
    """Join the pieces with newlines; furniture stays outside the text.

    `form` is the document's format.  Pieces that are empty once cleaned vanish.
    """
    lines: list[str] = []
    blocks: list[Block] = []
    furniture: list[Furniture] = []
    offset = 0
    for piece in reading.pieces:
        text = clean_line(piece.text)
        if not text:
            continue
        if piece.zone is Zone.FURNITURE:
            furniture.append(Furniture(text, piece.reason, piece.origin))
            continue
        cell = piece.cell if piece.zone is Zone.TABLE else None
        blocks.append(Block(piece.zone, offset, offset + len(text), piece.origin, cell))
        lines.append(text)
        offset += len(text) + 1
    text = "\n".join(lines)
    return Document(
        text=text,
        blocks=tuple(blocks),
        format=form,
        title=reading.title,
        published=reading.published,
        bylines=tuple(_placed(reading.bylines, text, blocks)),
        furniture=tuple(furniture),
        warnings=reading.warnings,
    )


_BYLINE_ZONES = (Zone.BYLINE, Zone.STAMP, Zone.CAPTION)


def _placed(names: Iterable[str], text: str, blocks: list[Block]) -> Iterable[Byline]:
    """Each name with its span in a byline, stamp or caption; no span where it stands in none."""
    for name in dict.fromkeys(names):
        spots = (text.find(name, block.start, block.end) for block in blocks if block.zone in _BYLINE_ZONES)
        start = next((spot for spot in spots if spot >= 0), None)
        yield Byline(name, start, None if start is None else start + len(name))
