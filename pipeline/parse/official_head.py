"""The head of an official paper before it is zoned: glued lines parted, the receiver's stamp taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from . import paper_lines as line
from .assemble import Piece
from .columns import number_beside_day

_HEAD_LINES = 40
_LONGEST = 200
_NUMBER_BEHIND = re.compile(r"^(?P<issuer>.{6,120}?)\s*(?:[-–|,;.]\s*|\s)(?P<number>(?:Số|SỐ)\s*:?\s*\d.*)$")
_RECEIVED = re.compile(r"^(?:CÔNG\s+VĂN\s+)?ĐẾN\b")
_OF_STAMP = re.compile(
    r"^(?:Số|Giờ|Ngày|Chuyển|Kính\s+chuyển|Lưu\s+hồ\s+sơ(?:\s+số)?|Giờ\s*:.*Ngày)\s*:?\s*[\d\s./…:-]*$",
    re.IGNORECASE,
)
_STAMP_LINES = 4


def straighten_head(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with each line of the head that holds two fields parted, and received stamps dropped."""
    head = [part for piece in pieces[:_HEAD_LINES] for part in _parted(piece)]
    return [*_unstamped(head), *pieces[_HEAD_LINES:]]


def _parted(piece: Piece) -> Iterator[Piece]:
    if piece.reason or piece.cell or len(piece.text) > _LONGEST:
        yield piece
        return
    parts = [part for text in number_beside_day(piece.text) for part in number_behind(text)]
    if len(parts) == 1:
        yield piece
    else:
        yield from (replace(piece, text=part) for part in parts)


def number_behind(text: str) -> list[str]:
    """`UBND XÃ ĐÔNG SƠN - Số: 15/TB-UBND, ngày 12/3/2026` as issuer and number.

    >>> number_behind("UBND XÃ ĐÔNG SƠN - Số: 15/TB-UBND, ngày 12 tháng 3 năm 2026")
    ['UBND XÃ ĐÔNG SƠN', 'Số: 15/TB-UBND, ngày 12 tháng 3 năm 2026']
    >>> number_behind("QUYẾT ĐỊNH SỐ 12/QĐ-UBND"), number_behind("Theo Kế hoạch số 3/KH-UBND")
    (['QUYẾT ĐỊNH SỐ 12/QĐ-UBND'], ['Theo Kế hoạch số 3/KH-UBND'])
    """
    found = _NUMBER_BEHIND.match(text)
    if found is None or not line.in_capitals(found["issuer"]) or line.names_kind(found["issuer"]):
        return [text]
    return [found["issuer"].rstrip(" -–|,;."), found["number"]] if line.is_number(found["number"]) else [text]


def _unstamped(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Behind `CÔNG VĂN ĐẾN` the receiver's own number and day, which are not the paper's."""
    left = 0
    for piece in pieces:
        if not piece.reason and _RECEIVED.match(piece.text) and len(piece.text) < 30:
            left = _STAMP_LINES
            yield piece.drop("received stamp")
        elif left and not piece.reason and _OF_STAMP.match(piece.text):
            left -= 1
            yield piece.drop("received stamp")
        else:
            left = 0 if not piece.reason else left
            yield piece
