"""Faults planted in a world, a function for each: the documents that hold it, and what the audit is to say.

Every fault has instruments of its own in the made-up province of Đông Hạ, each with a number and a day that no
other has, so that nothing but the fault is there to be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.facts import Citation, DocKind, Facts, Relation, SelfInstrument
from pipeline.record import Processed
from tests.warehouse_world import citation, own, processed, relation

ISSUER = "UBND tỉnh Đông Hạ"
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


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault."""

    audit: str
    documents: tuple[Processed, ...]
    findings: tuple[str, ...]
    """Source of each document that the audit shows; the subject where it shows none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An instrument of Đông Hạ, and the sentences that name it."""

    number: str
    day: date
    type: str = "Kế hoạch"
    issuer: str = ISSUER

    @property
    def words(self) -> str:
        """Type, number, day and issuer."""
        return f"{self.type} số {self.number} ngày {self.day:%d/%m/%Y} của {self.issuer}"

    def cited(self, text: str) -> Citation:
        """The citation of it in a text that holds its words."""
        return citation(
            text, self.words, self.type, self.number, issued=self.day.isoformat(), issuer=self.issuer
        )

    def itself(self, text: str, title: str | None = None) -> SelfInstrument:
        """The instrument of a text that opens with its words."""
        return own(
            text, self.words, self.type, self.number, issued=self.day.isoformat(), issuer=self.issuer, title=title
        )  # fmt: skip


def ground(place: int) -> Paper:
    """The programme that the papers of fault `place` rest on."""
    return Paper(
        f"{4000 + place}-CTr/TU", date(2012, 1, 1) + timedelta(place), "Chương trình", "Tỉnh ủy Đông Hạ"
    )


def plan(place: int) -> Paper:
    """A plan of a number and day of its own."""
    return Paper(f"{10 * place + 1000}/KH-UBND", date(2013, 1, 1) + timedelta(place))


def text_of(paper: Paper, base: Paper, name: str, also: str = "", *more: tuple[Paper, str]) -> Processed:
    """The own text of `paper`, which carries out `base`; `also` says what it is about,
    and `more` are further papers with how it stands to them."""
    text = "\n".join(
        [paper.words, f"Thực hiện {base.words}.", *(f"Nêu {other.words}." for other, _ in more), also]
    )
    relations: list[Relation] = [relation(text, f"Thực hiện {base.words}", None, "implements", 0)]
    relations += [
        relation(text, f"Nêu {other.words}", None, kind, at)
        for at, (other, kind) in enumerate(more, start=1)
        if kind != "cites"
    ]
    facts = Facts(
        doc_kind=DocKind.PLAN,
        itself=paper.itself(text, also or None),
        citations=tuple(one.cited(text) for one in (base, *(other for other, _ in more))),
        relations=tuple(relations),
    )
    return processed(
        f"https://dongha.test/{name}", text, facts, published=paper.day.isoformat(), jurisdiction="Đông Hạ"
    )


def root(base: Paper, name: str) -> Processed:
    """The own text of a programme that rests on nothing."""
    facts = Facts(doc_kind=DocKind.OTHER, itself=base.itself(base.words))
    return processed(f"https://dongha.test/{name}", base.words, facts, published=base.day.isoformat())


def cited_never_seen(place: int) -> Fault:
    """A programme that two plans rest on and that is nowhere."""
    base, one = ground(place), plan(place)
    two = Paper(one.number.replace("/KH", "1/KH"), one.day + timedelta(400))
    documents = tuple(text_of(paper, base, f"{place}-{n}") for n, paper in enumerate((one, two)))
    return Fault("cited_never_seen", documents, (base.number,))


def cited_before_issued(place: int) -> Fault:
    """A plan that names one of a later year."""
    base, one = ground(place), plan(place)
    later = Paper(one.number.replace("/KH", "2/KH"), one.day + timedelta(800))
    documents = (
        root(base, f"{place}-0"),
        text_of(one, base, f"{place}-1", "", (later, "cites")),
        text_of(later, base, f"{place}-2"),
    )
    return Fault("cited_before_issued", documents, (f"https://dongha.test/{place}-1",))


def own_number_twice(place: int) -> Fault:
    """Two texts with one number and day."""
    base, one = ground(place), plan(place)
    documents = (
        root(base, f"{place}-0"),
        text_of(one, base, f"{place}-1", CONFERENCE),
        text_of(one, base, f"{place}-2", FORESTS),
    )
    return Fault("own_number_twice", documents, tuple(f"https://dongha.test/{place}-{n}" for n in (1, 2)))


def dates_disagree(place: int) -> Fault:
    """A plan whose day another plan gives otherwise."""
    base, one = ground(place), plan(place)
    other = Paper(one.number.replace("/KH", "3/KH"), one.day.replace(month=12, day=28))
    slip = Paper(one.number, one.day + timedelta(3 if one.day.month < 12 else -3))
    documents = (
        root(base, f"{place}-0"),
        text_of(one, base, f"{place}-1"),
        text_of(other, base, f"{place}-2", "", (slip, "cites")),
    )
    return Fault("dates_disagree", documents, (f"https://dongha.test/{place}-2",))


def chain_not_told(place: int) -> Fault:
    """A plan whose text names no ground."""
    one = plan(place)
    text = f"{one.words}\nTổ chức hội thao mùa xuân."
    facts = Facts(doc_kind=DocKind.PLAN, itself=one.itself(text))
    source = f"https://dongha.test/{place}-1"
    paper = processed(source, text, facts, published=one.day.isoformat(), jurisdiction="Đông Hạ")
    return Fault("chain_not_told", (paper,), (source,))


def slip(audit: str, place: int, wrong: Paper) -> Fault:
    """A plan that names an instrument in a way that cannot be right."""
    base, one = ground(place), plan(place)
    documents = (root(base, f"{place}-0"), text_of(one, base, f"{place}-1", "", (wrong, "cites")))
    return Fault(audit, documents, (f"https://dongha.test/{place}-1",))


def type_against_symbol(place: int) -> Fault:
    """A decision's word before a plan's number."""
    return slip("type_against_symbol", place, Paper(f"{place}/KH-UBND", date(2011, 5, 9), "Quyết định"))


def order_mixed(place: int) -> Fault:
    """A number of the Party in the State's order."""
    paper = Paper(f"{place}/CTr-TU", date(2010, 3, 1) + timedelta(place), "Chương trình", "Tỉnh ủy Đông Hạ")
    return slip("order_mixed", place, paper)


def number_year(place: int) -> Fault:
    """A year in the number that is not the day's."""
    return slip("number_year", place, Paper(f"{place}/2011/QĐ-UBND", date(2010, 6, 1), "Quyết định"))


def near_identical(place: int) -> Fault:
    """A number with a sign too many, on the day of the one that is meant."""
    base, meant = ground(place), plan(place)
    other = Paper(meant.number.replace("/KH", "4/KH"), meant.day + timedelta(500))
    typo = Paper(meant.number.replace("/KH", "7/KH"), meant.day)
    documents = (
        root(base, f"{place}-0"),
        text_of(meant, base, f"{place}-1"),
        text_of(other, base, f"{place}-2", "", (typo, "cites")),
    )
    return Fault("near_identical", documents, (f"https://dongha.test/{place}-2",))


FAULTS: tuple[Callable[[int], Fault], ...] = (
    cited_never_seen,
    cited_before_issued,
    own_number_twice,
    dates_disagree,
    chain_not_told,
    type_against_symbol,
    order_mixed,
    number_year,
    near_identical,
)


def planted(count: int) -> Iterator[Fault]:
    """`count` of each fault."""
    for place, make in enumerate(FAULTS):
        for number in range(count):
            yield make(1 + place * count + number)
