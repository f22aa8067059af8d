"""DOCX: the body in its order, page headers and footers as furniture, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Document, Origin, Zone
from pipeline.unreadable import UnreadableError

from .assemble import Piece, assemble, decoded
from .clean import clean_line
from .page_columns import unlaced
from .word.names import Element, value, word
from .word.numbering import Counter, read_lists
from .word.package import DAMAGE, Package
from .word.story import Marks, Story
from .word.styles import read_styles
from .zoning import read_pieces

_MARGINS = {"header": "page header", "footer": "page footer"}
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}


def parse_docx(data: bytes, form: str = "docx") -> Document:
    """Read a Word file; `form` is the format that it had at first.

    Raises:
        UnreadableError: `broken` for damaged files, `no_text` where no paragraph has text.
    """
    file = _File(Package(data))
    try:
        pieces = file.pieces()
    except (*DAMAGE, RecursionError, AttributeError, TypeError, IndexError) as trouble:
        message = "the DOCX file is damaged inside; open and save it again"
        raise UnreadableError("broken", message) from trouble
    if all(piece.zone is Zone.FURNITURE for piece in pieces):
        message = (
            "the Word file holds no text, perhaps pictures of pages; save it as PDF, whose pages are read"
        )
        raise UnreadableError("no_text", message)
    reading = read_pieces(pieces, page=False)
    return assemble(replace(reading, warnings=(*reading.warnings, *file.warnings)), form)


class _File:
    """The parts of one file, and what of them could not be read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main()
        self._relations = package.relations(self._main)
        self.warnings: list[str] = []

    def pieces(self) -> list[Piece]:
        """All pieces: page headers and footers, the body, then the notes that it refers to."""
        styles = read_styles(self._part("styles"), self._part("theme"))
        marks = Marks(styles, Counter(read_lists(self._part("numbering"))))
        body = self._package.xml(self._main).find(word("body"))
        if body is None:
            return []
        laid_out = unlaced(decoded(list(Story(marks).pieces(body))))
        cleaned = [replace(piece, text=clean_line(piece.text)) for piece in laid_out]
        notes = list(self._notes(marks))
        return [*self._margins(marks), *(piece for piece in cleaned if piece.text), *notes]

    def _part(self, kind: str) -> Element | None:
        """The part of a kind that the document names; None, with a warning, where it is damaged."""
        name = next((one.target for one in self._relations if one.kind == kind and not one.outside), None)
        return None if name is None else self._read(name)

    def _read(self, name: str) -> Element | None:
        try:
            return self._package.xml(name)
        except DAMAGE:
            self.warnings.append(f"the part {name} is damaged; what it holds was left out")
            return None

    def _margins(self, marks: Marks) -> Iterator[Piece]:
        """The lines of page headers and footers, each once."""
        seen: set[str] = set()
        for relation in self._relations:
            root = self._read(relation.target) if relation.kind in _MARGINS else None
            if root is None:
                continue
            for piece in Story(marks, f"{relation.kind}").pieces(root):
                text = clean_line(piece.text)
                if text and text not in seen:
                    seen.add(text)
                    yield Piece(text, Zone.FURNITURE, piece.origin, _MARGINS[relation.kind])

    def _notes(self, marks: Marks) -> Iterator[Piece]:
        """Footnotes and endnotes in the order of their numbers in the text; comments as furniture."""
        roots = {kind: self._part(part) for kind, part in _NOTE_PARTS.items()}
        counts = dict.fromkeys(_NOTE_PARTS, 0)
        for kind, name in dict.fromkeys(marks.notes):
            note = _note(roots[kind], kind, name)
            if note is None:
                continue
            counts[kind] += 1
            path = f"{kind} {counts[kind]}"
            lines = (clean_line(piece.text) for piece in Story(marks, path).pieces(note))
            text = " ".join(filter(None, lines))
            if text and kind == "comment":
                yield Piece(text, Zone.FURNITURE, Origin(path=path), "comment")
            elif text:
                yield Piece(text, Zone.NOTE, Origin(path=path))


def _note(root: Element | None, kind: str, name: str) -> Element | None:
    if root is None:
        return None
    return next((one for one in root.iter(word(kind)) if value(one, "id") == name), None)
