"""The tables of `danchieu evaluate --files`: figures of real files, and what is wrong in the open part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields

from flows.cli.tables import print_table
from pipeline.evaluate.file_figures import FileFigures
from pipeline.evaluate.files import FileOutcome


def print_file_figures(rows: Sequence[FileFigures]) -> None:
    """One line a family, and one for all files of a form; fields as right/doubtful/missing/wrong."""
    print_table([field.name for field in fields(FileFigures)], map(astuple, rows), title="Real files")
    totals = []
    for part in sorted({row.part for row in rows}):
        for form in sorted({row.form for row in rows if row.part == part}):
            here = [row for row in rows if (row.part, row.form) == (part, form)]
            files, right = sum(row.files for row in here), sum(row.right for row in here)
            totals.append((part, form, files, right, f"{right / files:.2f}"))
    print_table(("part", "form", "files", "right", "share"), totals, title="All five fields right")


def print_file_errors(outcomes: Iterable[FileOutcome]) -> None:
    """Every field of the open part that is not right, and why files were not read."""
    rows = []
    for outcome in outcomes:
        if outcome.head.held:
            continue
        if outcome.unread:
            rows.append((outcome.head.file, "", "unread", "", outcome.unread))
            continue
        rows += [
            (outcome.head.file, field.field, field.verdict, field.gold, field.found)
            for field in outcome.fields
            if field.verdict != "right"
        ]
    print_table(("file", "field", "verdict", "gold", "found"), rows, title="Errors")
