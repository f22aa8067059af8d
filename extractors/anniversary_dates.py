"""The days printed with an anniversary: `(7/5/1954 – 7/5/2024)` and what typing made of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.dates import DateSpan

_BEFORE = re.compile(
    r"[\s,–—-]{0,4}(?:[0-9]{1,2}[/.–-][0-9]{1,2}(?![0-9/.–-])[\s,]{0,2})?[(\[]?\s?(?:[Tt]ừ\s)?(?:vào\s)?(?:ngày\s)?\s?"
)
_BETWEEN = re.compile(r"\s{0,3}(?:[-–—/,;]{1,2}|&?(?:amp;)?ndash;|đến|tới|\()?\s{0,3}(?:ngày\s)?")
_CLOSE = re.compile(r"\s?\)")
_YEARS = re.compile(r"\s{0,2}\(\s?[0-9]{4}\s?[-–—]{1,2}\s?[0-9]{4}\s?\)|\s{0,2}\([0-9./\s–-]{1,24}\)")
_NEXT_BRACKET = re.compile(r"(?:(?!\snăm\s|[0-9]\snăm|[Kk]ỷ niệm)[^().;:!?\n“”])*\((?=[0-9])")


@dataclass(frozen=True, slots=True)
class PrintedDays:
    """The day an event happened and the day of this year's commemoration, as far as they are printed."""

    base: str | None
    on: str | None
    end: int
    """Where the phrase goes on after the days."""


def days_after(
    text: str,
    end: int,
    high: int,
    nth: int,
    spans: Sequence[DateSpan],
    known_base: str | None,
    around: str | None,
) -> PrintedDays:
    """The days behind an event's name that ends at `end`.

    `known_base` is the registry's day of the event and `around` the document's own day; both only help to
    tell whether a single day is the one commemorated or the one of commemoration.
    """
    group, close = _group(text, end, high, spans)
    days = [span.date for span in group if span.kind == "full" and span.date]
    if len(days) >= 2:
        first, last = min(days), max(days)
        return PrintedDays(first, last if last[:4] > first[:4] else None, close)
    if not days:
        beyond = _beyond(text, end, high, nth, spans, known_base)
        return beyond or PrintedDays(None, None, close)
    if len(days) == 1 and "," in text[end : group[0].start]:
        return PrintedDays(None, None, end)  # the next clause: "…, ngày 21/11/2011, UBND Thành phố …"
    if _is_base(days[0], nth, known_base, around):
        return PrintedDays(days[0], None, close)
    return PrintedDays(None, days[0], close)


def _beyond(
    text: str, end: int, high: int, nth: int, spans: Sequence[DateSpan], known_base: str | None
) -> PrintedDays | None:
    """The days in the next bracket, where the name goes on to it: they must be just `nth` years apart."""
    bracket = _NEXT_BRACKET.match(text, end, min(high, end + 130))
    if bracket is None:
        return None
    group, close = _group(text, bracket.end() - 1, high, spans)
    days = sorted(span.date for span in group if span.kind == "full" and span.date)
    if len(days) != 2 or int(days[1][:4]) - int(days[0][:4]) != nth or known_base not in (None, days[0]):
        return None
    return PrintedDays(days[0], days[1], close)


def _group(text: str, end: int, high: int, spans: Sequence[DateSpan]) -> tuple[list[DateSpan], int]:
    """The dates that follow `end` with nothing but punctuation between, and where they stop."""
    group: list[DateSpan] = []
    place, gap = end, _BEFORE
    index = bisect_left(spans, end, key=lambda span: span.start)
    while index < len(spans) and spans[index].end <= high and gap.fullmatch(text, place, spans[index].start):
        group.append(spans[index])
        place, gap = spans[index].end, _BETWEEN
        index += 1
    if not group:
        years = _YEARS.match(text, end, high)
        return group, years.end() if years else end
    years = None if any(span.kind == "full" for span in group) else _YEARS.match(text, place, high)
    if years:
        return group, years.end()
    closing = _CLOSE.match(text, place, high)
    return group, closing.end() if closing else place


def _is_base(day: str, nth: int, known_base: str | None, around: str | None) -> bool:
    year = int(day[:4])
    if known_base and known_base[:4] == day[:4]:
        return True
    if around:
        return abs(int(around[:4]) - nth - year) <= abs(int(around[:4]) - year)
    return year < 2000
