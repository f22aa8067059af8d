"""Faults of chains: what rests on what, what ended what, and what a paper's grounds are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.structure.rows import Basis
from tests.warehouse_world import evidence
from tests.worlds.faults.land import Extra, Fault, Finding, Land, Paper

FIRST, SECOND, THIRD = date(2020, 1, 6), date(2021, 2, 8), date(2022, 3, 10)


def _ended(land: Land) -> tuple[Paper, Paper, Paper]:
    """A plan, the one that replaces it, and a third."""
    return land.plan(11, FIRST), land.plan(22, SECOND), land.plan(33, THIRD)


def cited_after_end(land: Land) -> Fault:
    """A plan that carries out one that was replaced the year before."""
    old, new, late = _ended(land)
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("replaces", old)),
        land.own("c", late, ("implements", old)),
    )
    return Fault(documents, (land.shown("cited_after_end", "c", old, f"Thực hiện {old.words}"),))


def amended_after_end(land: Land) -> Fault:
    """A plan that amends one that was replaced the year before."""
    old, new, late = _ended(land)
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("replaces", old)),
        land.own("c", late, ("amends", old)),
    )
    return Fault(documents, (land.shown("amended_after_end", "c", old, f"Sửa đổi {old.words}"),))


def ended_twice(land: Land) -> Fault:
    """A plan that is repealed after it was replaced."""
    old, new, late = _ended(land)
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("replaces", old)),
        land.own("c", late, ("repeals", old)),
    )
    return Fault(documents, (land.shown("ended_twice", "c", old, f"Bãi bỏ {old.words}"),))


def ended_by_lower(land: Land) -> Fault:
    """News of a circular that replaces a decree."""
    decree = Paper(f"{90000 + land.place}/2016/NĐ-CP", date(2016, 5, 9), "Nghị định", "Chính phủ")
    circular = Paper(f"{90000 + land.place}/2019/TT-BNV", date(2019, 5, 9), "Thông tư", "Bộ Nội vụ")
    article = land.news("a", date(2019, 6, 1), circular, told=("replaces", decree))
    return Fault((article,), (land.shown("ended_by_lower", "a", decree, f"Thay thế {decree.words}"),))


def circular_chain(land: Land) -> Fault:
    """Two plans of one day that carry out each other."""
    one, other = land.plan(11, FIRST), land.plan(12, FIRST)
    documents = (
        land.root(),
        land.own("a", one, ("implements", other)),
        land.own("b", other, ("implements", one)),
    )
    return Fault(documents, (land.shown("circular_chain", "a", one, f"Thực hiện {other.words}"),))


def rests_on_later(land: Land) -> Fault:
    """News by which a plan carries out one of the year after."""
    old, new, _ = _ended(land)
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", new),
        land.news("c", THIRD, old, told=("implements", new)),
    )
    return Fault(documents, (land.shown("rests_on_later", "c", old, f"Thực hiện {new.words}"),))


def recitals(*named: Paper) -> Extra:
    """Each named paper is a recital of its own, in this order; they are cited behind the ground."""

    def bases(text: str) -> dict[str, object]:
        rows = [
            Basis("basis", (at,), evidence(text, f"Căn cứ {one.words}"))
            for at, one in enumerate(named, start=1)
        ]
        return {"bases": tuple(rows)}

    return bases


def recital_of_itself(land: Land) -> Fault:
    """A plan whose recital names the plan itself."""
    one = land.plan(11, FIRST)
    paper = land.own("a", one, ("pursuant_to", one), extra=recitals(one))
    return Fault((land.root(), paper), (land.shown("recital_of_itself", "a", one, one),))


def recital_order(land: Land) -> Fault:
    """A circular above a decree."""
    decree = Paper(f"{90000 + land.place}/2016/NĐ-CP", date(2016, 5, 9), "Nghị định", "Chính phủ")
    circular = Paper(f"{90000 + land.place}/2017/TT-BNV", date(2017, 5, 9), "Thông tư", "Bộ Nội vụ")
    said = [("pursuant_to", paper) for paper in (circular, decree)]
    paper = land.own("a", land.plan(11, FIRST), *said, extra=recitals(circular, decree))
    return Fault((land.root(), paper), (land.shown("recital_order", "a", decree, decree),))


def recital_open(land: Land) -> Fault:
    """A recital without day, where two years have the number."""
    old, again, bare = (
        land.plan(11, FIRST),
        land.plan(11, SECOND),
        Paper("11/KH-UBND", None, "Kế hoạch", None),
    )
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", again),
        land.own("c", land.plan(33, THIRD), ("pursuant_to", bare), extra=recitals(bare)),
    )
    return Fault(documents, (land.shown("recital_open", "c", bare, bare),))


def amendment_not_named(land: Land) -> Fault:
    """A plan on the ground of one that was amended, without the amendment."""
    old, new, late = _ended(land)
    new = replace(new, title=f"Về việc điều chỉnh Kế hoạch số {old.number}")
    documents = (
        land.root(),
        land.own("a", old),
        land.own("b", new, ("amends", old)),
        land.own("c", late, ("pursuant_to", old), extra=recitals(old)),
    )
    return Fault(documents, (land.shown("amendment_not_named", "c", old, old),))


def chain_broken(land: Land) -> Fault:
    """A commune's plan under a plan of the province that nobody knows more of."""
    above = land.plan(33, THIRD)
    below = land.plan(7, date(2022, 4, 4), f"UBND xã Vân Trì, tỉnh {land.name}")
    paper = land.own("a", below, ("implements", above))
    return Fault((land.root(), paper), (land.shown("chain_broken", "a", above, f"Thực hiện {above.words}"),))


def chain_not_told(land: Land) -> Fault:
    """A plan whose text names no ground."""
    one = land.plan(11, FIRST)
    paper = land.own("a", one, grounded=False, lines="Tổ chức hội thao mùa xuân.")
    return Fault((paper,), (land.shown("chain_not_told", "a", one, one),))


def cited_never_seen(land: Land) -> Fault:
    """A programme that two plans rest on and that is nowhere."""
    one, other, _ = _ended(land)
    uri = f"vn/{land.slug}/tinh-uy/chuong-trinh/2012/12"
    found = Finding("cited_never_seen", land.ground.number, None, uri)
    return Fault((land.own("a", one), land.own("b", other)), (found,))


def plan_reported_not_found(land: Land) -> Fault:
    """News about a plan whose text is nowhere."""
    one = land.plan(11, FIRST)
    article = land.news("a", SECOND, one, about=one.number)
    return Fault((article,), (land.shown("plan_reported_not_found", "a", one, one),))


FAULTS = (
    cited_after_end,
    amended_after_end,
    ended_twice,
    ended_by_lower,
    circular_chain,
    rests_on_later,
    recital_of_itself,
    recital_order,
    recital_open,
    amendment_not_named,
    chain_broken,
    chain_not_told,
    cited_never_seen,
    plan_reported_not_found,
)
