"""The lines of a paper that the tree of sections is built from, each with what its opening may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpora.pages import page_lexicon
from extractors.document import Block, Zone
from extractors.folding import fold
from extractors.names import UPPER
from extractors.structure.marks import Mark, read_marks
from extractors.structure.quoted import quoted_blocks
from extractors.structure.rows import SectionKind

_HEAD = re.compile(r"(?:Điều|ĐIỀU)\s\d{1,3}[a-zđ]?\s?[.:]|(?:Chương|CHƯƠNG|Mục|MỤC)\s[IVXL\d]{1,6}(?!\w)")
_CAPITALS = re.compile(r"[^\W\d_a-z]{2}[^\W\d_a-z]*\s[^\W\d_a-z]{2}")
_GLUED = re.compile(
    r"\s(?=1\.\s[^\W\d_a-z]|(?:Mục|MỤC)\s1[.:]\s|(?:Điều|ĐIỀU)\s\d{1,3}[a-zđ]?\.\s[^\W\d_a-z])"
)
_CAPITAL = f"[{UPPER}]{{2,}}"
_GLUED_BEHIND = re.compile(
    rf"(?<=[.;:])\s(?=(?:Tiểu\smục|Mục|Chương)\s[\dIVX]{{1,5}}[.:]?\s{_CAPITAL}\s{_CAPITAL})"
)
_SENTENCE = re.compile(r"[.:]\s")
_LONGEST_GLUED = 400
_STRONG = frozenset({"part", "chapter", "article", "roman", "letter"})
_LONGEST_HEADING, _MOST_WORDS = 160, 25


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the text."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    """How its opening may be read; none in tables and quotations, whose numbers are their own."""
    plain: bool
    """Whether it is a paragraph of the paper itself: no cell, no quotation."""


def read_lines(text: str, blocks: Sequence[Block]) -> list[Line]:
    """The lines of one paper or annex.

    Lines in capitals count as headings only where no section of the paper has a number.
    """
    quoted = quoted_blocks([text[block.start : block.end] for block in blocks])
    lines: list[Line] = []
    for block, inside in zip(blocks, quoted, strict=True):
        plain = block.zone is not Zone.TABLE and not inside
        for start, end in _parted(text, block) if plain else [(block.start, block.end)]:
            line = text[start:end]
            lines.append(Line(start, end, line, read_marks(line) if plain else (), plain))
    if any(mark.kind.value in _STRONG and not mark.slip for line in lines for mark in line.marks[:1]):
        return lines
    return [
        Line(line.start, line.end, line.text, (_HEADING,), plain=True)
        if line.plain and not line.marks and _heads(line.text, lines[place + 1 : place + 2])
        else line
        for place, line in enumerate(lines)
    ]


def _parted(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """A block, cut where a line break was lost: `Điều 4. Phạm vi 1. Luật này`, `… quy định. Mục 2. HỒ SƠ`."""
    start = block.start
    for found in _GLUED_BEHIND.finditer(text, block.start, block.end):
        yield start, found.start()
        start = found.end()
    while heads := _HEAD.match(text, start, block.end) or _CAPITALS.match(text, start, block.end):
        glued = _GLUED.search(text, heads.end(), min(block.end, heads.end() + _LONGEST_GLUED))
        if glued is None or _SENTENCE.search(text, heads.end(), glued.start()):
            break
        yield start, glued.start()
        start = glued.end()
    yield start, block.end


_HEADING = Mark(SectionKind.HEADING, None, (), "heading", 0)


def _heads(text: str, after: Sequence[Line]) -> bool:
    """Whether a line in capitals stands over text of its own."""
    if not text.isupper() or len(text) > _LONGEST_HEADING or not 2 <= len(text.split()) <= _MOST_WORDS:
        return False
    follows = bool(after) and after[0].plain and not after[0].text.isupper()
    return follows and not is_enacting(text) and text[0].isalpha()


def is_enacting(line: str) -> bool:
    """The words that end the recitals, on a line of their own: `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ`.

    >>> is_enacting("QUYẾT ĐỊNH:"), is_enacting("Quyết định này có hiệu lực")
    (True, False)
    """
    return line.isupper() and len(line) < 50 and fold(line) in _enacting()


@cache
def _enacting() -> frozenset[str]:
    return frozenset(fold(row.opening) for row in page_lexicon().papers if row.part == "decides")
