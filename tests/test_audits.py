"""Every audit finds what is planted for it, and nothing in the sound twin of the same documents."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from extractors.facts import Bloc
from pipeline.record import Processed
from tests.audit_cases import CASES
from tests.audit_cases.builders import HA_NOI, Case, X, fact, moved, news, paper, plan, province, ref
from tests.warehouse_world import empty_warehouse
from warehouse.findings.audit import AuditFileError, audits, parse_audit, run_audits
from warehouse.loading.lexicon import slug


class Found(NamedTuple):
    """A finding, as the tests look at it."""

    audit: str
    source: str | None
    uri: str | None
    subject: str
    message: str


def host(number: int, faulty: bool) -> str:
    return f"{'f' if faulty else 's'}{number:02}"


@pytest.fixture(scope="module")
def findings() -> list[Found]:
    """What the audits find in all cases together."""
    documents = [
        moved(document, province(number, faulty), f"{host(number, faulty)}-{place}")
        for number, case in enumerate(CASES)
        for faulty in (True, False)
        for place, document in enumerate(case.faulty if faulty else case.sound)
    ]
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        warehouse.audit()
        return [
            Found(*row)
            for row in warehouse.connection.execute(
                "SELECT audit, source, uri, subject, message FROM findings ORDER BY ALL"
            ).fetchall()
        ]


def of_case(findings: list[Found], number: int, faulty: bool) -> list[Found]:
    """Findings of the case's own audit in one of its twins."""
    there = f"https://{host(number, faulty)}-"
    place = f"/{slug(province(number, faulty))}/"
    return [
        found
        for found in findings
        if found.audit == CASES[number].audit
        and ((found.source or "").startswith(there) or (found.source is None and place in (found.uri or "")))
    ]


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case.audit for case in CASES])
def test_finds_what_is_planted_and_nothing_else(number: int, case: Case, findings: list[Found]) -> None:
    planted = of_case(findings, number, faulty=True)
    assert planted
    assert all(found.subject and found.message and "None" not in found.message for found in planted)
    assert any(case.message in found.message for found in planted)
    assert of_case(findings, number, faulty=False) == []


def found(name: str, documents: list[Processed]) -> list[tuple[str, str]]:
    """What one audit finds in documents of their own."""
    with empty_warehouse() as warehouse:
        warehouse.load(documents)
        warehouse.resolve()
        run_audits(warehouse.connection, chosen=[audit for audit in audits() if audit.name == name])
        return warehouse.connection.execute("SELECT subject, message FROM findings ORDER BY ALL").fetchall()


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


def test_an_own_day_that_changed_under_one_address() -> None:
    with empty_warehouse() as warehouse:
        warehouse.load([paper("a", plan("7/KH-UBND", "2024-01-05"))])
        for day, code, expected in (("2024-01-06", "code-2", 0), ("2024-01-08", "code-2", 1)):
            later = paper("a", plan("7/KH-UBND", day), text=day)
            record = replace(later.record, fetched_at=f"2026-03-{day[-2:]}T00:00:00Z")
            warehouse.load([replace(later, record=record, code_version=code)])
            warehouse.resolve()
            warehouse.audit()
            rows = warehouse.connection.execute(
                "SELECT message FROM findings WHERE audit = 'own_facts_changed'"
            ).fetchall()
            assert len(rows) == expected
    assert rows == [("day 2024-01-06 became 2024-01-08",)]


def test_every_audit_has_a_case() -> None:
    assert {audit.name for audit in audits()} == {case.audit for case in CASES} | {
        "silent_change",
        "own_facts_changed",
    }
    assert len(audits()) >= 40


KH = ref("282/KH-UBND", issued="2023-11-30", issuer=HA_NOI)


def bloc(source: str, leader: str) -> Processed:
    return fact(source, blocs=(Bloc("Khối số 4", 2024, leader, (), (), X),))


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
    faulty = next(case.faulty for case in CASES if case.audit == "report_against_plan")
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
        assert counts == {"high": 0, "medium": 0, "low": 1}
        ask = warehouse.connection.execute
        assert ask("SELECT opened_run, last_run, closed_run FROM run_findings").fetchall() == [
            ("r1", "r2", None)
        ]
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


def test_a_finding_without_subject_or_words_is_told_by_what_there_is() -> None:
    head = "-- title: Odd\n-- severity: low\n-- reason: R.\n-- example: E.\n-- mend: M.\n"
    bare = "SELECT NULL, NULL, NULL, version_id, NULL, NULL, NULL FROM au_papers"
    with empty_warehouse() as warehouse:
        warehouse.load([news("a", KH)])
        warehouse.resolve()
        run_audits(warehouse.connection, chosen=[parse_audit("x", head + bare)])
        rows = warehouse.connection.execute("SELECT subject, message FROM findings").fetchall()
    assert rows == [("https://a.test", "Odd")]


def test_a_head_that_lacks_a_part_is_named() -> None:
    with pytest.raises(AuditFileError, match=r"audits/x\.sql: the head lacks mend"):
        parse_audit("x", "-- title: T\n-- severity: low\n-- reason: R.\n-- example: E.\nSELECT 1")
    with pytest.raises(AuditFileError, match="severity is one of"):
        parse_audit(
            "x", "-- title: T\n-- severity: bad\n-- reason: R.\n-- example: E.\n-- mend: M.\nSELECT 1"
        )
