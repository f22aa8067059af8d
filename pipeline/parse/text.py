"""Plain text: a page or paper saved as lines."""

from __future__ import annotations

from extractors.document import Document, Origin, Zone
from pipeline.unreadable import UnreadableError

from .assemble import Piece, assemble
from .charset import decode
from .wraps import Line, join_wraps, number_lines
from .zoning import read_pieces


def parse_text(data: bytes, media_type: str | None = None) -> Document:
    """Read a plain text in any of the encodings that Vietnamese pages use.

    Raises:
        UnreadableError: `empty` where nothing but spaces stands in it.
    """
    text, _ = decode(data, media_type)
    pieces = _pieces(text)
    if not pieces:
        raise UnreadableError("empty", "the file holds no text; fetch it again")
    return assemble(read_pieces(pieces), "text")


def _pieces(text: str) -> list[Piece]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return [_piece(line) for line in join_wraps(number_lines(plain))]


def _piece(line: Line) -> Piece:
    piece = Piece(line.text, Zone.BODY, Origin(path=line.path))
    return piece.drop(line.reason) if line.reason else piece
