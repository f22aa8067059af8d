"""Plain text: a page or paper saved as lines."""

from __future__ import annotations

from extractors.document import Document, Origin, Zone

from .assemble import Piece, assemble
from .charset import decode
from .clean import clean_line
from .errors import UnreadableError
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
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    cleaned = ((number, clean_line(line)) for number, line in enumerate(lines, start=1))
    return [Piece(line, Zone.BODY, Origin(path=f"line {number}")) for number, line in cleaned if line]
