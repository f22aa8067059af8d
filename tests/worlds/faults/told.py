"""Faults of what documents tell of one another: days, signers, blocs, anniversaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.facts import Anniversary, Bloc, DateMention
from pipeline.record import Processed
from tests.warehouse_world import evidence
from tests.worlds.faults.land import Extra, Fault, Land

DAY, LATER = date(2020, 11, 5), date(2021, 1, 12)
EVENT = "Ngày Giải phóng Thủ đô"


def cited_before_issued(land: Land) -> Fault:
    """A plan that names one of a later year."""
    one, later = land.plan(11, DAY), land.plan(22, LATER)
    documents = (land.root(), land.own("a", one, ("cites", later)), land.own("b", later))
    return Fault(documents, (land.shown("cited_before_issued", "a", later, later),))


def dates_disagree(land: Land) -> Fault:
    """A plan whose day another plan gives otherwise."""
    one = land.plan(11, DAY)
    slip = replace(one, day=DAY + timedelta(3))
    documents = (land.root(), land.own("a", one), land.own("b", land.plan(22, LATER), ("cites", slip)))
    return Fault(documents, (land.shown("dates_disagree", "b", slip, slip),))


def report_against_plan(land: Land) -> Fault:
    """News that date the plan otherwise than the plan itself."""
    one = land.plan(11, DAY)
    slip = replace(one, day=DAY - timedelta(2))
    documents = (land.root(), land.own("a", one), land.news("b", LATER, slip, about=one.number))
    return Fault(documents, (land.shown("report_against_plan", "b", slip, slip),))


def signer_differs(land: Land) -> Fault:
    """Two articles with two signers of one plan."""
    one = land.plan(11, DAY)
    told = {name: replace(one, signer=signer) for name, signer in (("b", "Lê Văn An"), ("c", "Vũ Thị Bình"))}
    documents = (
        land.root(),
        land.own("a", one),
        *(land.news(name, LATER, said) for name, said in told.items()),
    )
    return Fault(documents, tuple(land.shown("signer_differs", name, one, one) for name in told))


def impossible_date(land: Land) -> Fault:
    """An article with a day that no calendar has."""

    def mentions(text: str) -> dict[str, object]:
        return {"date_mentions": (DateMention("31/4/2021", "impossible", None, evidence(text, "31/4/2021")),)}

    article = land.news("a", LATER, lines="Hội thao mở vào ngày 31/4/2021.", extra=mentions)
    return Fault((article,), (land.shown("impossible_date", "a", "31/4/2021", "31/4/2021"),))


def celebrated(land: Land, nth: int, base: str, on: str) -> Processed:
    """An article on an anniversary, from the first day to that of the celebration."""
    words = f"{nth} năm {EVENT} ({base} - {on})"

    def anniversaries(text: str) -> dict[str, object]:
        days = ["-".join(reversed(day.split("/"))) for day in (base, on)]
        return {"anniversaries": (Anniversary(nth, EVENT, *days, evidence(text, words)),)}

    return land.news("a", LATER, lines=f"Kỷ niệm {words}.", extra=anniversaries)


def _wrongly(land: Land, audit: str, nth: int, base: str, on: str) -> Fault:
    found = land.shown(audit, "a", f"{nth} năm {EVENT}", f"{nth} năm {EVENT} ({base} - {on})")
    return Fault((celebrated(land, nth, base, on),), (found,))


def anniversary_arithmetic(land: Land) -> Fault:
    """An nth year that the two days do not have between them."""
    return _wrongly(land, "anniversary_arithmetic", 67, "10/10/1954", "10/10/2020")


def anniversary_day(land: Land) -> Fault:
    """A celebration on the day after the event's."""
    return _wrongly(land, "anniversary_day", 66, "10/10/1954", "11/10/2020")


def blocs_of(*told: tuple[str, str | None, Sequence[str], int | None], year: int = 2020) -> Extra:
    """Blocs of a year: name, leader, members and how many are stated."""

    def blocs(text: str) -> dict[str, object]:
        rows = [
            Bloc(name, year, leader, (), tuple(members), evidence(text, name), count)
            for name, leader, members, count in told
        ]
        return {"blocs": tuple(rows)}

    return blocs


def bloc_count(land: Land) -> Fault:
    """Three members stated and two listed."""
    told = ("Khối thi đua số 4", None, ("Sở Nội vụ", "Sở Tài chính"), 3)
    article = land.news("a", LATER, lines="Khối thi đua số 4 gồm 03 đơn vị.", extra=blocs_of(told))
    return Fault((article,), (land.shown("bloc_count", "a", "Khối thi đua số 4 2020", "Khối thi đua số 4"),))


def bloc_two_leaders(land: Land) -> Fault:
    """An article with another leader than two others."""
    name = f"Khối thi đua số {land.place}"
    leaders = {"a": "Sở Nội vụ", "b": "Sở Nội vụ", "c": "Sở Tài chính"}
    articles = tuple(
        land.news(at, LATER, lines=f"{leader} dẫn {name}.", extra=blocs_of((name, leader, (), None)))
        for at, leader in leaders.items()
    )
    return Fault(articles, (land.shown("bloc_two_leaders", "c", f"{name} 2020", name),))


def member_twice(land: Land) -> Fault:
    """A unit that stands twice in one bloc."""
    told = ("Khối thi đua số 4", None, ("Sở Nội vụ", "Sở Tài chính", "Sở Nội vụ"), None)
    article = land.news("a", LATER, lines="Khối thi đua số 4.", extra=blocs_of(told))
    return Fault((article,), (land.shown("member_twice", "a", "Sở Nội vụ", "Khối thi đua số 4"),))


def unit_in_two_blocs(land: Land) -> Fault:
    """A unit in two blocs of one kind and year."""
    told = (
        ("Khối thi đua số 4", None, ("Sở Nội vụ", "Sở Tài chính"), None),
        ("Khối thi đua số 5", None, ("Sở Nội vụ", "Sở Xây dựng"), None),
    )
    article = land.news("a", LATER, lines="Khối thi đua số 4, Khối thi đua số 5.", extra=blocs_of(*told))
    return Fault((article,), (land.shown("unit_in_two_blocs", "a", "Sở Nội vụ", "Khối thi đua số 5"),))


FAULTS = (
    cited_before_issued,
    dates_disagree,
    report_against_plan,
    signer_differs,
    impossible_date,
    anniversary_arithmetic,
    anniversary_day,
    bloc_count,
    bloc_two_leaders,
    member_twice,
    unit_in_two_blocs,
)
