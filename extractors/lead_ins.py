"""Lists whose cue stands in the line above: `Bãi bỏ các văn bản sau đây:` over numbered instruments."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.cues import Cue, CueFinder
from extractors.document import Block, Document
from extractors.facts import RelationType

_ITEM = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})?\s?[.)]|[a-zđ]\s?[.)]|[-–+•*])\s*")
_TO_NAME = re.compile(r"\s*(?:(?:các|những|toàn\s+bộ)\s+)?", re.IGNORECASE)
_TO_PART = re.compile(
    r"\s*(?:(?:các|những)\s+)?(?:điều|khoản|điểm|chương|mục|phần|phụ\s+lục|cụm\s+từ)\s[^;:\n]{1,160}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)\s+[Ss]ố\s*:?\s*\d")
_LONGEST_LEAD = 30
"""A cue alone on its line, `Căn cứ`, leads a list without a colon."""


@dataclass(frozen=True, slots=True)
class LeadIns:
    """The items that a cue above them governs: where each begins, where its words do, and the cue."""

    starts: tuple[int, ...]
    items: tuple[tuple[int, Cue], ...]
    """For each item: where the words after its mark begin, and the cue."""

    def governing(self, text: str, start: int) -> Cue | None:
        """The cue over the item that opens with the instrument at `start`."""
        place = bisect_right(self.starts, start) - 1
        if place < 0:
            return None
        first, cue = self.items[place]
        if first > start:
            return None
        if _TO_NAME.fullmatch(text, first, start):
            return cue
        return cue.of_part() if _TO_PART.fullmatch(text, first, start) else None


def find_lead_ins(document: Document, cues: CueFinder) -> LeadIns:
    """Every item of a document's lists whose line above ends with a cue and a colon."""
    text = document.text
    above: Block | None = None
    before: Block | None = None
    cue: Cue | None = None
    starts: list[int] = []
    items: list[tuple[int, Cue]] = []
    for block in document.blocks:
        mark = _ITEM.match(text, block.start, block.end)
        words = mark.end() if mark else _unmarked(text, block, before, cues)
        if words is not None and above:
            # Looked at only where an item follows: few lines lead a list.
            cue, above = _leading(text, above, cues), None
        if words is not None and cue:
            starts.append(block.start)
            items.append((words, cue))
        if words is None or text[block.start : block.end].rstrip().endswith(":"):
            above = block
        before = block
    return LeadIns(tuple(starts), tuple(items))


def _unmarked(text: str, block: Block, before: Block | None, cues: CueFinder) -> int | None:
    """Where an item without a mark begins: under a colon, or such an item, at an instrument's type.

    `… được sửa đổi, bổ sung bởi:` over `Luật số 28/2018/QH14 …;` and `Luật số 54/2024/QH15 …` (observed).
    """
    if before is None or not text[before.start : before.end].rstrip().endswith((":", ";")):
        return None
    if text[before.start : before.end].rstrip().endswith(";") and _ITEM.match(text, before.start, before.end):
        return None
    named = _NUMBERED.match(text, block.start, block.end)
    known = named and " ".join(named.group("type").lower().split()) in cues.instruments.type_by_name
    return block.start if known else None


def _leading(text: str, block: Block, cues: CueFinder) -> Cue | None:
    """The cue that a line ends with, if the line is open: a colon, or nothing but the cue."""
    line = text[block.start : block.end].rstrip()
    if line.endswith(":"):
        return cues.before(text, block.end, block.start)
    cue = cues.before(text, block.end, block.start) if len(line) <= _LONGEST_LEAD else None
    # `Điều 7. Tổ chức thực hiện` is a heading over whatever is to be done.
    return None if cue and cue.type is RelationType.IMPLEMENTS else cue
