"""`danchieu compare` and `diff`: two tellings of one thing, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published
from flows.cli.printed import AnswerFormat, print_rows
from flows.cli.standing import StatusFormat
from flows.cli.telling import as_json, counted, instant, one_line

if TYPE_CHECKING:
    from warehouse.answers.compare import CompareAnswer, Compared
    from warehouse.answers.versions import DiffAnswer, Fact
    from warehouse.answers.word_diff import Hunk

_AROUND = 60
"""Code points of common text shown on either side of a change."""
_HEADS = {
    "differ": "They differ:",
    "only in report": "Only reports say:",
    "agree": "They agree:",
    "only in plan": "Only its own text says:",
}


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(compare)
    app.command()(diff)


def compare(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="Such as `KH 282 Hà Nội 2023`.")],
    format: Annotated[AnswerFormat, typer.Option(help="How the answer is printed.")] = AnswerFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Set what the papers say that a plan contains beside the plan's own text; status 1 where they differ."""
    from warehouse.answers.compare import compare as compare_plan

    file = published(warehouse, as_of)
    answer = compare_plan(file, plan)
    if format is AnswerFormat.JSON:
        print(as_json(answer.as_json()))
    elif format is AnswerFormat.TEXT:
        print("\n".join(_told_comparison(answer)))
    else:
        head = (
            "field", "verdict", "plan_says", "report_says", "plan_quote", "report_quote", "plan_source",
            "report_source", "reports",
        )  # fmt: skip
        print_rows(head, [tuple(getattr(row, name) for name in head) for row in answer.rows], format)
    if answer.own_text and answer.counts()["differ"]:
        raise typer.Exit(1)


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The source of a document, or an instrument.")],
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="Another instrument.")] = None,
    format: Annotated[StatusFormat, typer.Option(help="For people, or for programs.")] = StatusFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Tell what changed between A's last two versions, or else between A and what replaces it, or A and B.

    Lines that went begin with -, lines that came with +; in lines that stayed, words that went stand in
    [-…-], words that came in {+…+}.  Then the facts lost and gained.
    """
    from warehouse.answers.versions import diff as diff_of

    file = published(warehouse, as_of)
    answer = diff_of(file, a, b)
    if format is StatusFormat.JSON:
        print(as_json(answer.as_json()))
    else:
        print("\n".join(_told_difference(answer)))


def _told_comparison(answer: CompareAnswer) -> list[str]:
    lines = [f"{answer.plan.number} ({answer.plan.uri}), named by {counted(answer.reports, 'report')}"]
    if not answer.own_text:
        lines.append("Its own text is not in the warehouse: what follows is what reports say.")
    elif not answer.reports:
        lines.append("No report in the warehouse names it.")
    else:
        counts = answer.counts()
        lines.append(", ".join(f"{number} {verdict}" for verdict, number in counts.items()))
    for verdict, head in _HEADS.items():
        rows = [row for row in answer.rows if row.verdict == verdict]
        if rows:
            # Reports that say the same in other words make one line.
            told = dict.fromkeys(line for row in rows for line in _told_row(row))
            lines += ["", head, *("  " + line for line in told)]
    return lines


def _told_row(row: Compared) -> list[str]:
    if row.verdict != "differ":
        lines = [f"{row.field}: {one_line(row.plan_says or row.report_says or '')}"]
    else:
        lines = [f"{row.field}: {row.plan_says} in its own text, {row.report_says} as reported"]
    if row.plan_quote and row.verdict == "differ":
        lines += [f"  “{one_line(row.plan_quote)}” {row.plan_source}"]
    if row.report_quote and row.verdict in ("differ", "only in report"):
        lines += [f"  “{one_line(row.report_quote)}” {row.report_source}"]
    return lines


def _told_difference(answer: DiffAnswer) -> list[str]:
    lines = [
        f"before: {answer.before.label}, {answer.before.source}, {instant(answer.before.fetched_at)}",
        f"after:  {answer.after.label}, {answer.after.source}, {instant(answer.after.fetched_at)}",
    ]
    for hunk in answer.hunks:
        lines += ["", f"@ line {hunk.before} → {hunk.after}", *_told_hunk(hunk)]
    if not answer.hunks:
        lines += ["", "The texts are the same."]
    for head, facts in (("Facts lost:", answer.lost), ("Facts gained:", answer.gained)):
        if facts:
            lines += ["", head, *("  " + _told_fact(fact) for fact in facts)]
    return lines


def _told_fact(fact: Fact) -> str:
    said = f"{fact.kind}: {one_line(fact.value)}"
    return said if one_line(fact.quote) in said else f"{said}  “{one_line(fact.quote)}”"


def _told_hunk(hunk: Hunk) -> list[str]:
    if all(piece.where != "both" for piece in hunk.pieces):
        signs = {"before": "-", "after": "+"}
        return [
            f"{signs[piece.where]} {line}" for piece in hunk.pieces for line in piece.text.split("\n") if line
        ]
    marks = {"before": ("[-", "-]"), "after": ("{+", "+}")}
    words = []
    for place, piece in enumerate(hunk.pieces):
        if piece.where in marks:
            words.append(piece.text.join(marks[piece.where]))
        else:
            words.append(_shortened(piece.text, first=place == 0, last=place == len(hunk.pieces) - 1))
    return ["  " + line for line in "".join(words).split("\n")]


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Common text with its middle, or its far end, left out where it is long."""
    if len(text) <= 2 * _AROUND:
        return text
    head, tail = "" if first else text[:_AROUND], "" if last else text[-_AROUND:]
    return f"{head} … {tail}"
