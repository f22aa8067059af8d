"""Titles and forms of commendation: `Huân chương Lao động hạng Ba`, `Bằng khen của Thủ tướng Chính phủ`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.awards import Award, AwardScope, load_award_scopes, load_awards
from extractors.document import Document
from extractors.facts import Confidence, Evidence, Named, Span
from extractors.folding import fold, lower
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.titles import TitleScanner
from extractors.whole_words import spaced, whole_words

_RANK = re.compile(r"\s+(?:các\s+hạng|hạng\s+(?:nhất|nhì|ba|một|hai|i{1,3}))(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"\s+[“\"][^”\"\n]{3,80}[”\"]")
_CAPITALS = re.compile(rf"\s+Vì\s+[{UPPER}\w\s,]{{3,60}}?(?=[,.;\n]|$|\s+(?:của|cho|và)\s)")
_BADGE = re.compile(r"\s+(?:\d{2}\s+năm\s+tuổi\s+Đảng|[“\"][^”\"\n]{3,80}[”\"])")
_PLACE = re.compile(rf"(?:[Tt]hành\s+phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|Nhà\s+nước)(?:\s+[{UPPER}]\w+){{0,4}}")
# "Cờ thi đua của NHNN": a giver in letters that no table holds.
_SHORT = re.compile(rf"[{UPPER}]{{2,8}}(?:&[{UPPER}]{{1,4}})?(?!\w)")
_OF = re.compile(r"\s+(?P<of>của\s+)?(?P<board>Ban\s+Thường\s+vụ\s+)?")


@dataclass(frozen=True)
class AwardFinder:
    """Finds awards; built once from the tables and the scanners of offices and bodies."""

    awards: tuple[Award, ...]
    scopes: tuple[AwardScope, ...]
    organisations: OrganisationScanner
    titles: TitleScanner

    @classmethod
    def load(cls, organisations: OrganisationScanner, titles: TitleScanner) -> AwardFinder:
        """Read the tables."""
        return cls(load_awards(), load_award_scopes(), organisations, titles)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted((award.name.lower() for award in self.awards), key=len, reverse=True)
        return re.compile(whole_words(re.escape(name).replace(r"\ ", r"\s+") for name in names))

    @cached_property
    def _tails(self) -> dict[str, str]:
        return {award.name.lower(): award.tail for award in self.awards}

    @cached_property
    def _scope(self) -> re.Pattern[str]:
        words = "|".join(spaced(row.word) for row in self.scopes)
        # Small letters after the first word: "Công an nhân dân", but no person's name.
        field = rf"(?:\s+[{UPPER}]\w*(?:\s+\w+|(?:\s+[^\W\d_{UPPER}]\w*){{0,3}})?(?=\s*(?:[,.;\n)”\"]|$)))?"
        return re.compile(rf"(?:\s+(?i:{words})(?!\w))+{field}")

    def find(self, document: Document) -> tuple[Named, ...]:
        """The awards named in a document, each once with all its mentions."""
        places: dict[str, list[Span]] = {}
        for start, end in self._each(document.text):
            places.setdefault(fold(document.text[start:end]), []).append(Span(start, end))
        return tuple(self._fact(document.text, spans) for spans in places.values())

    def _each(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self._pattern.finditer(lower(text)):
            # The first letter is a capital wherever a title is meant, but for plain certificates.
            # "Huy chương Vàng" is a sportsman's.
            name = " ".join(match.group().split())
            tail = self._tails[name]
            end = self._end(text, match.end(), tail)
            if tail == "named" and end == match.end():
                continue
            if tail == "giver" or text[match.start()].isupper():
                yield match.start(), end

    def _end(self, text: str, end: int, tail: str) -> int:
        if tail == "giver":
            return self._giver(text, end)
        pattern = {
            "rank": _RANK,
            "quoted": _QUOTED,
            "named": _QUOTED,
            "badge": _BADGE,
            "scope": self._scope,
        }.get(tail)
        found = pattern.match(text, end) if pattern else None
        if found is None and tail in {"quoted", "named"}:
            found = _CAPITALS.match(text, end)
        return found.end() if found else end

    def _giver(self, text: str, end: int) -> int:
        """Behind the body or office that gives the award."""
        of = _OF.match(text, end)
        if of is None:
            return end
        limit = min(len(text), of.end() + 150)
        stated = of["of"] is not None
        # The board may be a part of what a table calls the body.
        for begin in (of.end(), of.start("board")) if of["board"] else (of.end(),):
            title = self.titles.at(text, begin, limit)
            if title:
                return title.reach
            # "Cờ thi đua của Bộ": behind "của" the head word alone names the giver.
            body = self.organisations.at(text, begin, limit, bare=stated)
            if body and (stated or text[begin].isupper()):
                return body.end
        place = (_PLACE.match(text, of.end()) or _SHORT.match(text, of.end())) if stated else None
        return place.end() if place else end

    def _fact(self, text: str, spans: list[Span]) -> Named:
        quote = text[spans[0].start : spans[0].end]
        # A name that wants a rank or a giver and has none may be any kind of badge or the word alone.
        whole = self._tails.get(" ".join(lower(quote).split()), "none") == "none"
        grade = Confidence.CERTAIN if whole else Confidence.LIKELY
        evidence = Evidence.of(text, spans[0], "award", grade, tuple(spans))
        return Named(" ".join(quote.split()), evidence)
