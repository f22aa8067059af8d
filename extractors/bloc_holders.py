"""Who stands beside an office of a bloc: the unit or person right before it, or named after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from corpora.blocs import BlocLexicon
from extractors.bloc_words import Offices, choice
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.syllables import GAP, Phrases, fold

Place = tuple[int, int]
_REACH = 140
"""No link between holder and office, and no holder without a known head, is longer than this."""
_REST = 3
"""Words that may go on a body's name though no table knows them."""
_WIDEST = 9
"""Words by which a holder may reach back before the unit or place that is known."""
_PLACE = re.compile(
    rf"(?:(?:quận|huyện|thị{GAP}+xã|thành{GAP}+phố|tp\.?|tỉnh|xã|phường|thị{GAP}+trấn|đặc{GAP}+khu){GAP}+)?"
    rf"(?-i:[{UPPER}][^\W\d_]*(?:['’][^\W_]+)*(?:[ \u00a0][{UPPER}][^\W\d_]*(?:['’][^\W_]+)*){{0,4}})$",
    re.I,
)
_KIND = re.compile(r"(?:quận|huyện|thị\s+xã|thành\s+phố|tỉnh|xã|phường|thị\s+trấn|đặc\s+khu)\s+")
_LEADING = re.compile(r"^(?:Khối|Cụm|Theo|Đồng chí|Ông|Bà|Hội nghị|Tại)\b")
_SMALL = re.compile(r"(?<!\w)[^\W\d_]+(?=\s)")
_CLAUSE = re.compile(r"[.;:()\n]")
_BROKEN = re.compile(r"[,;:.()]")
_BRANCH = re.compile(
    rf"\s+[Cc]hi\s+nhánh(?:\s+(?:tỉnh|thành\s+phố)(?!\w)(?:\s+[{UPPER}]\w*){{0,4}}|(?:\s+[{UPPER}]\w*){{1,4}})"
)
_HONORIFIC = re.compile(r"(?:đồng\s+chí|đ/c|ông|bà|cô|thầy)\s+(?=\S)", re.I)
_AND = re.compile(r"(?:\s*,|\s+và)\s+$")
_ADVERBIAL = re.compile(
    r"(?:(?:trong\s+)?năm\s+20\d\d|theo\s+đó|trong\s+đó|(?:cũng\s+)?(?:tại|trong|qua)\s[^,;:.]{2,40}|kết\s+quả),\s+"
)
_LISTED = re.compile(r"(?:[,;:]\s*|(?<!\w)(?:và|với|gồm)\s+)$")
_MORE = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_NAMED = re.compile(rf"(?:[^\W\d_]+\s+)?[{UPPER}][^.;:,()\n]{{1,100}}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the names that stand in it, by their places in the document."""

    text: str
    folded: str
    start: int
    end: int
    bodies: tuple[Place, ...]
    offices: frozenset[int]
    """Starts of bodies that an office stands before: `Giám đốc Sở Y tế`."""
    people: tuple[Place, ...]


class Holders:
    """Finds the holders beside an office; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, offices: Offices) -> None:
        self._organisations, self._offices = organisations, offices
        self._stops = frozenset(" ".join(fold(row.word).split()) for row in lexicon.stops) | frozenset(
            fold(word) for word in lexicon.of_kind("general")
        )
        self._titles = Phrases(row.title for row in lexicon.titles)
        self._units = frozenset(fold(row.word).split()[0] for row in lexicon.units)
        names_one = choice(lexicon.of_kind("names_one"))
        area = choice(lexicon.of_kind("area"))
        self._several = re.compile(rf"(?<!\w)(?:các|hai|02|2)\s+(?:{area}):?\s[^;:.()]{{0,100}}$")
        self._boundary = re.compile(
            rf"(?:[;:,(“\"\n]|[.]\s|(?<!\w)(?:{names_one}|và|là|gồm|của|tại)(?!\w)|^\s*(?:[-–+•*]|\d{{1,2}}[.)]))\s*"
        )
        self._anchor = re.compile(rf"(?:^\s*,?\s*(?:[-–+•*]\s*|và\s+)?|[;:]\s*|(?<!\w)(?:{names_one})\s+)$")

    def before(self, sentence: Sentence, office: Place, floor: int, *, several: bool) -> list[Place]:
        """The holders that end right before the office, the nearest first; `several` for deputies."""
        base, low = sentence.start, max(floor, office[0] - _REACH)
        for pattern, verb in ((self._offices.verb_before, True), (self._offices.mark_before, False)):
            link = pattern.search(sentence.folded, low - base, office[0] - base)
            while link:
                end = base + link.start()
                held = self._ending(sentence, end, floor, sure=verb or bool(link[0].strip(" -–")))
                if held and link[0].startswith(",") and sentence.text.endswith("của ", 0, held[0]):
                    held = None
                if held is None and (verb or link[0].strip(" ,")):
                    held = self._named(sentence, end, floor, noted="(" in link[0])
                if held is None and verb and sentence.folded[: end - base].endswith(","):
                    held = self._subject(sentence, floor)
                if held:
                    return [held, *self._also(sentence, held[0], floor)] if several and verb else [held]
                link = pattern.search(sentence.folded, link.start() + 1, office[0] - base)
        return []

    def place_at(self, sentence: Sentence, start: int) -> Place | None:
        """The place with its kind that begins at `start`: `Cụm trưởng xã Đồng Tâm`."""
        kind = _KIND.match(sentence.folded, start - sentence.start)
        end = self._organisations.places.at(sentence.text, start, sentence.end) if kind else None
        return (start, end) if end and end > sentence.start + (kind.end() if kind else 0) else None

    def listed_before(self, sentence: Sentence, end: int) -> list[Place]:
        """The holders that end at `end`, joined by `và`, in reading order."""
        last = self._ending(sentence, end, sentence.start, sure=True)
        return [*reversed(self._also(sentence, last[0], sentence.start)), last] if last else []

    def after(self, sentence: Sentence, place: int, *, several: bool, loose: bool) -> list[Place]:
        """The holder that begins at `place`, for deputies with those that follow it.

        `loose` takes any capitalised words: after a colon they are what the office is said to be held by.
        """
        found: list[Place] = []
        while held := self._beginning(sentence, place, loose=loose and not found):
            found.append(held)
            more = _MORE.match(sentence.text, held[1], sentence.end) if several else None
            if more is None:
                break
            place = more.end()
        return found

    def _subject(self, sentence: Sentence, floor: int) -> Place | None:
        """`Sở Y tế đạt 980 điểm, được bầu làm Khối trưởng`: the unit with which the sentence begins."""
        opening = _ADVERBIAL.match(sentence.folded)
        start = sentence.start + (opening.end() if opening else 0)
        return next((span for span in sentence.bodies if span[0] == start >= floor), None)

    def _ending(self, sentence: Sentence, end: int, floor: int, *, sure: bool) -> Place | None:
        """The body, person or place that ends at `end`."""
        text = sentence.text
        for spans in (sentence.bodies, sentence.people):
            held = _ending_at(spans, end) or (
                self._almost(sentence, end) if spans is sentence.bodies else None
            )
            if held and held[0] >= floor:
                widened = spans is sentence.bodies and held[0] not in sentence.offices
                return (self._widened(sentence, held[0], floor, whole=True), end) if widened else held
        if sure and (small := self._small(sentence, end, floor)):
            return small
        window = max(floor, end - 60)
        place = _PLACE.search(text[window:end])
        sure = sure or (place is not None and place[0][0].islower())
        if place and sure and not _LEADING.match(place[0]):
            whole = place[0][0].islower()
            return self._widened(sentence, window + place.start(), floor, whole=whole), end
        return None

    def _almost(self, sentence: Sentence, end: int) -> Place | None:
        """`Cục An ninh chính trị nội bộ`: a body whose last words no table knows."""
        place = bisect_left(sentence.bodies, (end, 0))
        held = sentence.bodies[place - 1] if place else None
        rest = sentence.text[held[1] : end] if held else ""
        words = rest.split()
        known = not 0 < len(words) <= _REST or not all(word.isalnum() for word in words)
        if held is None or known or rest[0] not in " \u00a0":
            return None
        folded = [fold(word) for word in words]
        pairs = {" ".join(pair) for pair in pairwise(folded)}
        return None if self._stops & {*folded, *pairs} else (held[0], end)

    def _small(self, sentence: Sentence, end: int, floor: int) -> Place | None:
        """`phòng Báo chí - Xuất bản (cụm trưởng)`: a unit's name that begins in lower case."""
        low = max(floor, end - 100)
        for word in _SMALL.finditer(sentence.text, low, end):
            if word[0] in self._units:
                known = self._organisations.at(sentence.text, word.start(), end, loose=True)
                if known and known.end == end and known.tail == "name":
                    return word.start(), end
        return None

    def _widened(self, sentence: Sentence, start: int, floor: int, *, whole: bool) -> int:
        """`Trường Đại học Kinh tế và Quản trị [Nam Trà]`: a name may begin before what is known of it.

        What is `whole` by itself, a body or a place with its kind, never goes on over `và`.
        """
        low = max(floor, start - _REACH)
        window = sentence.text[low:start]
        found = [edge for edge in self._boundary.finditer(fold(window)) if whole or edge[0].strip() != "và"]
        edges = [edge.end() for edge in found]
        edge = max(edges, default=0 if low == sentence.start else len(window))
        words = window[edge:].split()
        if 0 < len(words) <= _WIDEST and self._begins_name(words) and not _BROKEN.search(window, edge):
            return low + edge + len(window[edge:]) - len(window[edge:].lstrip())
        return start

    def _begins_name(self, words: list[str]) -> bool:
        """Whether the words before a known name belong to it: the first is a unit's, and none is a verb."""
        folded = [fold(word) for word in words]
        if folded[0] == "phó" or self._titles.at(" ".join(words), 0, _REACH):
            return False
        if any(word in self._stops for word in folded) or folded[0] in {"các", "và", "ông", "bà"}:
            return False
        pairs = {" ".join(folded[place : place + 2]) for place in range(len(folded))}
        return (words[0][0].isupper() or folded[0] in self._units) and not pairs & self._stops

    def _named(self, sentence: Sentence, end: int, floor: int, *, noted: bool) -> Place | None:
        """`do Xưởng Lò nung làm`: after such a verb, or at the head of a clause, any name is the holder.

        An office `noted` in brackets belongs to the name before it, also inside a list.
        """
        low = max(floor, end - _REACH)
        window = sentence.text[low:end]
        if window.rstrip().endswith(","):
            return None
        folded = fold(window)
        for found in re.finditer(rf"(?<!\w)[{UPPER}]", window):
            words = window[found.start() :].split()
            broken = _BROKEN if noted else _CLAUSE
            clean = not broken.search(window, found.start()) and self._begins_name(words)
            anchored = self._anchor.search(folded, 0, found.start())
            listed = noted and _LISTED.search(folded, 0, found.start()) is not None
            begun = listed or (anchored is not None and (anchored[0].strip() != "" or low == floor))
            if clean and len(words) <= 2 * _WIDEST and begun:
                return low + found.start(), end
        return None

    def _also(self, sentence: Sentence, start: int, floor: int) -> list[Place]:
        """`A và B làm Khối phó`: those before the nearest holder."""
        found: list[Place] = []
        low = max(floor, start - _REACH)
        joined = (
            self._several.search(sentence.folded, low - sentence.start, start - sentence.start) is not None
        )
        while mark := _AND.search(sentence.text, max(floor, start - 6), start):
            joined = joined or "và" in mark[0]
            held = self._ending(sentence, mark.start(), floor, sure=True) if joined else None
            if held is None:
                break
            found.append(held)
            start = held[0]
        return found

    def _beginning(self, sentence: Sentence, place: int, *, loose: bool) -> Place | None:
        text, end = sentence.text, sentence.end
        spoken = _HONORIFIC.match(text, place, end)
        place = spoken.end() if spoken else place
        if self._offices.office.match(sentence.folded, place - sentence.start):
            return None
        known = self._organisations.at(text, place, end, loose=True)
        if known and known.tail not in {"bloc", "body"}:
            branch = _BRANCH.match(text, known.end, end)
            further = branch.end() if branch else self._organisations.places.at(text, known.end + 1, end)
            return place, further if further and text[known.end].isspace() else known.end
        for spans in (sentence.bodies, sentence.people):
            index = bisect_left(spans, (place, 0))
            if index < len(spans) and spans[index][0] == place:
                return spans[index]
        unit = self._organisations.places.at(text, place, end)
        if unit:
            return place, unit
        named = _NAMED.match(text, place, end) if loose else None
        if named and len(named[0].split()) <= 2 * _WIDEST and self._begins_name(named[0].split()):
            return place, place + len(named[0].rstrip())
        return None


def _ending_at(spans: tuple[Place, ...], end: int) -> Place | None:
    place = bisect_left(spans, (end, 0))
    return spans[place - 1] if place and spans[place - 1][1] == end else None
