"""Questions to the demo's warehouse, whose answers were read by eye beside its papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from warehouse.answers.compare import compare
from warehouse.answers.impact import impact
from warehouse.answers.status import status
from warehouse.answers.timeline import timeline
from warehouse.answers.trace import trace, trace_roots
from warehouse.answers.versions import diff


def test_the_classic_question(demo: Path) -> None:
    [chain] = trace(demo, "ke hoach 318 hai giang", "Nghị quyết 06 của Bộ Chính trị").chains
    assert [(step.to, step.basis) for step in chain] == [("09-CTr/TU", "own text"), ("06-NQ/TW", "own text")]
    assert all(len(step.sha256) == 64 for step in chain)
    assert "06-NQ/TW" in {step.to for level in trace_roots(demo, "KH 318").levels for step in level}


def test_pages_of_pdf_papers(demo: Path) -> None:
    pages = {step.from_: step.page for level in impact(demo, "NQ 06").levels for step in level.page}
    assert (pages["1830/HD-SNV"], pages["201/KH-UBND"], pages["340/KH-UBND"]) == (2, 1, None)


def test_a_plan_whose_ground_was_replaced(demo: Path) -> None:
    answer = status(demo, "KH 318", date(2025, 1, 1))
    assert (answer.state, [change.by_number for change in answer.changes]) == ("in force", ["1120/QĐ-UBND"])
    assert [(ground.number, ground.by_number) for ground in answer.ended_grounds] == [
        ("77/KH-UBND", "152/KH-UBND")
    ]
    assert status(demo, "QĐ 640", date(2025, 1, 1)).state == "repealed"


def test_the_days_of_a_plan(demo: Path) -> None:
    events = timeline(demo, "KH 318").events
    days = [event.day for event in events if event.day]
    assert days == sorted(days)
    assert {"issued", "reported", "carried on", "amended", "due", "anniversary"} <= {e.event for e in events}
    [quarter] = [e for e in events if e.printed == "2024-Q1" and e.what.startswith("Sở Nội vụ")]
    assert quarter.day == date(2024, 3, 31)


def test_the_paper_names_another_signer(demo: Path) -> None:
    differing = [row for row in compare(demo, "KH 318").rows if row.verdict == "differ"]
    assert [(row.field, row.plan_says, row.report_says) for row in differing] == [
        ("signer", "Hoàng Thị Minh Nguyệt", "Vũ Đình Khoát")
    ]


def test_a_plan_and_the_one_in_its_place(demo: Path) -> None:
    answer = diff(demo, "KH 77")
    assert (answer.before.label, answer.after.label) == ("77/KH-UBND", "152/KH-UBND")
    assert ("citation", "11-NQ/TU of 2023-09-20") in {(fact.kind, fact.value) for fact in answer.gained}
