"""Where a piece of gold stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Place = tuple[int, int]

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_BEFORE = r"(?<!\w)(?<!\w/)"
_AFTER = r"(?!\w)(?!/\w)(?!\s?[-–]\s?[A-ZĐ]{2,}[a-z]{0,2}/)(?![-–][A-ZĐ])"


@lru_cache(maxsize=4096)
def _pattern(piece: str) -> re.Pattern[str]:
    """A piece as a pattern: any blanks stand for its blanks, whole words only, the marked part a group."""
    marked = _MARK.search(piece)
    if marked is None:
        first, last = _BEFORE if piece[:1].isalnum() else "", _AFTER if piece[-1:].isalnum() else ""
        return re.compile(f"{first}({_blanks(piece)}){last}")
    before, after = piece[: marked.start()], piece[marked.end() :]
    return re.compile(rf"(?<!\w){_blanks(before)}({_blanks(marked[1])}){_blanks(after)}(?!\w)")


def _blanks(piece: str) -> str:
    return r"\s+".join(re.escape(part) for part in re.split(r"\s+", piece))


def find_places(text: str, piece: str) -> list[Place]:
    """Every place of `piece` in `text`; of a piece with `[[…]]`, the places of what the brackets hold.

    A piece stands for whole words, so a number is not found inside a longer number or date.

    >>> find_places("Nghị quyết 15 và Nghị quyết 15-NQ/TW", "Nghị quyết 15")
    [(0, 13)]
    >>> find_places("các Nghị quyết số 18, 19-NQ/TW", "số [[18]], 19")
    [(18, 20)]
    """
    return [match.span(1) for match in _pattern(piece).finditer(text)]


def all_places(text: str, pieces: Iterable[str]) -> tuple[Place, ...]:
    """The places of several pieces, in reading order, each once."""
    return tuple(sorted({place for piece in pieces for place in find_places(text, piece)}))
