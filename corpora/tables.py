"""Reading the lexicon's tables: tab-separated files become frozen rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")

LEXICON = Path(__file__).parent / "lexicon"


class TableError(ValueError):
    """A lexicon table that cannot be read; the message names file, line and mend."""


def read_table(name: str, row_type: type[Row], folder: Path = LEXICON) -> tuple[Row, ...]:
    """Read `name`.tsv as a tuple of `row_type`, a frozen dataclass whose fields are the columns.

    Every cell is text; a field annotated `tuple[str, ...]` is cut at ` | `, an `int` is converted, and an
    empty cell of a field annotated with `| None` is None.  Lines that start with `#` are remarks.

    Raises:
        TableError: a column is missing or unknown, or a line has another number of cells.
    """
    path = folder / f"{name}.tsv"
    wanted = {field.name: str(field.type) for field in fields(row_type)}  # type: ignore[arg-type]
    rows = _lines(path)
    _, header = next(rows)
    if set(header) != set(wanted):
        raise TableError(f"{path}:1: columns are {header}, {row_type.__name__} wants {list(wanted)}")
    return tuple(row_type(**_cells(path, number, header, line, wanted)) for number, line in rows)


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if line and not line[0].startswith("#"):
                yield number, line


def _cells(
    path: Path, number: int, header: Iterable[str], line: list[str], wanted: dict[str, str]
) -> dict[str, Any]:
    names = list(header)
    if len(line) != len(names):
        raise TableError(f"{path}:{number}: {len(line)} cells where {len(names)} are wanted; count the tabs")
    return {name: _value(cell.strip(), wanted[name]) for name, cell in zip(names, line, strict=True)}


def _value(cell: str, kind: str) -> Any:
    if kind.startswith("tuple"):
        return tuple(part.strip() for part in cell.split(" | ") if part.strip())
    if not cell and "None" in kind:
        return None
    return int(cell) if kind.startswith("int") else cell
