"""Deadlines that task tables tell: the day by which a task is due is a deadline of the document too."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.apart import apart
from extractors.assignments.facts import Assignment
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import Deadline


def with_due(
    text: str, deadlines: Sequence[Deadline], assignments: Sequence[Assignment]
) -> tuple[Deadline, ...]:
    """The deadlines with those of tasks that they lack, in reading order; a merged cell counts once."""
    places = [(row.evidence.start, row.evidence.end) for row in deadlines]
    added: dict[tuple[int, int], Deadline] = {}
    for assignment in assignments:
        due = assignment.deadline
        if due is None or due.kind != "by" or due.evidence.rule == "same_as_above":
            continue
        start, end = due.evidence.start, due.evidence.end
        if not any(start < other_end and other_start < end for other_start, other_end in places):
            evidence = Evidence.of(text, Span(start, end), "task_table", Confidence.LIKELY)
            added[start, end] = Deadline(due.by, evidence)
    return tuple(apart(sorted([*deadlines, *added.values()], key=lambda row: row.evidence.start)))
