"""Sentences that say what becomes of instruments and leave it to a list to name them.

`Bãi bỏ toàn bộ các văn bản sau đây:` and `Các Thông tư sau hết hiệu lực kể từ ngày …:` stand over items,
before a colon in their own sentence, or in the articles of a paper whose annex holds the list (observed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments, RelationCue
from extractors.cues import Cue, is_false, is_only_meant
from extractors.facts import RelationType
from extractors.folding import lower, lower_pattern

_COUNT = (
    r"(?:(?:toàn\s+bộ|tất\s+cả)(?:\s+(?:các|\d{1,3}))?|các|những|một\s+số|\d{1,3})(?:\s*\([^()\n]{1,24}\))?"
    r"(?:\s+loại)?"
)
_WHAT = (
    r"(?:\s*,?\s*(?:toàn\s+bộ|một\s+phần|hiệu\s+lực(?:\s+thi\s+hành)?|một\s+số|các|nội\s+dung|quy\s+định|điều|khoản|điểm"
    r"|mục|chương|phụ\s+lục|cụm\s+từ|tại|của|trong|đối\s+với|và|việc)(?!\w)){0,8}?"
)
_PAPERS = r"văn\s+bản|quy\s+định|thông\s+tư|bộ\s+luật"
_REST = r"(?:(?!số\s*:?\s*\d)[^.;:\n/]|\d/\d){0,300}"
_END = r"[\s.:;,]*$"
_ENDED = (
    r"(?:(?:hết|không\s+còn|chấm\s+dứt)\s+hiệu\s+lực"
    r"|(?:bị|được)\s+(?:(?P<replaced>thay\s+thế)|bãi\s+bỏ|h[ủu][ỷy]\s+bỏ))"
)
_PART = re.compile(r"một\s+phần|(?<!\w)(?:điều|khoản|điểm|mục|chương|phụ\s+lục|cụm\s+từ)(?!\w)")
_CHANGING = ("amends", "replaces", "repeals")
_LED = (*_CHANGING, "implements", "pursuant_to")
_TOLD = re.compile(r"bãi\s+bỏ|thay\s+thế|hiệu\s+lực|h[uủ][ỷy]\s+bỏ|thu\s+hồi|sửa\s+đổi", re.IGNORECASE)
_DONE_TO = re.compile(r"(?:được|bị)\s+$")
_ONLY_TOLD = re.compile(r"(?:công\s+bố|danh\s+mục|danh\s+sách|thống\s+kê|tổng\s+hợp|rà\s+soát)[^.;]{0,30}$")
"""Who makes known which instruments have ended does not end them."""
_LONGEST = 500
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:phụ\s+lục|danh\s+mục|kèm\s+theo|có\s+tên|phụ\s+biểu)(?!\w)", re.IGNORECASE
)
"""Words by which an article sends the reader to an annex for the list."""


@dataclass(frozen=True)
class Announcements:
    """Reads what a stretch of text says of the instruments that a list after it names; built once."""

    instruments: Instruments

    def read(self, text: str, start: int, end: int) -> Cue | None:
        """The cue of the words that end at `end`, where the list begins; None where they announce none."""
        begin = max(start, end - _LONGEST)
        stretch = lower(text[begin:end])
        return self._active(stretch, begin) or self._passive(stretch, begin)

    def changing(self, text: str, start: int, end: int) -> Cue | None:
        """What is announced without a colon: a change, which only a list can follow."""
        if not _TOLD.search(text, start, end):
            return None
        cue = self.read(text, start, end)
        return cue if cue and (cue.full or cue.type).value in _CHANGING else None

    def of_annex(self, text: str, start: int, end: int) -> Cue | None:
        """What an article says of the instruments of an annex: `Bãi bỏ 12 văn bản (Phụ lục kèm theo)`."""
        if not _TOLD.search(text, start, end) or not _ELSEWHERE.search(text, start, end):
            return None
        return self.changing(text, start, end)

    def _active(self, stretch: str, begin: int) -> Cue | None:
        match = self._doing.search(stretch)
        while match and is_false(stretch, match):
            match = self._doing.search(stretch, match.start() + 1)
        if match is None:
            return None
        row = self._rows[next(name for name, value in match.groupdict().items() if value and name[0] == "a")]
        type_ = RelationType(row.type)
        before = stretch[: match.start()]
        if row.type in _CHANGING and (_DONE_TO.search(before) or is_only_meant(before)):
            return None
        cue = Cue(begin + match.start(), begin + match.end("verb"), type_, False, False)
        named = stretch[match.start() : match.start("papers")]
        return _of_parts(cue) if row.type in _CHANGING and _PART.search(named) else cue

    def _passive(self, stretch: str, begin: int) -> Cue | None:
        match = self._ended.search(stretch)
        if match is None or _ONLY_TOLD.search(stretch, 0, match.start()):
            return None
        type_ = RelationType.REPLACES if match["replaced"] else RelationType.REPEALS
        cue = Cue(begin + match.start("told"), begin + match.end("told"), type_, False, False)
        return _of_parts(cue) if "một phần" in match.group() else cue

    @cached_property
    def _rows(self) -> dict[str, RelationCue]:
        forward = [cue for cue in self.instruments.cues if cue.direction == "forward" and cue.type in _LED]
        return {f"a{place}": cue for place, cue in enumerate(forward)}

    @cached_property
    def _named(self) -> str:
        """Nouns for instruments, longest first."""
        types = sorted(self.instruments.type_by_name, key=len, reverse=True)
        return "|".join((*map(_spaced, types), _PAPERS))

    @cached_property
    def _doing(self) -> re.Pattern[str]:
        verbs = "|".join(f"(?P<{name}>{_spaced(row.phrase)})" for name, row in self._rows.items())
        pattern = (
            rf"(?<!\w)(?P<verb>{verbs}){_WHAT}\s+(?:{_COUNT}\s+)?(?P<papers>{self._named})(?!\w){_REST}{_END}"
        )
        return re.compile(lower_pattern(pattern))

    @cached_property
    def _ended(self) -> re.Pattern[str]:
        pattern = rf"(?<!\w){_COUNT}\s+(?:{self._named})(?!\w){_REST}?(?P<told>{_ENDED}){_REST}{_END}"
        return re.compile(lower_pattern(pattern))


def _spaced(phrase: str) -> str:
    return phrase.replace(" ", r"\s+")


def _of_parts(cue: Cue) -> Cue:
    """The same cue for a part of each instrument of its list."""
    return cue.of_part(of_each=True)
