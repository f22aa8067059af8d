"""Every audit finds what is planted for it, and nothing in the sound twin of the same documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.assignments.facts import Assignment, Part, Timing
from extractors.facts import (
    Anniversary,
    Bloc,
    Citation,
    DateFact,
    DateMention,
    DocKind,
    Facts,
    Relation,
    SelfInstrument,
)
from extractors.signing.signatures import DigitalSignature
from pipeline.record import Processed
from tests.warehouse_world import empty_warehouse, evidence, processed, relation
from warehouse.audit import AuditFileError, audits, parse_audit

HA_NOI = "UBND Thành phố Hà Nội"
DAY = "2024-06-01"


def ref(number: str, type_: str = "Kế hoạch", **parts: object) -> Citation:
    given: dict[str, object] = {"issued": None, "issuer": None, **parts}
    return Citation(type=type_, number=number, evidence=evidence(number, number), **given)  # type: ignore[arg-type]


def plan(
    number: str, issued: str | None, issuer: str | None = HA_NOI, signer: str | None = None
) -> SelfInstrument:
    return SelfInstrument(number, "Kế hoạch", issued, issuer, signer, evidence(number, number))


def news(source: str, *citations: Citation, published: str = DAY, about: str | None = None) -> Processed:
    text = f"{source} " + " ".join(str(c.number) for c in citations)
    facts = Facts(doc_kind=DocKind.NEWS, citations=citations, about=about)
    return processed(f"https://{source}.test", text, facts, published=published)


def paper(
    source: str,
    own: SelfInstrument,
    *citations: Citation,
    relations: tuple[Relation, ...] = (),
    text: str = "",
) -> Processed:
    body = f"{own.number} {source} {text} " + " ".join(str(c.number) for c in citations)
    facts = Facts(doc_kind=DocKind.PLAN, itself=own, citations=citations, relations=relations)
    return processed(f"https://{source}.test", body, facts, published=own.issued)


def told(quote: str, from_: int | None, kind: str, to: int | None) -> Relation:
    return relation(quote, quote, from_, kind, to)


def fact(source: str, **facts: object) -> Processed:
    return processed(f"https://{source}.test", f"{source} x", Facts(**facts), published=DAY)  # type: ignore[arg-type]


def anniversary(nth: int, base: str, on: str, flags: tuple[str, ...] = ()) -> Processed:
    found = Anniversary(nth, "Ngày Giải phóng Thủ đô", base, on, evidence("x", "x"), flags=flags)
    return fact("a", anniversaries=(found,))


def bloc(
    source: str, leader: str | None, members: tuple[str, ...] = (), count: int | None = None
) -> Processed:
    return fact(source, blocs=(Bloc("Khối số 4", 2024, leader, (), members, evidence("x", "x"), count),))


KH = ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI)
NQ = ref("15-NQ/TW", "Nghị quyết", issued="2022-05-05")
OLD = ref("5/KH-UBND", issued="2020-01-05", issuer=HA_NOI)
NEW = plan("9/KH-UBND", "2021-01-05")


def resting_on_old(issued: str) -> list[Processed]:
    replacing = paper("a", NEW, OLD, relations=(told("5/KH-UBND", None, "replaces", 0),))
    resting = paper(
        "b", plan("70/KH-UBND", issued), OLD, relations=(told("5/KH-UBND", None, "implements", 0),)
    )
    return [replacing, resting]


def signed(*signatures: DigitalSignature) -> Processed:
    """A paper of 5 January 2024 whose file bears these signatures."""
    document = paper("a", plan("7/KH-UBND", "2024-01-05"))
    return replace(document, document=replace(document.document, digital_signatures=signatures))


CASES: list[tuple[str, list[Processed], list[Processed]]] = [
    (
        "anniversary_arithmetic",
        [anniversary(71, "1954-10-10", "2024-10-10")],
        [anniversary(70, "1954-10-10", "2024-10-10")],
    ),
    (
        "anniversary_day",
        [anniversary(70, "1954-10-10", "2024-10-11")],
        [anniversary(70, "1954-10-10", "2024-10-10")],
    ),
    ("anniversary_day", [anniversary(70, "1954-10-11", "2024-10-11", ("registry_day",))], []),
    (
        "bloc_count",
        [bloc("a", None, ("Sở A", "Sở B"), 3)],
        [bloc("a", None, ("Sở A", "Sở B"), 2), bloc("b", None, (), 3)],
    ),
    (
        "bloc_two_leaders",
        [bloc("a", "Sở A"), bloc("b", "Sở B")],
        [bloc("a", "Sở A"), bloc("b", "SỞ A"), bloc("c", None)],
    ),
    ("cited_before_issued", [news("a", KH, published="2023-11-01")], [news("a", KH, published="2023-11-30")]),
    ("cited_after_end", resting_on_old("2022-03-01"), resting_on_old("2020-06-01")),
    (
        "dates_disagree",
        [news("a", KH), news("b", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI))],
        [news("a", KH), news("b", KH), news("c", ref("282/KH-UBND", issued="2022-11-30", issuer=HA_NOI))],
    ),
    (
        "dates_disagree",
        [
            paper("a", plan("282/KH-UBND", "2023-11-30")),
            news("b", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI)),
        ],
        [paper("a", plan("282/KH-UBND", "2023-11-30")), news("b", KH)],
    ),
    (
        "number_year",
        [news("a", ref("98/2023/NĐ-CP", "Nghị định", issued="2024-01-05"))],
        [news("a", ref("98/2023/NĐ-CP", "Nghị định", issued="2023-12-31"))],
    ),
    (
        "type_against_symbol",
        [news("a", ref("11-NQ/TW", "Nghị định"))],
        [
            news(
                "a",
                NQ,
                ref("69-QĐ/TW", "Quy định"),
                ref("6-CT/TU", "Chương trình"),
                ref("1486/SNV-TĐKT", "Công văn"),
                ref("4-CTr/TU", "Chương trình hành động"),
            )
        ],
    ),
    (
        "type_against_symbol",
        [news("a", ref("23/HD-SNV", "Công văn"))],
        [news("a", ref("23/HD-SNV", "Hướng dẫn"))],
    ),
    (
        "order_mixed",
        [news("a", ref("15/NQ-TW", "Nghị quyết"))],
        [news("a", NQ, KH, ref("91/2017/NĐ-CP", "Nghị định"))],
    ),
    (
        "order_mixed",
        [news("a", ref("12-QĐ/UBND", "Quyết định"))],
        [news("a", ref("12/QĐ-UBND.HC", "Quyết định"))],
    ),
    (
        "cited_never_seen",
        [news("a", KH), news("b", KH)],
        [news("a", KH), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    (
        "plan_reported_not_found",
        [news("a", KH, about="282/KH-UBND")],
        [news("a", KH, about="282/KH-UBND"), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    (
        "report_against_plan",
        [
            news("a", ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI), about="282/KH-UBND"),
            paper("b", plan("282/KH-UBND", "2023-11-30")),
        ],
        [news("a", KH, about="282/KH-UBND"), paper("b", plan("282/KH-UBND", "2023-11-30"))],
    ),
    (
        "report_against_plan",
        [
            news(
                "a",
                ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="Lê A"),
                about="282/KH-UBND",
            ),
            paper("b", plan("282/KH-UBND", "2023-11-30", signer="Lê B")),
        ],
        [
            news(
                "a",
                ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="LÊ B"),
                about="282/KH-UBND",
            ),
            paper("b", plan("282/KH-UBND", "2023-11-30", signer="Lê B")),
        ],
    ),
    (
        "signer_differs",
        [
            news(s, ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer=n))
            for s, n in (("a", "Lê A"), ("b", "Lê B"))
        ],
        [news(s, ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI, signer="Lê A")) for s in "ab"],
    ),
    (
        "near_identical",
        [news("a", KH), news("b", KH), news("c", ref("228/KH-UBND", issued="2023-11-30", issuer=HA_NOI))],
        [
            news("a", KH),
            news("b", KH),
            news("c", ref("117/KH-UBND", issued="2023-11-30", issuer=HA_NOI)),
            news("d", ref("283/KH-UBND", issued="2023-12-01", issuer=HA_NOI)),
        ],
    ),
    (
        "same_day_other_year",
        [news("a", KH), news("b", KH), news("c", ref("282/KH-UBND", issued="2022-11-30", issuer=HA_NOI))],
        [news("a", KH), news("b", KH), news("c", ref("282/KH-UBND", issued="2022-11-29", issuer=HA_NOI))],
    ),
    (
        "own_number_twice",
        [paper("a", plan("7/KH-UBND", "2024-01-05")), paper("b", plan("7/KH-UBND", "2024-01-05"))],
        [paper("a", plan("7/KH-UBND", "2024-01-05")), paper("b", plan("7/KH-UBND", "2023-01-05"))],
    ),
    (
        "impossible_date",
        [fact("a", date_mentions=(DateMention("31/4/2024", "impossible", None, evidence("x", "x")),))],
        [
            fact(
                "a",
                date_mentions=(DateMention("4/2024", "month_year", "2024-04", evidence("x", "x")),),
                dates=(DateFact("2024-02-29", evidence("x", "x")),),
            )
        ],
    ),
    (
        "signed_bytes_changed",
        [signed(DigitalSignature(1, "S", intact=False, reason="the bytes are not those that were signed"))],
        [
            signed(
                DigitalSignature(1, "S", intact=True, changes="other"),
                DigitalSignature(2, "T", intact=True, changes="none"),
            )
        ],
    ),
    (
        "signed_bytes_changed",
        [signed(DigitalSignature(1, "S", intact=True, changes="other"))],
        [signed(DigitalSignature(1, "S", intact=True, changes="forms"), DigitalSignature(2, "T"))],
    ),
    (
        "signed_before_issued",
        [signed(DigitalSignature(1, "S", stamped_at="2023-11-04T20:00:00+00:00"))],
        [
            signed(
                DigitalSignature(1, "S", claimed_at="2024-01-04T10:00:00+07:00"),
                DigitalSignature(2, "T", stamped_at="2025-01-04T10:00:00+00:00"),
            )
        ],
    ),
    (
        "chain_not_told",
        [paper("a", plan("7/KH-UBND", "2024-01-05"), NQ)],
        [
            paper(
                "a", plan("7/KH-UBND", "2024-01-05"), NQ, relations=(told("15-NQ/TW", None, "implements", 0),)
            )
        ],
    ),
]


def due(by: str | None, *, lead: bool = True, kind: str = "by") -> Assignment:
    words = Part("Lập tổ", evidence("x", "x"))
    timing = Timing(by or "", kind, None, by, evidence("x", "x"))
    return Assignment("table", words, lead=(words,) if lead else (), deadline=timing)


def assigning(*rows: Assignment) -> Processed:
    own = plan("7/KH-UBND", "2024-01-05")
    return processed(
        "https://a.test", "7/KH-UBND x", Facts(itself=own, assignments=rows), published=own.issued
    )


CASES += [
    (
        "task_without_lead",
        [assigning(due("2024"), due("2024", lead=False))],
        [assigning(due("2024", lead=False))],
    ),
    (
        "task_due_before_paper",
        [assigning(due("2023-12-31"))],
        [assigning(due("2024-01"), due("2023", kind="at"), due(None, kind="recurring"))],
    ),
]


def found(name: str, documents: list[Processed]) -> list[tuple[str, str]]:
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        warehouse.audit()
        return warehouse.connection.execute(
            "SELECT subject, message FROM findings WHERE audit = ? ORDER BY ALL", [name]
        ).fetchall()


@pytest.mark.parametrize(("name", "faulty", "sound"), CASES, ids=[case[0] for case in CASES])
def test_finds_what_is_planted_and_nothing_else(
    name: str, faulty: list[Processed], sound: list[Processed]
) -> None:
    planted = found(name, faulty)
    assert planted
    assert all(subject and message and "None" not in message for subject, message in planted)
    assert found(name, sound) == []


def test_silent_change_of_an_own_text() -> None:
    own = plan("7/KH-UBND", "2024-01-05")
    with empty_warehouse() as warehouse:
        warehouse.load([paper("a", own)])
        for words, expected in (("", 0), ("mới", 1)):
            later = paper("a", own, text=words)
            record = replace(later.record, fetched_at="2026-03-01T00:00:00Z")
            warehouse.load([replace(later, record=record)])
            warehouse.resolve()
            warehouse.audit()
            rows = warehouse.connection.execute("FROM findings WHERE audit = 'silent_change'").fetchall()
            assert len(rows) == expected


def test_every_audit_has_a_case() -> None:
    assert {audit.name for audit in audits()} == {case[0] for case in CASES} | {"silent_change"}
    assert len(audits()) >= 12


def test_only_the_odd_day_is_shown() -> None:
    slip = ref("282/KH-UBND", issued="2023-11-03", issuer=HA_NOI)
    assert found("dates_disagree", [news("a", KH), news("b", KH), news("c", slip)]) == [
        ("282/KH-UBND", "issued on 2023-11-03 here, on 2023-11-30 elsewhere")
    ]


def test_only_the_odd_leader_is_shown() -> None:
    assert found("bloc_two_leaders", [bloc("a", "Sở A"), bloc("b", "Sở A"), bloc("c", "Sở B")]) == [
        ("Khối số 4 2024", "led by Sở B here, elsewhere by Sở A")
    ]


def test_messages_say_what_disagrees() -> None:
    faulty = next(case[1] for case in CASES if case[0] == "report_against_plan")
    assert found("report_against_plan", faulty) == [
        ("282/KH-UBND", "dated 2023-11-03 here, and its own text says 2023-11-30")
    ]


def test_auditing_again_changes_nothing_and_keeps_the_keys() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([news("a", KH), news("b", KH)])
        warehouse.resolve()
        for run_id in ("r1", "r2"):
            warehouse.start_run(run_id, "nightly")
            counts = warehouse.audit(run_id)
        assert counts == {"error": 0, "warning": 0, "info": 1}
        ask = warehouse.connection.execute
        assert ask("SELECT count(*), count(DISTINCT finding_id) FROM run_findings").fetchall() == [(2, 1)]
        seen = ask("SELECT first_seen < last_seen, title, mend FROM findings_open").fetchone()
        assert seen == (
            True,
            "Named by several documents, its own text not found",
            "Add the source that publishes it.",
        )


@pytest.mark.parametrize("audit", audits(), ids=lambda audit: audit.name)
def test_heads_are_full_sentences(audit: object) -> None:
    assert audit.title[0].isupper()  # type: ignore[attr-defined]
    assert not audit.title.endswith(".")  # type: ignore[attr-defined]
    assert audit.reason.endswith(".")  # type: ignore[attr-defined]
    assert audit.mend.endswith(".")  # type: ignore[attr-defined]


def test_a_head_that_lacks_a_part_is_named() -> None:
    with pytest.raises(AuditFileError, match=r"audits/x\.sql: the head lacks mend"):
        parse_audit("x", "-- title: T\n-- severity: info\n-- reason: R.\nSELECT 1")
    with pytest.raises(AuditFileError, match="severity is one of"):
        parse_audit("x", "-- title: T\n-- severity: bad\n-- reason: R.\n-- mend: M.\nSELECT 1")
