"""Captions of photographs, told from paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpora.pages import page_lexicon
from extractors.document import Zone

from .assemble import Piece
from .bylines import is_name, listed_names
from .clean import fold
from .furniture import is_image_file

_CREDIT = re.compile(
    r"\((?:ảnh|hình|nguồn ảnh)\b[^()]{0,60}\)[.\s|]*$|[.)\s]\s?(?:Ảnh|Nguồn ảnh)\s?:\s?[^.:;]{2,50}\.?$|"
    r"^(?:ảnh|hình)\s?\d*\s?[:.]\s|^ảnh minh ho[ạa]",
    re.I,
)
_CREDITED = re.compile(
    r"(?:^|[\s(.,–-])(?:ảnh|ảnh chụp|ảnh và video)\s?:\s?(?P<names>[^:;()]{3,60})\)?[\s.]*$", re.I
)
_BARE = re.compile(r"[^\s.;:!?]\s\((?P<name>[^()]{4,30})\)$")
_PLACE_WORDS = frozenset(
    [
        "tỉnh",
        "huyện",
        "quận",
        "xã",
        "phường",
        "phố",
        "thôn",
        "bản",
        "làng",
        "xóm",
        "ấp",
        "khu",
        "đường",
        "chợ",
    ]
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


def credited_names(line: str) -> tuple[str, ...]:
    """The photographers whom a caption names: behind `Ảnh:`, or alone in brackets at its end.

    A bare bracket counts only behind words that open captions, and not behind a word for a place.

    >>> credited_names("Trao cờ thi đua. Ảnh: Quốc Toản/TTXVN")
    ('Quốc Toản',)
    >>> credited_names("Đồng chí Nam phát biểu (Lan Anh)")
    ('Lan Anh',)
    >>> credited_names("Đồng chí Nam thăm xã Tân Lập (Mộc Châu)")
    ()
    """
    if len(line) > 300:
        return ()
    if found := _CREDITED.search(line):
        return listed_names(found["names"]) or ()
    found = _BARE.search(line)
    if not found or len(line) > _SHORT or not is_name(found["name"]) or found["name"].isupper():
        return ()
    before = fold(line[: found.start("name")]).split()
    return (found["name"],) if _opens_caption(line) and not _PLACE_WORDS & set(before[-4:]) else ()


def _opens_caption(line: str) -> bool:
    return fold(line).startswith(_openings())


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
    if (line.endswith("|") and line.count("|") == 1) or is_credit(line) or credited_names(line):
        return True
    before = pieces[index - 1].text if index else ""
    if is_image_file(before):
        return True
    if line[-1] not in _END and _opens_caption(line):
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
