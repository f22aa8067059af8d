"""The instruments of a world: who issued what on which day, what it rests on, and how texts print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from tests.worlds.chance import Chance, Ints
from tests.worlds.places import MERGERS, UNITS, Province, provinces
from warehouse.loading.lexicon import lexicon_tables

EPOCH = date(1970, 1, 1)
OPENS, CLOSES = date(2018, 1, 1), date(2026, 9, 30)
LAW, PARTY, DECREE, DECISION, LOCAL = range(5)
"""Kinds: laws, the Party's central resolutions, decrees, decisions of the Prime Minister, all local ones."""
_TERMS = (date(2016, 1, 29), date(2021, 2, 2), date(2026, 1, 24), date(2031, 2, 1))


@dataclass(frozen=True, slots=True)
class Series:
    """One sequence of numbers: a body's instruments of one type in one year, or in a part of it."""

    kind: int
    type: str
    pattern: str
    """The printed number; `{n}` is the running number, `{y}` the year."""
    issuer: str
    opens: date
    closes: date
    province: int = -1
    unit: int = -1
    share: float = 1.0
    first: int = 1
    """The number that it begins with."""

    @property
    def body(self) -> str:
        """What stays from year to year: a number with the body, type and pattern alone means any of its years."""
        return f"{self.province}/{self.unit}/{self.pattern.replace('{y}', str(self.opens.year))}"


@dataclass(frozen=True, slots=True)
class Register:
    """Instruments as arrays, those of one series beside each other in the order of issue."""

    series: tuple[Series, ...]
    provinces: tuple[Province, ...]
    of_series: Ints
    number: Ints
    day: Ints
    """Days since 1970."""
    parent: Ints
    """The instrument that it rests on; -1 for roots."""
    second_day: Ints
    """The day from which another instrument has the same body, type and number: so long the number alone will do."""
    laws: tuple[tuple[object, ...], ...]
    """Rows of the register of laws for the first instruments."""

    def __len__(self) -> int:
        return len(self.day)

    def of(self, values: list[int]) -> Ints:
        """A property of each instrument's series, given for every series."""
        return np.array(values, np.int64)[self.of_series]

    def iso(self, place: int) -> date:
        """Day of issue."""
        return EPOCH + timedelta(days=int(self.day[place]))

    def printed(self, place: int) -> str:
        """Its printed number."""
        if self.series[self.of_series[place]].kind == LAW:
            return str(self.laws[place][3])
        one = self.series[self.of_series[place]]
        return one.pattern.format(n=self.number[place], y=one.opens.year)


def days(day: date) -> int:
    """Days since 1970."""
    return (day - EPOCH).days


def make_register(count: int, chance: Chance) -> Register:
    """About `count` instruments."""
    laws = _laws(max(12, min(150, count // 20)))
    there = provinces(int(np.clip(count // 100, 6, 44)))
    series = tuple(_central()) + tuple(_local(there, int(np.clip(count // 1500, 2, 10))))
    shares = np.array([one.share * (one.closes - one.opens).days for one in series])
    places = np.arange(max(count - len(laws), 40), dtype=np.int64)
    drawn = np.searchsorted(np.cumsum(shares) / shares.sum(), chance.share("series", places), "right")
    of_series = np.sort(np.minimum(drawn, len(series) - 1)).astype(np.int64)
    opens, closes = (
        np.array([days(day) for day in ends], np.int64)
        for ends in ([one.opens for one in series], [one.closes for one in series])
    )
    day = opens[of_series] + chance.below("day", places, (closes - opens)[of_series])
    order = np.lexsort((day, of_series))
    of_series, day = of_series[order], day[order]
    begins = np.searchsorted(of_series, of_series, "left")
    number = np.arange(len(day)) - begins + np.array([one.first for one in series])[of_series]
    law_series = Series(LAW, "Luật", "", "Quốc hội", date(1990, 1, 1), CLOSES)
    every = (law_series, *series)
    of_series = np.concatenate([np.zeros(len(laws), np.int64), of_series + 1])
    day = np.concatenate([[days(date.fromisoformat(str(law[5]))) for law in laws], day]).astype(np.int64)
    number = np.concatenate([np.arange(len(laws)), number]).astype(np.int64)
    parent = _parents(every, of_series, day, chance)
    return Register(
        every, there, of_series, number, day, parent, _second(every, of_series, number, day), laws
    )


def _laws(count: int) -> tuple[tuple[object, ...], ...]:
    """Laws of the lexicon that have a day before the world opens, and a number that no other has."""
    rows = [
        row
        for row in lexicon_tables()["lexicon_laws"]
        if "/QH" in str(row[3]) and row[5] and str(row[5]) < "2018" and "uat" in str(row[1])
    ]
    names = Counter(row[3] for row in rows)
    alone = [row for row in rows if names[row[3]] == 1]
    return tuple(sorted(alone, key=lambda row: str(row[5]))[:count])


def _central() -> Iterator[Series]:
    for opens, closes in pairwise(_TERMS):
        begins, ends = max(opens, date(2017, 1, 1)), min(closes, CLOSES)
        yield Series(PARTY, "Nghị quyết", "{n}-NQ/TW", "Bộ Chính trị", begins, ends, share=1.0)
    for year in range(2017, 2027):
        opens, closes = date(year, 1, 1), min(date(year, 12, 31), CLOSES)
        yield Series(DECREE, "Nghị định", "{n}/{y}/NĐ-CP", "Chính phủ", opens, closes, share=2.0, first=2001)
        yield Series(
            DECISION, "Quyết định", "{n}/QĐ-TTg", "Thủ tướng Chính phủ", opens, closes, share=2.0, first=7001
        )


def _local(there: tuple[Province, ...], units: int) -> Iterator[Series]:
    for place, province in enumerate(there):
        council = f"UBND {province.words}"
        committee = f"{'Thành' if province.city else 'Tỉnh'} ủy {province.name}"
        for opens, closes in _stretches(province, province.grown or province.gone):
            kinds = (
                ("Kế hoạch", "{n}/KH-UBND", council, 3.0),
                ("Quyết định", "{n}/QĐ-UBND", council, 1.0),
                ("Quyết định", "{n}/{y}/QĐ-UBND", council, 0.5),
                ("Nghị quyết", "{n}/{y}/NQ-HĐND", f"HĐND {province.words}", 0.5),
                ("Chương trình hành động", "{n}-CTr/TU", committee, 0.5),
            )
            for type_, pattern, issuer, share in kinds:
                yield Series(LOCAL, type_, pattern, issuer, opens, closes, place, share=share)
        for opens, closes in _stretches(province, split=True):
            commune = opens >= MERGERS
            for unit in range(units):
                words = f"UBND {'xã' if commune else 'huyện'} {UNITS[(place * 7 + unit) % len(UNITS)]}, {province.words}"
                level = unit + (1000 if commune else 0)
                yield Series(LOCAL, "Kế hoạch", "{n}/KH-UBND", words, opens, closes, place, level, 0.6)
                yield Series(LOCAL, "Quyết định", "{n}/QĐ-UBND", words, opens, closes, place, level, 0.2)


def _stretches(province: Province, split: bool) -> Iterator[tuple[date, date]]:
    """The years in which numbers run; with `split` those after the mergers begin anew."""
    for year in range(OPENS.year, CLOSES.year + 1):
        opens, closes = date(year, 1, 1), min(date(year, 12, 31), CLOSES)
        if year == MERGERS.year and split:
            yield opens, MERGERS - timedelta(days=1)
            opens = MERGERS
        if not (province.gone and opens >= MERGERS):
            yield opens, closes


def _parents(series: tuple[Series, ...], of_series: Ints, day: Ints, chance: Chance) -> Ints:
    """What each rests on: a commune's or district's on its province's, a province's on the centre's."""
    kind = np.array([one.kind for one in series])[of_series]
    province = np.array([one.province for one in series])[of_series]
    unit = np.array([one.unit for one in series])[of_series]
    plan = np.array([one.kind == LOCAL and one.pattern.startswith("{n}/KH") for one in series])[of_series]
    places = np.arange(len(day), dtype=np.int64)
    parent = np.full(len(day), -1, np.int64)
    central = np.isin(kind, (PARTY, DECREE, DECISION))
    for who, above in (
        (np.isin(kind, (DECREE,)), kind == LAW),
        (kind == DECISION, kind == PARTY),
        ((kind == LOCAL) & (unit < 0), central),
    ):
        parent[who] = _earlier(places[who], places[above], day, chance)
    for one in np.unique(province[province >= 0]):
        inside = province == one
        found = _earlier(places[inside & (unit >= 0)], places[inside & (unit < 0) & plan], day, chance)
        below = places[inside & (unit >= 0)]
        parent[below] = np.where(found >= 0, found, _earlier(below, places[central], day, chance))
    return parent


def _earlier(who: Ints, above: Ints, day: Ints, chance: Chance) -> Ints:
    """For each of `who` one of the thirty of `above` that were issued last before it; -1 where none was."""
    if not len(above):
        return np.full(len(who), -1, np.int64)
    ordered = above[np.argsort(day[above], kind="stable")]
    before = np.searchsorted(day[ordered], day[who], "left")
    back = chance.below("parent", who, np.maximum(np.minimum(before, 30), 1))
    return np.where(before > 0, ordered[np.maximum(before - 1 - back, 0)], -1)


def _second(series: tuple[Series, ...], of_series: Ints, number: Ints, day: Ints) -> Ints:
    """From which day the body, type and number of each stand for more than one instrument."""
    bodies = {body: place for place, body in enumerate(dict.fromkeys(one.body for one in series))}
    body = np.array([bodies[one.body] for one in series], np.int64)[of_series]
    order = np.lexsort((day, number, body))
    same = (body[order][1:] == body[order][:-1]) & (number[order][1:] == number[order][:-1])
    first = np.concatenate([[True], ~same])
    next_day = np.concatenate(
        [np.where(same, day[order][1:], np.iinfo(np.int64).max), [np.iinfo(np.int64).max]]
    )
    second = np.empty(len(day), np.int64)
    second[order] = np.where(first, next_day, 0)
    return second
