"""What stands beside a law and tells which it is: its name before its number, its day of passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.reference import Form, Reference

_BEFORE_NUMBER = re.compile(
    r"(?P<name>(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?![Ss]ố\s)[^.;:()\d\n“”\"]{2,110}?)\s*,?\s*"
    r"\(?\s*(?:(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+)?[Ss]ố\s*:?\s*$"
)
_AMENDS = re.compile(r"sửa\s+đổi|bổ\s+sung|hướng\s+dẫn|thi\s+hành|\s(?:Luật|luật)\s")
_PASSED = re.compile(
    r"\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|Ủy\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội)(?![^.;:\n]{0,120}sửa\s+đổi)[^.;:\n]{0,120}?"
    r"thông\s+qua\s+(?:vào\s+)?ngày\s+(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_WINDOW = 150
_LAW_NUMBER = re.compile(r"\d{1,3}/\d{4}/(?:QH|PL)", re.IGNORECASE)


def with_law_facts(text: str, references: Sequence[Reference]) -> list[Reference]:
    """The same references, laws carrying the name and the year that the words beside them tell.

    `Luật Văn hóa đọc (Luật số 71/2024/QH15)`, `Luật X đã được Quốc hội … thông qua ngày 21/11/2007`.
    """
    return [_told(text, reference) for reference in references]


def _told(text: str, reference: Reference) -> Reference:
    if reference.form is Form.LAW and not (reference.year or reference.number or reference.issued):
        passed = _PASSED.match(text, reference.end)
        return replace(reference, year=int(passed["year"])) if passed else reference
    if reference.form is Form.NUMBER and not reference.name and _LAW_NUMBER.match(reference.number or ""):
        name = name_before_number(text, reference)
        return replace(reference, name=name) if name else reference
    return reference


def name_before_number(text: str, reference: Reference) -> str | None:
    """The name right before a law's number; None for amending laws, whose number it may not be."""
    number = re.compile(r"\s*".join(map(re.escape, (reference.number or "")[:4])))
    at = number.search(text, reference.start, reference.end)
    if at is None:
        return None
    found = _BEFORE_NUMBER.search(text[max(0, at.start() - _WINDOW) : at.start()])
    if found is None or _AMENDS.search(found["name"][4:]):
        return None
    before = text[max(0, at.start() - _WINDOW) : at.start()][: found.start()]
    return None if re.search(r"(?:của|sửa\s+đổi)\s+$", before) else " ".join(found["name"].split())
