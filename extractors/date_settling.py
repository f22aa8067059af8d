"""What a partial or relative date means on the day on which its document was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.date_spans import DateSpan
from extractors.document import Document

_STEPS = {"nay": 0, "qua": -1, "mai": 1, "hôm kia": -2, "ngày kia": 2}
_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5}
_WEEKDAYS |= {"bẩy": 5, "7": 5, "nhật": 6}
_WEEKS = {"này": 0, "qua": -1, "rồi": -1, "trước": -1, "tới": 1, "sau": 1}
_EVERY = re.compile(r"(?:hằng|hàng|mỗi)\s(?:năm|tháng|quý|tuần)", re.IGNORECASE)
_EVERY_BEFORE, _EVERY_AFTER = 100, 40
"""Code points around a date, within its sentence, in which a word may say that it returns every year."""
_CLAUSE_END = re.compile(r"[.;\n]")
_TO_COME = re.compile(
    r"(?i:trước|hết|chậm nhất|muộn nhất|dịp|hạn|sắp|chốt)[^\d.;\n]{0,12}$|(?i:đến)\s(?:(?:hết|ngày)\s){0,2}$"
)
"""Words before a day that is still to come."""
_SHARED_YEAR = re.compile(
    r"(?:,|\s(?:và|đến|-|–))\s(?:tháng\s)?\d{1,2}(?:/|\snăm\s|-)(?P<year>(?:19|20)\d\d)(?!\d)"
)
"""A later month of the same list that prints the year."""
_NEXT = re.compile(r"\s(?:tới|sắp tới|sang năm|năm sau|năm tới)(?!\w)")
_BACK, _LATELY, _JUST, _AHEAD, _YEAR = (timedelta(days=count) for count in (120, 60, 20, 245, 365))
"""How far before and after its own day a document's partial dates lie: they plan more than they look back."""
_MASTHEAD = 300
"""Code points at a page's head in which its day may stand as on a newspaper's title."""
_LONGEST_LINE = 90
_WEEKDAY_BEFORE = re.compile(r"(?:thứ\s\w+|chủ nhật),?\s(?:ngày\s)?$", re.IGNORECASE)
_DATELINE = re.compile(r"[^\d\n]{2,40}?,?\s?(?:lúc\s\d{1,2}\s(?:giờ|h)\s)?(?:ngày\s?)?")
_MASTHEAD_LINE = re.compile(
    r"\([^()\n]{0,60}|[^\n]*(?:\||[Bb]ản tin|BẢN TIN|[Tt]rang tin|Báo|BÁO|Đài|Tin phát)[^\n]*"
)
_CODE = re.compile(r"\d/[A-ZĐ]|-[A-ZĐ]{2}/|(?:của|về)\s")
_ISSUE = re.compile(r"(?:ra|phát hành)\s(?:ngày\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles the partial dates of one document; without a day of its own it leaves them open."""

    text: str
    base: date | None
    plans: bool
    """Whether the base is a paper's own day: of its own year, or of what is left of it."""
    days: tuple[DateSpan, ...]
    """The dates in full, to which `cùng ngày` refers."""

    @classmethod
    def of(
        cls, document: Document, spans: Sequence[DateSpan], fetched: str | None, own_day: str | None
    ) -> Settler:
        """The settler of a document whose dates are `spans`."""
        full = tuple(span for span in spans if span.kind == "full" and span.date)
        day = document.published or own_day or _printed_day(document.text, full)
        if day and fetched and day > fetched:
            day = None
        base = date.fromisoformat(day) if day else None
        return cls(document.text, base, bool(own_day) and not document.published, full)

    def settle(self, span: DateSpan) -> str | None:
        """ISO day or month of `span`, as far as its own text or the document's day settles it."""
        if span.date:
            return span.date
        if span.kind == "relative":
            return self._relative(span)
        shared = _SHARED_YEAR.match(self.text, span.end) if span.kind == "month" and span.month else None
        if shared:
            return f"{shared['year']}-{span.month:02}"
        if self.base is None or self._recurs(span):
            return None
        if span.kind == "day_month" and span.day and span.month:
            return self._nearest(self.base, span, span.day, span.month)
        if span.kind == "month" and span.month:
            month = self._nearest(self.base, span, 15, span.month)
            return month[:7] if month else None
        return None

    def _relative(self, span: DateSpan) -> str | None:
        words = span.printed.lower().split()
        if words[-1] == "ngày":
            place = bisect_left(self.days, span.start, key=lambda day: day.start)
            return self.days[place - 1].date if place else None
        if self.base is None:
            return None
        if "tuần" in words:
            monday = self.base - timedelta(days=(self.base.weekday() + 1) % 7 - 1)  # a Sunday looks ahead
            week = _WEEKS.get(words[-1], 0)
            return (monday + timedelta(days=_WEEKDAYS[words[1]], weeks=week)).isoformat()
        step = _STEPS[" ".join(words) if words[-1] == "kia" else words[-1]]
        return (self.base + timedelta(days=step)).isoformat()

    def _recurs(self, span: DateSpan) -> bool:
        """Whether the sentence says that the day returns every year."""
        after = self.text[span.end : span.end + _EVERY_AFTER]
        if _EVERY.search(_CLAUSE_END.split(after)[0]):
            return True
        before = self.text[max(0, span.start - _EVERY_BEFORE) : span.start]
        return bool(_EVERY.search(_CLAUSE_END.split(before)[-1]))

    def _nearest(self, base: date, span: DateSpan, day: int, month: int) -> str | None:
        """The day around the base, or the next one where words say that it is to come."""
        comes = _TO_COME.search(self.text, max(0, span.start - 40), span.start) or _NEXT.match(
            self.text, span.end
        )
        back = _JUST if comes else _LATELY if self.plans else _BACK
        ahead = (
            _YEAR - back
            if comes
            else timedelta(days=366 - base.timetuple().tm_yday)
            if self.plans
            else _AHEAD
        )
        found = [_day(base.year + step, month, day) for step in (-1, 0, 1)]
        days = [one for one in found if one and base - back <= one]
        near = next((one for one in days if one <= base + ahead), None) or next(iter(days), None)
        return near.isoformat() if near else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _printed_day(text: str, days: Sequence[DateSpan]) -> str | None:
    """The day that a page without a stamp prints as its own: on its title, in its dateline or its imprint."""
    for span in days:
        floor = max(0, span.start - _LONGEST_LINE - 1)  # far on in a line the day is no line's own
        begin = text.rfind("\n", floor, span.start) + 1
        if not begin and floor:
            continue
        stop = text.find("\n", span.end, span.end + _LONGEST_LINE)
        bracketed = (
            span.start < _MASTHEAD and text[begin : begin + 1] == "(" and text[span.end : span.end + 1] == ")"
        )
        if bracketed and span.start - begin < _LONGEST_LINE:
            return span.date
        line_end = stop if stop >= 0 else len(text)
        if line_end - begin <= _LONGEST_LINE and _is_own_line(text, begin, span, line_end):
            return span.date
    return None


def _is_own_line(text: str, begin: int, span: DateSpan, end: int) -> bool:
    """Whether the line `text[begin:end]` dates the whole text by `span`."""
    if span.start < _MASTHEAD and (
        _WEEKDAY_BEFORE.search(text, begin, span.start)
        or (_MASTHEAD_LINE.match(text, begin, end) and not _CODE.search(text, begin, end))
    ):
        return True
    if _DATELINE.fullmatch(text, begin, span.start) and not text[span.end : end].strip(" ./"):
        return True
    return bool(_ISSUE.search(text, begin, span.start)) and end > len(text) - _LONGEST_LINE
