"""Times by which something is to be done: `trước ngày 15/12/2024`, `xong trong quý II/2025`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.deadlines import (
    DeadlineCue,
    DeadlineHeading,
    Duty,
    load_deadline_cues,
    load_deadline_headings,
    load_duties,
)
from extractors.apart import apart
from extractors.clauses import Sentences
from extractors.date_slips import as_meant
from extractors.date_spans import DateSpan
from extractors.deadline_tables import heading_pattern, table_deadlines
from extractors.deadline_times import Time, TimeReader, last_day
from extractors.document import Document
from extractors.facts import Confidence, DateMention, Deadline, Evidence, Span
from extractors.folding import lower
from extractors.whole_words import spaced, whole_words

_FROM = re.compile(r"(?<!\w)(?:từ|kể từ)\s(?:ngày|năm|tháng|quý|\d)[^.;\n]{0,40}$")
_DONE = re.compile(r"(?<!\w)đã\s[^.;,\n]{1,40}$|(?:diễn ra|khai mạc|kể từ|từ)\s$|dự kiến\s[^.;\n]{0,60}$")
_CONDITION = re.compile(r",?\s(?:mà|thì|nhưng|vẫn|được|chưa|đã)(?!\w)")
_DAY = re.compile(r"trong\s+ngày\s")
_MUST = re.compile(r"\s(?:phải|cần|có trách nhiệm)\s")
"""Words behind a day that tells whom a duty concerns, unless the day opens its sentence."""
_OPENING = 4
_CASE = re.compile(
    r"(?:\d{1,2}\.\s|[a-zđ]\)\s)?(?:trường hợp|đối với|hồ sơ đã|những|các \w+ \w+ (?:đã|được))\s"
)
_KEPT, _KEPT_REACH = re.compile(r"(?<!\w)(?:thì|được|tiếp tục|vẫn|phải)(?!\w)"), 80
"""What is said of cases such as papers received before a day, within so many code points."""
_EXTENDED = re.compile(
    r"(?:kéo dài|hiệu lực|áp dụng|thí điểm|gia hạn|tính|diễn ra|mở cửa|trưng bày)\s[^.;\n]{0,80}$"
)
_AIM_BEFORE = re.compile(r"(?:phấn đấu|mục tiêu|chỉ tiêu|nhận (?:bài|hồ sơ))[^.;\n]{0,60}$")
_AIM_AFTER = re.compile(r"[^.;\n]{0,70}(?:\d\s?%|xong|hoàn thành)|:")
_OPENS = re.compile(r"(?:(?:\d{1,2}|[a-zđ])[.)]|[-+•*–;:,])\s*$")
_SECOND = re.compile(r"\s+(?:và|,)\s+(?:trước\s+)?(?P<words>(?:n?gày\s*)?)")
_PERIODS = frozenset({"quarter", "month", "month_year"})
_BACK = 160
"""Code points around the cue, within its sentence, in which the duty is looked for."""


@dataclass(frozen=True)
class DeadlineFinder:
    """Finds deadlines; built once from the tables."""

    cues: tuple[DeadlineCue, ...]
    duties: tuple[Duty, ...]
    headings: tuple[DeadlineHeading, ...]

    @classmethod
    def load(cls) -> DeadlineFinder:
        """Read the tables."""
        return cls(load_deadline_cues(), load_duties(), load_deadline_headings())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = sorted((cue.phrase for cue in self.cues), key=len, reverse=True)
        return re.compile(whole_words(map(spaced, phrases)))

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        return tuple(row.heading for row in self.headings)

    @cached_property
    def _headed(self) -> re.Pattern[str]:
        return heading_pattern(self._headings)

    @cached_property
    def _strength(self) -> dict[str, str]:
        return {cue.phrase: cue.strength for cue in self.cues}

    @cached_property
    def _duty(self) -> re.Pattern[str]:
        return re.compile(whole_words(spaced(duty.word) for duty in self.duties))

    def find(
        self,
        document: Document,
        days: Sequence[DateSpan],
        mentions: Sequence[DateMention],
        sentences: Sentences,
        own_day: str | None,
    ) -> tuple[Deadline, ...]:
        """The deadlines of a document, in reading order.

        `mentions` are its partial dates as far as they could be settled; `own_day` is the day of the paper
        or of its publication: what lies before it is history.
        """
        low = lower(as_meant(document.text))
        cues, headed = list(self._pattern.finditer(low)), self._headed.search(low)
        if not cues and not headed:
            return ()
        settled = {mention.evidence.start: mention.date for mention in mentions}
        reader = TimeReader.of(document.text, days, settled, own_day)
        judge = _Judge(low, sentences, self._duty, own_day, document.published is not None)
        found: list[Deadline] = []
        for cue in cues:
            time = reader.after(cue.end())
            if time is None:
                continue
            strength = self._strength[" ".join(cue.group().split())]
            if not judge.owed(strength, cue.start(), time):
                continue
            grade = Confidence.CERTAIN if strength == "strong" and time.by else Confidence.LIKELY
            found.append(_deadline(document.text, Span(cue.start(), time.end), time.by, grade))
            if strength in ("strong", "before"):
                found += _second(document.text, reader, time)
        if headed:
            found += [
                _deadline(document.text, span, time.by, Confidence.LIKELY)
                for span, time in table_deadlines(document, reader, self._headings)
            ]
        # `xong trước` begins where `trước` would begin again.
        return tuple(apart(sorted(found, key=lambda row: (row.evidence.start, -row.evidence.end))))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells a time by which something is owed from one that is told of."""

    low: str
    sentences: Sentences
    duty: re.Pattern[str]
    own_day: str | None
    news: bool

    def owed(self, strength: str, start: int, time: Time) -> bool:
        """Whether the time at `start` is one by which something is to be done; a strong cue settles it."""
        if strength == "strong":
            return True
        by = time.by
        ahead = bool(by and self.own_day and last_day(by) >= self.own_day)
        if by and self.own_day and not ahead:
            return False
        sentence = self.sentences.at(start)
        begin, stop = max(sentence.start, start - _BACK), min(sentence.end, time.end + _BACK)
        duty = bool(self.duty.search(self.low, begin, start) or self.duty.search(self.low, time.end, stop))
        if strength == "before":
            return self._before(sentence.start, start, time, ahead or duty)
        if strength == "within":
            told = self.news and not self.duty.search(self.low, begin, start)
            whole = time.kind in _PERIODS or (
                time.kind == "full" and not self.news and _DAY.match(self.low, start)
            )
            return bool(whole) and duty and not told and not _DONE.search(self.low, begin, start)
        if strength == "on":
            return time.kind == "recurring" and bool(
                self.duty.search(self.low, max(begin, start - 50), start)
            )
        return self._until(strength, begin, start, time, duty)

    def _before(self, first: int, start: int, time: Time, due: bool) -> bool:
        if time.kind == "recurring":
            return True
        if _CONDITION.match(self.low, time.end) or _DONE.search(self.low, max(first, start - 48), start):
            return False
        if start - first > _OPENING and _MUST.match(self.low, time.end):
            return False
        case = _CASE.match(self.low, first) and _KEPT.search(self.low, time.end, time.end + _KEPT_REACH)
        return due and not case

    def _until(self, strength: str, begin: int, start: int, time: Time, duty: bool) -> bool:
        """`đến hết`, `hết`, `đến`: the end of a range or of a rule's time is none."""
        if _FROM.search(self.low, begin, start) or _EXTENDED.search(self.low, begin, start):
            return False
        aim = bool(_AIM_BEFORE.search(self.low, begin, start))
        opens = start == begin or bool(_OPENS.search(self.low, begin, start))
        aim = aim or (opens and bool(_AIM_AFTER.match(self.low, time.end)))
        if strength == "until":
            return aim or duty
        return aim and (strength == "end" or time.kind == "full")


def _deadline(text: str, span: Span, by: str | None, grade: Confidence) -> Deadline:
    return Deadline(by, Evidence.of(text, span, "deadline", grade))


def _second(text: str, reader: TimeReader, first: Time) -> Iterator[Deadline]:
    """The other day of a pair: `trước ngày 10/6 và ngày 10/12/2020`."""
    joint = _SECOND.match(text, first.end)
    day = reader.day_between(first.end, joint.end()) if joint else None
    if joint and day and day.kind in ("full", "day_month") and first.kind in ("full", "day_month"):
        yield _deadline(text, Span(joint.start("words"), day.end), reader.by(day), Confidence.LIKELY)
