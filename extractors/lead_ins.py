"""Lists whose cue stands above them: `Bãi bỏ các văn bản sau đây:` over numbered items or an annex."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.announcements import Announcements
from extractors.cues import Cue, CueFinder
from extractors.document import Block, Document, Zone
from extractors.facts import RelationType

_ITEM = re.compile(r"\s*(?P<mark>\d{1,2}(?:\.\d{1,2})*\s?[.)]|[a-zđ]\s?[.)]|[-–+•*])\s*")
_NUMBER_WORD = r"(?:số\s*:?\s*)?"
_TO_NAME = re.compile(
    rf"\s*(?:(?:toàn\s+bộ(?:\s+nội\s+dung)?|các|những)\s+){{0,2}}{_NUMBER_WORD}", re.IGNORECASE
)
_TO_PART = re.compile(
    r"\s*(?:(?:các|những|một\s+số|nội\s+dung|quy\s+định|tại)\s+){0,3}"
    r"(?:điều|khoản|điểm|chương|mục|phần|phụ\s+lục|cụm\s+từ|một\s+phần)\s[^;:\n]{0,160}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[Cc]ác\s+)?(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)\s+[Ss]ố\s*:?\s*\d")
_GROUP = re.compile(
    r"(?:về|trong|thuộc|lĩnh\s+vực|các|những|đối\s+với|văn\s+bản|\d+\s)[^.;:\n]{2,160}:\s*$", re.IGNORECASE
)
"""An item over items of its own: `1. Các quyết định trong lĩnh vực đất đai:`."""
_BASIS = re.compile(
    r"\s*(?:(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})*|[a-zA-ZĐđ])\s?[.)–-]?\s+)?(?P<basis>căn\s+cứ|(?:các\s+)?(?:văn\s+bản\s+)?căn\s+cứ|cơ\s+sở)"
    r"(?:,?\s+(?:pháp\s+lý|pháp\s+luật|chính\s+trị|thực\s+tiễn|xây\s+dựng|lập|ban\s+hành|thực\s+hiện|để|và|kế\s+hoạch|đề\s+án"
    r"|chương\s+trình|phương\s+án|dự\s+án|báo\s+cáo))*\s*[:.]?",
    re.IGNORECASE,
)
"""A heading over what a paper rests on: `I. CĂN CỨ XÂY DỰNG KẾ HOẠCH`."""
_DEEPEST = 5
"""Lists within lists."""
_LONGEST_LEAD = 30
"""A cue alone on its line, `Căn cứ`, leads a list without a colon."""
_ANNEX = re.compile(r"\s*(?:PHỤ\s+LỤC|DANH\s+MỤC|PHỤ\s+BIỂU|Phụ\s+lục\s+(?:[IVX\d]|số)|Danh\s+mục\s)")
_CELLS = re.compile(r"\s*\|?\s*(?:[^|\d\n]{0,3}\d{1,3}[.)]?\s*\|\s*)?(?:[^|\d\n]{2,40}\|\s*)?")
_ROW = re.compile(r"\s*\d{1,3}[.)]?\s*\|")
_ONE_PART = re.compile(r"một\s+phần", re.IGNORECASE)


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


def find_lead_ins(document: Document, cues: CueFinder, announcements: Announcements) -> LeadIns:
    """Every item of a document's lists under a line that ends with a cue and a colon, and every row of the
    annexes whose instruments an article says to be repealed or replaced."""
    reader = _Reader(document, cues, announcements)
    items = sorted([*reader.lists(), *reader.annexes()], key=lambda item: item[0])
    return LeadIns(tuple(start for start, _, _ in items), tuple((words, cue) for _, words, cue in items))


_Item = tuple[int, int, Cue]
"""Where an item begins, where its words do, and the cue over it."""


@dataclass(frozen=True, slots=True)
class _Level:
    """An open list: the cue over it and the kinds of mark of the line above and of its items."""

    cue: Cue | None
    lead: str | None
    items: str


@dataclass
class _Reader:
    """Reads a document's blocks in order."""

    document: Document
    cues: CueFinder
    announcements: Announcements
    _open: list[_Level] = field(default_factory=list)

    def lists(self) -> Iterator[_Item]:
        """The items under cues."""
        text = self.document.text
        above: Block | None = None
        before: Block | None = None
        for block in self.document.blocks:
            mark = _ITEM.match(text, block.start, block.end)
            words = mark.end() if mark else self._unmarked(block, before)
            if words is None:
                above = block
            else:
                self._step(above, _kind_of(mark.group("mark")) if mark else "")
                if self._open and (cue := self._open[-1].cue):
                    yield block.start, words, cue
                above = block if self._leads(block, words) else None
            before = block

    def _step(self, above: Block | None, kind: str) -> None:
        """Go on to an item of a kind, under the line `above` if one may lead it.

        Lines are looked at only where an item follows: few lead a list.
        """
        lead = self._kind(above) if above else None
        if above and (lead is None or lead != kind or kind == "-"):
            outer = self._open[-1].cue if lead is not None and self._open else None
            cue = self._leading(above)
            grouped = cue is None and outer and self._groups(above)
            self._open = self._open[-_DEEPEST:] if lead is not None else []
            self._open.append(_Level(outer if grouped else cue, lead, kind))
            return
        while self._open and self._open[-1].items != kind:
            if not any(level.items == kind or level.lead == kind for level in self._open):
                return
            self._open.pop()

    def _kind(self, block: Block) -> str | None:
        mark = _ITEM.match(self.document.text, block.start, block.end)
        return _kind_of(mark.group("mark")) if mark else None

    def _leads(self, block: Block, words: int) -> bool:
        """Whether an item may be over others."""
        line = self.document.text[words : block.end].rstrip()
        return line.endswith((":", "sau", "đây", "gồm")) or bool(_BASIS.fullmatch(line))

    def _groups(self, block: Block) -> bool:
        """Whether an item only groups others, which its own cue then governs."""
        mark = _ITEM.match(self.document.text, block.start, block.end)
        return bool(mark and _GROUP.fullmatch(self.document.text, mark.end(), block.end))

    def _unmarked(self, block: Block, before: Block | None) -> int | None:
        """Where an item without a mark begins: under a colon, or such an item, at an instrument's type.

        `… được sửa đổi, bổ sung bởi:` over `Luật số 28/2018/QH14 …;` and `Luật số 54/2024/QH15 …` (observed).
        """
        text = self.document.text
        ended = text[before.start : before.end].rstrip()[-1:] if before else ""
        if before is None or ended not in (":", ";"):
            return None
        if ended == ";" and _ITEM.match(text, before.start, before.end):
            return None
        named = _NUMBERED.match(text, block.start, block.end)
        types = self.cues.instruments.type_by_name
        known = named and " ".join(named.group("type").lower().split()) in types
        return block.start if known else None

    def _leading(self, block: Block) -> Cue | None:
        """The cue that a line ends with, if the line is open: a colon, or nothing but the cue."""
        text = self.document.text
        line = text[block.start : block.end].rstrip()
        if heading := _BASIS.fullmatch(line):
            start, end = (block.start + offset for offset in heading.span("basis"))
            return Cue(start, end, RelationType.PURSUANT_TO, False, False, sure=False)
        if line.endswith(":"):
            told = self.cues.before(text, block.end, block.start)
            return told or self.announcements.read(text, block.start, block.end)
        cue = self.cues.before(text, block.end, block.start) if len(line) <= _LONGEST_LEAD else None
        # `Điều 7. Tổ chức thực hiện` is a heading over whatever is to be done.
        if cue and cue.type is not RelationType.IMPLEMENTS:
            return cue
        return self.announcements.changing(text, block.start, block.end)

    def annexes(self) -> Iterator[_Item]:
        """The rows of annexes whose instruments an article repeals or replaces."""
        text, cue = self.document.text, None
        told: Cue | None = None
        for block in self.document.blocks:
            if _ANNEX.match(text, block.start, block.end):
                cue = told
            elif cue is None:
                if block.zone is not Zone.TITLE:
                    told = self.announcements.of_annex(text, block.start, block.end) or told
                continue
            elif told and _heads_part(text, block):
                cue = told.of_part(of_each=True)
            if cue:
                mark = _ITEM.match(text, block.start, block.end) or _CELLS.match(text, block.start, block.end)
                yield block.start, mark.end() if mark else block.start, cue


def _heads_part(text: str, block: Block) -> bool:
    """`II. VĂN BẢN BÃI BỎ MỘT PHẦN`: what stands under it is meant in part; no row of a table says so."""
    return bool(_ONE_PART.search(text, block.start, block.end)) and not _ROW.match(text, block.start)


def _kind_of(mark: str) -> str:
    """Marks of one kind number the items of one list: `1.` and `2.`, `a)` and `b)`.

    >>> [_kind_of(mark) for mark in ("12.", "1.1.", "b)", "–")]
    ['1.', '1.1.', 'a)', '-']
    """
    if not mark[0].isalnum():
        return "-"
    levels = mark.count(".", 0, -1)
    return ("1." * levels) + ("1" if mark[0].isdigit() else "a") + mark[-1]
