"""Rows of task tables as assignments: cells become bodies, times and words with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corpora.assignments import AssignmentMark, load_assignment_marks
from extractors.assignments.bar_grids import bar_grids
from extractors.assignments.block_grids import block_grids
from extractors.assignments.bodies import BodySplitter
from extractors.assignments.facts import Assignment, Part, Timing
from extractors.assignments.grid import Grid
from extractors.assignments.headings import HeadReader, Layout
from extractors.assignments.parts_played import parts_played
from extractors.assignments.rows import CellWords, RowReader, TaskRow, lines_of
from extractors.assignments.times import CellTimes
from extractors.document import Document
from extractors.evidence import Confidence, Evidence, Span
from extractors.folding import lower

_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})*)[.)]\s+|[-–+•*]\s+")
_BODY_COLUMNS = ("lead", "both", "coordinating")


@dataclass(frozen=True)
class TableReader:
    """Reads task tables; built once from the tables of headings and marks."""

    heads: HeadReader
    marks: tuple[AssignmentMark, ...]
    bodies: BodySplitter

    @classmethod
    def load(cls, bodies: BodySplitter) -> TableReader:
        """Read the tables; one that cannot be read raises `TableError`."""
        return cls(HeadReader.load(), load_assignment_marks(), bodies)

    @cached_property
    def meanings(self) -> dict[str, str]:
        """What a cell that holds nothing but a mark means."""
        return {row.mark: row.meaning for row in self.marks}

    def read(self, document: Document, times: CellTimes) -> Iterator[Assignment]:
        """The tasks of every task table of the document, in reading order."""
        for parts in self._tables(document):
            known = all(grid.spans_known for grid, _ in parts)
            reader = _TableAssignments(document.text, self, times, infer=not known)
            rows = RowReader(document.text, *parts[0], further=parts[1:])
            yield from (reader.read(row) for row in rows.rows())

    def _tables(self, document: Document) -> Iterator[list[tuple[Grid, Layout]]]:
        """The task tables, each as the grids that make it up."""
        grids = sorted([*block_grids(document), *bar_grids(document)], key=lambda grid: grid.start)
        parts: list[tuple[Grid, Layout]] = []
        for grid in grids:
            layout = self.heads.layout(grid, document.text)
            on = bool(parts) and _goes_on(document, parts[-1][0], grid)
            if on and layout is None:
                parts.append((grid, replace(parts[-1][1], first=1)))
            elif on and layout is not None and layout.words == parts[-1][1].words:
                parts.append((grid, layout))
            else:
                if parts:
                    yield parts
                parts = [(grid, layout)] if layout is not None else []
        if parts:
            yield parts


def _goes_on(document: Document, before: Grid, grid: Grid) -> bool:
    """Whether a table without a head goes on the one before it: as wide, and nothing between them."""
    return grid.width == before.width and not document.text[before.end : grid.start].strip(" |\n")


@dataclass
class _TableAssignments:
    """Makes the assignments of one table; what stands above is kept for cells that refer to it."""

    text: str
    reader: TableReader
    times: CellTimes
    infer: bool
    """Whether merged cells were lost, so that an empty cell of bodies may be the rest of the one above."""
    _above: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    _timing: Timing | None = None
    _groups: tuple[tuple[Span, ...], ...] = ()

    def read(self, row: TaskRow) -> Assignment:
        """The assignment of one row."""
        if row.groups != self._groups:
            self._groups = row.groups
            if self.infer:
                self._above.pop("lead", None)
        number, task = self._task(row)
        bodies = self._bodies(row)
        return Assignment(
            form="table",
            task=task,
            number=number,
            groups=(*(self._group(spans) for spans in row.groups), *self._single_groups(row)),
            lead=bodies["lead"],
            coordinating=bodies["coordinating"],
            deadline=self._deadline(row),
            product=self._words("product", row),
            funding=self._words("funding", row),
            note=self._words("note", row),
        )

    def _task(self, row: TaskRow) -> tuple[str | None, Part]:
        spans = lines_of(row.cells["task"])
        number = row.number
        if number is None:
            opening = _NUMBERED.match(self.text, spans[0].start, spans[0].end)
            if opening and opening.end() < spans[0].end:
                number = opening["number"]
                spans = (Span(opening.end(), spans[0].end), *spans[1:])
        return number, self._part(spans, _rule(row.cells["task"]))

    def _group(self, spans: tuple[Span, ...]) -> Part:
        return self._part(spans, "group")

    def _single_groups(self, row: TaskRow) -> Iterator[Part]:
        for cell in row.cells.get("group", ()):
            yield self._part(cell.spans, _rule((cell,)))

    def _bodies(self, row: TaskRow) -> dict[str, tuple[Part, ...]]:
        found: dict[str, tuple[Part, ...]] = {"lead": (), "coordinating": ()}
        for column in _BODY_COLUMNS:
            for part, bodies in self._column(column, row):
                found[part] = (*found[part], *bodies)
        if self.infer and not found["lead"] and not any(c in row.cells for c in ("lead", "both")):
            found["lead"] = tuple(_inferred(part) for part in self._above.get("lead", ()))
        for part in found:
            self._above[part] = found[part] or self._above.get(part, ())
        return found

    def _column(self, column: str, row: TaskRow) -> Iterator[tuple[str, tuple[Part, ...]]]:
        cells = row.cells.get(column, ())
        spans = lines_of(cells)
        meaning = self._mark(spans)
        if meaning == "above":
            for part in ("lead", "coordinating") if column == "both" else (column,):
                yield part, tuple(self._same(above, spans[0]) for above in self._above.get(part, ()))
        elif spans and meaning is None:
            yield from self._listed(column, spans, _rule(cells))

    def _listed(
        self, column: str, spans: Sequence[Span], rule: str
    ) -> Iterator[tuple[str, tuple[Part, ...]]]:
        for run in _runs(self.text, spans):
            for played in parts_played(self.text, run.start, run.end, column):
                names = self.reader.bodies.split(self.text, played.span.start, played.span.end)
                parts = tuple(self._part((name,), rule) for name in names)
                if column == "both" and not played.marked:
                    yield "lead", parts[:1]
                    yield "coordinating", parts[1:]
                else:
                    yield played.part, parts

    def _deadline(self, row: TaskRow) -> Timing | None:
        column = "deadline" if "deadline" in row.cells else "time"
        spans = lines_of(row.cells.get(column, ()))
        meaning = self._mark(spans)
        begins = lines_of(row.cells.get("begins", ()))
        if meaning == "above" and self._timing is not None:
            evidence = self._part(spans, "same_as_above").evidence
            return replace(self._timing, evidence=evidence)
        if not spans or meaning is not None:
            return None
        last = spans[-1] if len(spans) > 1 and _far(self.text, spans) else Span(spans[0].start, spans[-1].end)
        timing = self.times.read(last, spans, _rule(row.cells[column]), Confidence.CERTAIN)
        if column == "time" and timing.kind == "by" and not self.times.is_deadline(last):
            timing = replace(timing, kind="at")
        if begins:
            opened = self.times.read(begins[0], begins, "cell", Confidence.CERTAIN)
            timing = replace(timing, kind="period", begins=opened.by) if opened.by else timing
        self._timing = timing
        return timing

    def _words(self, role: str, row: TaskRow) -> Part | None:
        cells = row.cells.get(role, ())
        spans = lines_of(cells)
        meaning = self._mark(spans)
        if meaning == "above":
            above = self._above.get(role)
            return self._same(above[0], spans[0]) if above else None
        if not spans or meaning == "none":
            return None
        part = self._part(spans, _rule(cells))
        self._above[role] = (part,)
        return part

    def _mark(self, spans: Sequence[Span]) -> str | None:
        said = " ".join(" ".join(self.text[span.start : span.end] for span in spans).split())
        return self.reader.meanings.get(lower(said)) if said else None

    def _same(self, above: Part, mark: Span) -> Part:
        return Part(above.value, Evidence.of(self.text, mark, "same_as_above", Confidence.LIKELY))

    def _part(self, spans: Sequence[Span], rule: str) -> Part:
        runs = _runs(self.text, spans)
        value = " ".join(" ".join(self.text[span.start : span.end].split()) for span in runs)
        longest = max(runs, key=lambda run: run.end - run.start)
        evidence = Evidence.of(self.text, longest, rule, Confidence.CERTAIN, tuple(runs))
        return Part(value, evidence)


def _inferred(part: Part) -> Part:
    evidence = replace(part.evidence, rule="blank_as_above", confidence=Confidence.DOUBTFUL)
    return Part(part.value, evidence)


def _rule(cells: Sequence[CellWords]) -> str:
    return "merged_cell" if any(cell.merged for cell in cells) else "cell"


def _far(text: str, spans: Sequence[Span]) -> bool:
    """Whether other cells stand between the pieces of one, as where a page cut its row."""
    return len(_runs(text, spans)) > 1


def _runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Paragraphs of one cell that follow each other as one stretch; pieces with others between stay apart."""
    runs = [spans[0]]
    for span in spans[1:]:
        if text[runs[-1].end : span.start].strip():
            runs.append(span)
        else:
            runs[-1] = Span(runs[-1].start, span.end)
    return runs
