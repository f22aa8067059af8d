"""Two columns of a paper's head or foot that stand side by side on one line of text."""

from __future__ import annotations

import re

from . import paper_lines as paper
from .bylines import is_name
from .clean import clean_line

_GAPS = re.compile(r"\t+|[ \u00a0]{4,}|\|")
_RULE = re.compile(r"^[-–—_=*.\s]+$")
_NUMBER_BESIDE_DAY = re.compile(
    r"^((?:Số|SỐ)\s?:?\s?[^,]{0,40}?[A-ZĐƯ]{2,}[\w-]*)\s+(\S[^,]{1,40},\s?ngày\b.*)$"
)
_NAMES = re.compile(r"(?<=\s)(?:C[ỘỌÔO]NG\s+H|[ĐD][ộọô]c\s+[lI]|ĐẢNG\s+C)")
_LONGEST = 200
_ITEM = re.compile(r"^[-–+]\s?\S")


def split_columns(raw: str) -> list[str]:
    """The cells of a row of head or foot, cleaned, left to right; any other line as it is, cleaned.

    >>> split_columns("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |")
    ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']
    >>> split_columns("Trường Sông Mây | 12 | Đạt")
    ['Trường Sông Mây | 12 | Đạt']
    """
    whole = clean_line(raw)
    if len(whole) > _LONGEST:
        return [whole]
    beside = number_beside_day(whole)
    if len(beside) > 1:
        return beside
    cells = [cell for part in _GAPS.split(raw.strip()) if (cell := clean_line(part))]
    if cells == [whole]:
        return _beside_name(whole) or [whole]
    if not 1 <= len(cells) <= 2:
        return [whole]
    return cells if _is_head(cells) or _is_foot(cells) else [whole]


def number_beside_day(line: str) -> list[str]:
    """Number and place with day, which stand at one height, apart; any other line as it is.

    >>> number_beside_day("Số: 17/SGD-VP Hải Giang, ngày 05 tháng 11 năm 2010")
    ['Số: 17/SGD-VP', 'Hải Giang, ngày 05 tháng 11 năm 2010']
    """
    beside = _NUMBER_BESIDE_DAY.match(line)
    if beside and paper.is_number(beside[1]) and paper.is_place_day(beside[2]):
        return [beside[1], beside[2]]
    return [line]


def _beside_name(whole: str) -> list[str] | None:
    """An issuer in capitals, a number or a drawn rule with the State's or the Party's name behind it.

    The two columns of a head, pasted as text, stand on one line: `CHÍNH PHỦ CỘNG HÒA XÃ HỘI …`.
    """
    for opening in _NAMES.finditer(whole):
        left, right = whole[: opening.start()].strip(), whole[opening.start() :].strip()
        named = paper.is_motto(right) or paper.is_party_head(right)
        if left and named and (paper.in_capitals(left) or paper.is_number(left) or _RULE.match(left)):
            return [left, right]
    return None


def _is_head(cells: list[str]) -> bool:
    if not any(_tells_head(cell) for cell in cells):
        return False
    return all(_tells_head(cell) or paper.in_capitals(cell) or _RULE.match(cell) for cell in cells)


def _tells_head(cell: str) -> bool:
    return (
        paper.is_motto(cell) or paper.is_number(cell) or paper.is_place_day(cell) or paper.is_party_head(cell)
    )


def _is_foot(cells: list[str]) -> bool:
    left, right = cells[0], cells[-1]
    signs = paper.is_signing(right) or paper.is_signed(right) or is_name(right)
    if len(cells) == 1:
        return paper.is_signing(right)
    return signs and (paper.is_recipients(left) or bool(_ITEM.match(left)))
