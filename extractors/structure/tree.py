"""From marks to a tree: which section holds which.

Nothing but the marks tells depth, and papers differ: a plan may put `A.` over `I.` or under it, an article
may hold Roman numbers or stand under them.  So a series is placed where it begins: under the nearest section
that may hold its kind (the table `section_kinds`).  Its further members are siblings.  Of several readings of
a mark the one that goes on with an open series is taken: `I.` after `H.` is a letter, `l)` after `k)` a
point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.sections import kinds_of_sections
from extractors.structure.lines import Line
from extractors.structure.marks import Mark
from extractors.structure.numerals import Value
from extractors.structure.rows import SectionKind

_K = SectionKind
_AHEAD = 60
"""Marks that are looked at to see whether an open series goes on after another list."""
_FAR = 20
"""A number so much higher than the one before opens no section: it is a figure of the text."""
_DOUBLED, _GAP, _SLIP, _LATE, _BACK = 3, 2, 1, 3, 4
"""What speaks against a reading: the same number twice, numbers missing, a scan's slip, a series that begins
with another number than its first, a number that goes back."""
_REFUSED = 10
_CLAUSAL = frozenset({_K.NUMBER, _K.CLAUSE})


@dataclass(slots=True)
class Node:
    """A section on its way: where it opens, and by which mark."""

    mark: Mark
    kind: SectionKind
    line: int
    """Its line, by place."""
    parent: int | None
    level: int
    value: Value
    until: int = 0
    """The code point after its last one."""


@dataclass(slots=True)
class _Open:
    """A section that is still open: the last of its series."""

    node: int
    series: str
    kind: SectionKind
    value: Value


def build_tree(lines: Sequence[Line]) -> list[Node]:
    """The sections of one paper or annex in reading order, each with its parent and its end."""
    return _Builder(lines).build()


class _Builder:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._marked = [place for place, line in enumerate(lines) if line.marks]
        self._nodes: list[Node] = []
        self._stack: list[_Open] = []
        self._article: Value = ()
        """The last article, whatever chapter it stood in: articles are counted through."""
        self._articles = {
            mark.value: place
            for place in self._marked
            for mark in lines[place].marks
            if mark.kind is _K.ARTICLE
        }
        """Where each article stands last."""

    def build(self) -> list[Node]:
        """Read line after line; a section is closed by the next one that stands no deeper."""
        upcoming = 0
        last = 0
        for place, line in enumerate(self._lines):
            if line.marks:
                upcoming += 1
                chosen = None if self._is_foreign(line.marks[0], place) else self._choose(line, upcoming)
                if chosen is not None:
                    self._place(*chosen, place, last)
            last = line.end
        self._close(0, last)
        return self._nodes

    def _choose(self, line: Line, upcoming: int) -> tuple[Mark, int] | None:
        """The best reading of a line, and how much of the stack stays open over it."""
        best: tuple[int, Mark, int] | None = None
        for mark in line.marks:
            cost, depth = self._weigh(mark, upcoming)
            cost += _SLIP * mark.slip
            if cost < _REFUSED and (best is None or cost < best[0]):
                best = cost, mark, depth
        return None if best is None else best[1:]

    def _is_foreign(self, mark: Mark, place: int) -> bool:
        """Whether an article breaks the count and the awaited one is still to come: it is quoted."""
        if mark.kind is not _K.ARTICLE or not self._article or mark.follows(self._article):
            return False
        return self._articles.get((self._article[0] + 1,), 0) > place and bool(mark.value)

    def _weigh(self, mark: Mark, upcoming: int) -> tuple[int, int]:
        """What speaks against a reading, and the depth at which it would stand."""
        if mark.kind is _K.DECIMAL:
            return self._weigh_decimal(mark)
        depth = self._series(mark)
        if depth is None:
            under = self._holder(mark)
            if mark.first:
                under = self._kept_open(mark, under, upcoming) or under
            return self._first_cost(mark), under
        before = self._stack[depth].value
        if not mark.counted or mark.follows(before):
            return 0, depth
        if mark.first:
            nested = self._kept_open(mark, depth, upcoming)
            return (_GAP, nested) if nested else (_BACK, depth)
        return self._sibling_cost(mark, before), depth

    def _series(self, mark: Mark) -> int | None:
        """The depth of the series that the mark belongs to: the one it follows, else the innermost."""
        open_ = [at for at in reversed(range(len(self._stack))) if self._is_sibling(at, mark)]
        return next((at for at in open_ if mark.follows(self._stack[at].value)), open_[0] if open_ else None)

    def _is_sibling(self, depth: int, mark: Mark) -> bool:
        """Whether an open series takes the mark; `2)` goes on with `1.` where signs are mixed up."""
        one = self._stack[depth]
        if one.series == mark.series:
            return True
        mixed = one.kind in _CLAUSAL and mark.kind is _K.NUMBER and not mark.first
        return mixed and mark.follows(one.value)

    def _sibling_cost(self, mark: Mark, before: Value) -> int:
        if mark.value == before:
            return _DOUBLED
        if mark.value < before:
            return _REFUSED if mark.kind is _K.LETTER else _BACK
        far = mark.value[0] - before[0] > _FAR
        return _REFUSED if far and mark.kind is not _K.ARTICLE else _GAP

    def _first_cost(self, mark: Mark) -> int:
        """What speaks against a series that begins here."""
        if not mark.counted or mark.first:
            return 1
        if mark.kind is _K.ARTICLE:
            return 0 if mark.follows(self._article) else _LATE
        if mark.kind is _K.LETTER or mark.value[0] > _FAR:
            return _REFUSED
        return _LATE + (mark.kind is _K.POINT)

    def _holder(self, mark: Mark) -> int:
        """The depth right under the nearest open section that may hold the mark's kind."""
        may = kinds_of_sections()[mark.kind.value].under
        for depth in reversed(range(len(self._stack))):
            if self._stack[depth].kind.value in may:
                return depth + 1
        return 0

    def _weigh_decimal(self, mark: Mark) -> tuple[int, int]:
        """`2.1` stands under `2`, beside `2.2`, else under the nearest section that may hold it."""
        head = mark.value[:-1]
        for depth in reversed(range(len(self._stack))):
            one = self._stack[depth]
            if one.kind is _K.DECIMAL and one.value[:-1] == head:
                return (0 if mark.value[-1] == one.value[-1] + 1 else _GAP), depth
            if one.value == head and one.kind in (_K.NUMBER, _K.CLAUSE, _K.ROMAN, _K.DECIMAL):
                return (0 if mark.first else _LATE), depth + 1
        outer = (_K.NUMBER, _K.CLAUSE, _K.DECIMAL, _K.POINT)
        depth = len(self._stack)
        while depth and (self._stack[depth - 1].kind in outer or not self._stack[depth - 1].value):
            depth -= 1
        return _LATE, depth

    def _kept_open(self, mark: Mark, depth: int, upcoming: int) -> int | None:
        """Whether a section deeper than `depth` stays open over a list that begins here.

        It does where its own series goes on behind the list: `1. … 2. …` between `a)` and `b)`.
        """
        run = mark.value
        for place in self._marked[upcoming : upcoming + _AHEAD]:
            ahead = self._lines[place].marks[0]
            if not ahead.counted:
                continue
            for at in reversed(range(depth, len(self._stack))):
                one = self._stack[at]
                if one.series != ahead.series:
                    continue
                goes_on = bool(one.value) and not ahead.first and ahead.follows(one.value)
                if ahead.series == mark.series and ahead.follows(run):
                    break
                return at + 1 if goes_on else None
            if ahead.series == mark.series:
                if not ahead.follows(run):
                    return None
                run = ahead.value
            elif any(one.series == ahead.series for one in self._stack[:depth]):
                return None
        return None

    def _place(self, mark: Mark, depth: int, place: int, last: int) -> None:
        self._close(depth, last)
        holder = self._stack[-1] if self._stack else None
        kind = mark.kind
        if kind is _K.NUMBER and holder is not None and holder.kind is _K.ARTICLE:
            kind = _K.CLAUSE
        if kind is _K.ARTICLE and mark.value:
            self._article = mark.value
        level = self._nodes[holder.node].level + 1 if holder else 1
        self._nodes.append(Node(mark, kind, place, holder.node if holder else None, level, mark.value))
        self._stack.append(_Open(len(self._nodes) - 1, mark.series, kind, mark.value))

    def _close(self, depth: int, last: int) -> None:
        """Close what stands deeper than `depth`; it ends with the line before."""
        for one in self._stack[depth:]:
            self._nodes[one.node].until = last
        del self._stack[depth:]
