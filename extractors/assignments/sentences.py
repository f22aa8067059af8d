"""Assignments in sentences: `Giao Sở A chủ trì, phối hợp với Sở B …`, and items under a body's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.assignments.cues import CueReader
from extractors.assignments.facts import Assignment, Part, Timing
from extractors.assignments.times import CellTimes
from extractors.clauses import Sentences
from extractors.document import Block, Document, Zone
from extractors.evidence import Confidence, Evidence, Span

_MARK = re.compile(
    r"\s*(?:(?P<roman>[IVXL]{1,6})\s*[.)/-]|(?P<dotted>\d{1,2}(?:\.\d{1,2})+)[.)]?|(?P<number>\d{1,2})[.)/](?!\d)"
    r"|(?P<letter>[a-zđ])[.)]|(?P<article>Điều\s+\d{1,3}[.:])|(?P<dash>[-–])|(?P<plus>[+•*]))\s*"
)
_ZONES = frozenset({Zone.BODY, Zone.ANNEX, Zone.LEAD})
_EDGES = " \t\n.,;:-–"
_OWES = re.compile(
    r"(?:(?:và\s+)?(?:phải\s+)?(?:hoàn\s+thành|xong|thực\s+hiện|thời\s+(?:gian|hạn)(?:\s+(?:hoàn\s+thành|thực\s+hiện))?"
    r"|chậm\s+nhất|trong|là|vào|:)\s*)*",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[\s.;:/)]*")
_FEWEST_WORDS = 3
_PASSIVE = re.compile(
    r"(?<!\w)(?:nhiệm\s+vụ|công\s+việc|được|đã)(?:\s+\w+){0,3}\s+$|(?<!\w)(?:khi|việc)\s+$", re.IGNORECASE
)
"""Before words such as `giao`: they tell of tasks given, and give none."""
_EVENT = re.compile(
    r",\s+(?:(?:vào\s+)?(?:ngày|sáng|chiều|tối)\s[^,;.]{1,30},\s+)?(?:đồng\s+chí|[A-ZĐÀ-Ỹ])[^,;.]{1,80}\sđã\s"
)
"""What happened behind the task, of which the sentence tells: `…, đồng chí A đã chủ trì cuộc họp`."""
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that names the bodies whose tasks follow."""

    bodies: tuple[Span, ...]
    kind: str
    """Of its mark: `number`, `letter`, `dash` …, or `none`."""


@dataclass(frozen=True)
class SentenceReader:
    """Reads assignments outside tables; built once."""

    cues: CueReader

    def read(
        self, document: Document, sentences: Sentences, times: CellTimes, apart: frozenset[int]
    ) -> Iterator[Assignment]:
        """The assignments of a document's paragraphs, in reading order.

        `apart` are the places where paragraphs begin that are read otherwise.
        """
        text = document.text
        heading: _Heading | None = None
        for block in document.blocks:
            if block.zone not in _ZONES or block.cell is not None or "|" in text[block.start : block.end]:
                heading = None
                continue
            if block.start in apart:
                continue
            mark = _MARK.match(text, block.start, block.end)
            kind = (mark.lastgroup or "none") if mark else "none"
            start = mark.end() if mark else block.start
            named = self._heading(text, start, block.end, kind)
            if named is not None:
                heading = named
                continue
            paragraph = _Paragraph(text, self.cues, times, _number(mark))
            labelled = heading is not None and self.cues.labelled(text, start, block.end)
            own = labelled or self.cues.opener.match(text, start) is not None
            if heading is not None and not own and _is_item(text, kind, start, heading):
                first = min(sentences.at(start).end, block.end)
                yield from paragraph.item(start, first, block.end, heading.bodies)
                continue
            heading = None if own or kind != "none" else heading
            yield from paragraph.sentences(_within(sentences, start, block), labelled=labelled)

    def _heading(self, text: str, start: int, end: int, kind: str) -> _Heading | None:
        """The bodies that a line names and nothing else."""
        before = self.cues.heading.match(text, start, end)
        begin = before.end() + 1 if before else start
        bodies = self.cues.listed(text, begin, end)
        if not bodies or self.cues.outside.match(text, begin):
            return None
        if self.cues.answers.match(text, start) and end - begin <= _LONGEST_HEADING:
            return _Heading(tuple(self.cues.bodies.split(text, begin, end)), kind)
        rest = text[bodies[-1].end : end].strip()
        duty = self.cues.duty.match(text, bodies[-1].end + 1, end)
        if duty and text[duty.end() : end].strip() in (":", ""):
            rest = ""
        marked = kind not in ("none", "dash", "plus") or rest == ":" or (duty is not None and not rest)
        return _Heading(tuple(bodies), kind) if marked and not rest.strip(_EDGES) else None


def _number(mark: re.Match[str] | None) -> str | None:
    kind = mark.lastgroup if mark else None
    return mark[kind].strip() if mark and kind in ("dotted", "number", "letter") else None


def _is_item(text: str, kind: str, start: int, heading: _Heading) -> bool:
    """Whether a line stands below the heading: under another mark, or unmarked and no heading itself."""
    if kind == heading.kind and kind != "none":
        return False
    if kind == "roman" or kind == "article" or (kind == "number" and heading.kind in ("letter", "dotted")):
        return False
    return text[start : start + 1].isupper() or kind in ("dash", "plus", "letter", "dotted")


def _within(sentences: Sentences, start: int, block: Block) -> Iterator[Span]:
    place = start
    while place < block.end:
        sentence = sentences.at(place)
        if sentence.end <= place:
            return
        yield Span(place, min(sentence.end, block.end))
        place = sentence.end
        while place < block.end and sentences.at(place).end <= place:
            place += 1


@dataclass(frozen=True)
class _Paragraph:
    """Makes the assignments of one paragraph."""

    text: str
    cues: CueReader
    times: CellTimes
    number: str | None

    def item(self, start: int, end: int, last: int, bodies: Sequence[Span]) -> Iterator[Assignment]:
        """The task of an item under the heading that names `bodies`; one that only leads in gives none."""
        if self.text[start:last].rstrip().endswith(":"):
            return
        task, coordinating = self.cues.shared(self.text, start, end)
        lead = [self._part(span, "section", Confidence.CERTAIN) for span in bodies]
        yield from self._made("section", Span(task, end), last, lead, coordinating)

    def sentences(self, spans: Iterator[Span], *, labelled: bool = False) -> Iterator[Assignment]:
        """The tasks that sentences give, whoever stands above them; `labelled` by bodies before a colon."""
        for span in spans:
            for start, opened in self._starts(span):
                given = self.cues.given(self.text, start, span.end, opened=opened or labelled)
                if given is None:
                    continue
                lead = [self._part(one, "phrase", Confidence.LIKELY) for one in given.lead]
                event = _EVENT.search(self.text, given.task, span.end)
                task = Span(given.task, event.start() if event else span.end)
                found = list(self._made("sentence", task, task.end, lead, given.coordinating))
                yield from found
                if found:
                    break

    def _starts(self, span: Span) -> Iterator[tuple[int, bool]]:
        """Where the bodies of a clause may begin: at the sentence's head, or behind words such as `giao`."""
        yield span.start, False
        for opener in self.cues.opener.finditer(self.text, span.start, span.end):
            if _PASSIVE.search(self.text, span.start, opener.start()):
                continue
            place = opener.end()
            while place < span.end and self.text[place] in " :":
                place += 1
            yield place, True

    def _made(
        self, form: str, task: Span, last: int, lead: Sequence[Part], coordinating: Sequence[Span]
    ) -> Iterator[Assignment]:
        """The assignment whose task stands in a span, dated up to `last`; none where the words are few."""
        due = self._due(task.start, last)
        stop = self._before(task, due) if due else task.end
        while stop > task.start and self.text[stop - 1] in _EDGES + "/(":
            stop -= 1
        words = self.text[task.start : stop]
        if len(words.split()) < _FEWEST_WORDS or self.cues.empty.match(words):
            return
        grade = Confidence.CERTAIN if form == "section" else Confidence.LIKELY
        yield Assignment(
            form=form,
            task=self._part(Span(task.start, stop), "phrase", grade),
            number=self.number if form == "section" else None,
            lead=tuple(lead),
            coordinating=tuple(self._part(span, "phrase", grade) for span in coordinating),
            deadline=due,
        )

    def _due(self, start: int, end: int) -> Timing | None:
        """When the clause says that it is due: its last deadline."""
        inside = [row for row in self.times.deadlines if start <= row.evidence.start < end]
        last = next((row for row in reversed(inside) if row.by), inside[-1] if inside else None)
        span = Span(last.evidence.start, last.evidence.end) if last else self.times.phrase(start, end)
        return self.times.read(span, (span,), "phrase", Confidence.LIKELY) if span else None

    def _before(self, task: Span, due: Timing) -> int:
        """Where the task's words end: before the time, where the sentence closes with it."""
        closing = _CLOSES.match(self.text, due.evidence.end, task.end)
        if due.evidence.start >= task.end or closing is None or closing.end() < task.end:
            return task.end
        comma = max(self.text.rfind(sign, task.start, due.evidence.start) for sign in ",;(.")
        owes = _OWES.fullmatch(self.text[comma + 1 : due.evidence.start].strip())
        return comma if comma > task.start and owes else task.end

    def _part(self, span: Span, rule: str, grade: Confidence) -> Part:
        value = " ".join(self.text[span.start : span.end].split())
        return Part(value, Evidence.of(self.text, span, rule, grade))
