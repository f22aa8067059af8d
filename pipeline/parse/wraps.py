"""Physical lines of plain text joined into paragraphs where a line break only wraps a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpora.pages import page_lexicon

from . import paper_lines as paper
from .bylines import is_name, read_byline
from .captions import is_credit
from .columns import split_columns
from .entities import mend
from .furniture import line_reason, tail_reason
from .pdf.paragraphs import joint
from .stamps import label_alone, read_stamp
from .unglue import unglue

_STARTS = re.compile(
    r"^(?:[-–—+•*●▪►⇒]|[IVX]{1,5}\s?[.)\-–/]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s|"
    r"[a-zđ]\d?\s?[.)]\s|\([a-z\d]{1,2}\)\s|Điều\s\d+[a-z]?\s?[.:]|Căn cứ\s|Xét\s|Theo đề nghị\s|Thực hiện\s|"
    r"Ngày\s\d|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s[IVX\d]|Nơi nhận|Kính gửi|Phụ lục\s|PHỤ LỤC|"
    r"(?:Ảnh|Nguồn|Theo|Tin|Bài)\s?:|\(?Ảnh\s?:|Lưu\s?:|Như\s)"
)
_ENDS = re.compile(r"[.;:!?…](?:[”\"’')\]]|/)?$|/\.$")
_SHORTENED = re.compile(r"\b(?:TP|Tp|TX|GS|TS|PGS|ThS|BS|KTS|Th\.S|Đ/c|đ/c)\.$")
# A line that ends with one of these words cannot be the end of anything.
_HANGS = re.compile(
    r"(?:^|\s)(?:của|và|về|tại|các|những|do|với|cho|theo|là|trong|từ|đến|bởi|bằng|nhằm|để|trước|sau|"
    r"trên|thuộc|gồm|hoặc|được|bị|đồng chí|[-–&])$"
)
_HANGS_ON_DIGIT = re.compile(r"(?:^|\s)(?:[Ss]ố|ngày|tháng|năm|[Kk]hoản|[Đđ]iểm|Điều)$|^(?:Số|SỐ)\s?:$")
_CUT_NUMBER = re.compile(r"\d\s?[-/][\w/]*[-/]$")
_CODE_ENDS = re.compile(r"\d/[A-ZĐ]{2,}$")
_NUMBER_GOES_ON = re.compile(r"^[-–]\s?[A-ZĐ]{2,}(?!\w)")
_STATES_NAME = 40
_RANGE_GOES_ON = re.compile(r"^[-–]\s?\d")
_DIGITS_IN_PROSE = re.compile(r"^\d[\d.,]*(?:[/%-]|\s[^\W\d_A-ZĐÀ-Ỹ])")
_PAGE = re.compile(r"^(?:[-–]\s?)?\d{1,3}(?:\s?[-–]|/\d{1,3})?$|^Trang\s\d{1,3}(?:/\d{1,3})?$")
_SYLLABLE = re.compile(r"^[^\W\d_]{1,7}$")
_PLACE_GOES_ON = re.compile(r"^[^\W\d_]{1,7}(?:\s[^\W\d_]{1,7})?,\sngày(?:\s|$)")
_RECITAL = re.compile(r"^(?:-\s)?(?:Căn cứ|Xét|Theo đề nghị)\s")
_HEADING_HANGS = re.compile(
    r"^(?:[IVX]{1,5}|\d{1,2})\s?[.)]\s.*\s(?:XÂY DỰNG|BAN HÀNH|LẬP|CỦA|VÀ|VỀ|TRONG|CHO|ĐỐI VỚI|TẠI|CÁC)$"
)
"""A numbered heading in capitals that ends with a word that ends nothing: `I. CĂN CỨ XÂY DỰNG ⏎ KẾ HOẠCH`."""
_LONGEST, _OVER_ALL = 150, 160
_SHORTEST = 20
_WINDOW = 12
_FULL, _FULL_AT_COMMA, _OVER = 0.75, 0.5, 1.25


@dataclass(frozen=True, slots=True)
class Line:
    """A cleaned line, or several joined."""

    text: str
    first: int
    """The number of its first physical line, from 1."""
    last: int

    reason: str = ""
    """Why the line is no part of the text: it numbers a page."""

    @property
    def path(self) -> str:
        """`line N`, or `lines N-M` where it was joined."""
        return f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"


def number_lines(text: str) -> list[Line]:
    """The lines of `text` cleaned and numbered from 1; empty ones stay, since they part paragraphs.

    Columns of a paper's head or foot on one line, and a whole paper on one line, become lines of their own
    that share its number.
    """
    return [
        Line(cell, number, number)
        for number, raw in enumerate(text.split("\n"), start=1)
        for part in unglue(mend(raw))
        for cell in split_columns(part)
    ]


def join_wraps(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs that the lines make up; empty lines vanish, page numbers go behind their sentence.

    A break is taken for a wrap where the next line goes on in small letters, where the line hangs on a word
    that ends nothing, or where the lines around it are wrapped at a width that it fills (observed forms of
    text copied from PDF files and from portals).

    >>> [line.text for line in join_wraps(number_lines("Căn cứ Kế hoạch số\\n75/KH-UBND của\\nthành phố;"))]
    ['Căn cứ Kế hoạch số 75/KH-UBND của thành phố;']
    """
    widths = _widths(lines)
    joined: list[Line] = []
    numbers: list[Line] = []
    tail = -1
    for index, line in enumerate(lines):
        if not line.text:
            continue
        if _is_page_number(lines, index, widths):
            numbers.append(replace(line, reason="page number"))
            continue
        adjoins = joined and line.first - lines[tail].last == 1 + len(numbers)
        if adjoins and _goes_on(joined[-1].text, lines[tail].text, line.text, widths[index]):
            last = joined[-1]
            joined[-1] = Line(last.text + joint(last.text, line.text) + line.text, last.first, line.last)
        else:
            joined += [*numbers, line]
            numbers = []
        tail = index
    return joined + numbers


def _is_page_number(lines: Sequence[Line], index: int, widths: Sequence[int]) -> bool:
    """A number alone where a sentence goes on after it."""
    if index + 1 == len(lines) or not _PAGE.match(lines[index].text):
        return False
    before, after = lines[index - 1].text if index else "", lines[index + 1].text
    if not after[:1].islower() or _STARTS.match(after):
        return False
    return widths[index] > 0 or _runs_on(before, after)


def _runs_on(before: str, after: str) -> bool:
    """A sentence that the next line goes on with in small letters."""
    return (
        _SHORTEST <= len(before) <= _LONGEST
        and after[:1].islower()
        and not _ENDS.search(before)
        and not _STARTS.match(after)
        and "|" not in before + after
    )


def _widths(lines: Sequence[Line]) -> list[int]:
    """For each line the width at which lines near it wrap; 0 where fewer than two of them do."""
    wrapped = [
        len(line.text) if _runs_on(line.text, follower.text) else 0 for line, follower in pairwise(lines)
    ]
    widths = []
    for index in range(len(lines)):
        near = [width for width in wrapped[max(0, index - _WINDOW) : index + _WINDOW] if width]
        widths.append(max(near) if len(near) > 1 else 0)
    return widths


def _goes_on(paragraph: str, before: str, after: str, width: int) -> bool:
    """Whether `after` continues the paragraph, whose last physical line is `before`."""
    if len(before) > _LONGEST or "|" in before or "|" in after:
        return False
    if _is_torn(before, after) or _is_states_name(before, after):
        return True
    if _NUMBER_GOES_ON.match(after) and _CODE_ENDS.search(before):
        return True
    if (_HANGS_ON_DIGIT.search(before) and after[0].isdigit()) or _CUT_NUMBER.search(before):
        return True
    if _ENDS.search(before) and not _SHORTENED.search(before):
        return False
    if _STARTS.match(after) and not _is_open(paragraph):
        return False
    if _is_open(paragraph) and _RANGE_GOES_ON.match(after):
        return True
    if _stands_alone(before):
        return False
    if _HEADING_HANGS.search(before) and paper.in_capitals(after):
        return True
    if after[0].islower() and width and len(before) >= _FULL_AT_COMMA * width:
        return True
    if _stands_alone(after) or paper.decides(after) or is_credit(before) or len(after) > _OVER_ALL:
        return False
    if _HANGS.search(before) or _recites(paragraph, after):
        return True
    if after[0].islower():
        return len(before) >= _SHORTEST or width > 0
    return _fills(before, after, width, paragraph)


def _is_torn(before: str, after: str) -> bool:
    """One syllable alone, cut from the opening of the next line: `ỦY ⏎ BAN NHÂN DÂN`, `Tam ⏎ Kỳ, ngày …`."""
    if not _SYLLABLE.match(before):
        return False
    if _PLACE_GOES_ON.match(after):
        return True
    whole = f"{before} {after}".lower()
    return any(
        whole.startswith(row.opening) and row.opening.startswith(before.lower())
        for row in page_lexicon().torn
    )


def _is_states_name(before: str, after: str) -> bool:
    """The State's name over two lines: `CỘNG HÒA XÃ ⏎ HỘI CHỦ NGHĨA VIỆT NAM`."""
    halves = len(before) < _STATES_NAME and len(after) < _STATES_NAME and paper.in_capitals(before)
    return halves and not paper.is_motto(after) and paper.is_motto(f"{before} {after}")


def _recites(paragraph: str, after: str) -> bool:
    """A recital goes on until its semicolon, comma or stop, however short its lines are."""
    return (
        bool(_RECITAL.match(paragraph))
        and not paper.in_capitals(after)
        and not paragraph.endswith((",", ":"))
    )


def _stands_alone(line: str) -> bool:
    """Lines with a place of their own on the page: stamps, labels, controls, head and foot of papers."""
    return bool(
        paper.is_number(line)
        or paper.is_place_day(line)
        or paper.is_motto(line)
        or paper.kind_of(line)
        or paper.is_signing(line)
        or paper.is_recipients(line)
        or read_stamp(line)
        or label_alone(line)
        or line_reason(line)
        or tail_reason(line)
    )


def _fills(before: str, after: str, width: int, paragraph: str) -> bool:
    """Whether the line is as long as its neighbours' wraps make lines, and the next no longer than they."""
    if before.endswith(",") and paper.in_capitals(before) and paper.in_capitals(after):
        return True
    if not width or max(len(before), len(after)) > _OVER * width:
        return False
    if paper.in_capitals(before) != paper.in_capitals(after) and not _is_open(paragraph):
        return False
    if after[0].isdigit() and not _DIGITS_IN_PROSE.match(after):
        return False
    if paper.in_capitals(after) or is_name(after) or read_byline(after) is not None:
        return False
    reach = len(before) + 1 + len(after.split(" ", 1)[0])
    return reach >= (_FULL_AT_COMMA if before[-1] in ",-–" or _is_open(paragraph) else _FULL) * width


def _is_open(paragraph: str) -> bool:
    """Whether a bracket or quotation mark is still to be closed."""
    last = paragraph[-400:]
    return last.count("(") > last.count(")") or last.count("“") > last.count("”")
