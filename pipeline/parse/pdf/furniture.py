"""What stands on PDF pages beside their text: page numbers, gazette heads, marks of digital signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from ..clean import clean_line, fold
from .layout import Line

_PAGE_NUMBER = re.compile(
    r"^(?:(?:trang|page)\s*[:|]?)?[-–~\s]*\d{1,4}\s*(?:(?:/|of\s|trên\s|trong\s)\s*\d{1,3})?[-–~\s]*"
    r"(?:\|\s*(?:trang|page))?$",
    re.I,
)
_GAZETTE = re.compile(
    r"(?:^|\d\s*)CÔNG BÁO(?:\s[^/\d]{2,40}?)?\s?/\s?Số\s[\d\s+]+/\s?Ngày|^CÔNG BÁO\s?/\s?Số\s\d", re.I
)
_SIGNING = re.compile(
    r"^(?:Người ký|(?:Đã |Được )?Ký (?:số |điện tử )?bởi|Thời (?:gian|điểm) ký|(?:Ngày|Giờ) ký|"
    r"Digitally signed|Signed by|Signing Date)\s?:|^\+07['’:]?00|"
    r"^\d\d[.:/]\d\d[.:/]\d{4}\s\d\d:\d\d:\d\d|^Signature Not Verified",
    re.I,
)
_SIGNER = re.compile(r"^(?:Email|Cơ quan|Tổ chức|Chức vụ|Date)\s?:", re.I)
"""Labels of a stamp that forms and addresses have too."""
_LISTED = re.compile(r"^(?:[-–]\s?\D|Nơi nhận|Kính gửi)")
_EDGE = 0.09
_SMALL_TYPE, _SMALLER = 10.5, 0.9
_STAMP_LINES = 8
"""The most lines that a signing stamp has."""
_SAME_LEFT = 2.0
_NEXT_LINE = 1.6
_SIGNED = "digital signature"


def page_reasons(lines: Sequence[Line], height: float) -> list[str]:
    """For each line of a page why it is furniture, by what it says and where it stands; empty for text."""
    usual = median_low([line.size for line in lines]) if lines else 0.0
    small = min(_SMALL_TYPE, _SMALLER * usual)
    reasons = [_reason(line, height, small) for line in lines]
    signed = [index for index, reason in enumerate(reasons) if reason == _SIGNED]
    for index in signed:
        for place in _stamp(lines, index, small):
            reasons[place] = reasons[place] or _SIGNED
    return reasons


def _reason(line: Line, height: float, small: float) -> str:
    text = clean_line(line.text)
    edge = _at_edge(line, height)
    if len(text) < 80 and _GAZETTE.search(text):
        return "gazette head"
    if edge and _PAGE_NUMBER.match(text):
        return "page number"
    if (edge or line.size < _SMALL_TYPE) and _SIGNING.search(text):
        return _SIGNED
    if (edge or line.size < small) and _SIGNER.search(text):
        return _SIGNED
    return ""


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _stamp(lines: Sequence[Line], index: int, small: float) -> list[int]:
    """The lines of small type in one block with a signature's: names and addresses without a label."""
    seed = lines[index]
    if seed.size >= small or not _SIGNING.search(clean_line(seed.text)):
        return []
    column = [place for place, line in enumerate(lines) if line.size < small and _aligned(line, seed)]
    column.sort(key=lambda place: lines[place].top)
    first = last = column.index(index)
    while first and _follows(lines[column[first - 1]], lines[column[first]]):
        first -= 1
    while last + 1 < len(column) and _follows(lines[column[last]], lines[column[last + 1]]):
        last += 1
    block = column[first : last + 1]
    listed = any(_LISTED.match(lines[place].text) for place in block)
    return [] if listed or len(block) > _STAMP_LINES else block


def _aligned(line: Line, other: Line) -> bool:
    return abs(line.left - other.left) <= _SAME_LEFT


def _follows(above: Line, below: Line) -> bool:
    return below.top - above.top <= _NEXT_LINE * max(above.size, below.size)


def running_heads(pages: Sequence[tuple[float, Sequence[Line]]]) -> frozenset[str]:
    """Folded lines, digits left out, that stand at the edge of at least three and of a third of the pages."""
    counts: Counter[str] = Counter()
    for height, lines in pages:
        counts.update({running_key(line) for line in lines if _at_edge(line, height)})
    least = max(3, len(pages) // 3)
    return frozenset(key for key, count in counts.items() if key and count >= least)


def running_key(line: Line) -> str:
    """A line as it compares across pages."""
    return re.sub(r"\d+", "", fold(clean_line(line.text))).strip()
