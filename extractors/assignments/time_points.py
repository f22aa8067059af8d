"""Days, months, quarters and years in a few words, as ISO; a year named once counts for those before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_YEAR = r"(?:\s*(?:[/.-]|,?\s*năm)\s*(?P<{0}>20\d\d|19\d\d)(?!\d))?"
_POINT = re.compile(
    rf"""(?<![\w/.])(?:
      (?:ngày\s+)?(?P<day>\d{{1,2}})\s*(?:[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})(?![\d%]){_YEAR.format("y1")}
    | (?:tháng\s+|(?<=thg\s))(?P<alone>\d{{1,2}})(?!\d|/\d{{1,2}}(?!\d)){_YEAR.format("y2")}
    | (?P<short>\d{{1,2}})/(?P<y3>20\d\d)(?!\d)
    | quý\s+(?P<quarter>iv|i{{1,3}}|[1-4])(?!\w){_YEAR.format("y4")}
    | (?P<half>6|sáu)\s+tháng\s+(?P<which>đầu|cuối)\s+năm(?:\s+(?P<y5>20\d\d))?
    | (?:năm\s+)?(?P<y6>20\d\d)(?!\d|/)
    )""",
    re.VERBOSE,
)
_NEXT = re.compile(
    r"\s*(?:-|–|,|và|đến)\s*(?P<nth>iv|i{1,3}|\d{1,2})(?!\w|[./]\d{1,2}[./])" + _YEAR.format("year")
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"đầu": ("01", "06"), "cuối": ("07", "12")}


@dataclass(frozen=True, slots=True)
class Point:
    """One time in the words, at `words[start:end]`, with the year as far as it is known."""

    start: int
    end: int
    unit: str
    """`day`, `month`, `quarter`, `half` or `year`."""
    value: str
    """The part below the year: `03-31`, `03`, `Q1`, `đầu`, or empty."""
    year: int | None

    @property
    def first(self) -> str | None:
        """The time as ISO day, `YYYY-MM`, `YYYY-Qn` or `YYYY`; a half year's first month."""
        return self._iso(0)

    @property
    def last(self) -> str | None:
        """The same; a half year's last month."""
        return self._iso(1)

    def _iso(self, edge: int) -> str | None:
        if self.year is None:
            return None
        if self.unit == "half":
            return f"{self.year}-{_HALVES[self.value][edge]}"
        return f"{self.year}-{self.value}" if self.value else str(self.year)


def points(words: str, year: int | None) -> list[Point]:
    """The times in `words`, in lower case; `year` counts where they name none.

    >>> [point.last for point in points("quý ii, iii/2024", None)]
    ['2024-Q2', '2024-Q3']
    >>> [point.last for point in points("từ tháng 3 đến tháng 5", 2025)]
    ['2025-03', '2025-05']
    """
    found: list[Point] = []
    place = 0
    while match := _POINT.search(words, place):
        point = _point(match)
        place = match.end()
        if point is None:
            continue
        found.append(point)
        while point.unit in ("quarter", "month") and (further := _NEXT.match(words, place)):
            another = _further(point.unit, further)
            if another is None:
                break
            found.append(another)
            place = further.end()
    known = year
    for index in range(len(found) - 1, -1, -1):
        known = found[index].year or known
        found[index] = replace(found[index], year=known)
    return found


def _point(match: re.Match[str]) -> Point | None:
    start, end = match.span()
    if match["day"]:
        day, month = int(match["day"]), int(match["month"])
        return _made(start, end, "day", f"{month:02}-{day:02}", match["y1"], 0 < month < 13 and 0 < day < 32)
    if match["alone"] or match["short"]:
        month = int(match["alone"] or match["short"])
        return _made(start, end, "month", f"{month:02}", match["y2"] or match["y3"], 0 < month < 13)
    if match["quarter"]:
        return _made(start, end, "quarter", f"Q{_QUARTERS[match['quarter']]}", match["y4"])
    if match["half"]:
        return _made(start, end, "half", match["which"], match["y5"])
    return _made(start, end, "year", "", match["y6"])


def _further(unit: str, match: re.Match[str]) -> Point | None:
    start, end, nth = match.start("nth"), match.end(), match["nth"]
    if unit == "quarter":
        number = _QUARTERS.get(nth)
        return _made(start, end, unit, f"Q{number}", match["year"], number is not None)
    month = int(nth) if nth.isdigit() else 0
    return _made(start, end, unit, f"{month:02}", match["year"], 0 < month < 13)


def _made(start: int, end: int, unit: str, value: str, year: str | None, real: bool = True) -> Point | None:
    return Point(start, end, unit, value, int(year) if year else None) if real else None
