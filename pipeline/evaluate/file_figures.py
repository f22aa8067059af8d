"""Figures over real files: by part, form and family; the committed table and its writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from corpora.tables import read_table
from pipeline.evaluate.files import FIELDS, FileOutcome
from pipeline.whole_files import write_whole

NAME = "file_figures"
VERDICTS = ("right", "doubtful", "missing", "wrong")


@dataclass(frozen=True, slots=True, order=True)
class FileFigures:
    """How the files of one family fared; fields are counted as `right/doubtful/missing/wrong`."""

    part: str
    """`open` or `held`."""
    form: str
    family: str
    files: int
    right: int
    """Files whose five fields are all right."""
    unread: int
    number: str
    type: str
    issued: str
    issuer: str
    signer: str


def figures_of(outcomes: Iterable[FileOutcome]) -> tuple[FileFigures, ...]:
    """One row for each part, form and family, in their order."""
    groups: dict[tuple[str, str, str], list[FileOutcome]] = {}
    for outcome in outcomes:
        part = "held" if outcome.head.held else "open"
        groups.setdefault((part, outcome.head.form, outcome.head.family), []).append(outcome)
    return tuple(_row(key, groups[key]) for key in sorted(groups))


def _row(key: tuple[str, str, str], outcomes: list[FileOutcome]) -> FileFigures:
    counts = {name: Counter[str]() for name in FIELDS}
    for outcome in outcomes:
        for field in outcome.fields:
            counts[field.field][field.verdict] += 1
    cells = {name: "/".join(str(counts[name][verdict]) for verdict in VERDICTS) for name in FIELDS}
    right = sum(outcome.right and not outcome.unread for outcome in outcomes)
    return FileFigures(*key, len(outcomes), right, sum(bool(o.unread) for o in outcomes), **cells)


def read_figures(folder: Path) -> tuple[FileFigures, ...]:
    """The committed figures of a gold folder.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table(NAME, FileFigures, folder)


def write_figures(folder: Path, rows: Iterable[FileFigures], forms: frozenset[str]) -> Path:
    """Write the rows of `forms`; rows of other forms stay as they are.  The file is whole or as it was."""
    path = folder / f"{NAME}.tsv"
    kept = [row for row in read_figures(folder) if row.form not in forms] if path.exists() else []
    lines = [
        "# Real files by family; each field: right/doubtful/missing/wrong.",
        "# `danchieu evaluate --files FOLDER --write` writes it.",
        "\t".join(field.name for field in fields(FileFigures)),
    ]
    lines += ["\t".join(map(str, astuple(row))) for row in sorted([*kept, *rows])]
    write_whole(path, ("\n".join(lines) + "\n").encode())
    return path
