"""All assignments of a document, from its tables and its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.assignments.bodies import BodySplitter
from extractors.assignments.collective import CollectiveNames
from extractors.assignments.cues import CueReader
from extractors.assignments.facts import Assignment
from extractors.assignments.labelled import LabelReader
from extractors.assignments.sentences import SentenceReader
from extractors.assignments.tables import TableReader
from extractors.assignments.times import CellTimes, TimeWords
from extractors.clauses import Sentences
from extractors.date_spans import DateSpan
from extractors.deadline_times import TimeReader
from extractors.document import Document
from extractors.facts import DateMention, Deadline, End, SelfInstrument
from extractors.organisations import OrganisationScanner

_YEAR = re.compile(r"(?<!\d)năm\s+(20\d\d)(?!\s*[-–]\s*\d|\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentTimes:
    """The times of a document as found before: its dates, partial dates and deadlines, and its own day."""

    days: Sequence[DateSpan]
    mentions: Sequence[DateMention]
    deadlines: Sequence[Deadline]
    own_day: str | None
    """The day of the paper or of its publication."""
    sentences: Sentences

    def reader(self, text: str) -> TimeReader:
        """What reads a time at a place of the text."""
        settled = {mention.evidence.start: mention.date for mention in self.mentions}
        return TimeReader.of(text, self.days, settled, self.own_day)


@dataclass(frozen=True)
class AssignmentFinder:
    """Finds assignments; built once from the lexicon."""

    tables: TableReader
    labelled: LabelReader
    sentences: SentenceReader
    time_words: TimeWords

    @classmethod
    def load(cls, organisations: OrganisationScanner) -> AssignmentFinder:
        """Read the tables; one that cannot be read raises `TableError`."""
        bodies = BodySplitter(organisations, CollectiveNames.load())
        tables, cues = TableReader.load(bodies), CueReader.load(bodies)
        return cls(tables, LabelReader(tables.heads, bodies), SentenceReader(cues), TimeWords.load())

    def find(
        self, document: Document, known: DocumentTimes, itself: SelfInstrument | None, about: int | None
    ) -> tuple[Assignment, ...]:
        """The assignments in reading order.

        Where a known deadline stands in a task's cell or phrase, the task is due by it.  `about` is the
        citation of the instrument that news report on, which assigns then.  What the sentences of a law,
        decree or circular lay on a body (`Bộ Nội vụ có trách nhiệm …`) is a norm that stands, and no task
        of a plan, unless they set a day.
        """
        year = plan_year(itself, document.title, known.own_day)
        reader = known.reader(document.text)
        times = CellTimes(document.text, self.time_words, reader, known.deadlines, year)
        by = End(None) if itself is not None else End(about) if about is not None else None
        labelled, apart = self.labelled.read(document, times)
        rows = [*self.tables.read(document, times), *labelled]
        rows += self.sentences.read(document, known.sentences, times, apart)
        norm = itself is not None and (itself.type or "").lower() in self.sentences.cues.norms
        found = [replace(row, by=by) for row in rows if not norm or row.form == "table" or _has_day(row)]
        return tuple(sorted(found, key=lambda row: row.evidence.start))


def _has_day(row: Assignment) -> bool:
    return row.deadline is not None and row.deadline.by is not None


def plan_year(itself: SelfInstrument | None, title: str | None, own_day: str | None) -> int | None:
    """The year that a paper plans for: the only one that its title names, else that of its day."""
    named = itself.title if itself is not None and itself.title else title
    years = set(_YEAR.findall(named or ""))
    if len(years) == 1:
        return int(years.pop())
    return int(own_day[:4]) if own_day else None
