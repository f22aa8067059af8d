"""The two columns of a paper's head and foot, laid out by tables, tabs or spaces, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import Cell

from . import paper_lines as line
from .assemble import Piece
from .clean import clean_line
from .signer_lines import is_signer

_HEAD_ROWS, _FOOT_ROWS = 10, 15
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")
_LEADING = re.compile(r"\s*\t|[ \u00a0]{12,}")
_RULE = re.compile(r"[\W_]*$")
_HEAD_LINES = 25
_LONGEST = 110
_FOOT_LINES = 40


@dataclass(frozen=True, slots=True)
class Ordered:
    """One cell in the order of reading."""

    index: int
    laid_out: bool
    """Whether it belongs to the head or foot of a paper, which a table only lays out."""


def reading_order(places: Sequence[Cell], texts: Sequence[Sequence[str]]) -> list[Ordered]:
    """The cells of a table as they are read: row by row, those of a paper's head or foot column by column.

    `texts` are the lines of each cell.  Head and foot may be tables of their own, or the first and last rows
    of a table of data.  A head of two rows, issuer and motto over number and day, stays rows.

    >>> places = [Cell(1, row, column) for row in (1, 2, 3) for column in (1, 2)]
    >>> motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    >>> head = ["ỦY BAN NHÂN DÂN", motto, "TỈNH A", "Độc lập - Tự do - Hạnh phúc", "Số: 5/KH-UBND", "-----"]
    >>> [one.index for one in reading_order(places, [[text] for text in head])]
    [0, 2, 4, 1, 3, 5]
    >>> [one.laid_out for one in reading_order(places[:4], [["TT"], ["Nhiệm vụ"], ["1"], ["Tập huấn"]])]
    [False, False, False, False]
    """
    filled = sorted(
        (i for i in range(len(places)) if texts[i]), key=lambda i: (places[i].row, places[i].column)
    )
    rows = [list(cells) for _, cells in groupby(filled, key=lambda index: places[index].row)]
    lines = [[text for index in cells for text in texts[index]] for cells in rows]
    head = _head_end(lines)
    foot = max(head, _foot_start(lines))
    parts: list[Ordered] = []
    for part, kept in ((range(head), 2), (range(head, foot), None), (range(foot, len(rows)), 1)):
        inside = [index for row in part for index in rows[row]]
        if kept is not None and len(part) > kept:
            inside.sort(key=lambda index: (places[index].column, places[index].row))
        parts += [Ordered(index, kept is not None) for index in inside]
    return parts


def _head_end(rows: Sequence[Sequence[str]]) -> int:
    """Behind the last row of a head that opens the table; 0 where none does."""
    marks = (line.is_motto, line.is_party_head, line.is_number, line.is_place_day)
    end, found = 0, False
    for number, texts in enumerate(rows[:_HEAD_ROWS], start=1):
        if any(len(text) > _LONGEST for text in texts):
            break
        found = found or any(line.is_motto(text) or line.is_party_head(text) for text in texts)
        if any(mark(text) for text in texts for mark in marks):
            end = number
    return end if found else 0


def _foot_start(rows: Sequence[Sequence[str]]) -> int:
    """The first row of a foot that ends the table; the number of rows where none does."""
    for number in range(max(0, len(rows) - _FOOT_ROWS), len(rows)):
        below = [text for texts in rows[number:] for text in texts]
        if any(len(text) > 2 * _LONGEST for text in below):
            continue
        opens = any(line.is_recipients(text) and text.endswith(":") for text in rows[number])
        signs = any(line.is_signing(text) for text in rows[number]) and any(is_signer(text) for text in below)
        if opens or signs:
            return number
    return len(rows)


def unlaced(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of raw text with the lines of a head or foot that stand side by side one column after the other.

    The columns are parted by tabs or runs of spaces.  Text elsewhere stays as it is.
    """
    done = list(pieces)
    head = _head_span(done[:_HEAD_LINES])
    if head:
        done[head.start : head.stop] = _parted(done[head.start : head.stop], _right_of_head)
    start = next((i for i, piece in enumerate(done) if _opens_foot(piece)), None)
    while start is not None:
        region = done[start : start + _FOOT_LINES]
        stop = start + _foot_end(region)
        done[start:stop] = (parted := _parted(done[start:stop], _right_of_foot))
        after = start + len(parted)
        start = next((i for i, piece in enumerate(done[after:], after) if _opens_foot(piece)), None)
    return done


def _parts(piece: Piece) -> list[str]:
    """The texts between gaps; tables and furniture are one part."""
    if piece.reason or piece.cell:
        return [piece.text]
    return [part for part in _GAP.split(piece.text) if part.strip()]


def _head_span(pieces: Sequence[Piece]) -> range | None:
    """From the first line of two columns to the last line of the right one, where nothing long is between."""
    start = next((index for index, piece in enumerate(pieces) if _is_beside(piece)), None)
    if start is None:
        return None
    stop = start
    for index in range(start, len(pieces)):
        if _is_long(pieces[index]):
            break
        if _is_beside(pieces[index]) or _is_of_head(clean_line(pieces[index].text)):
            stop = index
    return range(start, stop + 1)


def _is_long(piece: Piece) -> bool:
    """Whether a piece can be no line of a head: too long, or part of a table."""
    return piece.cell is not None or len(clean_line(piece.text)) > 2 * _LONGEST


def _is_beside(piece: Piece) -> bool:
    """Whether a line of the head's right column stands beside another."""
    return _right_of_head(_parts(piece)) > 0


def _right_of_head(parts: Sequence[str]) -> int:
    """Where the right column of a head's line begins: at motto, or place and day; 0 without these."""
    for index in range(len(parts) - 1, 0, -1):
        text = clean_line(" ".join(parts[index:]))
        if line.is_motto(text) or line.is_party_head(text):
            return index
        if line.is_place_day(text):
            return index - 1 if index > 1 and parts[index - 1].rstrip().endswith(",") else index
    return 0


def _opens_foot(piece: Piece) -> bool:
    parts = [clean_line(part) for part in _parts(piece)]
    if len(parts) < 2 or len(clean_line(piece.text)) > 2 * _LONGEST:
        return False
    return line.is_signing(" ".join(parts[1:])) and (
        line.is_recipients(parts[0]) or line.is_signing(parts[0])
    )


def _right_of_foot(parts: Sequence[str]) -> int:
    return 1 if len(parts) > 1 else 0


def _foot_end(region: Sequence[Piece]) -> int:
    """Behind the last line of two columns, as long as nothing long stands between."""
    end = 1
    for index, piece in enumerate(region):
        if _is_long(piece):
            break
        if len(_parts(piece)) > 1:
            end = index + 1
    return end


def _parted(pieces: Sequence[Piece], right_of: Callable[[Sequence[str]], int]) -> list[Piece]:
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        parts = _parts(piece)
        if piece.reason or not parts:
            left.append(piece)
            continue
        at = right_of(parts)
        if not at and len(parts) > 1:
            at = _widest(piece.text)
        if not at:
            (right if _stands_right(piece) else left).append(piece)
            continue
        for side, texts in ((left, parts[:at]), (right, parts[at:])):
            text = " ".join(texts)
            if not _RULE.match(text):
                side.append(replace(piece, text=text))
    return [*left, *right]


def _widest(text: str) -> int:
    """Behind how many parts the widest gap lies, a tab counting as eight spaces."""
    gaps = [found.group() for found in _GAP.finditer(text.strip())]
    return max(range(len(gaps)), key=lambda index: len(gaps[index].replace("\t", " " * 8))) + 1


def _stands_right(piece: Piece) -> bool:
    return bool(_LEADING.match(piece.text)) or _is_of_head(clean_line(piece.text))


def _is_of_head(text: str) -> bool:
    """Whether a line belongs to the right column of a head by what it says."""
    return line.is_motto(text) or line.is_place_day(text)
