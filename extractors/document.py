"""A document as the extractors see it: NFC text cut into blocks, each with its way back to the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.signing.signatures import DigitalSignature

FORMATS = ("html", "text", "pdf", "image", "docx", "xlsx", "doc", "rtf", "odt", "xls", "ods")
"""What a document can have been."""


class Zone(StrEnum):
    """What a block is on its page.  FURNITURE never stands in a document's text."""

    TITLE = "title"
    STAMP = "stamp"
    """The posting stamp: day and hour of publication, with or without the author's name."""
    BYLINE = "byline"
    """Authors and photographers, where the page names them apart from the text."""
    LEAD = "lead"
    HEADER = "header"
    """The head of an official paper: issuer, number, place and day."""
    BASIS = "basis"
    """A căn cứ line of a decision or resolution."""
    BODY = "body"
    TABLE = "table"
    """One cell of a table."""
    CAPTION = "caption"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    ANNEX = "annex"
    NOTE = "note"
    """A footnote or endnote; notes stand behind all else."""
    FURNITURE = "furniture"
    """Menus, related articles, comments, a site's own clock: states no fact of the document."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stands in the source.

    `path` is an XPath in HTML, `line N` in plain text, `paragraph N`, `table N row R cell C`, `text box N` or
    `footnote N` in Word files, empty in PDF.  `page` counts from 1; `box` is (left, top, right, bottom) in
    PDF points from the page's upper left corner.
    """

    path: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table's cell in its grid, the same for every format.

    All numbers count from 1.  `table` goes up with the tables of the document in reading order, those that
    only lay out text included; a table that goes on over a page break keeps its number, and its rows are
    counted on.  `row` and `column` are those of the grid: a merged cell stands once, at its upper left
    corner, and the places it covers hold no cell of their own, so columns keep their numbers below and
    beside it.  Cells without text have no block.

    >>> wide = Cell(table=1, row=2, column=3, row_span=2, column_span=2)
    >>> wide.covers(3, 4), wide.covers(4, 4)
    (True, False)
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    """Whether its row names the columns, by markup or by what the row says; a head may have several rows."""

    def covers(self, row: int, column: int) -> bool:
        """Whether the place `row`, `column` of the same table lies in this cell."""
        return 0 <= row - self.row < self.row_span and 0 <= column - self.column < self.column_span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell or caption: `text[start:end]` of its document, in code points."""

    zone: Zone
    start: int
    end: int
    origin: Origin = Origin()
    cell: Cell | None = None
    """Its place in a table; set for the blocks of zone TABLE that stand in a grid, else None."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that is not the document: kept, but outside its text."""

    text: str
    reason: str
    """Why it was taken for furniture: the heading, class or rule that told."""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named as author or photographer; the span is where the name stands in the text, if it does."""

    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PageReading:
    """How one page of a file came to be text."""

    number: int
    """From 1."""
    how: str
    """`text` (its text layer), `ocr`, `blank` (no ink on it) or `unread`."""
    reason: str = ""
    """One line: why the page went to OCR, or why it could not be read and what mends it."""
    confidence: float | None = None
    """Mean confidence of the words that OCR read, 0 to 1; None where it read none."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that OCR was unsure of: `text[start:end]` of its document."""

    start: int
    end: int
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one published document, furniture left out.

    Blocks lie in order, do not overlap, and cover all of `text` but the newlines between them.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    """One of `FORMATS`; `doc`, `rtf`, `odt`, `xls` and `ods` are read by way of LibreOffice."""
    title: str | None = None
    published: str | None = None
    """ISO day of publication as the page states it."""
    bylines: tuple[Byline, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[str, ...] = ()
    """What could not be read, in words for the operator."""
    pages: tuple[PageReading, ...] = ()
    """How each page was read; empty for formats without pages."""
    doubts: tuple[Doubt, ...] = ()
    digital_signatures: tuple[DigitalSignature, ...] = ()
    """Those of the file, in the order of signing: of PDF alone."""
    """In order; empty where nothing was read by OCR."""
    read_by: str = ""
    """The version of the OCR that its pages were read by, or `no OCR` where they waited for one; that of
    LibreOffice where it made the file readable; empty where no program was needed."""

    def is_doubted(self, start: int, end: int) -> bool:
        """Whether a word between `start` and `end` is one that OCR was unsure of."""
        return any(doubt.start < end and start < doubt.end for doubt in self.doubts)

    def zone_at(self, offset: int) -> Zone:
        """The zone of the block that holds `offset`; BODY between blocks."""
        block = self.block_at(offset)
        return block.zone if block else Zone.BODY

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`, or None between blocks."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            block = self.blocks[middle]
            if offset < block.start:
                high = middle
            elif offset >= block.end:
                low = middle + 1
            else:
                return block
        return None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a document before it is read; facts may rest on it, and say so where they do."""

    source: str
    """The file or URL as given."""
    publisher: str | None = None
    jurisdiction: str | None = None
    """The place that the publisher speaks for, such as `Hà Nội`; None for national publishers."""
    fetched: str | None = None
    """ISO day on which the bytes were fetched."""


def plain_document(text: str, zone: Zone = Zone.BODY) -> Document:
    """A document whose every non-empty line is one block of `zone`; for tests and for text already clean.

    >>> [block.start for block in plain_document("một\\n\\nhai").blocks]
    [0, 5]
    """
    blocks, offset = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            blocks.append(Block(zone, offset, offset + len(line), Origin(path=f"line {number}")))
        offset += len(line) + 1
    return Document(text=text, blocks=tuple(blocks), format="text")
