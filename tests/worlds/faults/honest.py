"""Honest look-alikes of the faults: documents in which every audit finds everything in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from extractors.facts import End, Pinpoint
from extractors.signing.signatures import DigitalSignature
from pipeline.record import Processed
from tests.warehouse_world import evidence, relation
from tests.worlds.faults.chains import FIRST, SECOND, THIRD, recitals
from tests.worlds.faults.land import Land
from tests.worlds.faults.numbers import CONFERENCE, FORESTS, law_of, laws
from tests.worlds.faults.told import blocs_of, celebrated
from tests.worlds.faults.within import TASK, called, ruled, sealed, signed_by, tasks_of

Documents = tuple[Processed, ...]


def repealed_in_part(land: Land) -> Documents:
    """A plan of which a section was repealed, and one that goes on to carry out the rest."""
    old, new = land.plan(11, FIRST), land.plan(22, SECOND)

    def ending(text: str) -> dict[str, object]:
        repeals = relation(text, f"Xem {old.words}", None, "repeals", 1)
        grounded = relation(text, f"Thực hiện {land.ground.words}", None, "implements", 0)
        return {"relations": (grounded, replace(repeals, partial=True))}

    return (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("cites", old), extra=ending),
        land.own("c", land.plan(33, THIRD), ("implements", old)),
    )


def replaced_from_summer(land: Land) -> Documents:
    """A plan carried out between the day of its successor and the day on which that takes effect."""
    old, new = land.plan(11, FIRST), land.plan(22, SECOND)
    return (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("replaces", old), itself={"effective": "2021-07-01"}),
        land.own("c", land.plan(33, date(2021, 6, 30)), ("implements", old)),
    )


def ended_with_its_successor(land: Land) -> Documents:
    """A plan repealed together with the one that had replaced it."""
    old, new = land.plan(11, FIRST), land.plan(22, SECOND)
    return (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("replaces", old)),
        land.own("c", land.plan(33, THIRD), ("repeals", old), ("repeals", new)),
    )


def amended_and_said(land: Land) -> Documents:
    """A plan on the ground of one that was amended, with the amendment."""
    old = land.plan(11, FIRST)
    new = replace(land.plan(22, SECOND), title=f"Về việc điều chỉnh Kế hoạch số {old.number}")
    return (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("amends", old)),
        land.own("c", land.plan(33, THIRD), ("pursuant_to", old), ("pursuant_to", new), extra=recitals(old, new)),
    )  # fmt: skip


def levels_joined(land: Land) -> Documents:
    """A commune's plan under the province's, whose text is there."""
    above = land.plan(33, THIRD)
    below = land.plan(7, date(2022, 4, 4), f"UBND xã Vân Trì, tỉnh {land.name}")
    return land.root(), land.own("a", above), land.own("b", below, ("implements", above))


def numbers_begin_anew(land: Land) -> Documents:
    """One number in two years and at two bodies, each cited by its day; numbers that come out of order by a week."""
    plans = [
        land.plan(282, date(2020, 11, 5)),
        land.plan(282, date(2021, 11, 9)),
        land.plan(282, date(2021, 10, 4), f"UBND huyện Vân Trì, tỉnh {land.name}"),
        land.plan(280, date(2021, 11, 12)),
        land.plan(284, date(2021, 11, 11)),
        land.plan(3, date(2022, 1, 6)),
    ]
    texts = [land.own(f"a{at}", replace(one, title=title), lines=title)
             for at, (one, title) in enumerate(zip(plans, (CONFERENCE, FORESTS) * 3, strict=True))]  # fmt: skip
    return land.root(), *texts, land.news("b", date(2022, 2, 1), *plans)


def copies(land: Land) -> Documents:
    """A plan at two addresses, and an article that reports on it as it is."""
    one = land.plan(282, FIRST, signer="Lê Văn An")
    said = replace(one, signer="LÊ VĂN AN")
    titled = replace(one, title=FORESTS)
    texts = [land.own(name, titled, lines=FORESTS) for name in "ab"]
    return land.root(), *texts, land.news("c", FIRST + timedelta(3), said, about=one.number)


def read_again(land: Land) -> Documents:
    """A plan fetched twice in the same words."""
    one = land.plan(11, FIRST)
    return land.root(), land.own("a", one), land.own("a", one, fetched_at="2026-03-01T00:00:00Z")


def before_the_mergers(land: Land) -> Documents:
    """A district's plan of the last day, and a commune's of the first; tasks for each in their time."""
    last = land.plan(31, date(2025, 6, 30), f"UBND huyện Vân Trì, tỉnh {land.name}")
    first = land.plan(1, date(2025, 7, 1), f"UBND xã Vân Trì, tỉnh {land.name}")
    rows = [(TASK, lead, "2025-12-31") for lead in ("UBND các huyện, thị xã", "UBND các xã, phường")]
    return (
        land.root(),
        land.own("a", last, lines=" | ".join(rows[0]), extra=tasks_of(rows[0])),
        land.own("b", first, lines=" | ".join(rows[1]), extra=tasks_of(rows[1])),
    )


def shared_tasks(land: Land) -> Documents:
    """A task of each body's own, and one that the same body leads twice with two deadlines."""
    rows = (
        ("Báo cáo kết quả", "Sở Nội vụ", "2020-06-30"),
        ("Báo cáo kết quả", "Sở Xây dựng", "2020-06-30"),
        (TASK, "Sở Nội vụ", "2020-06-30"),
        (TASK, "Sở Nội vụ", "2020-12-31"),
    )
    lines = "\n".join(" | ".join(row) for row in rows)
    return land.root(), land.own("a", land.plan(11, FIRST), lines=lines, extra=tasks_of(*rows))


def heads_change(land: Land) -> Documents:
    """A chairman after another, and a deputy's paper under the first."""
    return (
        land.root(),
        signed_by(land, "a", 11, date(2020, 1, 6), "Lê Văn An"),
        signed_by(land, "b", 12, date(2020, 3, 6), "Vũ Thị Bình", "KT", "Phó Chủ tịch"),
        signed_by(land, "c", 13, date(2020, 6, 8), "Lê Văn An"),
        signed_by(land, "d", 14, date(2020, 9, 8), "Trần Công Hà"),
        signed_by(land, "e", 15, date(2020, 12, 8), "Trần Công Hà"),
    )


def back_in_office(land: Land) -> Documents:
    """A chairman who was called the former one and whom others then have in the office again."""
    return (
        land.root(),
        signed_by(land, "a", 11, date(2020, 1, 6), "Lê Văn An"),
        called(land, "b", date(2021, 3, 4), "Lê Văn An", "nguyên Chủ tịch"),
        signed_by(land, "c", 12, date(2022, 6, 10), "Lê Văn An"),
        called(land, "d", date(2022, 9, 5), "Lê Văn An", "Chủ tịch"),
    )


def signed_soundly(land: Land) -> Documents:
    """A person's signature and the office's, both within the term of their certificates."""
    term = DigitalSignature(
        1, "S", valid_from="2018-01-01", valid_until="2022-12-31", intact=True, changes="none"
    )
    person = replace(term, signer="TRẦN VĂN AN", claimed_at="2020-11-05T10:00:00+07:00")
    office = replace(term, order=2, signer="Văn phòng UBND tỉnh", claimed_at="2020-11-06T09:00:00+07:00")
    return land.root(), sealed(land, person, office)


def articles_in_order(land: Land) -> Documents:
    """A decision with an inserted article, and a plan that names it."""
    decision = land.decision("70/QĐ-UBND", date(2020, 11, 5))

    def pinpoints(text: str) -> dict[str, object]:
        return {"pinpoints": (Pinpoint(End(1), "2a", None, None, evidence(text, "Điều 2a")),)}

    naming = land.own("b", land.plan(11, SECOND), ("cites", decision), lines="Xem Điều 2a.", extra=pinpoints)
    return land.root(), ruled(land, "1", "2", "2a", "3"), naming


def blocs_through_years(land: Land) -> Documents:
    """A bloc whose leader changes with the year, as many members as stated, and a unit in a khối and a cụm."""
    name = f"Khối thi đua số {land.place}"
    members = ("Sở Nội vụ", "Sở Tài chính")
    told = [
        (year, ((name, leader, members, 2), ("Cụm thi đua số 4", None, ("Sở Nội vụ",), None)))
        for year, leader in ((2020, "Sở Nội vụ"), (2021, "Sở Tài chính"))
    ]
    return tuple(
        land.news(
            f"a{year}", date(year, 6, 1), lines=f"{name}; Cụm thi đua số 4.", extra=blocs_of(*rows, year=year)
        )
        for year, rows in told
    )


def anniversary_kept(land: Land) -> Documents:
    """An anniversary that adds up, on the day of the event."""
    return (celebrated(land, 66, "10/10/1954", "10/10/2020"),)


def laws_named(land: Land) -> Documents:
    """A law by name and year, and another by name and number."""
    (name, _, year), (other, number, _) = laws()[40 + land.nth], laws()[70 + land.nth]
    named, numbered = f"{name} năm {year}", f"{other} số {number}"
    return (
        land.news("a", THIRD, lines=f"Theo {named}.", extra=law_of(named, None, name, year)),
        land.news("b", THIRD, lines=f"Theo {numbered}.", extra=law_of(numbered, number, other, None)),
    )


HONEST: tuple[Callable[[Land], Documents], ...] = (
    repealed_in_part,
    replaced_from_summer,
    ended_with_its_successor,
    amended_and_said,
    levels_joined,
    numbers_begin_anew,
    copies,
    read_again,
    before_the_mergers,
    shared_tasks,
    heads_change,
    back_in_office,
    signed_soundly,
    articles_in_order,
    blocs_through_years,
    anniversary_kept,
    laws_named,
)
