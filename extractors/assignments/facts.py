"""An assignment as a frozen value: who does what by when, each part with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.evidence import Evidence

if TYPE_CHECKING:
    from extractors.facts import End


@dataclass(frozen=True, slots=True)
class Part:
    """One cell or phrase of an assignment.

    The rule of its evidence tells how the value came to be: `cell` and `phrase` are printed with the task;
    `merged_cell` is one cell beside several tasks; `same_as_above` stands for a mark such as `nt`, which is
    the quote then; `blank_as_above` is an inference from an empty cell, and `section` the heading above.
    """

    value: str
    """What it says, single blanks between words; for a mark, what the mark stands for."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Timing:
    """When an assignment is due."""

    printed: str
    """The cell or phrase, single blanks between words."""
    kind: str
    """`by` (a day, month, quarter or year by which it is to be done), `at` (one in which it is done, under a
    heading such as `Thời gian` that tells no deadline), `period` (from `begins` to `by`), `recurring` (again
    and again, or all the time), `open` (another text or event tells it) or `unread`."""
    begins: str | None
    """ISO day, `YYYY-MM`, `YYYY-Qn` or `YYYY`; of periods only."""
    by: str | None
    """The same forms; None where it recurs, or where the year is not known."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task with those who answer for it: a row of a task table, or a sentence that assigns."""

    form: str
    """`table`, `section` (an item under a heading that names the body) or `sentence`."""
    task: Part
    number: str | None = None
    """Its printed number in the table or list."""
    groups: tuple[Part, ...] = ()
    """The headings over it inside its table or section, the outermost first."""
    lead: tuple[Part, ...] = ()
    """The bodies that lead or answer for it (chủ trì)."""
    coordinating: tuple[Part, ...] = ()
    """The bodies that take part (phối hợp)."""
    deadline: Timing | None = None
    product: Part | None = None
    funding: Part | None = None
    note: Part | None = None
    by: End | None = None
    """The instrument that assigns: the document itself, or the one that it reports on; None: not told."""

    @property
    def evidence(self) -> Evidence:
        """Where the assignment stands: its task, with the places of all its parts."""
        return self.task.evidence

    def parts(self) -> tuple[tuple[str, Part | Timing], ...]:
        """Every part with its role, in the order of the fields."""
        named: list[tuple[str, Part | Timing]] = [("group", part) for part in self.groups]
        named.append(("task", self.task))
        named += [("lead", part) for part in self.lead]
        named += [("coordinating", part) for part in self.coordinating]
        for role in ("deadline", "product", "funding", "note"):
            part: Part | Timing | None = getattr(self, role)
            named += [(role, part)] if part is not None else []
        return tuple(named)
