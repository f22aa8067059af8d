"""Ruled tables of PDF pages: the grid that crossing rules draw, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ..clean import clean_line
from .chars import Glyphs, Run
from .layout import lines_of
from .paragraphs import joint
from .rules import Rule

Box = tuple[float, float, float, float]
Walls = npt.NDArray[np.bool_]
Regions = npt.NDArray[np.intp]
_REACH = 3.0
_OPEN_SIDE = 8.0
_MOST_RULES = 3_000
_MOST_PLACES = 200_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with text; row and column count from 1, and a merged cell stands at its first ones."""

    text: str
    row: int
    column: int
    box: Box
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; cells in reading order, those without text left out."""

    box: Box
    cells: tuple[Cell, ...]
    edges: tuple[float, ...] = ()
    """Where its columns begin and end, from left to right."""
    ruled: bool = True
    """Whether rules part its cells, or blank space alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where the rules of one table stand, and which places between them are one cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: Regions
    """For each row and column the cell's number from 0, -1 where no cell is closed."""

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return int(self.regions.max(initial=-1)) + 1

    def numbers(self, glyphs: Glyphs) -> Regions:
        """The cell that holds each letter's middle, -1 outside."""
        x, y = (glyphs.left + glyphs.right) / 2, (glyphs.top + glyphs.bottom) / 2
        columns, rows = np.searchsorted(self.xs, x) - 1, np.searchsorted(self.ys, y) - 1
        high, wide = self.regions.shape
        within = (columns >= 0) & (columns < wide) & (rows >= 0) & (rows < high)
        return np.where(within, self.regions[rows.clip(0, high - 1), columns.clip(0, wide - 1)], -1)


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of at least two columns and three cells, from top to bottom."""
    if len(rules) > _MOST_RULES:
        return []
    grids = (_grid(*group) for group in _crossing(rules))
    sound = [grid for grid in grids if grid and grid.regions.shape[1] > 1 and grid.cells >= 3]
    return sorted(sound, key=lambda grid: grid.ys[0])


def _crossing(rules: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Level and upright rules in groups that hang together by their crossings."""
    level = [rule for rule in rules if rule.across]
    upright = [rule for rule in rules if not rule.across]
    if len(level) < 2 or not upright:
        return
    h, v = np.array([rule[1:] for rule in level])[:, None], np.array([rule[1:] for rule in upright])
    meet = (v[:, 0] >= h[..., 1] - _REACH) & (v[:, 0] <= h[..., 2] + _REACH)
    meet &= (h[..., 0] >= v[:, 1] - _REACH) & (h[..., 0] <= v[:, 2] + _REACH)
    left = set(range(len(level)))
    while left:
        rows, columns = np.zeros(len(level), bool), np.zeros(len(upright), bool)
        rows[left.pop()] = True
        size = 0
        while size < (size := int(rows.sum() + columns.sum())):
            columns |= meet[rows].any(axis=0)
            rows |= meet[:, columns].any(axis=1)
        left -= set(np.flatnonzero(rows).tolist())
        yield [level[i] for i in np.flatnonzero(rows)], [upright[i] for i in np.flatnonzero(columns)]


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    upright = [*upright, *_open_sides(level, upright)]
    ys, xs = _places(level), _places(upright)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    down, across = _walls(upright, xs, ys), _walls(level, ys, xs)
    return Grid(tuple(xs), tuple(ys), _regions(down.T, across))


def _open_sides(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    """The sides of a table that has level rules beyond its first and last upright ones."""
    top, bottom = min(rule.place for rule in level), max(rule.place for rule in level)
    first, last = min(rule.place for rule in upright), max(rule.place for rule in upright)
    starts = sorted(rule.start for rule in level if rule.start < first - _OPEN_SIDE)
    ends = sorted(rule.end for rule in level if rule.end > last + _OPEN_SIDE)
    if len(starts) > 2:
        yield Rule(False, starts[len(starts) // 2], top, bottom)
    if len(ends) > 2:
        yield Rule(False, ends[len(ends) // 2], top, bottom)


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where rules stand, from left to right or top to bottom, near ones once."""
    found: list[float] = []
    for place in sorted(rule.place for rule in rules):
        if not found or place - found[-1] > _REACH:
            found.append(place)
    return found


def _walls(rules: Sequence[Rule], places: Sequence[float], crossing: Sequence[float]) -> Walls:
    """For each of `places` and each gap between two of `crossing`: whether a rule closes it there."""
    walls = np.zeros((len(places), len(crossing) - 1), bool)
    middles = np.array([(first + second) / 2 for first, second in pairwise(crossing)])
    for rule in rules:
        nearest = int(np.abs(np.array(places) - rule.place).argmin())
        walls[nearest] |= (rule.start <= middles) & (middles <= rule.end)
    return walls


def _regions(down: Walls, across: Walls) -> Regions:
    """Numbers of the cells: places with no wall between them are one, those open to the outside none.

    `down[row, i]` is the wall left of column i, `across[i, column]` the one above row i.
    """
    high, wide = down.shape[0], across.shape[1]
    regions = np.full((high, wide), -1, np.intp)
    number = 0
    done = np.zeros((high, wide), bool)
    for start in zip(*np.nonzero(~done), strict=True):
        if done[start]:
            continue
        places, closed = _flood(start, down, across, done)
        if closed:
            rows, columns = zip(*places, strict=True)
            regions[list(rows), list(columns)] = number
            number += 1
    return regions


def _flood(
    start: tuple[int, int], down: Walls, across: Walls, done: Walls
) -> tuple[list[tuple[int, int]], bool]:
    """The places reached from `start` without crossing a wall, and whether none of them lies open."""
    high, wide = done.shape
    places, closed = [], True
    waiting = [start]
    done[start] = True
    while waiting:
        row, column = waiting.pop()
        places.append((row, column))
        for other_row, other_column, wall in (
            (row, column - 1, down[row, column]),
            (row, column + 1, down[row, column + 1]),
            (row - 1, column, across[row, column]),
            (row + 1, column, across[row + 1, column]),
        ):
            if wall:
                continue
            if not (0 <= other_row < high and 0 <= other_column < wide):
                closed = False
            elif not done[other_row, other_column]:
                done[other_row, other_column] = True
                waiting.append((other_row, other_column))
    return places, closed


def table_of(grid: Grid, runs: dict[int, list[Run]]) -> Table | None:
    """The grid with the text of its cells, given each cell's runs; None where it holds no table."""
    cells, reaches = [], _reaches(grid.regions)
    for number, inner in runs.items():
        top, bottom, left, right = reaches[number]
        box = _rounded((grid.xs[left], grid.ys[top], grid.xs[right], grid.ys[bottom]))
        if text := _text_of(inner):
            cells.append(Cell(text, top + 1, left + 1, box, bottom - top, right - left))
    if len(cells) < 3 or len({cell.column for cell in cells}) < 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    box = _rounded((grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
    return Table(box, tuple(cells), tuple(round(x, 1) for x in grid.xs))


def _reaches(regions: Regions) -> dict[int, tuple[int, int, int, int]]:
    """Each cell's first and last row, and its first and last column; the last are left out."""
    found: dict[int, tuple[int, int, int, int]] = {}
    for row, numbers in enumerate(regions.tolist()):
        for column, number in enumerate(numbers):
            top, _, left, right = found.get(number, (row, row, column, column))
            found[number] = (top, row + 1, min(left, column), max(right, column + 1))
    return found


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _text_of(runs: Sequence[Run]) -> str:
    text = ""
    for line in lines_of(runs):
        part = clean_line(line.text)
        text = text + joint(text, part) + part if text else part
    return text
