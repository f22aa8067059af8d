"""Instruments that a sentence says are changed or ended, without saying before their name who does it:
`Nghị định A hết hiệu lực kể từ ngày Nghị định này …`, `Khoản 2 Điều 5 Nghị định A được sửa đổi như sau`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.clauses import Sentences
from extractors.cues import Cue, ends_with_provision
from extractors.facts import RelationType, Span
from extractors.names import UPPER
from extractors.reference import Reference

LIST = re.compile(
    r"(?:[^.\n]*?(?:[,;]|(?<!\w)và(?!\w)|\n))?\s*(?:[-–+•]\s*)?"
    rf"(?:(?:và|cùng|các|với|theo|tại|của|số|quy\s+định|nội\s+dung|toàn\s+bộ|một\s+phần|[{UPPER}]\w+)\s+)*"
)
"""What may stand between the members of a list, or before its first."""
_EXPIRED = re.compile(
    r"(?<!\w)(?:(?:hết|không\s+còn|chấm\s+dứt)\s+hiệu\s+lực(?:\s+(?:thi\s+hành\s+)?(?P<part>một\s+phần|đối\s+với))?"
    r"|(?:(?:bị|được)\s+|đều\s+(?:bị\s+)?)(?:bãi\s+bỏ|h[uủ][ỷy]\s+bỏ|thay\s+thế)(?!\s+(?:bởi|bằng|theo|tại))"
    r"|được\s+(?:(?P<amended>(?:sửa\s+đổi|bổ\s+sung|sửa|điều\s+chỉnh)(?:\s*(?:,|và)?\s*bổ\s+sung)?)|thay\s+thế)"
    r"(?:\s+(?:lại|thành|một\s+số\s+điều))?\s+như\s+sau)",
    re.IGNORECASE,
)
"""`… được sửa đổi như sau` names nobody who does it: the document does."""
_IN_FORCE = re.compile(r"\s*(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực", re.IGNORECASE)
_SINCE = re.compile(r"(?:[^.;:\n]{0,12}[.)])?\s*(?:(?:kể\s+)?từ\s+(?:ngày|khi)|khi)\s+", re.IGNORECASE)
_FROM_THE_DAY = re.compile(r"(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+", re.IGNORECASE)
_TITLED_LIST = re.compile(
    r"(?:\s*(?:về|quy\s+định|ban\s+hành)\s[^.;\n]{1,200}?)?\s*(?:[,;]|(?<!\w)và(?!\w)|,\s*và)\s+(?:các\s+)?(?:số\s*:?\s*)?"
)
OPENING = 60
"""No number, bullet or connective that opens a list item is longer, in code points."""
_SOME_OF_IT = re.compile(
    r"(?:nội\s+dung|quy\s+định|điểm|khoản|phần)\s+(?:(?:tại|của|trong|nêu)\s+){1,2}$", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?:^|[;:.]|\n)\s*(?:(?:\d+|[a-zđ])[.)]|[-–+•])?\s*(?:và\s+)?"
    r"(?:(?:(?:[Kk]ể\s+)?[Tt]ừ\s+(?:ngày|khi)|[Kk]hi)\s[^;:.\n]{3,60}?\scó\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,\s*(?:thì\s+)?)?"
    r"(?:(?:[Cc]ác|[Nn]hững)\s+)?"
    r"(?:(?:[Qq]uy\s+định|[Nn]ội\s+dung)\s+(?:tại|của|trong|nêu\s+tại)\s+)?"
    r"(?:(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Cc]hương|[Mm]ục)\s[^.;:\n]{1,50}?\s)?(?:của\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of an instrument: the words that tell it, and the place of the reference that brings it."""

    cue: Cue
    by: int | None
    """None: the document itself."""


@dataclass(frozen=True)
class Expiries:
    """Reads the ends of instruments in one text."""

    text: str
    sentences: Sentences
    references: Sequence[Reference]

    def of(self, place: int) -> Ended | None:
        """The end of the instrument at `place`, if its sentence or list item is about it and tells one."""
        reference = self.references[place]
        sentence = self.sentences.at(reference.start)
        match = self._end_told(sentence, reference.tail)
        if match is None or _IN_FORCE.match(self.text, reference.tail) or not self._heads_item(place):
            return None
        cue = Cue(match.start(), match.end(), _type_of(match), False, False)
        before = self.text[max(sentence.start, reference.start - OPENING) : reference.start]
        if match["part"] or ends_with_provision(before) or _SOME_OF_IT.search(before):
            cue = cue.of_part()
        return Ended(cue, self._named_as_killer(place, match.end(), sentence.start))

    def _end_told(self, sentence: Span, after: int) -> re.Match[str] | None:
        """The words in the sentence that tell an instrument's end, the first that stand after `after`."""
        if sentence.start not in self._ends:
            self._ends[sentence.start] = list(_EXPIRED.finditer(self.text, sentence.start, sentence.end))
        told = self._ends[sentence.start]
        place = bisect_left(told, after, key=lambda match: match.start())
        return told[place] if place < len(told) else None

    @cached_property
    def _ends(self) -> dict[int, list[re.Match[str]]]:
        """By sentence: every place where it tells an instrument's end."""
        return {}

    def _named_as_killer(self, place: int, after: int, begin: int) -> int | None:
        """The citation named after `kể từ ngày`, behind the end or at the sentence's head, if one is."""
        first = bisect_left(self.references, begin, key=lambda reference: reference.start)
        opening = self.references[first]
        if first < place and _IN_FORCE.match(self.text, opening.tail):
            return first if _SINCE.fullmatch(self.text, begin, opening.start) else None
        for later in range(place + 1, min(place + 12, len(self.references))):
            reference = self.references[later]
            if reference.start >= after:
                named = _FROM_THE_DAY.fullmatch(self.text, after, reference.start)
                return later if named else None
        return None

    def _heads_item(self, place: int) -> bool:
        """Whether the citation opens its sentence or list item, and so is what the sentence is about."""
        begin = self.sentences.at(self.references[place].start).start
        for earlier in range(place, -1, -1):
            start = self.references[earlier].start
            cut = start - begin > OPENING
            if _ITEM.search(f"…{self.text[start - OPENING : start]}" if cut else self.text[begin:start]):
                return True
            if earlier == 0 or self.references[earlier - 1].start < begin:
                return False
            if not _TITLED_LIST.fullmatch(self.text, self.references[earlier - 1].tail, start):
                return False
        return False


def _type_of(told: re.Match[str]) -> RelationType:
    if told["amended"]:
        return RelationType.AMENDS
    return RelationType.REPLACES if "thay" in told.group().lower() else RelationType.REPEALS
