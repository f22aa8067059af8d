"""Words that OCR was unsure of, found again in the text of the finished document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Block, Document, Doubt
from pipeline.ocr.words import Word

from .clean import clean_line

SURE = 0.6
"""Confidence below which a word is doubtful."""
_SLACK = 2.0
_WINDOW = 300
"""How far on a word is looked for: words that cleaning changed are passed over."""


def find_doubts(document: Document, pages: Mapping[int, Sequence[Word]]) -> tuple[Doubt, ...]:
    """The doubtful words of `pages`, whose words are given in reading order, in `document`'s text.

    A word is looked for in the block on whose place it stands; one below a page's last block is in the
    paragraph that ran over from the page before.
    """
    found = [doubt for number, words in pages.items() for doubt in _on_page(document, number, words)]
    return tuple(sorted(found, key=lambda doubt: doubt.start))


def _on_page(document: Document, number: int, words: Sequence[Word]) -> Iterator[Doubt]:
    blocks = [block for block in document.blocks if block.origin.page == number]
    before = [block for block in document.blocks if (block.origin.page or number) < number]
    cursors: dict[int, int] = defaultdict(int)
    for word in words:
        text = clean_line(word.text)
        homes = [block for block in blocks if _holds(block, word)] or before[-1:]
        for block in homes:
            start = _next(document.text, text, max(block.start, cursors[block.start]), block.end)
            if start is not None:
                cursors[block.start] = start + len(text)
                if word.confidence < SURE:
                    yield Doubt(start, start + len(text), round(word.confidence, 2))
                break


def _next(text: str, word: str, start: int, end: int) -> int | None:
    """Where the word next stands on its own, not far on."""
    end = min(end, start + _WINDOW + len(word))
    at = text.find(word, start, end)
    while at > start and not text[at - 1].isspace():
        at = text.find(word, at + 1, end)
    return at if at >= 0 else None


def _holds(block: Block, word: Word) -> bool:
    if block.origin.box is None:
        return False
    left, top, right, bottom = block.origin.box
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return left - _SLACK <= x <= right + _SLACK and top - _SLACK <= y <= bottom + _SLACK
