"""Tables of a document as grids of cells, from the cells of its format or from bars in plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from extractors.evidence import Span

_MOST_PLACES, _MOST_COLUMNS = 200_000, 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell with text, at its upper left place; rows and columns count from 1."""

    row: int
    column: int
    spans: tuple[Span, ...]
    """Its paragraphs in the document's text, in reading order."""
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    page: int | None = None

    @property
    def last_column(self) -> int:
        """The last column that it covers."""
        return self.column + self.column_span - 1

    def lines(self, text: str) -> list[str]:
        """Its paragraphs, single blanks between words."""
        return [" ".join(text[span.start : span.end].split()) for span in self.spans]

    def said(self, text: str) -> str:
        """All its words in one line, single blanks between them."""
        return " ".join(self.lines(text))


@dataclass(frozen=True)
class Grid:
    """A table: its cells by place; a merged cell stands at every place that it covers."""

    cells: tuple[GridCell, ...]
    spans_known: bool
    """Whether the source tells merged cells; where it cannot, a blank place may be part of one."""
    _places: dict[tuple[int, int], GridCell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the cells out; where spans cover more places than any table has, each cell has its own."""
        places: dict[tuple[int, int], GridCell] = {}
        height = self.height
        spanned = sum(min(cell.row_span, height) * cell.column_span for cell in self.cells) <= _MOST_PLACES
        for cell in self.cells:
            last_row = min(cell.row + cell.row_span - 1, height) if spanned else cell.row
            last_column = cell.last_column if spanned else cell.column
            for row in range(cell.row, last_row + 1):
                for column in range(cell.column, last_column + 1):
                    places.setdefault((row, column), cell)
        object.__setattr__(self, "_places", places)

    @cached_property
    def height(self) -> int:
        """The number of its rows."""
        return max((cell.row for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """The number of its columns."""
        return min(_MOST_COLUMNS, max((cell.last_column for cell in self.cells), default=0))

    @property
    def start(self) -> int:
        """Where its first words stand in the text."""
        return min(cell.spans[0].start for cell in self.cells)

    @property
    def end(self) -> int:
        """Where its last words end in the text."""
        return max(cell.spans[-1].end for cell in self.cells)

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place, or None where there are no words."""
        return self._places.get((row, column))

    def row(self, row: int) -> list[GridCell]:
        """The cells that cover a row, from left to right, each once."""
        found = (self.at(row, column) for column in range(1, self.width + 1))
        return list(dict.fromkeys(cell for cell in found if cell is not None))


def without_blank(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans without the white space at their edges; those of white space alone left out."""
    kept = []
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        if words.strip():
            kept.append(Span(start, start + len(words.strip())))
    return tuple(kept)
