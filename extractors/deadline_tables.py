"""Deadlines in tables: a cell that is nothing but a time, below a heading such as `Thời hạn`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.deadline_times import Time, TimeReader
from extractors.document import Document
from extractors.facts import Span
from extractors.whole_words import spaced

_LONGEST_CELL = 60
_LONGEST_ROW = 400
_CUE = re.compile(
    r"(?:(?:xong|hoàn thành|chậm nhất|trước|trong|đến|hết|vào|là|muộn nhất)\s+)*", re.IGNORECASE
)
_LOOSE = frozenset({"thời gian", "thời gian thực hiện", "thời điểm"})
"""Headings over times of events as well: only a month or quarter, or a time with its cue, is a deadline."""


def heading_pattern(headings: Sequence[str]) -> re.Pattern[str]:
    """One of `headings` (in lower case) at a cell's end; a text without it has no column of deadlines."""
    words = "|".join(sorted(map(spaced, headings), key=len, reverse=True))
    return re.compile(rf"(?:{words})[\s:.()]*(?:[|\t\n]|\Z)")


def table_deadlines(
    document: Document, reader: TimeReader, headings: Sequence[str]
) -> Iterator[tuple[Span, Time]]:
    """Cells that hold a time alone, below one of `headings` (in lower case), with what they say."""
    column: int | None = None
    heading: str | None = None
    width = 0
    for block in document.blocks:
        if block.end - block.start > _LONGEST_ROW:
            column = heading = None
            continue
        cells = _cells(document.text, block.start, block.end)
        names = [_name(document.text, cell) for cell in cells]
        place = next((place for place, name in enumerate(names) if name in headings), None)
        if place is not None and (place > 1 or len(cells) == 1 or names[place] not in _LOOSE):
            column, heading, width = place, names[place], len(cells)
        elif heading is not None and len(cells) == width and column is not None:
            found = _read(document.text, reader, cells[column], heading)
            if found:
                yield found


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells, begin = [], start
    for bar in re.finditer(r"[|\t]", text[start:end]):
        cells.append(Span(begin, start + bar.start()))
        begin = start + bar.end()
    return [*cells, Span(begin, end)]


def _name(text: str, cell: Span) -> str:
    return " ".join(text[cell.start : cell.end].lower().split()).strip(" :.()")


def _read(text: str, reader: TimeReader, cell: Span, heading: str) -> tuple[Span, Time] | None:
    """The time that fills a cell, with or without a cue before it."""
    if cell.end - cell.start > _LONGEST_CELL:
        return None
    words = text[cell.start : cell.end]
    start = cell.start + len(words) - len(words.lstrip())
    cue = _CUE.match(reader.text, start, cell.end)
    begin = cue.end() if cue else start
    time = reader.after(begin)
    if time is None or time.end > cell.end or time.kind == "recurring":
        return None
    if text[time.end : cell.end].strip(" .;,\n"):
        return None
    if heading in _LOOSE and begin == start and time.kind not in ("quarter", "month", "month_year"):
        return None
    return Span(start, time.end), time
