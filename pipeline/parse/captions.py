"""Captions of photographs, told from paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpora.pages import page_lexicon
from extractors.document import Zone

from .assemble import Piece
from .clean import fold
from .furniture import is_image_file

_CREDIT = re.compile(
    r"\((?:ảnh|hình|nguồn ảnh)\b[^()]{0,60}\)[.\s|]*$|[.)\s]\s?(?:Ảnh|Nguồn ảnh)\s?:\s?[^.:;]{2,50}\.?$|"
    r"^(?:ảnh|hình)\s?\d*\s?[:.]\s|^ảnh minh ho[ạa]",
    re.I,
)
_NUMBERED = re.compile(
    r"^(?:[-–+*•]|[IVXLC]{1,5}[.)\-/ ]|\d{1,2}[.)\-/]|[a-zđ][.)]|Điều\s|Chương\s|Phần\s|Mục\s)"
)
_END = ".;:!?…,"
_SHORT = 220
_TELLING = 0.75


@cache
def _openings() -> tuple[str, ...]:
    return tuple(row.opening for row in page_lexicon().captions)


def is_credit(line: str) -> bool:
    """Whether the line names its photographer or says that it describes a picture.

    >>> is_credit("Lễ ký giao ước (ảnh minh họa)"), is_credit("Các đơn vị ký giao ước thi đua.")
    (True, False)
    """
    return len(line) <= 300 and bool(_CREDIT.search(line))


def mark_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with captions found among the body's paragraphs.

    A caption ends with a lone bar, carries a credit, follows an image's file name, is short without an end
    mark and opens as captions do, or repeats what one neighbouring paragraph says (observed forms).
    """
    marked: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.zone is Zone.BODY and (_is_caption(pieces, index) or _goes_on(marked, piece.text)):
            piece = piece.to(Zone.CAPTION)
        marked.append(piece)
    return marked


def _is_caption(pieces: Sequence[Piece], index: int) -> bool:
    line = pieces[index].text
    if (len(line) > _SHORT and not is_credit(line)) or _NUMBERED.match(line):
        return False
    if (line.endswith("|") and line.count("|") == 1) or is_credit(line):
        return True
    before = pieces[index - 1].text if index else ""
    if is_image_file(before):
        return True
    if line[-1] not in _END and fold(line).startswith(_openings()):
        return not before.endswith(":")
    return line.endswith(".") and line.count(". ") == 0 and _repeats(pieces, index)


def _goes_on(marked: Sequence[Piece], line: str) -> bool:
    """Whether the line is the second half of a caption that broke without an end mark."""
    if not marked or marked[-1].zone is not Zone.CAPTION or _NUMBERED.match(line):
        return False
    last = marked[-1].text
    return len(line) <= 120 and line[-1] not in _END and last[-1] not in ".|)" and not line.isupper()


def _repeats(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the next paragraph holds nearly all of the line's word triples."""
    triples = _triples(pieces[index].text)
    following = (piece for piece in pieces[index + 1 : index + 3] if piece.zone is Zone.BODY)
    return len(triples) >= 5 and any(
        len(triples & _triples(piece.text)) >= _TELLING * len(triples) for piece in following
    )


def _triples(line: str) -> set[tuple[str, ...]]:
    words = fold(line).split()
    return set(zip(words, words[1:], words[2:], strict=False))
