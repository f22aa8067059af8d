"""What stands on PDF pages beside their text: page numbers, gazette heads, marks of digital signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .clean import clean_line, fold
from .pdf_layout import Line

_PAGE_NUMBER = re.compile(r"^(?:trang\s*)?[-–\s]*\d{1,4}\s*(?:/\s*\d{1,4})?[-–\s]*$", re.I)
_GAZETTE = re.compile(r"(?:^|\d\s*)CÔNG BÁO\s?/\s?Số\s[\d\s+]+/\s?Ngày|^CÔNG BÁO/", re.I)
_SIGNATURE = re.compile(
    r"^(?:Người ký|Ký bởi|Ký số bởi|Email|Thời gian ký|Ngày ký|Signature Not Verified|Digitally signed|"
    r"Signed by|Signing Date|Cơ quan|Tổ chức|Chức vụ|Date)\s?:|^\+07['’]?00|"
    r"^\d\d[.:/]\d\d[.:/]\d{4}\s\d\d:\d\d:\d\d|^Signature Not Verified",
    re.I,
)
_EDGE = 0.09


def page_reason(line: Line, height: float) -> str:
    """Why the line is furniture by what it says and where it stands; empty where it is none."""
    text = clean_line(line.text)
    edge = line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
    if len(text) < 80 and _GAZETTE.search(text):
        return "gazette head"
    if edge and _PAGE_NUMBER.match(text):
        return "page number"
    if _SIGNATURE.search(text) and (line.size < 10.5 or edge):
        return "digital signature"
    return ""


def running_heads(pages: Sequence[tuple[float, Sequence[Line]]]) -> frozenset[str]:
    """Folded lines, digits left out, that stand at the edge of at least three and of a third of the pages."""
    counts: Counter[str] = Counter()
    for height, lines in pages:
        edge = (line for line in lines if line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height)
        counts.update({running_key(line) for line in edge})
    least = max(3, len(pages) // 3)
    return frozenset(key for key, count in counts.items() if key and count >= least)


def running_key(line: Line) -> str:
    """A line as it compares across pages."""
    return re.sub(r"\d+", "", fold(clean_line(line.text))).strip()
