"""Who leads a bloc: `X làm cụm trưởng, Y làm cụm phó`, `X (Khối trưởng)`, `suy tôn X là Khối trưởng`.

The noun decides: `suy tôn X là Khối trưởng` names a head, `suy tôn X là đơn vị dẫn đầu` is an award.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpora.blocs import BlocLexicon
from extractors.bloc_bodies import COUNCILS, bodies
from extractors.bloc_holders import Holders, Place, Sentence
from extractors.bloc_words import Offices
from extractors.facts import Person
from extractors.organisations import OrganisationScanner

_OPENING_YEAR = re.compile(
    r"\s*(?:(?:kể\s+)?từ\s+)?(?:ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]|năm\s+(?:học\s+)?)(20\d\d)(?:\s*[-–]\s*20\d\d)?,\s"
)
_YEAR_BEFORE = re.compile(r"(?<!\w)năm\s+(20\d\d)\s*:?\s+(?:do\s+|là\s+)?$")
_BESIDE = re.compile(r"\s+(?:là\s+|năm\s+20\d\d\s+(?:là\s+)?)?(?=[^\W\d_])")
_APPOSED = re.compile(r"\s*,\s+(?=(?:ông|bà|đồng\s+chí|đ/c)\s)")
_SPOKEN_AS = re.compile(r"với\s+(?:tư\s+cách|vai\s+trò|cương\s+vị)(?:\s+là)?\s+(?:đơn\s+vị\s+)?$")
_OWNED_BY = re.compile(r"\s*[,–-]\s*|\s+(?:thuộc|của)\s+")
_SHARED = 160
"""Two offices within so many code points of one sentence share the term that stands after the second."""


@dataclass(frozen=True, slots=True)
class Head:
    """One holder of a bloc's office, as printed at one place."""

    start: int
    end: int
    holder: str
    rank: str
    """`leader` or `deputy`."""
    weight: int
    """An elected head outweighs one who is only mentioned; a former one weighs nothing."""
    year: int | None = None
    """The year for which the sentence names the head."""
    told: int = 0
    """Where the holder's name ends in the text."""


class BlocHeads:
    """Finds the holders of a bloc's offices; built once from the lexicon."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, offices: Offices) -> None:
        self._organisations, self._offices = organisations, offices
        self._holders = Holders(lexicon, organisations, offices)

    def scan(
        self,
        text: str,
        folded: str,
        span: Place,
        people: tuple[Person, ...],
        named: Sequence[Place] = (),
    ) -> Iterator[Head]:
        """Every holder named in the sentence `text[span]`, which is `folded` in lower case.

        `named` are the places of blocs in it, which may stand between an office and its holder.
        """
        start, end = span
        found = list(self._offices.office.finditer(folded))
        if named:
            found = sorted([*found, *self._offices.bare_office.finditer(folded)], key=re.Match.start)
        if not found:
            return
        sentence = self._sentence(text, folded, start, end, people)
        weight = 2 if self._offices.elects.search(folded) else 1
        past = self._offices.past.search(folded)
        opening = _OPENING_YEAR.match(folded)
        floor, heads = start, list[Head]()
        turns = self._in_turn(sentence, found)
        for office in found:
            over = self._over_owner(text, folded, _over_name(start + office.end(), named) - start, start)
            term = self._offices.term_after.match(folded, over)
            turn = turns.get(office.start())
            places = [turn] if turn else self._places(sentence, office, floor, term, over)
            year = self._year(folded, places, start, term, opening)
            former = self._former(folded, office) or (past is not None and past.end() <= office.start())
            for low, high in places:
                heads.append(
                    Head(
                        start=min(low, start + office.start()),
                        end=max(high, start + (term or office).end()),
                        holder=" ".join(text[low:high].split()),
                        rank=self._offices.rank(office),
                        weight=0 if former else weight,
                        year=year,
                        told=high,
                    )
                )
            floor = max(
                [start + office.end(), *(high for low, high in places if low > start + office.start())]
            )
        yield from _shared(heads)

    def _year(
        self,
        folded: str,
        places: list[Place],
        start: int,
        term: re.Match[str] | None,
        opening: re.Match[str] | None,
    ) -> int | None:
        """The year of a head: after the office, else before the holder, else at the head of the sentence."""
        before = places[0][0] - start if places else 0
        stated = term or _YEAR_BEFORE.search(folded, max(0, before - 24), before) or opening
        return int(stated[1]) if stated else None

    def _in_turn(self, sentence: Sentence, found: list[re.Match[str]]) -> dict[int, Place]:
        """The holders of two offices that share one verb: `Khối trưởng, Khối phó lần lượt là A và B`."""
        turns: dict[int, Place] = {}
        for first, second in pairwise(found):
            if not self._offices.next_office.fullmatch(sentence.folded, first.end(), second.start()):
                continue
            after = self._offices.in_turn_after.match(sentence.folded, second.end())
            low = max(0, first.start() - 60)
            before = self._offices.in_turn_before.search(sentence.folded, low, first.start())
            places: list[Place] = []
            if after:
                place = sentence.start + after.end()
                places = self._holders.after(sentence, place, several=True, loose=False)
            elif before:
                places = self._holders.listed_before(sentence, sentence.start + before.start())
            if len(places) == 2:
                turns |= {first.start(): places[0], second.start(): places[1]}
        return turns

    def _places(
        self,
        sentence: Sentence,
        office: re.Match[str],
        floor: int,
        term: re.Match[str] | None,
        over: int,
    ) -> list[Place]:
        """The holders of one office: named after it where it heads its clause, else before it."""
        several = self._offices.rank(office) == "deputy"
        ends = [term.end() if term else over, over]
        told = self._link(self._offices.told, sentence, ends)
        alone = self._offices.begun_before.search(
            sentence.folded, max(0, office.start() - 24), office.start()
        )
        if alone and (after := self._opened(sentence, ends, told, several=several)) is not None:
            return after
        handed = self._link(self._offices.handed, sentence, ends)
        if handed:
            after = self._holders.after(sentence, sentence.start + handed.end(), several=False, loose=False)
            if after:
                return after
        if _SPOKEN_AS.search(sentence.folded, max(0, office.start() - 40), office.start()):
            comma = sentence.start + ends[0] + 2
            if speaker := self._holders.after(sentence, comma, several=False, loose=False):
                return speaker
        place = (sentence.start + office.start(), sentence.start + office.end())
        before = self._holders.before(sentence, place, floor, several=several)
        if before:
            return before
        link = told or self._offices.dashed.match(sentence.folded, ends[1])
        if link:
            return self._holders.after(sentence, sentence.start + link.end(), several=several, loose=False)
        bare = ends[1] < len(sentence.folded) and sentence.folded[ends[1]].isspace()
        return self._bare(sentence, ends[1] + 1) if bare else []

    def _opened(
        self, sentence: Sentence, ends: list[int], told: re.Match[str] | None, *, several: bool
    ) -> list[Place] | None:
        """The holders behind an office that heads its clause; None where nothing says that they follow."""
        start = sentence.start
        if told and (after := self._holders.after(sentence, start + told.end(), several=several, loose=True)):
            other = self._offices.held_after.match(sentence.folded, after[0][1] - start)
            return [] if other else after
        if apposed := _APPOSED.match(sentence.folded, ends[1]):
            return self._holders.after(sentence, start + apposed.end(), several=False, loose=False)
        for pattern in (self._offices.bracketed, self._offices.dashed):
            mark = pattern.match(sentence.folded, ends[1])
            after = (
                self._holders.after(sentence, start + mark.end(), several=several, loose=False)
                if mark
                else []
            )
            if after:
                return after
        beside = _BESIDE.match(sentence.folded, ends[1])
        held = self._holders.place_at(sentence, start + beside.end()) if beside else None
        return [held] if held else None

    def _link(self, pattern: re.Pattern[str], sentence: Sentence, ends: list[int]) -> re.Match[str] | None:
        """What stands behind the office's term, else behind the office."""
        return pattern.match(sentence.folded, ends[0]) or pattern.match(sentence.folded, ends[1])

    def _bare(self, sentence: Sentence, place: int) -> list[Place]:
        """`cùng với Trưởng khối Văn phòng Tỉnh ủy`: who follows the office without a link."""
        known = [span for span in (*sentence.bodies, *sentence.people) if span[0] == sentence.start + place]
        return known[:1]

    def _over_owner(self, text: str, folded: str, over: int, start: int) -> int:
        """`Cụm trưởng Cụm thi đua số 5, Bộ Công an năm 2018 là …`: past the owner that follows the bloc."""
        mark = _OWNED_BY.match(folded, over)
        owner = self._organisations.at(text, start + mark.end(), start + len(folded)) if mark else None
        end = owner.end - start if owner else over
        return (
            end
            if self._offices.told.match(folded, end) or self._offices.term_after.match(folded, end)
            else over
        )

    def _former(self, folded: str, office: re.Match[str]) -> bool:
        before = self._offices.former.search(folded, max(0, office.start() - 20), office.start())
        return bool(before or self._offices.past_after.match(folded, office.end()))

    def _sentence(self, text: str, folded: str, start: int, end: int, people: tuple[Person, ...]) -> Sentence:
        """The names of the sentence; of an office (`Giám đốc Sở Nội vụ`) the body that it heads."""
        spans, offices = [], set()
        for low, high, one in bodies(self._organisations, text, start, end):
            if one.tail == "bloc":
                continue
            # "Chủ tịch UBND tỉnh …" heads the committee that its own words name.
            office = one.tail == "body"
            council = COUNCILS.search(one.name) if office else None
            low += council.start() if council else len(one.head) + 1 if office else 0
            spans.append((low, high))
            if office:
                offices.add(low)
        mentions = [(span.start, span.end) for person in people for span in person.evidence.spans]
        named = tuple(sorted(span for span in mentions if start <= span[0] < end))
        return Sentence(text, folded, start, end, tuple(spans), frozenset(offices), named)


def _over_name(end: int, named: Sequence[Place]) -> int:
    """Where a bloc ends that begins in or after an office: `Trưởng khối thi đua các cơ quan`."""
    return next((high for low, high in named if end - 14 <= low <= end + 5 and high > end), end)


def _shared(heads: list[Head]) -> Iterator[Head]:
    """`X làm Cụm trưởng, Y làm Cụm phó năm 2026`: the term stands once, after the last of them."""
    for place, head in enumerate(heads):
        further = next((one for one in heads[place + 1 :] if one.rank != head.rank), None)
        near = further is not None and further.start - head.end < _SHARED
        if head.year is None and further is not None and near and further.year:
            yield replace(head, year=further.year)
        else:
            yield head
