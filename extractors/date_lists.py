"""Days that stand in a list or a range and print their month and year only once, at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.date_forms import DASH, Raw

_NEXT_DAY = r"(?:(?:các |hai )?ngày(?: mùng| mồng)?[^\S\n]{0,2}\n?)?"
_LIST_JOINT = re.compile(
    rf"[^\S\n]{{0,3}}(?:(?:,|;)[^\S\n]{{0,2}}\n?(?:và[^\S\n])?|\n?(?:và|&|\+)\s){_NEXT_DAY}\s?"
)
_RANGE_JOINT = re.compile(
    rf"[^\S\n]{{0,3}}\n?(?:{DASH}|~|đến|tới|rạng)\s?(?:hết |sáng |chiều |tối )?{_NEXT_DAY}\s?"
)
_BARE_DAY = re.compile(r"(?<![\w/.])[0-9]{1,2}$")
_TO_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)
_DAYS_ANNOUNCED = re.compile(
    r"(?:^|[Nn]gày|NGÀY|sáng|chiều|tối|trưa|đêm|hôm|m[ùồ]ng|vào|từ|trong|\()[^\S\n]{0,3}\n?$"
)
_REACH = 28  # no joint between two days is longer


def spread(text: str, raws: list[Raw]) -> list[Raw]:
    """Give the days of a list the month and year of the full day that ends it.

    A list is joined by commas or `và`: `21, 22 và 23/6/2018`, `20/6 và 26/6/2018`.  The first end of a range
    (`từ 20/6 đến 26/6/2024`) keeps the year only as a conjecture, form `day_month`, for a range may begin in
    another year.
    """
    raws = _sure(text, raws)
    done: list[Raw] = []
    carrier: Raw | None = None
    for place in reversed(range(len(raws))):
        raw = raws[place]
        joint = _joint(text, raw.end, carrier.start) if carrier else None
        if carrier and joint and carrier.year and raw.form in ("day_month", "words") and raw.year is None:
            raw = _borrow(raw, carrier, joint)
        done.append(raw)
        carrier = _carrier(raw)
        if carrier:
            floor = raws[place - 1].end if place else 0
            for bare in _bare_days(text, floor, carrier):
                done.append(bare)
                carrier = _carrier(bare)
    return done[::-1]


def _sure(text: str, raws: list[Raw]) -> list[Raw]:
    """Without the digits that are a day only beside another day, where none stands there."""
    if all(raw.sure for raw in raws):
        return raws
    sure = [raw.sure for raw in raws]
    for order in (range(len(raws)), range(len(raws) - 1, -1, -1)):
        last: int | None = None
        for place in order:
            if last is not None and not sure[place] and raws[last].day:
                left, right = sorted((last, place))
                joint = _joint(text, raws[left].end, raws[right].start)
                range_of_days = joint == "day_month" and _no_share(text, raws[left], raws[right])
                sure[place] = joint is not None and (sure[last] or range_of_days)
            if not sure[place]:
                floor = raws[place - 1].end if place else 0
                sure[place] = any(True for _ in _bare_days(text, floor, raws[place]))
            last = place
    return [raw for raw, kept in zip(raws, sure, strict=True) if kept]


def _no_share(text: str, *raws: Raw) -> bool:
    """Whether digits such as `15/10` cannot be shares or sets: days beyond twelve, or led by zero."""
    return all((raw.day or 0) > 12 or text[raw.start] == "0" for raw in raws)


def _carrier(raw: Raw) -> Raw | None:
    """The day itself where others before it may borrow from it."""
    lends = raw.form in ("numeric", "words", "list", "day_month") and raw.day and not raw.lunar
    return raw if lends else None


def _joint(text: str, end: int, start: int) -> str | None:
    if 0 < start - end <= _REACH:
        if _LIST_JOINT.fullmatch(text, end, start):
            return "list"
        if _RANGE_JOINT.fullmatch(text, end, start):
            return "day_month"
    return None


def _borrow(raw: Raw, carrier: Raw, joint: str) -> Raw:
    return replace(
        raw,
        form=joint,
        month=raw.month or carrier.month,
        year=carrier.year,
        closes=carrier.closes or carrier.end,
    )


def _bare_days(text: str, floor: int, carrier: Raw) -> Iterator[Raw]:
    """Days before `carrier` that have neither month nor year, from right to left."""
    found: list[Raw] = []
    last = carrier
    joint: str | None = "list"
    while joint == "list":
        low = max(floor, last.start - _REACH)
        cut = low + _after_last_digit(text[low : last.start])
        joint = _joint(text, cut, last.start) if cut > low else None
        day = _BARE_DAY.search(text[max(floor, cut - 3) : cut]) if joint else None
        if joint is None or day is None:
            break
        last = _borrow(Raw(cut - len(day[0]), cut, joint, int(day[0])), last, joint)
        found.append(last)
    if found and _DAYS_ANNOUNCED.search(text[max(floor, last.start - 12) : last.start]):
        yield from found


def _after_last_digit(window: str) -> int:
    digits = _TO_LAST_DIGIT.match(window)
    return digits.end() if digits else 0
