"""Times by which something is to be done: `trước ngày 15/12/2024`, `xong trong quý II/2025`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.deadlines import DeadlineCue, Duty, load_deadline_cues, load_duties
from extractors.clauses import Sentences
from extractors.dates import DateSpan
from extractors.document import Document
from extractors.facts import Confidence, DateMention, Deadline, Evidence, Span
from extractors.folding import lower

_HOUR = r"(?:(?:lúc\s+)?\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2})?(?:\s?phút)?(?:\s+(?:sáng|chiều|tối))?,?\s*)?"
_SMALL = r"(?:(?:cuối|hết|đầu|trong|vào|thứ\s+\w+,?)\s+)*"
_TO_TIME = re.compile(rf"\s*[:\-–]?\s*{_HOUR}{_SMALL}(?:ngày\s+)?", re.IGNORECASE)
_END_OF = (
    r"(?:(?:của\s+)?tháng\s+)?(?:cuối|đầu|tiếp\s+theo)\s+(?:của\s+)?(?:tháng|quý|năm)"
    r"(?:\s+(?:sau|kế\s+tiếp))?"
)
_RECURRING = re.compile(
    rf"(?:ngày\s+)?\d{{1,2}}(?:\s+tháng\s+\d{{1,2}})?\s+"
    rf"(?:{_END_OF}|(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm|tuần))",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\s+(?:hằng|hàng)\s+(?:năm|tháng|quý)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–/]\s*\d)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s[^.;\n]{0,60}$", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"uý\s+(?P<nth>IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_BACK = 160
"""Code points before the cue, within its sentence, in which the duty is looked for."""


@dataclass(frozen=True)
class DeadlineFinder:
    """Finds deadlines; built once from the tables."""

    cues: tuple[DeadlineCue, ...]
    duties: tuple[Duty, ...]

    @classmethod
    def load(cls) -> DeadlineFinder:
        """Read the tables."""
        return cls(load_deadline_cues(), load_duties())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = sorted((cue.phrase for cue in self.cues), key=len, reverse=True)
        spaced = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)
        return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")

    @cached_property
    def _strong(self) -> frozenset[str]:
        return frozenset(cue.phrase for cue in self.cues if cue.strength == "strong")

    @cached_property
    def _duty(self) -> re.Pattern[str]:
        words = "|".join(duty.word.replace(" ", r"\s+") for duty in self.duties)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)")

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
        settled = {mention.evidence.start: mention.date for mention in mentions}
        starts = [day.start for day in days]
        text, low, found = document.text, lower(document.text), []
        for cue in self._pattern.finditer(low):
            time = self._time(text, cue.end(), days, starts, settled)
            if time is None:
                continue
            by, end = time
            strong = " ".join(cue.group().split()) in self._strong
            if not strong and not self._owed(low, cue.start(), end, sentences, by, own_day):
                continue
            grade = Confidence.CERTAIN if strong and by else Confidence.LIKELY
            spans = (Span(cue.start(), end),)
            quote = text[cue.start() : end]
            found.append(Deadline(by, Evidence(quote, cue.start(), end, "deadline", grade, spans)))
        return tuple(_apart(found))

    def _time(
        self,
        text: str,
        after: int,
        days: Sequence[DateSpan],
        starts: list[int],
        settled: dict[int, str | None],
    ) -> tuple[str | None, int] | None:
        """The time right after the cue, with its end."""
        lead = _TO_TIME.match(text, after)
        begin = lead.end() if lead else after
        recurring = _RECURRING.match(text, begin)
        if recurring:
            return None, recurring.end()
        place = bisect_left(starts, after)
        if place < len(days) and days[place].start <= begin and days[place].end > begin:
            day = days[place]
            yearly = _YEARLY.match(text, day.end)
            if yearly:
                return None, yearly.end()
            return _by(day, settled), day.end
        year = _YEAR.match(text, begin)
        return (year["year"], year.end()) if year else None

    def _owed(
        self, low: str, start: int, end: int, sentences: Sentences, by: str | None, own_day: str | None
    ) -> bool:
        """Whether something is to be done by then: a duty in the sentence, and a day not long past."""
        sentence = sentences.at(start)
        if _FROM.search(low, max(sentence.start, start - 70), start):
            return False
        if by and own_day and by[:4] < own_day[:4]:
            return False
        before = self._duty.search(low, max(sentence.start, start - _BACK), start)
        return bool(before or self._duty.search(low, end, min(sentence.end, end + _BACK)))


def _by(day: DateSpan, settled: dict[int, str | None]) -> str | None:
    if day.kind == "quarter":
        nth, year = _QUARTER.search(day.printed), re.search(r"(?:19|20)\d\d", day.printed)
        return f"{year[0]}-Q{_QUARTERS[nth['nth'].lower()]}" if nth and year else None
    return day.date or settled.get(day.start)


def _apart(found: list[Deadline]) -> Iterator[Deadline]:
    """One deadline for one time: `xong trước` begins where `trước` would begin again."""
    end = -1
    for deadline in found:
        if deadline.evidence.start >= end:
            end = deadline.evidence.end
            yield deadline
