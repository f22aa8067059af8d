"""Lines of a PDF joined into paragraphs: a hard line break is a space, or nothing inside a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..clean import clean_line
from ..paper_lines import in_capitals, is_annex, is_number, is_place_day, is_signing, kind_of
from .layout import Line

_STARTS = re.compile(
    r"^(?:[-–+•*●▪]\s|[IVX]{1,5}\s?[.)\-–/]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s|"
    r"[a-zđ]\d?\s?[.)]\s|\([a-z\d]{1,2}\)\s|Điều\s\d+[a-z]?\s?[.:]|Căn cứ\s|"
    r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s[IVX\d]|Nơi nhận|Kính gửi|Phụ lục\s|PHỤ LỤC)"
)
_ENDS = re.compile(r"[.;:!?…](?:[”\"’')\]]|/)?$|/\.$|\./\.$")
_OPEN_NUMBER = re.compile(r"[\dA-ZĐƯ][-/]$")
_NUMBER_GOES_ON = re.compile(r"^[-/][A-ZĐƯ\d]")
_INDENT = 9.0
_LOOKED_BACK = 300
"""Letters of a paragraph that tell whether it goes on: its end."""
_END = 4
"""Letters in which the end of a sentence or of half a number shows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the place of its first page."""

    text: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of a page's text, and the usual distance of its lines."""

    left: float
    right: float
    pitch: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """The edges that most lines across the page keep to."""
    across = [line for line in lines if not line.column] or list(lines)
    if not across:
        return Margins(0, 0, 14)
    lefts = Counter(round(line.left / 3) for line in across)
    rights = sorted(line.right for line in across)
    gaps = [low.top - high.top for high, low in pairwise(across) if 4 < low.top - high.top < 40]
    pitch = sorted(gaps)[len(gaps) // 2] if gaps else 14.0
    best = max(lefts.values())
    left = min(place for place, count in lefts.items() if count * 2 >= best) * 3.0
    return Margins(left, rights[int(0.9 * (len(rights) - 1))], pitch)


def join_lines(pages: Sequence[tuple[int, Sequence[Line]]]) -> list[Paragraph]:
    """The paragraphs of pages given as (number, lines); one may run over the page's end."""
    done: list[Paragraph] = []
    last: Line | None = None
    for number, lines in pages:
        margins = margins_of(lines)
        for index, line in enumerate(lines):
            text = clean_line(line.text)
            if not text:
                continue
            joins = (
                last is not None
                and done
                and _joins(last, line, done[-1].text[-_LOOKED_BACK:], text, margins, index == 0)
            )
            if joins:
                done[-1] = _longer(done[-1], line, text, number)
            else:
                done.append(Paragraph(text, number, _box(line)))
            last = line
    return done


def _box(line: Line) -> tuple[float, float, float, float]:
    return (round(line.left, 1), round(line.top, 1), round(line.right, 1), round(line.bottom, 1))


def _longer(paragraph: Paragraph, line: Line, text: str, page: int) -> Paragraph:
    joined = paragraph.text + joint(paragraph.text, text) + text
    if page != paragraph.page:
        return Paragraph(joined, paragraph.page, paragraph.box)
    old, new = paragraph.box, _box(line)
    box = (min(old[0], new[0]), min(old[1], new[1]), max(old[2], new[2]), max(old[3], new[3]))
    return Paragraph(joined, page, box)


def joint(before: str, after: str) -> str:
    """What a broken line reads as: nothing inside a document number, else a space.

    >>> "282/KH-" + joint("282/KH-", "UBND ngày") + "UBND ngày"
    '282/KH-UBND ngày'
    """
    if _OPEN_NUMBER.search(before[-_END:]) and (after[:1].isupper() or after[:1].isdigit()):
        return ""
    if _NUMBER_GOES_ON.match(after) and (before[-1:].isdigit() or before[-1:].isupper()):
        return ""
    return " "


def _joins(last: Line, line: Line, before: str, text: str, margins: Margins, new_page: bool) -> bool:
    """Whether the line goes on with the paragraph before it."""
    starts = bool(_STARTS.match(text))
    lower = text[:1].islower() and not starts
    ended = bool(_ENDS.search(before[-_END:]))
    if line.column or last.column:
        narrow = line.column == last.column or not last.column
        listed = before[-1] == "," and line.column == last.column and not starts
        return narrow and (lower or listed) and not ended and not new_page
    if joint(before, text) == "":
        return True
    if lower and kind_of(before):
        return False  # Party papers print the trích yếu in small letters under the kind
    if not new_page and line.top - last.top > 1.75 * max(margins.pitch, line.size):
        return False
    short, indented = _is_short(last, margins), line.left > margins.left + _INDENT
    if (starts and (ended or short or indented)) or not _flows(ended, short, indented, lower):
        return False
    # What the lines are is asked last: it costs more than how they stand.
    if not lower and (ended or short) and (_own_line(before) or _own_line(text)):
        return False
    return lower or before[-1] in ",-–" or in_capitals(before) == in_capitals(text)


def _is_short(line: Line, margins: Margins) -> bool:
    return line.right < margins.right - 0.12 * (margins.right - margins.left)


def _own_line(text: str) -> bool:
    return is_number(text) or is_place_day(text) or (is_annex(text) and len(text) < 60) or is_signing(text)


def _flows(ended: bool, short: bool, indented: bool, lower: bool) -> bool:
    """Whether the sentence runs on, told from the paragraph's end and how both lines stand."""
    if lower and not ended:
        return True
    if ended and (indented or short):
        return False
    if short and (indented or not lower):
        return False
    return not (indented and ended)
