"""`danchieu resolve --explain`: why a mention is the instrument it is, or why it stays open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published

if TYPE_CHECKING:
    from warehouse.answers.explain import Explanation

MOST = 5
"""Mentions that are explained where a name leads to many."""


class ExplainFormat(StrEnum):
    """How explanations are printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(resolve)


def resolve(
    explain: Annotated[
        str,
        typer.Option(
            metavar="MENTION",
            help="A place such as `https://…/tin-1:120`, a number, or an instrument's name.",
        ),
    ],
    format: Annotated[ExplainFormat, typer.Option(help="For people, or for programs.")] = ExplainFormat.TEXT,
    most: Annotated[int, typer.Option(min=1, help="Mentions shown where several answer to it.")] = MOST,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Tell why a mention is the instrument it is: slots, rules, evidence, candidates, what was left out."""
    from warehouse.answers.explain import explain as explained

    found, all_of_them = explained(published(warehouse, as_of), explain, most)
    if format is ExplainFormat.JSON:
        print(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
        return
    print("\n\n".join(told(one) for one in found))
    if all_of_them > len(found):
        print(f"\n{all_of_them - len(found)} more; name one by its place, source:start, or say --most")


def told(one: Explanation) -> str:
    """An explanation as a person reads it."""
    lines = [f"“{' '.join(one.quote.split())}”", f"  {one.source}:{one.start}"]
    if one.uri:
        lines += [f"  is {one.uri}", f"  {one.rule}: {one.reason}"]
    else:
        lines += ["  stays open", f"  {one.reason}"]
    if one.slots:
        lines += [
            "",
            *_table([(slot.name, slot.value or "–", slot.rule or "–", slot.evidence) for slot in one.slots]),
        ]
    for title, fits in (("Candidates", True), ("Left out", False)):
        rows = [(rival.uri, rival.reason) for rival in one.rivals if rival.fits is fits]
        if rows:
            lines += ["", f"  {title}", *_table(rows)]
    return "\n".join(lines)


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines, each column but the last as wide as its widest cell."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "    " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    ]
