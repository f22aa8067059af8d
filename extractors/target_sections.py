"""Which blocks of a paper stand in a part of aims, and the year that its headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Block, Document, Zone
from extractors.names import UPPER

_ZONES = frozenset({Zone.BODY, Zone.TABLE, Zone.ANNEX, Zone.LEAD})
_LONGEST_HEADING = 170
_NUMBERINGS: tuple[tuple[int, str], ...] = (
    (0, r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s(?:thứ\s)?\w+"),
    (1, r"[A-ZĐ](?:[.)]|\s?[-–])\s"),
    (2, r"(?:[IVXl]{1,5})(?:[.)/]|\s?[-–])\s?(?=\S)"),
    (2, r"Điều\s\d{1,3}[.:]"),
    (4, r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?\s"),
    (3, r"(?:Mục\s)?\d{1,2}(?:[.)/]|\s?[-–])\s?(?=\D)"),
    (5, r"[a-zđ][.)]\s"),
    (6, r"[-–•*]\s?(?=\D)"),
    (7, r"\+\s"),
)
"""Ways of numbering a heading, the outermost first; an article stands beside a Roman number."""
_NUMBERED = re.compile("|".join(f"({numbering})" for _, numbering in _NUMBERINGS))
_CAPITALS = re.compile(rf"(?:[{UPPER}]{{2,}}[\s,]+){{3,12}}(?:[{UPPER}\d-]+\s+){{0,6}}(?=\S)")
_SHOUTED = 2
_ITEMS = 3
"""No numbering further out than this marks the items of a list."""
_RESULTS = re.compile(
    r"kết quả|đánh giá|tình hình|ưu điểm|hạn chế|thực trạng|hiện trạng|đã đạt"
    r"|(?:thực hiện|hoàn thành) (?:các )?(?:mục tiêu|chỉ tiêu)"
    r"|mục tiêu quốc gia|kinh phí|khen thưởng|tổ chức thực hiện"
)
_INLINE = re.compile(r"[^.:;]{0,70}:")
_YEAR = re.compile(
    r"năm\s(?P<year>(?:19|20)\d\d)(?![\d/-])|(?:(?:19|20)\d\d\s?[-–]\s?|đến\s)(?P<last>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block, whether its figures are aims, and the year its headings set."""

    block: Block
    aims: bool
    year: str | None
    results: bool = False
    """Whether it stands under a heading of what was reached."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is still open."""

    rank: int
    aims: bool
    year: str | None
    results: bool
    listed: bool = False
    """Whether it is a line over a list, and closed where the list ends."""


_CLOSED = _Open(0, False, None, False)


def parts(document: Document, low: str, heading: re.Pattern[str]) -> Iterator[Part]:
    """Each block that may hold aims; `low` is the text in lower case, `heading` finds the words of aims."""
    opened: list[_Open] = []
    led = _CLOSED
    for block in document.blocks:
        if block.zone not in _ZONES:
            continue
        line = document.text[block.start : block.end]
        rank, opening = _rank(line)
        led = _led(line, low[block.start : block.end], heading, led)
        if rank is not None:
            opened = [one for one in opened if one.rank < rank]
            head = _head(low[block.start + opening : block.end], line)
            if head is not None:
                aims = bool(heading.search(head)) and not _RESULTS.search(head)
                broken = bool(_RESULTS.search(head)) and not aims
                within = bool(opened and opened[-1].aims) and not broken
                reached = not aims and (broken or bool(opened and opened[-1].results))
                opened.append(_Open(rank, aims or within, year_of(head), reached))
        yield Part(
            block,
            led.aims or (bool(opened) and opened[-1].aims),
            led.year or next((one.year for one in reversed(opened) if one.year and not one.results), None),
            bool(opened) and opened[-1].results,
        )


def _led(line: str, low: str, heading: re.Pattern[str], before: _Open) -> _Open:
    """What a line says of itself or of the items under it: `… đặt ra các mục tiêu như sau:`, then `- 95% …`.

    Pages that lost their line ends have the heading in capitals at the head of all its figures.
    """
    numbered = _NUMBERED.match(line)
    if line.rstrip().endswith(":") and not numbered:
        head = low
    elif shouted := _CAPITALS.match(line):
        head = low[: shouted.end()]
    else:
        item = numbered and numbered.lastindex and _NUMBERINGS[numbered.lastindex - 1][0] >= _ITEMS
        return before if before.listed and item else _CLOSED
    aims = bool(heading.search(head)) and not _RESULTS.search(head)
    return _Open(0, aims, year_of(head), False, listed=head is low) if aims else _CLOSED


def _rank(line: str) -> tuple[int | None, int]:
    """How deep a block's numbering stands and its length; None where it has none and is no heading either."""
    found = _NUMBERED.match(line)
    if found and found.lastindex:
        return _NUMBERINGS[found.lastindex - 1][0], found.end()
    short = len(line) <= _LONGEST_HEADING
    if short and line.isupper():
        return _SHOUTED, 0
    return 3 if short and line.rstrip().endswith(":") and len(line.split()) < 12 else None, 0


def _head(whole: str, line: str) -> str | None:
    """The heading of a block: all of it, or what stands before its first colon; None for a mere paragraph."""
    if (
        len(line) <= _LONGEST_HEADING
        and not line.rstrip().endswith((".", ";"))
        and not re.search(r"\d\s?%", line)
    ):
        return whole.split(":")[0] if ":" in whole else whole
    inline = _INLINE.match(whole)
    return inline.group() if inline else None


def year_of(words: str) -> str | None:
    """The last year that a heading or title names, be it the end of a period.

    >>> year_of("giai đoạn 2021-2025, định hướng đến năm 2030"), year_of("công tác năm 2024")
    ('2030', '2024')
    """
    years = [match["year"] or match["last"] for match in _YEAR.finditer(words)]
    return years[-1] if years else None
