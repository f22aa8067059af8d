"""Two texts set side by side: lines first, then the words of lines that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.5
"""Lines that share less than this are told whole: word by word they could not be read."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LINES, _LINE = 3_000, 10_000
"""Lines of a text, and characters of one of them, up to which the cost is small whatever they hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that both texts hold, or one of them."""

    where: str
    """`both`, `before` or `after`."""
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that differ, as pieces in reading order."""

    before: int
    """Number of its first line in the text before, from 1."""
    after: int
    """The same in the text after."""
    pieces: tuple[Piece, ...]


def word_diff(before: str, after: str) -> tuple[Hunk, ...]:
    """Where two texts differ, line by line and, inside lines, word by word.

    >>> [hunk] = word_diff("Điều 1.\\nHạn quý I.", "Điều 1.\\nHạn quý II.")
    >>> [(piece.where, piece.text) for piece in hunk.pieces]
    [('both', 'Hạn quý '), ('before', 'I'), ('after', 'II'), ('both', '.')]
    """
    old, new = before.split("\n"), after.split("\n")
    return tuple(hunk for span in _spans(old, new) if (hunk := _hunk(old, new, *span)) is not None)


def quick(text: str) -> bool:
    """Whether a text is of a size that a page may set beside another while somebody waits.

    >>> quick("Điều 1.\\nHạn quý I."), quick("dài " * 5_000)
    (True, False)
    """
    lines = text.split("\n")
    return len(lines) <= _LINES and max(map(len, lines)) <= _LINE


def _spans(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of lines that differ; where as many lines came as went, each pair of lines by itself."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            yield from ((a + n, a + n + 1, c + n, c + n + 1) for n in range(b - a))
        elif kind != "equal":
            yield a, b, c, d


def _hunk(old: list[str], new: list[str], a: int, b: int, c: int, d: int) -> Hunk | None:
    if old[a:b] == new[c:d]:
        return None
    return Hunk(a + 1, c + 1, _pieces("\n".join(old[a:b]), "\n".join(new[c:d])))


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    # Frequent words are no anchors in long paragraphs, which keeps the cost near the length.
    matcher = SequenceMatcher(None, old, new, autojunk=True)
    if matcher.ratio() < _ALIKE:
        whole = (Piece("before", before), Piece("after", after))
        return tuple(piece for piece in whole if piece.text)
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("both", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("before", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("after", "".join(new[c:d])))
    return tuple(pieces)
