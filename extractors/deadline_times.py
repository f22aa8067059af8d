"""The time that stands behind a word of deadline: a day, month, quarter or year, or one that returns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.date_slips import as_meant
from extractors.date_spans import DateSpan

_HOUR = r"(?:(?:lúc\s+)?\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2})?(?:\s?phút)?(?:\s+(?:sáng|chiều|tối))?,?\s*)?"
_SMALL = r"(?:(?:cuối|hết|đầu|trong|vào|thứ\s+\w+,?)\s+)*"
_TO_TIME = re.compile(
    rf"\s*[:\-–]?\s*{_HOUR}(?:ngày\s+(?=thứ))?{_SMALL}(?:n?gày\s*){{0,2}}(?:mùng\s+|mồng\s+)?", re.IGNORECASE
)
_EVERY = r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
_END_OF = (
    r"(?:(?:của\s+)?(?:tháng|quý)\s+)?(?:cuối|đầu|tiếp\s+theo|liền\s+kề|sau)\s+(?:của\s+)?(?:tháng|quý|năm)"
    r"(?:\s+(?:sau|kế\s+tiếp|tiếp\s+theo))?|(?:của\s+)?(?:tháng|quý)\s+(?:sau|tiếp\s+theo|liền\s+kề|kế\s+tiếp)"
)
_RECURRING = re.compile(
    rf"(?:n?gày\s+){{0,2}}(?:\d{{1,2}}(?:\s+tháng\s+\d{{1,2}})?|(?:làm\s+việc\s+)?thứ\s+\w+)\s+(?:của\s+)?"
    rf"(?:{_END_OF}|{_EVERY})|{_EVERY}",
    re.IGNORECASE,
)
_YEARLY = re.compile(rf",?\s+{_EVERY}", re.IGNORECASE)
_MONTHLY = re.compile(r"n?gày\s+\d{1,2}(?![\d/.-]|\s*[/.-]\s*\d|\s+(?:tháng|và|đến))", re.IGNORECASE)
_PERIODIC = re.compile(r"báo cáo (?:tháng|quý|năm|định kỳ)|(?:hằng|hàng|mỗi) (?:tháng|quý)|định kỳ")
_SAME_DAY = re.compile(r"cùng\s+ngày(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–/]\s*\d)", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"uý\s+(?P<nth>IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_MONTH_ENDS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
_PERIODIC_REACH = 80
_TIMES = frozenset({"full", "day_month", "month_year", "month", "quarter", "short_year", "relative"})


@dataclass(frozen=True, slots=True)
class Time:
    """By when, and where the words of it end."""

    by: str | None
    end: int
    kind: str
    """`recurring`, `year`, or the kind of the date."""


@dataclass(frozen=True, slots=True)
class TimeReader:
    """Reads the times of one document."""

    text: str
    days: Sequence[DateSpan]
    settled: Mapping[int, str | None]
    """What partial dates mean, by their places."""
    own_day: str | None
    starts: Sequence[int]

    @classmethod
    def of(
        cls, text: str, days: Sequence[DateSpan], settled: Mapping[int, str | None], own_day: str | None
    ) -> TimeReader:
        """A reader of the text in which `days` stand."""
        return cls(as_meant(text), days, settled, own_day, [day.start for day in days])

    def after(self, place: int) -> Time | None:
        """The time right behind `place`, or None."""
        lead = _TO_TIME.match(self.text, place)
        begin = lead.end() if lead else place
        recurring = _RECURRING.match(self.text, begin) or _RECURRING.match(
            self.text, _blanks(self.text, place)
        )
        if recurring:
            return Time(None, recurring.end(), "recurring")
        day = self.day_between(place, begin)
        if day:
            yearly = _YEARLY.match(self.text, day.end)
            return Time(None, yearly.end(), "recurring") if yearly else Time(self.by(day), day.end, day.kind)
        return self._other(place, begin)

    def _other(self, place: int, begin: int) -> Time | None:
        year = _YEAR.match(self.text, begin)
        if year:
            return Time(year["year"], year.end(), "year")
        same = _SAME_DAY.match(self.text, begin)
        if same:
            last = bisect_left(self.starts, place)
            known = self.days[last - 1] if last else None
            return Time(self.by(known) if known else None, same.end(), "relative")
        monthly = _MONTHLY.match(self.text, _blanks(self.text, place))
        if monthly and _PERIODIC.search(self.text, max(0, place - _PERIODIC_REACH), place):
            return Time(None, monthly.end(), "recurring")
        return None

    def day_between(self, low: int, high: int) -> DateSpan | None:
        """The date that begins within `text[low:high]` or right at its end."""
        place = bisect_left(self.starts, low)
        if place < len(self.days) and self.days[place].start <= high < self.days[place].end:
            day = self.days[place]
            return day if day.kind in _TIMES else None
        return None

    def by(self, day: DateSpan) -> str | None:
        """By when, for a date: ISO day, `YYYY-MM`, `YYYY-Qn`, or None where no year is known."""
        if day.kind != "quarter":
            return day.date or self.settled.get(day.start)
        printed = self.text[day.start : day.end]
        nth, year = _QUARTER.search(printed), re.search(r"(?:19|20)\d\d", printed)
        if nth is None:
            return None
        number = _QUARTERS[nth["nth"].lower()]
        if year:
            return f"{year[0]}-Q{number}"
        if self.own_day is None:
            return None
        late = f"{self.own_day[:4]}-{_MONTH_ENDS[number]}" < self.own_day
        return f"{int(self.own_day[:4]) + late}-Q{number}"


def last_day(by: str) -> str:
    """The last day of a time, comparable with ISO days.

    >>> last_day("2025-Q2"), last_day("2024-09"), last_day("2030")
    ('2025-06-30', '2024-09-31', '2030-12-31')
    """
    if len(by) == 4:
        return f"{by}-12-31"
    if "Q" in by:
        return f"{by[:4]}-{_MONTH_ENDS[int(by[-1])]}"
    return f"{by}-31" if len(by) == 7 else by


def _blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \xa0":
        place += 1
    return place
