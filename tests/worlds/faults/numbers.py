"""Faults of numbers, titles, issuers and laws: what an instrument is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.facts import Citation
from extractors.scanned.facts import Mend
from extractors.structure.rows import Annex
from tests.warehouse_world import evidence
from tests.worlds.faults.land import Extra, Fault, Land, Paper
from warehouse.loading.lexicon import lexicon_tables

DAY, LATER = date(2020, 11, 5), date(2021, 1, 12)
CONFERENCE = (
    "Hai trăm đại biểu dự hội nghị tổng kết phong trào; ban tổ chức đón khách từ sáng sớm tại nhà văn hóa, chuẩn bị "
    "tài liệu, nước uống và chỗ nghỉ; đoàn nghệ thuật mở màn bằng ba tiết mục dân ca, sau đó chủ tọa đọc báo cáo, "
    "các đơn vị thảo luận, biểu dương gương điển hình rồi chụp ảnh lưu niệm trước khi ra về"
)
FORESTS = (
    "Trồng rừng ven biển trước mùa mưa bão; mỗi xã ươm giống phi lao, đào hố dọc đê, bón phân và rào chắn trâu bò; "
    "kiểm lâm hướng dẫn cách tưới, thanh niên gánh đất lấp khe sạt, học sinh nhặt rác trên bãi cát; hạt giống còn "
    "thừa gửi về kho huyện để gieo bù những cây chết sau đợt triều cường cuối tháng"
)
"""Two matters that share hardly a word."""


def _slip(land: Land, audit: str, wrong: Paper) -> Fault:
    """A plan that names an instrument in a way that cannot be right."""
    paper = land.own("a", land.plan(700, LATER), ("cites", wrong))
    return Fault((land.root(), paper), (land.shown(audit, "a", wrong, wrong),))


def type_against_symbol(land: Land) -> Fault:
    """A decision's word before a plan's number."""
    return _slip(land, "type_against_symbol", replace(land.plan(31, DAY), type="Quyết định"))


def order_mixed(land: Land) -> Fault:
    """A number of the Party in the State's order."""
    return _slip(land, "order_mixed", replace(land.ground, number="31/CTr-TU", day=DAY))


def number_year(land: Land) -> Fault:
    """A year in the number that is not the day's."""
    return _slip(land, "number_year", land.decision("31/2019/QĐ-UBND", DAY))


def issuer_against_symbol(land: Land) -> Fault:
    """A number of the Government that is called the people's committee's."""
    return _slip(land, "issuer_against_symbol", land.decision(f"{90000 + land.place}/QĐ-TTg", DAY))


def near_identical(land: Land) -> Fault:
    """A number with a sign too many, on the day of the one that is meant."""
    meant = land.plan(282, DAY)
    typo = land.plan(2822, DAY)
    documents = (land.root(), land.own("a", meant), land.own("b", land.plan(700, LATER), ("cites", typo)))
    return Fault(documents, (land.shown("near_identical", "b", typo, typo),))


def same_day_other_year(land: Land) -> Fault:
    """News of a plan with the year before."""
    meant = land.plan(282, DAY)
    wrong = land.plan(282, DAY.replace(year=DAY.year - 1))
    documents = (land.root(), land.own("a", meant), land.news("b", LATER, wrong))
    return Fault(documents, (land.shown("same_day_other_year", "b", wrong, wrong),))


def number_out_of_order(land: Land) -> Fault:
    """A plan of spring between two numbers of autumn."""
    days = (DAY, DAY + timedelta(5), DAY - timedelta(220), DAY + timedelta(9))
    plans = [land.plan(280 + at, day) for at, day in enumerate(days)]
    documents = (land.root(), *(land.own(f"a{at}", one) for at, one in enumerate(plans)))
    return Fault(documents, (land.shown("number_out_of_order", "a2", plans[2], plans[2]),))


def issuer_ended(land: Land) -> Fault:
    """A district's plan after the districts had ended."""
    late = land.plan(31, date(2025, 8, 15), f"UBND huyện Vân Trì, tỉnh {land.name}")
    return Fault((land.root(), land.own("a", late)), (land.shown("issuer_ended", "a", late, late),))


def own_number_twice(land: Land) -> Fault:
    """Two texts with one number and day."""
    one = land.plan(282, DAY)
    documents = [land.root()]
    for name, title in (("a", CONFERENCE), ("b", FORESTS)):
        documents.append(land.own(name, replace(one, title=title), lines=title))
    return Fault(tuple(documents), tuple(land.shown("own_number_twice", name, one, one) for name in "ab"))


def title_differs(land: Land) -> Fault:
    """A plan cited about something else than it is about."""
    one = land.plan(282, DAY)
    documents = (
        land.root(),
        land.own("a", replace(one, title=FORESTS), lines=FORESTS),
        land.own("b", land.plan(700, LATER), ("cites", replace(one, title=CONFERENCE))),
    )
    return Fault(documents, (land.shown("title_differs", "b", one, one),))


def annex_of_other(land: Land) -> Fault:
    """A plan whose annex names another number."""
    one = land.plan(282, DAY)
    clause = "(Kèm theo Kế hoạch số 228/KH-UBND)"

    def annexes(text: str) -> dict[str, object]:
        head = evidence(text, "Phụ lục")
        return {"annexes": (Annex("Phụ lục", None, None, clause, "228/KH-UBND", len(text), head),)}

    paper = land.own("a", one, lines=f"Phụ lục\n{clause}", extra=annexes)
    return Fault((land.root(), paper), (land.shown("annex_of_other", "a", one, clause),))


def doubtful_number_cited(land: Land) -> Fault:
    """A scanned plan whose number nothing confirms, and a plan that names it."""
    one = land.plan(282, DAY)
    mend = Mend("number", "28?/KH-UBND", "282/KH-UBND", True, "own.unsure", ())
    documents = (
        land.root(),
        land.own("a", one, itself={"mends": (mend,)}),
        land.own("b", land.plan(700, LATER), ("cites", one)),
    )
    return Fault(documents, (land.shown("doubtful_number_cited", "a", one, one),))


def day_against_register(land: Land) -> Fault:
    """A national instrument with a day that is not the register's."""
    type_slug, number, issued = _registered()[land.nth]
    type_ = {"nghi-dinh": "Nghị định", "thong-tu": "Thông tư"}[type_slug]
    wrong = Paper(number, issued + timedelta(1 if issued.month < 12 else -1), type_, None)
    return _slip(land, "day_against_register", wrong)


def _registered() -> list[tuple[str, str, date]]:
    """Decrees and circulars of the register in years in which the worlds' own do not begin."""
    return [
        (str(type_slug), str(number), date.fromisoformat(str(issued)))
        for type_slug, number, _, issued, *_ in lexicon_tables()["lexicon_registry"]
        if type_slug in ("nghi-dinh", "thong-tu")
        and issued
        and f"/{str(issued)[:4]}/" in str(number)
        and str(issued) < "2017"
    ]


def law_of(quote: str, number: str | None, name: str, year: int | None) -> Extra:
    """A law that is named in these words."""

    def law(text: str) -> dict[str, object]:
        named = Citation(None, number, None, None, evidence(text, quote), name=name, year=year)
        return {"citations": (named,)}

    return law


def law_of_other_year(land: Land) -> Fault:
    """A law with the year after its own."""
    name, _, year = laws()[land.nth]
    quote = f"{name} năm {year + 1}"

    article = land.news("a", LATER, lines=f"Theo {quote}.", extra=law_of(quote, None, name, year + 1))
    return Fault((article,), (land.shown("law_of_other_year", "a", f"{name} {year + 1}", quote),))


def law_number_differs(land: Land) -> Fault:
    """A law with another law's number."""
    name, number, year = laws()[-1 - land.nth]
    wrong = f"{900 + land.nth}/{year}/{number.rsplit('/', 1)[1]}"
    quote = f"{name} số {wrong}"

    article = land.news("a", LATER, lines=f"Theo {quote}.", extra=law_of(quote, wrong, name, None))
    return Fault((article,), (land.shown("law_number_differs", "a", wrong, quote),))


def laws() -> list[tuple[str, str, int]]:
    """Laws of which one alone bears the name, with number and year."""
    rows = [row for row in lexicon_tables()["lexicon_laws"] if row[1] == "luat" and row[3] and row[5]]
    keys = [row[0] for row in rows]
    return [
        (str(row[2]), str(row[3]), int(str(row[5])[:4]))
        for row in rows
        if keys.count(row[0]) == 1 and str(row[3]).count("/") == 2
    ]


FAULTS = (
    type_against_symbol,
    order_mixed,
    number_year,
    issuer_against_symbol,
    near_identical,
    same_day_other_year,
    number_out_of_order,
    issuer_ended,
    own_number_twice,
    title_differs,
    annex_of_other,
    doubtful_number_cited,
    day_against_register,
    law_of_other_year,
    law_number_differs,
)
