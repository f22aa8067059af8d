"""Tasks whose parts stand behind labels: `Đơn vị chủ trì: Sở A. Thời gian hoàn thành: Quý II/2025.`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.assignments.bodies import BodySplitter
from extractors.assignments.facts import Assignment, Part, Timing
from extractors.assignments.headings import HeadReader
from extractors.assignments.parts_played import parts_played
from extractors.assignments.times import CellTimes
from extractors.document import Block, Document, Zone
from extractors.evidence import Confidence, Evidence, Span, trimmed

_LABEL = re.compile(
    r"(?:^|(?<=[.;,(])|(?<=\s)[-–+•*])[\s+•*–-]{0,8}"
    r"(?P<label>[^\W\d_][^:.;,()|\n]{3,45}(?:,\s[^:.;,()|\n]{3,25})?)\s?:\s*",
    re.MULTILINE,
)
_MARK = re.compile(r"\s*(?:(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]|[-–+•*]|[IVXL]{1,6}\.)?\s*")
_BLANKS, _EDGES = " \t\n", " \t\n.,;:-–("
_ROLES = frozenset({"lead", "coordinating", "both", "deadline", "time", "product", "funding"})
_ZONES = frozenset({Zone.BODY, Zone.ANNEX})
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A stretch of a paragraph behind a label."""

    role: str
    span: Span


@dataclass
class _Task:
    """A task in the making: its words, and the labelled stretches below or behind them."""

    words: Span
    number: str | None
    parts: list[_Labelled] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    """Where its paragraphs begin."""

    def is_led(self) -> bool:
        """Whether a label names who leads."""
        return any(part.role in ("lead", "both") for part in self.parts)


@dataclass(frozen=True)
class LabelReader:
    """Reads tasks with labels; built once."""

    heads: HeadReader
    bodies: BodySplitter

    def read(self, document: Document, times: CellTimes) -> tuple[list[Assignment], frozenset[int]]:
        """The tasks, and where the paragraphs begin that they were read from."""
        tasks = [task for task in self._tasks(document) if task.is_led()]
        found = [self._made(document.text, task, times) for task in tasks]
        return found, frozenset(place for task in tasks for place in task.blocks)

    def _tasks(self, document: Document) -> list[_Task]:
        """Every paragraph with labels below or behind it."""
        tasks: list[_Task] = []
        task: _Task | None = None
        before: Block | None = None
        for block in document.blocks:
            if block.zone not in _ZONES or block.cell is not None:
                before, task = None, None
                continue
            first, parts = self._split(document.text, block)
            if not parts:
                before, task = block, None
                continue
            if first is not None:
                task = _opened(document.text, first)
                tasks.append(task)
            elif task is None and before is not None:
                task = _opened(document.text, Span(before.start, before.end))
                task.blocks.append(before.start)
                tasks.append(task)
            if task is not None:
                task.parts += parts
                task.blocks.append(block.start)
            before = block
        return tasks

    def _split(self, text: str, block: Block) -> tuple[Span | None, list[_Labelled]]:
        """The words before the first label, and what stands behind each."""
        labels = [
            (found, role)
            for found in _LABEL.finditer(text, block.start, block.end)
            if (role := self.heads.role(found["label"])) in _ROLES
        ]
        if not labels:
            return None, []
        ends = [found.start() for found, _ in labels[1:]] + [block.end]
        parts = [
            _Labelled(role or "", span)
            for (found, role), end in zip(labels, ends, strict=True)
            if (span := trimmed(text, found.end(), end, _BLANKS, _EDGES)) is not None
        ]
        first = trimmed(text, block.start, labels[0][0].start(), _BLANKS, _EDGES)
        enough = first is not None and len(text[first.start : first.end].split()) >= _FEWEST_WORDS
        return (first if enough else None), parts

    def _made(self, text: str, task: _Task, times: CellTimes) -> Assignment:
        lead: list[Part] = []
        coordinating: list[Part] = []
        for part in task.parts:
            if part.role not in ("lead", "both", "coordinating"):
                continue
            for played in parts_played(text, part.span.start, part.span.end, part.role):
                names = self.bodies.split(text, played.span.start, played.span.end)
                (lead if played.part == "lead" else coordinating).extend(_part(text, name) for name in names)
        return Assignment(
            form="section",
            task=_part(text, task.words),
            number=task.number,
            lead=tuple(lead),
            coordinating=tuple(coordinating),
            deadline=_due(task.parts, times),
            product=_first(text, task.parts, "product"),
            funding=_first(text, task.parts, "funding"),
        )


def _opened(text: str, words: Span) -> _Task:
    mark = _MARK.match(text, words.start, words.end)
    start = mark.end() if mark else words.start
    span = trimmed(text, start, words.end, _BLANKS, _EDGES) or words
    return _Task(span, mark["number"] if mark else None)


def _due(parts: Sequence[_Labelled], times: CellTimes) -> Timing | None:
    span = next((part.span for part in parts if part.role in ("deadline", "time")), None)
    return times.read(span, (span,), "phrase", Confidence.CERTAIN) if span else None


def _first(text: str, parts: Sequence[_Labelled], role: str) -> Part | None:
    return next((_part(text, part.span) for part in parts if part.role == role), None)


def _part(text: str, span: Span) -> Part:
    value = " ".join(text[span.start : span.end].split())
    return Part(value, Evidence.of(text, span, "phrase", Confidence.CERTAIN))
