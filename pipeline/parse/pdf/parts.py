"""A PDF page's letters told apart: those in the cells of its tables, and the text around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .aligned import aligned_tables
from .chars import Glyphs, Run, runs_of
from .rules import Rule
from .tables import Table, find_grids, table_of


def parts_of(glyphs: Glyphs, rules: Sequence[Rule]) -> tuple[list[Run], list[Table]]:
    """The runs outside tables from top to bottom, and the tables that rules draw or blank space shows."""
    grids = find_grids(rules)
    parts = np.zeros(len(glyphs), np.intp)
    owners: list[tuple[int, int]] = [(-1, -1)]
    for index, grid in enumerate(grids):
        numbers = grid.numbers(glyphs)
        parts = np.where((numbers >= 0) & (parts == 0), numbers + len(owners), parts)
        owners += [(index, number) for number in range(grid.cells)]
    loose: list[Run] = []
    cells: list[dict[int, list[Run]]] = [{} for _ in grids]
    for part, run in runs_of(glyphs, parts):
        index, number = owners[part]
        (loose if index < 0 else cells[index].setdefault(number, [])).append(run)
    tables = []
    for grid, runs in zip(grids, cells, strict=True):
        if table := table_of(grid, runs):
            tables.append(table)
        else:
            loose += [run for inner in runs.values() for run in inner]
    loose, aligned = aligned_tables(sorted(loose, key=lambda run: (run.base, run.left)))
    return loose, [*tables, *aligned]
