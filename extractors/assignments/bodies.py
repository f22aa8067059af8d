"""Lists of bodies cut into their names: `Sở Tài chính, Sở Tư pháp và UBND các huyện, thị xã`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.assignments.collective import CollectiveNames
from extractors.evidence import Span, trimmed
from extractors.organisations import OrganisationScanner

_HARD = re.compile(r"\s*;\s*(?:và\s+)?|\s*\n\s*|\s+[+•*]\s+|(?<=[.,])\s+[-–]\s+|\.\s+(?=[A-ZĐÀ-Ỹ])")
_SOFT = re.compile(
    r"\s*,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+|\s+[-–]\s+(?=[A-ZĐ])|\s*/\s*(?=[A-ZĐ])|\s+&\s+"
)
_JOINT = re.compile(r"\s+(?:và|&|[-–])\s+")
_BULLET = re.compile(r"(?:\s*(?:[-–+•*]|\d{1,2}[.)](?!\d)|[a-zđ]\))\s*)+|\s+")
_LEAD_IN = re.compile(r"(?:với|cùng|và|các\s+đồng\s+chí)\s*:?\s+|:\s*", re.IGNORECASE)
_OWNERS = re.compile(r"\s+(?=các\s)")
_AND_MANY = re.compile(r"\s+(?:và|cùng)\s+(?=các\s)")
_EDGES = " \t\n.,;:-–"
_SMALL = re.compile(r"(?:(?:và|cùng)\s+)?(?:liên quan|có liên quan|khác|trực thuộc)(?!\w)")


@dataclass(frozen=True)
class BodySplitter:
    """Cuts lists of bodies; built once with the readers of names."""

    organisations: OrganisationScanner
    collective: CollectiveNames

    def split(self, text: str, start: int, end: int) -> list[Span]:
        """The names in `text[start:end]`, a cell that lists bodies; commas inside names do not cut them."""
        names: list[Span] = []
        for piece in _between(_HARD, text, start, end):
            bare = self._trimmed(text, piece.start, piece.end)
            if bare is None:
                continue
            if names and self._goes_on(text, names[-1].end, bare):
                start, names = names[-1].start, names[:-1]
                bare = Span(start, bare.end)
            names += self._soft(text, bare)
        return names

    def name_at(self, text: str, start: int, end: int) -> int | None:
        """The end of the body's name that begins at `start`, or None where none begins there.

        `Giám đốc Sở Nội vụ các tỉnh, thành phố` is one name, `Sở Nội vụ và các cơ quan` are two.
        """
        many = self.collective.at(text, start, end)
        if many is not None:
            return many
        one = self.organisations.at(text, start, end, loose=True)
        if one is None:
            return None
        joint = _AND_MANY.search(text, start, one.end)
        if joint and self.collective.at(text, joint.end(), end) is not None:
            return joint.start()
        owners = _OWNERS.match(text, one.end, end)
        of_many = self.collective.at(text, owners.end(), end) if owners else None
        return of_many or self.collective.tail(text, one.end, end)

    def _goes_on(self, text: str, before: int, piece: Span) -> bool:
        """Whether a line goes on the name above it: a hard line break inside a cell."""
        if "\n" not in text[before : piece.start] or text[before : piece.start].strip(_EDGES + "+*•"):
            return False
        if re.search(r"[-–+•*]", text[before : piece.start]) or ";" in text[before : piece.start]:
            return False
        return text[piece.start].islower() and self.name_at(text, piece.start, piece.end) is None

    def _soft(self, text: str, piece: Span) -> list[Span]:
        """Cut one piece at commas and `và` where a further body begins behind them."""
        names: list[Span] = []
        begin = piece.start
        place = self.name_at(text, begin, piece.end) or begin
        while cut := _SOFT.search(text, place, piece.end):
            if _in_brackets(text, begin, cut.start()) or not self._cuts(text, begin, cut, piece.end):
                place = cut.end()
                continue
            names.append(Span(begin, cut.start()))
            begin = cut.end()
            place = self.name_at(text, begin, piece.end) or begin
        names.append(Span(begin, piece.end))
        bare = (self._trimmed(text, name.start, name.end) for name in names)
        return [name for name in bare if name is not None]

    def _cuts(self, text: str, begin: int, cut: re.Match[str], end: int) -> bool:
        """Whether a further body begins behind a comma or `và`; behind `và` it must be known as one.

        `Báo và Đài` are one body: no body's name is a single syllable.
        """
        place = cut.end()
        if place >= end or _SMALL.match(text, place, end):
            return False
        if self.name_at(text, place, end) is not None:
            return not _JOINT.fullmatch(cut.group()) or " " in text[begin : cut.start()].strip()
        return text[place].isupper() and not _JOINT.fullmatch(cut.group())

    def _trimmed(self, text: str, start: int, end: int) -> Span | None:
        """Without bullets, marks at the edges and words that lead in."""
        while True:
            found = _BULLET.match(text, start, end) or _LEAD_IN.match(text, start, end)
            if found is None or found.end() == start:
                break
            start = found.end()
        return trimmed(text, start, end, _EDGES, _EDGES)


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    for cut in pattern.finditer(text, start, end):
        if _in_brackets(text, start, cut.start()):
            continue
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, end)


def _in_brackets(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)
