"""Faults of papers in themselves: days, articles, tasks, signatures, versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.facts import DocKind, End, Person, Pinpoint, Role
from extractors.signing.signatures import DigitalSignature
from extractors.structure.rows import Section, SectionKind, Signer
from pipeline.record import Processed
from tests.warehouse_world import evidence
from tests.worlds.faults.land import Extra, Fault, Finding, Land

DAY, LATER = date(2020, 11, 5), date(2021, 1, 12)
TASK = "Rà soát quy hoạch giao thông đô thị"
FETCHED_AGAIN = "2026-03-01T00:00:00Z"


def issued_in_future(land: Land) -> Fault:
    """A plan with a day after that of its fetch."""
    one = land.plan(11, date(2026, 11, 30))
    paper = land.own("a", one, fetched_at="2026-02-01T00:00:00Z")
    return Fault((land.root(), paper), (land.shown("issued_in_future", "a", one, one),))


def effective_before_issued(land: Land) -> Fault:
    """A plan in force the year before."""
    one = land.plan(11, DAY)
    paper = land.own("a", one, itself={"effective": "2019-11-05"})
    return Fault((land.root(), paper), (land.shown("effective_before_issued", "a", one, one),))


def signed_by(
    land: Land,
    name: str,
    number: int,
    day: date,
    signer: str,
    mark: str | None = None,
    title: str = "Chủ tịch",
) -> Processed:
    """A plan with an officer's name below it."""
    block = f"{title.upper()}\n{signer}"

    def signers(text: str) -> dict[str, object]:
        marks = (mark,) if mark else ()
        return {
            "signers": (Signer(signer, title, mark, marks, None, evidence(text, block)),),
            "people": (Person(signer, evidence(text, signer)),),
            "roles": (Role(signer, title, land.council, evidence(text, block)),),
        }

    lines = f"{mark}. CHỦ TỊCH\n{block}" if mark else block
    return land.own(name, land.plan(number, day, signer=signer), lines=lines, extra=signers)


def capacity_against_title(land: Land) -> Fault:
    """A chairman who signs for the chairman."""
    paper = signed_by(land, "a", 11, DAY, "Lê Văn An", "KT")
    found = land.shown("capacity_against_title", "a", "11/KH-UBND", "CHỦ TỊCH\nLê Văn An")
    return Fault((land.root(), paper), (found,))


def office_between(land: Land) -> Fault:
    """A chairman between two papers of another."""
    documents = (
        land.root(),
        signed_by(land, "a", 11, date(2020, 1, 6), "Lê Văn An"),
        signed_by(land, "b", 12, date(2020, 3, 6), "Vũ Thị Bình"),
        signed_by(land, "c", 13, date(2020, 6, 8), "Lê Văn An"),
    )
    return Fault(documents, (land.shown("office_between", "b", "12/KH-UBND", "CHỦ TỊCH\nVũ Thị Bình"),))


def called(land: Land, name: str, day: date, person: str, office: str) -> Processed:
    """An article that names a person with an office."""

    def people(text: str) -> dict[str, object]:
        return {
            "people": (Person(person, evidence(text, person)),),
            "roles": (
                Role(person, office, land.council, evidence(text, f"{office} {land.council} {person}")),
            ),
        }

    return land.news(name, day, lines=f"{office} {land.council} {person}", extra=people)


def office_left(land: Land) -> Fault:
    """A chairman whom an article of the year before calls the former one."""
    documents = (
        land.root(),
        signed_by(land, "a", 11, date(2020, 1, 6), "Lê Văn An"),
        called(land, "b", date(2021, 3, 4), "Lê Văn An", "nguyên Chủ tịch"),
        signed_by(land, "c", 12, date(2022, 6, 10), "Lê Văn An"),
    )
    return Fault(documents, (land.shown("office_left", "c", "12/KH-UBND", "CHỦ TỊCH\nLê Văn An"),))


def tasks_of(*told: tuple[str, str, str]) -> Extra:
    """A table of tasks: what, who leads, by when."""

    def assignments(text: str) -> dict[str, object]:
        rows = []
        for task, lead, by in told:
            words = Part(task, evidence(text, task))
            leading = (Part(lead, evidence(text, lead)),) if lead else ()
            timing = Timing(by, "by", None, by, evidence(text, by))
            rows.append(Assignment("table", words, lead=leading, deadline=timing))
        return {"assignments": tuple(rows)}

    return assignments


def _tasks(land: Land, audit: str, day: date, *told: tuple[str, str, str], subject: str) -> Fault:
    lines = "\n".join(" | ".join(row) for row in told)
    paper = land.own("a", land.plan(11, day), lines=lines, extra=tasks_of(*told))
    return Fault((land.root(), paper), (land.shown(audit, "a", subject, subject),))


def task_due_before_paper(land: Land) -> Fault:
    """A task due the year before its plan."""
    return _tasks(land, "task_due_before_paper", DAY, (TASK, "Sở Nội vụ", "2019-12-31"), subject=TASK)


def task_to_ended_body(land: Land) -> Fault:
    """A task for the districts after they had ended."""
    lead = "UBND các huyện, thị xã"
    return _tasks(land, "task_to_ended_body", date(2025, 8, 15), (TASK, lead, "2025-12-31"), subject=lead)


def task_two_leads(land: Land) -> Fault:
    """Two rows with one task and two leaders."""
    told = [(TASK, lead, "2020-12-31") for lead in ("Sở Nội vụ", "Sở Xây dựng")]
    return _tasks(land, "task_two_leads", DAY, *told, subject=TASK)


def task_without_lead(land: Land) -> Fault:
    """A row that nobody leads."""
    told = ((TASK, "Sở Nội vụ", "2020-12-31"), ("Lập tổ công tác", "", "2020-12-31"))
    return _tasks(land, "task_without_lead", DAY, *told, subject="Lập tổ công tác")


def articles(numbers: Sequence[str]) -> Extra:
    """Sections for the lines `Điều 1.`, `Điều 2.`, …"""

    def sections(text: str) -> dict[str, object]:
        rows = [
            Section(SectionKind.ARTICLE, number, None, 1, None, None, f"Điều {number}", place.end, place)
            for number in numbers
            for place in [evidence(text, f"Điều {number}.")]
        ]
        return {"sections": tuple(rows), "doc_kind": DocKind.DECISION}

    return sections


def ruled(land: Land, *numbers: str) -> Processed:
    """A decision with these articles."""
    lines = "\n".join(f"Điều {number}." for number in numbers)
    return land.own("a", land.decision("70/QĐ-UBND", DAY), lines=lines, extra=articles(numbers))


def article_missing(land: Land) -> Fault:
    """Article 5 of a decision that has three."""
    decision = land.decision("70/QĐ-UBND", DAY)

    def pinpoints(text: str) -> dict[str, object]:
        return {"pinpoints": (Pinpoint(End(1), "5", None, None, evidence(text, "Điều 5")),)}

    naming = land.own("b", land.plan(11, LATER), ("cites", decision), lines="Xem Điều 5.", extra=pinpoints)
    documents = (land.root(), ruled(land, "1", "2", "3"), naming)
    return Fault(documents, (land.shown("article_missing", "b", decision, "Điều 5"),))


def articles_out_of_order(land: Land) -> Fault:
    """A decision without its third article."""
    found = land.shown("articles_out_of_order", "a", "70/QĐ-UBND", "Điều 4.")
    return Fault((land.root(), ruled(land, "1", "2", "4")), (found,))


def sealed(land: Land, *signatures: DigitalSignature) -> Processed:
    """A plan whose file bears digital signatures."""
    paper = land.own("a", land.plan(11, DAY, signer="Trần Văn An"))
    return replace(paper, document=replace(paper.document, digital_signatures=signatures))


def _ill_sealed(
    land: Land, audit: str, signature: DigitalSignature, subject: str, words: str | None = None
) -> Fault:
    found = Finding(audit, subject, land.source("a"), words)
    return Fault((land.root(), sealed(land, signature)), (found,))


def certificate_out_of_term(land: Land) -> Fault:
    """Signed after the certificate had ended."""
    signature = DigitalSignature(
        1, "S", valid_from="2018-01-01", valid_until="2020-10-31", claimed_at="2020-11-05T10:00:00+07:00"
    )
    uri = f"vn/{land.slug}/ubnd/ke-hoach/2020/11"
    return _ill_sealed(land, "certificate_out_of_term", signature, "S", uri)


def signature_other_signer(land: Land) -> Fault:
    """The certificate of somebody else than the signer."""
    signature = DigitalSignature(1, "S", signer="Lê Thị Bình")
    return _ill_sealed(land, "signature_other_signer", signature, "11/KH-UBND", land.plan(11, DAY).words)


def signed_before_issued(land: Land) -> Fault:
    """Signed two months before the plan's day."""
    signature = DigitalSignature(1, "S", claimed_at="2020-09-01T10:00:00+07:00")
    return _ill_sealed(land, "signed_before_issued", signature, "S", land.plan(11, DAY).words)


def signed_bytes_changed(land: Land) -> Fault:
    """A file that is not the one that was signed."""
    signature = DigitalSignature(1, "S", intact=False, reason="the bytes are not those that were signed")
    return _ill_sealed(land, "signed_bytes_changed", signature, "S")


def silent_change(land: Land) -> Fault:
    """A plan with a line more when it is fetched again."""
    one = land.plan(11, DAY)
    versions = (
        land.own("a", one),
        land.own("a", one, lines="Kinh phí do ngân sách cấp.", fetched_at=FETCHED_AGAIN),
    )
    return Fault((land.root(), *versions), (land.shown("silent_change", "a", one, one),))


def own_facts_changed(land: Land) -> Fault:
    """A plan with another day when it is fetched again, so with another text too."""
    one = land.plan(11, DAY)
    again = replace(one, day=date(2020, 11, 9))
    versions = (land.own("a", one), land.own("a", again, fetched_at=FETCHED_AGAIN))
    return Fault(
        (land.root(), *versions),
        (land.shown("own_facts_changed", "a", again, again), land.shown("silent_change", "a", again, again)),
    )


FAULTS = (
    issued_in_future,
    effective_before_issued,
    capacity_against_title,
    office_between,
    office_left,
    task_due_before_paper,
    task_to_ended_body,
    task_two_leads,
    task_without_lead,
    article_missing,
    articles_out_of_order,
    certificate_out_of_term,
    signature_other_signer,
    signed_before_issued,
    signed_bytes_changed,
    silent_change,
    own_facts_changed,
)
