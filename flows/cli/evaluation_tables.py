"""What `danchieu evaluate` shows: figures, families, grades, errors in context, gains and losses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from flows.cli.tables import print_table
from pipeline.evaluate.compare import Change
from pipeline.evaluate.gold import GoldDocument
from pipeline.evaluate.tally import Figures, Outcome, figures
from pipeline.evaluate.task_papers import PaperOutcomes

AROUND = 60
"""Characters of context shown on each side of an error."""
BY_FAMILY = ("citations", "citations.issued", "relations.typed", "dates", "people", "roles", "blocs")
GRADES = ("certain", "likely", "doubtful")
RELATION = "relations."
_NO_TYPE = frozenset({"relations.typed", "relations.partial"})


def print_figures(parts: Mapping[str, Mapping[str, Figures]], documents: int, held: int) -> None:
    """One line a kind: precision, recall and F1 on the open part, and on the held part."""
    kinds = sorted({kind for rows in parts.values() for kind in rows})
    rows = [(kind, *_three(parts["open"].get(kind)), *_three(parts["held"].get(kind))) for kind in kinds]
    rows.append(("relations, macro", *_macro(parts["open"]), *_macro(parts["held"])))
    head = ("fact", "P", "R", "F1", "gold", "held P", "held R", "held F1", "held gold")
    print_table(head, rows, title=f"{documents} documents, {held} of them held out")


def _three(row: Figures | None) -> tuple[object, ...]:
    if row is None:
        return (None, None, None, 0)
    return (_share(row.precision), _share(row.recall), _share(row.f1), row.gold)


def _share(value: float) -> str:
    return f"{value:.3f}"


def _macro(rows: Mapping[str, Figures]) -> tuple[object, ...]:
    """The plain mean over the types of relation, so that rare types count as much as common ones."""
    types = [
        row for kind, row in rows.items() if kind.startswith(RELATION) and kind not in _NO_TYPE and row.gold
    ]
    if not types:
        return (None, None, None, 0)
    sums = [sum(getattr(row, name) for row in types) / len(types) for name in ("precision", "recall", "f1")]
    return (*map(_share, sums), sum(row.gold for row in types))


def print_families(documents: Sequence[GoldDocument], outcomes: Iterable[Outcome]) -> None:
    """F1 of the main kinds in each family of documents, open and held together."""
    family = {gold.name: gold.facts.get("family") or "" for gold in documents}
    grouped = defaultdict(list)
    for outcome in outcomes:
        grouped[family[outcome.document]].append(outcome)
    rows = []
    for name in sorted(grouped):
        shares = figures(grouped[name])
        cells = [_share(shares[kind].f1) if kind in shares else None for kind in BY_FAMILY]
        rows.append((name, list(family.values()).count(name), *cells))
    print_table(("family", "documents", *BY_FAMILY), rows, title="F1 by family")


def print_task_papers(papers: Sequence[PaperOutcomes]) -> None:
    """F1 of the cells and deadlines of assignments, by the form of the file and by the table's layout."""
    kinds = ("assignments", "assignments.cells", "assignments.deadline")
    rows: list[tuple[object, ...]] = []
    for what, key in (("form", "form"), ("layout", "layout")):
        names = sorted({_named(one, key) for one in papers})
        for name in names:
            of = [one for one in papers if _named(one, key) == name]
            rows.append((what, name, *_unseen_too(of, kinds)))
    if rows:
        head = ("by", "name", *("rows", "cells", "deadlines"), *("held rows", "held cells", "held deadlines"))
        print_table(head, rows, title=f"Assignments: F1 over {len(papers)} files of papers with tasks")


def _named(one: PaperOutcomes, key: str) -> str:
    return one.form if key == "form" else one.paper.layout


def _unseen_too(papers: Sequence[PaperOutcomes], kinds: Sequence[str]) -> list[str | None]:
    cells: list[str | None] = []
    for held in (False, True):
        shares = figures(row for one in papers if one.paper.held == held for row in one.outcomes)
        cells += [_share(shares[kind].f1) if kind in shares else None for kind in kinds]
    return cells


def print_grades(outcomes: Iterable[Outcome]) -> None:
    """Of what was found with each grade of confidence, the part that is right."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: {grade: [0, 0] for grade in GRADES})
    for outcome in outcomes:
        if outcome.grade in GRADES and "." not in outcome.kind:
            right, all_ = counts[outcome.kind][outcome.grade]
            counts[outcome.kind][outcome.grade] = [right + (outcome.verdict == "hit"), all_ + 1]
    rows = [(kind, *(_graded(*counts[kind][grade]) for grade in GRADES)) for kind in sorted(counts)]
    totals = [[sum(row[grade][i] for row in counts.values()) for i in (0, 1)] for grade in GRADES]
    rows.append(("all", *(_graded(right, all_) for right, all_ in totals)))
    print_table(("precision by grade", *GRADES), rows, title="What confidence means")


def _graded(right: int, found: int) -> str:
    return f"{right / found:.3f} of {found}" if found else ""


def print_errors(documents: Sequence[GoldDocument], outcomes: Iterable[Outcome], only: str) -> None:
    """Every outcome that is no hit, with the words around it where its place is known."""
    texts = {gold.name: gold.text for gold in documents}
    wanted = frozenset(only.split(",")) if only else None
    rows = []
    for outcome in outcomes:
        if outcome.verdict == "hit" or (wanted and outcome.kind not in wanted):
            continue
        context = _context(texts.get(outcome.document, ""), outcome)
        rows.append((outcome.document, outcome.kind, outcome.verdict, outcome.gold, outcome.found, context))
    print_table(("document", "fact", "error", "gold", "found", "context"), rows, title="Errors")


def _context(text: str, outcome: Outcome) -> str:
    """The words around an error, told from the printed fact: the text read may be cut otherwise."""
    printed = outcome.found or outcome.gold
    at = text.find(printed) if printed else -1
    if at < 0:
        return ""
    return text[max(0, at - AROUND) : at + len(printed) + AROUND]


def print_changes(revision: str, found: Sequence[Change], held: frozenset[str]) -> None:
    """Gains and losses, document by document; of held documents only how many."""
    rows = [
        (
            change.document,
            "gain" if change.gain else "loss",
            change.outcome.kind,
            change.outcome.verdict,
            change.outcome.gold or change.outcome.found,
        )
        for change in found
        if change.document not in held
    ]
    print_table(("document", "change", "fact", "verdict", "what"), rows, title=f"Against {revision}")
    hidden = [change for change in found if change.document in held]
    gains = sum(change.gain for change in found)
    unseen = f"; {len(hidden)} of these in held documents" if hidden else ""
    print(f"{gains} gains, {len(found) - gains} losses against {revision}{unseen}\n")
