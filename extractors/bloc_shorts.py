"""Short names of blocs (`Khối 4`, `Khối Nội chính`): when they count, and what a text calls them besides."""

from __future__ import annotations

import re

from corpora.blocs import BlocLexicon
from extractors.bloc_words import COUNTED, choice
from extractors.syllables import GAP

REACH = 160
"""No bloc's name is longer than this, in code points."""

LED = re.compile(
    rf"{GAP}+(?:có|do){GAP}+[^.;\n]{{2,60}}?(?:làm|là|giữ){GAP}+(?:đơn{GAP}+vị{GAP}+)?(?:phó{GAP}+)?"
    rf"(?:(?:cụm|khối)(?:{GAP}+thi{GAP}+đua)?{GAP}+(?:trưởng|phó)|trưởng{GAP}+(?:cụm|khối))"
)
"""What stands after an ellipsis: `Khối huyện có Gia Lâm làm cụm trưởng`."""
_SPOKEN = re.compile(r"(?<!\w)(?:(?:khối|cụm)\s+thi\s+đua|chia\s+(?:thành\s+)?(?:các\s+)?(?:khối|cụm))(?!\w)")
_LISTS = re.compile(
    r"\s*(?:\([^()]{2,60}\)\s*)?(?::?\s*(?:bao\s+)?gồm(?!\w)|:\s*(?:các\s|\d+\s(?!cụm|khối)))"
)
_OPENS = re.compile(
    rf"\s*(?:\([^()\n]{{2,60}}\)\s*)?(?::|[–-]\s|,\s*do\s)|\s*\(\s*(?:gồm|{COUNTED}\s|[^()\n]{{2,80}}:)"
)
_HEADING = re.compile(r"[ \t]*(?:\([^()\n]{2,60}\)[ \t]*)?:?[ \t]*\n\s*(?:\d{1,2}[.)]|[-–+•*])\s*\w")
_CELL_START = re.compile(r"(?:^|[|\n\t])[ ]*$")
_CELL_END = re.compile(r"[ ]*[|\t]")
_COVENANT = re.compile(rf"giao{GAP}+ước(?:{GAP}+thi{GAP}+đua)?{GAP}+$")
_SECOND = re.compile(r"\s*\($")


class ShortForms:
    """Judges names without `thi đua` by what stands beside them; built once from the lexicon."""

    def __init__(self, lexicon: BlocLexicon) -> None:
        self._office = re.compile(rf"(?<!\w)(?:{choice(row.role for row in lexicon.roles)})(?!\w)")

    def spoken_of(self, folded: str) -> bool:
        """Whether the text speaks of blocs at all: `chia thành 03 Cụm thi đua`, `Chia cụm:`."""
        return _SPOKEN.search(folded) is not None

    def tells(self, folded: str, place: int) -> bool:
        """Whether a list of members or an office of a bloc stands in the line after a numbered short name."""
        return self._holds(folded, place) or _LISTS.match(folded, place) is not None

    def alone(self, folded: str, start: int, end: int) -> bool:
        """Whether the name fills a cell of a table, as text shows it."""
        return _CELL_START.search(folded, max(0, start - 8), start) is not None and (
            _CELL_END.match(folded, end) is not None
        )

    def opens(self, folded: str, place: int) -> bool:
        """Whether the words right after a name without number open its members or name its head."""
        if LED.match(folded, place) or _LISTS.match(folded, place) or _HEADING.match(folded, place):
            return True
        return _OPENS.match(folded, place) is not None and self._holds(folded, place)

    def covenant(self, folded: str, start: int) -> bool:
        """`Hội nghị ký kết giao ước thi đua Khối các sở`: what signs the covenant is a bloc."""
        return _COVENANT.search(folded, max(0, start - 24), start) is not None

    def _holds(self, folded: str, place: int) -> bool:
        close = folded.find("\n", place)
        line = folded[place : min(place + REACH, close if close >= 0 else len(folded))]
        return self._office.search(line) is not None


def bracketed(text: str, end: int, start: int, close: int) -> bool:
    """Whether the name in `text[start:close]` is a second one in brackets after the name that ends at `end`.

    >>> text = "Cụm thi đua các trường (Cụm số 4) họp"
    >>> bracketed(text, 22, 24, 32)
    True
    """
    return _SECOND.fullmatch(text, end, start) is not None and text[close : close + 1] == ")"
