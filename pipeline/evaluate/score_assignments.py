"""Assignments against gold, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractors.folding import fold
from pipeline.evaluate.tally import Row, Tally, pair_rows

CELLS = ("task", "lead", "coordinating", "deadline", "product", "funding")
"""The cells that count; a deadline is right where its words, its day and its beginning are."""
OTHERS = ("number", "groups", "note")
_EDGES = " .;,:-–"


def score_assignments(tally: Tally, gold: Sequence[Row], found: Sequence[Row]) -> None:
    """Count the rows as `assignments`, their cells as `assignments.cells`, and each kind of cell."""
    pairs, missed, spurious = pair_rows(list(gold), list(found), [_same_row, _same_task, _near_task])
    for ours, theirs in pairs:
        tally.add("assignments", "hit", ours.get("task"), theirs.get("task"), theirs)
        for key in (*CELLS, *OTHERS):
            _cell(tally, key, _value(ours, key), _value(theirs, key), theirs)
    for ours in missed:
        tally.add("assignments", "missed", gold=ours.get("task"))
        for key in CELLS:
            _cell(tally, key, _value(ours, key), None, None)
    for theirs in spurious:
        tally.add("assignments", "spurious", found=theirs.get("task"), row=theirs)
        for key in CELLS:
            _cell(tally, key, None, _value(theirs, key), theirs)


def _cell(tally: Tally, key: str, ours: Any, theirs: Any, row: Row | None) -> None:
    if not ours and not theirs:
        return
    verdict = "hit" if ours == theirs else "missed" if not theirs else "spurious" if not ours else "wrong"
    kinds = ("assignments.cells", f"assignments.{key}") if key in CELLS else (f"assignments.{key}",)
    for kind in kinds:
        tally.add(kind, verdict, ours or None, theirs or None, row)


def _value(row: Row, key: str) -> Any:
    said = row.get(key)
    if isinstance(said, list):
        return [fold(one) for one in said] if key == "groups" else sorted(map(_plain, said))
    if key == "deadline":
        return (_plain(said), row.get("begins"), row.get("by")) if said else None
    return _plain(said) if said else None


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(_EDGES)


def _same_row(ours: Row, theirs: Row) -> bool:
    return _same_task(ours, theirs) and _value(ours, "lead") == _value(theirs, "lead")


def _same_task(ours: Row, theirs: Row) -> bool:
    return fold(ours.get("task") or "") == fold(theirs.get("task") or "")


def _near_task(ours: Row, theirs: Row) -> bool:
    """Whether the words begin alike, or one holds the other: cut short or run on, it is still that task."""
    one, other = fold(ours.get("task") or ""), fold(theirs.get("task") or "")
    return len(one) > 12 and len(other) > 12 and (one[:24] == other[:24] or one in other or other in one)
