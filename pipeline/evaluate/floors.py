"""The least figures that a change may have: a committed table whose numbers only rise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpora.tables import read_table
from pipeline.evaluate.tally import Figures
from pipeline.whole_files import write_whole

NAME = "floors"
FEWEST = 5
"""Kinds with fewer facts than this have no floor: one miss would break it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 of one kind on one part of gold, in thousandths."""

    part: str
    """`open` or `held`."""
    kind: str
    f1: int


def read_floors(folder: Path) -> tuple[Floor, ...]:
    """The floors of a gold folder; none where it has no floors.tsv.

    Raises:
        TableError: the table cannot be read.
    """
    return read_table(NAME, Floor, folder) if (folder / f"{NAME}.tsv").exists() else ()


def thousandths(figures: Figures) -> int:
    """F1 in whole thousandths, rounded down, so that a floor never stands above its own figure."""
    return int(figures.f1 * 1000)


def broken(floors: Iterable[Floor], parts: Mapping[str, Mapping[str, Figures]]) -> list[tuple[Floor, int]]:
    """The floors that the figures fall below, with what the figure is."""
    found = []
    for floor in floors:
        figures = parts.get(floor.part, {}).get(floor.kind)
        reached = thousandths(figures) if figures else 0
        if reached < floor.f1:
            found.append((floor, reached))
    return found


def raised(floors: Iterable[Floor], parts: Mapping[str, Mapping[str, Figures]]) -> tuple[Floor, ...]:
    """The floors at the figures, so that any loss of a fact is seen; none lower than it was."""
    old = {(floor.part, floor.kind): floor.f1 for floor in floors}
    new = {
        (part, kind): thousandths(row)
        for part, rows in parts.items()
        for kind, row in rows.items()
        if row.gold >= FEWEST
    }
    keys = sorted(old.keys() | new.keys())
    return tuple(Floor(*key, max(old.get(key, 0), new.get(key, 0))) for key in keys)


def write_floors(folder: Path, floors: Iterable[Floor]) -> Path:
    """Write the table; the file is whole or as it was."""
    path = folder / f"{NAME}.tsv"
    lines = [
        "# Least F1 of each kind, in thousandths; `danchieu evaluate --raise-floors` writes it.",
        "part\tkind\tf1",
    ]
    lines += [f"{floor.part}\t{floor.kind}\t{floor.f1}" for floor in floors]
    write_whole(path, ("\n".join(lines) + "\n").encode())
    return path
