"""When a task is due, as a cell or phrase says it: a day, a quarter, a span of months, or again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.assignments import AssignmentTime, load_assignment_times
from extractors.assignments.facts import Timing
from extractors.assignments.time_points import Point, points
from extractors.deadline_times import TimeReader
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import Deadline
from extractors.folding import lower
from extractors.whole_words import spaced

_LEAD = re.compile(
    r"(?:(?:thời hạn|thời gian|hoàn thành|xong|phải|thực hiện|chậm nhất|muộn nhất|trước|trong|đến|hết|vào|là|"
    r"dự kiến|báo cáo|trình|ban hành|hạn|cuối|tiến độ|:|-|–)\s*)*",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?<!\w)(?:(?:hoàn\s+thành|xong)\s+)?(?:trước|trong|chậm\s+nhất|muộn\s+nhất|đến\s+hết)(?!\w)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|đến|tới|và|,|;|->|→)\s*(?:hết|cuối|đầu)?\s*", re.IGNORECASE)
_RECURS = re.compile(r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)")


@dataclass(frozen=True)
class TimeWords:
    """Reads times of tasks; built once from the table of times without a day."""

    rows: tuple[AssignmentTime, ...]

    @classmethod
    def load(cls) -> TimeWords:
        """Read the table; one that cannot be read raises `TableError`."""
        return cls(load_assignment_times())

    def kind(self, words: str) -> str | None:
        """`recurring` or `open`, for words that begin so; else None.

        >>> TimeWords.load().kind("Thường xuyên trong năm"), TimeWords.load().kind("Quý I")
        ('recurring', None)
        """
        low = lower(words).strip(" -–:.")
        found = [row for row in self.rows if re.match(rf"{spaced(row.words)}(?!\w)", low)]
        return max(found, key=lambda row: len(row.words)).kind if found else None


@dataclass(frozen=True)
class CellTimes:
    """Reads the times of one document's tasks, in agreement with its deadlines."""

    text: str
    words: TimeWords
    reader: TimeReader
    deadlines: Sequence[Deadline]
    year: int | None
    """The year that the paper plans for, where its title names one."""

    def read(self, span: Span, spans: Sequence[Span], rule: str, confidence: Confidence) -> Timing:
        """What `text[span]` says; `spans` are all its places."""
        printed = " ".join(self.text[span.start : span.end].split())
        kind, begins, by = self._meaning(span, printed)
        return Timing(printed, kind, begins, by, Evidence.of(self.text, span, rule, confidence, tuple(spans)))

    def _meaning(self, span: Span, printed: str) -> tuple[str, str | None, str | None]:
        found = points(lower(printed), self.year)
        if _RECURS.search(lower(printed)) or (not found and self.words.kind(printed) == "recurring"):
            return "recurring", None, None
        if len(found) > 1 and _is_range(lower(printed), found):
            return "period", found[0].first, found[-1].last
        if len(found) == 1 and found[0].first != found[0].last:
            return "period", found[0].first, found[0].last
        told = self._deadline(span)
        if told is not None:
            return "by", None, told.by
        if found:
            return "by", None, found[-1].last or self._settled(span)
        kind = self.words.kind(printed)
        return kind or "unread", None, None

    def phrase(self, start: int, end: int) -> Span | None:
        """The last time in `text[start:end]` that stands behind words such as `trong` or `trước`."""
        found = None
        for cue in _CUE.finditer(self.text, start, end):
            time = self.reader.after(cue.end())
            if time is not None and time.by is not None and time.end <= end and time.kind != "year":
                found = Span(cue.start(), time.end)
        return found

    def is_deadline(self, span: Span) -> bool:
        """Whether the document has a deadline there."""
        return self._deadline(span) is not None

    def _deadline(self, span: Span) -> Deadline | None:
        """The last deadline that begins in the span and is known."""
        inside = (row for row in self.deadlines if span.start <= row.evidence.start < span.end)
        return next(reversed([row for row in inside if row.by]), None)

    def _settled(self, span: Span) -> str | None:
        """What the dates of the document make of a time that names no year."""
        lead = _LEAD.match(self.text, span.start, span.end)
        time = self.reader.after(lead.end() if lead else span.start)
        return time.by if time and time.end <= span.end else None


def _is_range(low: str, found: Sequence[Point]) -> bool:
    """Whether nothing but words of a range or a list stands between the points."""
    pairs = pairwise(found)
    return all(_RANGE.fullmatch(low, one.end, other.start) for one, other in pairs)
