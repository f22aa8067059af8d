"""The year of a bloc's term: from the words beside its name, else from what the whole paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpora.blocs import BlocYearCue
from extractors.bloc_names import BlocMention
from extractors.document import Document
from extractors.facts import SelfInstrument
from extractors.syllables import fold

_YEAR = re.compile(r"(?<![\w/.-])(?:năm\s+(?:học\s+)?|nhiệm\s+kỳ\s+(?:năm\s+)?)(20\d\d)(?![\d/])")
_DATED = re.compile(r"tháng\s+\d{1,2}\s+$")
# A year that opens a sentence about the bloc, where nothing else says it: "Trong 6 tháng đầu năm 2014, …".
_OPENING_YEAR = re.compile(
    r"\s*(?:\d{1,2}[.)]\s*)?(?:trong\s+)?(?:(?:\d{1,2}|sáu|chín)\s+tháng\s+đầu\s+)?năm\s+(20\d\d),\s"
)
# A paper that forms them speaks of all its blocs at once: "kiện toàn các khối, cụm thi đua năm 2024".
_ALL = re.compile(
    r"(?:các\s+(?:khối|cụm)(?:\s*(?:,|và|-)\s*(?:khối|cụm))?|(?:khối|cụm)\s*(?:,|và|-)\s*(?:khối|cụm)"
    r"|\d\d?\s+(?:khối|cụm)(?:\s+và\s+\d\d?\s+(?:khối|cụm))?)\s+thi\s+đua[^.;\n]{0,90}năm\s+20\d\d"
)
_NOTE = re.compile(r"\s*\([^()]{1,80}\)")
_CHOSEN = re.compile(r"(?<!\w)bầu(?!\w)")
_WINDOW = 90
"""Code points before a year in which the cue may stand."""
_NEAR = 4
_DIRECT = 4
"""What a year right after the bloc's own name weighs: `Khối thi đua số 4 năm 2024`."""
_OFFICE = 6
"""What the year of an office weighs: `Khối trưởng năm 2024`."""
_WHOLE = 3
"""What the year weighs for which a paper forms all its blocs."""
_SURE = 2
"""From this weight on the words beside the bloc outweigh the term for which its head is named."""
_TURN = frozenset({1, 12})
"""Months in which a page may speak of the year before or of the next."""


@dataclass(frozen=True, slots=True)
class YearVote:
    """A year beside a bloc and how far it is the bloc's own."""

    weight: int
    year: int


class YearVotes:
    """Weighs the years of a sentence; built once from the table of cues."""

    def __init__(self, cues: Iterable[BlocYearCue]) -> None:
        self._cues = tuple((fold(row.cue), row.weight) for row in cues)

    def of_all(self, folded: str) -> bool:
        """Whether the sentence speaks of all blocs of its document with one year."""
        return _ALL.search(folded) is not None

    def of_offices(self, folded: str) -> list[YearVote]:
        """`Phân công Khối trưởng, Khối phó năm 2024` over the blocs that follow."""
        if _CHOSEN.search(folded):
            return []
        votes = self.in_sentence(folded)
        return [YearVote(_WHOLE, vote.year) for vote in votes if vote.weight == _OFFICE]

    def in_sentence(self, folded: str, *, told: bool = True) -> list[YearVote]:
        """The years of a sentence by the cue nearest before each.

        `bầu Khối trưởng năm 2024` weighs less than an office held where it is not `told` who was elected.
        """
        votes = []
        if opening := _OPENING_YEAR.match(folded):
            votes.append(YearVote(0, int(opening[1])))
        whole = _ALL.search(folded)
        for year in _YEAR.finditer(folded):
            if _DATED.search(folded, max(0, year.start() - 10), year.start()):
                continue
            weight = self._weight(folded, year.start())
            if whole and year.end() == whole.end():
                weight = max(weight, _WHOLE)
            # A term is mostly a congress's or a council's; beside an office it is the head's.
            if weight and (weight == _OFFICE or not year[0].startswith("nhiệm")):
                untold = weight == _OFFICE and not told and _CHOSEN.search(folded)
                votes.append(YearVote(_SURE if untold else weight, int(year[1])))
        return votes

    def after_name(self, folded: str, mention: BlocMention, start: int) -> YearVote | None:
        """The year right after a bloc's name in the sentence that begins at `start`."""
        place = mention.end - start
        note = _NOTE.match(folded, place)
        place = note.end() if note else place
        year = _YEAR.search(folded, place, place + _NEAR + 16)
        if year and year.start() - place <= _NEAR and not folded[place : year.start()].strip(" ,(\u00a0"):
            return YearVote(_DIRECT, int(year[1]))
        return None

    def _weight(self, folded: str, place: int) -> int:
        window = folded[max(0, place - _WINDOW) : place]
        found = [(window.rfind(cue), weight) for cue, weight in self._cues if cue in window]
        return max(found)[1] if found else 0


def main_year(votes: list[YearVote], termed: set[int], *, official: bool, present: bool) -> int | None:
    """The year of which a document speaks where it speaks of a bloc; None where no word tells.

    `termed` are the years for which its heads are named, `present` is whether it names a head without a year.
    An official paper that reports on a year may end with the heads of the next; a meeting that reviews one
    year and signs the covenant of the next speaks of the next.
    """
    stated = [vote for vote in votes if not (official and vote.weight == _OFFICE)]
    best = max(stated, key=lambda vote: (vote.weight, vote.year), default=None)
    latest = max(termed, default=None)
    if best is None:
        return None if official and present else latest
    if latest and best.weight < _SURE and not (official and present):
        return max(latest, best.year)
    return best.year


def titled_year(document: Document, itself: SelfInstrument | None) -> int | None:
    """The one year that a paper's title names."""
    title = fold((itself.title if itself else None) or document.title or "")
    named = {int(year[1]) for year in _YEAR.finditer(title)}
    return named.pop() if len(named) == 1 else None


def own_year(document: Document, itself: SelfInstrument | None) -> int | None:
    """The year of a paper's own day, of a page's day of posting.

    A page of December or January may speak of either year, so its day settles nothing.
    """
    if itself is not None and itself.issued:
        return int(itself.issued[:4])
    if itself is None and document.published and int(document.published[5:7]) not in _TURN:
        return int(document.published[:4])
    return None
