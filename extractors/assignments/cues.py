"""The words that assign in sentences, and the lists of bodies that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.assignments import AssignmentCue, load_assignment_cues
from corpora.deadlines import Duty, load_duties
from extractors.assignments.bodies import BodySplitter
from extractors.assignments.running_names import RunningNames, inner_verb
from extractors.evidence import Span
from extractors.whole_words import spaced

_GAP = re.compile(r"[\s,:–-]*")
_PLAIN_WORDS = re.compile(r"\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,5}\s*")
_LONGEST_REST = 45
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|đã)\s*$", re.IGNORECASE)
_DONE = re.compile(r"(?:đã|đang|chưa|vừa)(?!\w)", re.IGNORECASE)
"""At the beginning of what a body does or did, which nobody tells it to do."""
_LIST_WORD = re.compile(r"(?:với\s+)?(?:các\s+)?(?:đồng chí\s+)?")


@dataclass(frozen=True, slots=True)
class Given:
    """A clause that gives a task: who leads, who takes part, and where the words of the task begin."""

    lead: tuple[Span, ...]
    coordinating: tuple[Span, ...]
    task: int


@dataclass(frozen=True)
class CueReader:
    """Reads clauses that assign; built once from the table of cues."""

    cues: tuple[AssignmentCue, ...]
    duties: tuple[Duty, ...]
    bodies: BodySplitter

    @classmethod
    def load(cls, bodies: BodySplitter) -> CueReader:
        """Read the table; one that cannot be read raises `TableError`."""
        return cls(load_assignment_cues(), load_duties(), bodies)

    def _any(self, *parts: str) -> re.Pattern[str]:
        words = sorted((cue.words for cue in self.cues if cue.part in parts), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(spaced, words))})(?!\w)", re.IGNORECASE)

    @cached_property
    def opener(self) -> re.Pattern[str]:
        """Words before the bodies that a task is given to."""
        return self._any("opener")

    @cached_property
    def duty(self) -> re.Pattern[str]:
        """Words between the bodies and the task."""
        return self._any("duty")

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """Words before a body's name in a heading."""
        return self._any("opener", "heading")

    @cached_property
    def answers(self) -> re.Pattern[str]:
        """Words before a body's name in headings alone."""
        return self._any("heading")

    @cached_property
    def empty(self) -> re.Pattern[str]:
        """Words at the beginning of what is no task."""
        return self._any("empty")

    @cached_property
    def outside(self) -> re.Pattern[str]:
        """Words at the beginning of names whose lists are no tasks."""
        return self._any("outside")

    @cached_property
    def _with(self) -> re.Pattern[str]:
        return self._any("with")

    @cached_property
    def names(self) -> RunningNames:
        """What reads the lists of bodies, with the verbs that open tasks."""
        own = tuple(cue.words for cue in self.cues if cue.part in ("verb", "duty", "with"))
        return RunningNames(self.bodies, own + tuple(row.word for row in self.duties), self._nouns)

    @cached_property
    def _nouns(self) -> tuple[str, ...]:
        return tuple(cue.words for cue in self.cues if cue.part == "noun")

    def listed(self, text: str, start: int, end: int) -> list[Span]:
        """The bodies that stand one after the other from `start`; none where no body's name begins there."""
        return self.names.listed(text, start, end)

    def labelled(self, text: str, start: int, end: int) -> bool:
        """Whether a line in a list begins with bodies of its own: `Sở Tư pháp, Sở Y tế: Phối hợp …`."""
        bodies = self.listed(text, start, end)
        if not bodies or text[bodies[-1].end : bodies[-1].end + 1] != ":":
            return False
        return self.names.opening_verb.match(text, _skip(text, bodies[-1].end, end), end) is not None

    @cached_property
    def norms(self) -> frozenset[str]:
        """Types of papers, in lower case, that lay down duties which stand: laws, decrees, circulars."""
        return frozenset(cue.words for cue in self.cues if cue.part == "norm")

    @cached_property
    def _next_verb(self) -> re.Pattern[str]:
        return inner_verb((row.word for row in self.duties), self._nouns)

    def given(self, text: str, start: int, end: int, *, opened: bool) -> Given | None:
        """The clause whose bodies begin at `start`; `opened` where words such as `Giao` stand before."""
        lead = self.listed(text, start, end)
        if not lead or (opened and not self._is_named(text, lead[0])):
            return None
        lead = self._up_to_duty(text, lead, end)
        place = _skip(text, lead[-1].end, end)
        duty = self.duty.match(text, place, end)
        shared = self._with.match(text, place, end)
        if not opened and duty is None and (shared is None or not _takes_part(shared)):
            return None
        task, coordinating = self.shared(text, place, end)
        if task >= end or not text[task].isalpha() or _DONE.match(text, task, end):
            return None
        between = text[lead[-1].end : task].strip()
        if duty is None and not coordinating and not text[task].islower() and between != ":":
            return None
        return Given(tuple(lead), tuple(coordinating), task)

    def _up_to_duty(self, text: str, lead: list[Span], end: int) -> list[Span]:
        """The bodies, the last as far as the words of duty where its name is longer than names are known."""
        duty = self.duty.search(text, lead[-1].end, min(end, lead[-1].end + _LONGEST_REST))
        rest = text[lead[-1].end : duty.start()] if duty else ""
        if duty is None or not rest.strip() or not _PLAIN_WORDS.fullmatch(rest) or _DENIED.search(rest):
            return lead
        return [*lead[:-1], Span(lead[-1].start, lead[-1].end + len(rest.rstrip()))]

    def _unknown(self, text: str, start: int, end: int) -> list[Span]:
        """A name that no list knows, in capitals and up to a verb: `Cảnh sát giao thông | kiểm tra`."""
        verb = self._next_verb.search(text, start, min(end, start + _LONGEST_REST))
        known = verb is not None and text[start : start + 1].isupper()
        if verb is None or not known or not _PLAIN_WORDS.fullmatch(text[start : verb.start()]):
            return []
        return [Span(start, verb.start())]

    def _is_named(self, text: str, name: Span) -> bool:
        """Whether a name is one beyond doubt: in capitals, or of many bodies; `giao ban` is none."""
        return text[name.start].isupper() or self.bodies.collective.at(text, name.start, name.end) is not None

    def shared(self, text: str, start: int, end: int) -> tuple[int, list[Span]]:
        """Where a task's words begin behind `chủ trì, phối hợp với …`, and who takes part."""
        place = start
        coordinating: list[Span] = []
        while found := self.duty.match(text, place, end):
            place = _skip(text, found.end(), end)
        if shared := self._with.match(text, place, end):
            begin = _LIST_WORD.match(text, _skip(text, shared.end(), end), end)
            first = _skip(text, shared.end(), end)
            coordinating = self.listed(text, first, end)
            if not coordinating and begin and begin.end() > first:
                coordinating = self.listed(text, begin.end(), end)
            coordinating = coordinating or self._unknown(text, first, end)
            if coordinating:
                place = _skip(text, coordinating[-1].end, end)
        return place, coordinating


def _takes_part(shared: re.Match[str]) -> bool:
    return shared.group().lower().endswith(("với", "cùng"))


def _skip(text: str, place: int, end: int) -> int:
    gap = _GAP.match(text, place, end)
    return gap.end() if gap else place
