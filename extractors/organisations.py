"""Names of organisations, and of offices that issue instruments, as printed.

A name is a head word (table `organisation_heads`) and its continuation: for a people's committee or a Party
committee a place, for a ministry or an association its field of work (tables `organisation_terms` and
`bodies`), capitalised words, and the connectives that stand between two of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpora.organisations import OrganisationHead, OrganisationLexicon, load_organisation_lexicon
from corpora.people import load_surnames
from corpora.tables import LEXICON
from extractors.organisation_walk import NameParts, Walk
from extractors.syllables import GAP, SYLLABLE, Syllable, fold, next_syllable, syllable_at

REACH = 220
"""No name is longer than this, in code points; it keeps a page without punctuation linear."""

_COMMON = 16
"""The table of family names begins with this many of the commonest."""
_OFFICE_ONLY = "office"
"""How the table marks a head that only an office before it makes a body."""
_SESSION = re.compile(rf"{GAP}+khóa{GAP}+(?:[IVXL]+|\d{{1,2}})(?![^\W_])", re.I)
# "Phó Chủ tịch UBND" is no issuing office, and "Bí thư Thường trực" ends an office: the body begins later.
_DEPUTY = re.compile(rf"phó{GAP}+$", re.I)
_OFFICE = re.compile(rf"(?:bí{GAP}+thư|chủ{GAP}+tịch|giám{GAP}+đốc|ban){GAP}+$", re.I)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or issuing office: `name` is the printed text of `text[start:end]`."""

    start: int
    end: int
    name: str
    head: str
    """The head word as the table writes it, such as `UBND` or `Sở`."""
    tail: str = "name"
    """What the head admits after it; `body` marks an office such as Chủ tịch UBND tỉnh."""


Seen = dict[tuple[int, int], Organisation | None]
"""By start and limit: the organisations met inside the name in hand; without it nesting doubles the work."""


class OrganisationScanner:
    """Reads organisations out of text; built once from the lexicon, then a pure function of the text."""

    def __init__(
        self,
        lexicon: OrganisationLexicon,
        surnames: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
    ) -> None:
        """`surnames` are folded family names, `common` the commonest: they tell where a person begins."""
        self._parts = NameParts(lexicon, surnames, common)
        self.places = self._parts.places
        self._heads = _heads_by_first(lexicon.heads)
        plain = [row for row in lexicon.heads if row.alone != _OFFICE_ONLY]
        firsts = {SYLLABLE.match(row.head)[0] for row in plain}  # type: ignore[index]
        shapes = sorted({shape for first in firsts for shape in _shapes(first)}, key=len, reverse=True)
        # The look-behind stands after the first letter: a pattern that begins with letters is found faster.
        begun = (f"{re.escape(shape[0])}(?<![^\\W_].){re.escape(shape[1:])}" for shape in shapes)
        self._start = re.compile(rf"(?:{'|'.join(begun)})(?![^\W_])", re.DOTALL)

    @classmethod
    def load(cls, folder: Path = LEXICON) -> OrganisationScanner:
        """A scanner from the lexicon's tables; a table that cannot be read raises `TableError`."""
        names = [fold(row.name) for row in load_surnames(folder)]
        return cls(load_organisation_lexicon(folder), frozenset(names), frozenset(names[:_COMMON]))

    def at(
        self, text: str, start: int, limit: int | None = None, *, loose: bool = False, bare: bool = False
    ) -> Organisation | None:
        """The longest organisation that begins exactly at `start` and ends by `limit`.

        `loose` also takes a head in lower case (`phòng Văn hóa`), `bare` a capitalised head without the rest
        (`Phó Giám đốc Sở`): both want a context that promises an organisation, such as an office before it.

        The rule is the observed form of names in plans and news; see the module's head for the grammar.
        """
        return self._at(text, start, len(text) if limit is None else limit, {}, loose, bare)

    def _within(self, text: str, start: int, limit: int, seen: Seen) -> Organisation | None:
        """The organisation that begins at `start` inside another's name; read once, however often asked."""
        if (start, limit) not in seen:
            seen[start, limit] = self._at(text, start, limit, seen)
        return seen[start, limit]

    def _at(
        self, text: str, start: int, limit: int, seen: Seen, loose: bool = False, bare: bool = False
    ) -> Organisation | None:
        limit = min(limit, start + REACH)
        first = syllable_at(text, start, limit)
        if first is None:
            return None
        rows = self._heads.get(first.folded)
        if rows is None:
            return None
        window = fold(text[start : min(limit, start + 60)])
        for row, pattern in rows:
            head = pattern.match(window)
            if head is None or not (loose or _cased(text[start : start + head.end()], row.head)):
                continue
            if row.alone == _OFFICE_ONLY and not loose:
                continue
            end = start + head.end()
            found = self._with_tail(text, start, end, row, limit, seen)
            if found:
                return found
            if bare and (first.capital or " " in row.head) and row.tail in {"name", "bloc"}:
                return Organisation(start, end, text[start:end], row.head, row.tail)
        return None

    def scan(self, text: str) -> tuple[Organisation, ...]:
        """Every organisation of the text in reading order, without overlaps."""
        return tuple(self._each(text))

    def term_at(self, text: str, start: int, limit: int) -> int | None:
        """End of the field of work or kind of people that begins at `start`, whatever its case."""
        found = self._parts.terms.at(text, start, limit)
        return found[0] if found else None

    def _each(self, text: str) -> Iterator[Organisation]:
        place = 0
        while found := self._start.search(text, place):
            organisation = None
            if not _goes_on(text, found.start()):
                organisation = self.at(text, found.start())
            if organisation:
                yield organisation
            place = organisation.end if organisation else found.end()

    def _with_tail(
        self, text: str, start: int, head_end: int, row: OrganisationHead, limit: int, seen: Seen
    ) -> Organisation | None:
        if row.tail in {"body", "bloc"}:
            end = (
                self._nested(text, head_end, limit, seen)
                if row.tail == "body"
                else self._bloc(text, head_end, limit, seen)
            )
        elif row.tail == "place":
            end = self._place_tail(text, head_end, limit, seen)
        elif row.tail == "name":
            end = self._name_tail(text, head_end, row, limit, seen)
        else:
            end = head_end
        if end == head_end and row.alone != "yes":
            return None
        session = _SESSION.match(text, end, limit)
        end = session.end() if session else end
        return Organisation(start, end, text[start:end], row.head, row.tail)

    def _place_tail(self, text: str, end: int, limit: int, seen: Seen) -> int:
        following = next_syllable(text, end, limit)
        if following is None:
            return self._broken_header(text, end, limit)
        place = self.places.at(text, following.start, limit)
        if place:
            return place
        committee = fold(text[max(0, end - 2) : end]) == "ủy"
        if committee and not self._parts.stopped(text, following, limit):
            unlisted = self._parts.places.unlisted_at(text, following, limit)
            if unlisted and self._within(text, following.start, limit, seen) is None:
                return unlisted
        # "Đảng ủy Khối …", "Công an Nhân dân": a place head may also take a field of work.
        if following.capital and not self._parts.stopped(text, following, limit):
            nested = self._within(text, following.start, limit, seen)
            if nested and nested.tail in {"place", "name"}:
                return nested.end
            term = self._parts.terms.at(text, following.start, limit)
            if term:
                return self._name_tail(text, term[0], None, limit, seen)
        return end

    def _broken_header(self, text: str, end: int, limit: int) -> int:
        """In a header in capitals the place may stand on the next line."""
        if not text[:end].endswith(("DÂN", "UBND", "HĐND")) or not text.startswith("\n", end):
            return end
        place = self.places.at(text, end + 1, limit)
        return place if place and text[end + 1 : place].isupper() else end

    def _nested(self, text: str, end: int, limit: int, seen: Seen) -> int:
        """The end of the organisation that an office heads, or `end` where none follows."""
        following = next_syllable(text, end, limit)
        if following is None:
            return end
        nested = self._within(text, following.start, limit, seen)
        if nested and nested.tail != "body":
            return nested.end
        return self.places.at(text, following.start, limit) or end

    def _bloc(self, text: str, end: int, limit: int, seen: Seen) -> int:
        """`Khối thi đua thuộc Hội …` and `Khối thi đua số 4`; wider names are the blocs' own grammar."""
        following = next_syllable(text, end, limit)
        if following is None:
            return end
        if following.folded == "thuộc":
            nested = self._nested(text, following.end, limit, seen)
            return nested if nested > following.end else end
        if following.folded == "số":
            number = next_syllable(text, following.end, limit)
            return number.end if number and number.printed.isalnum() else end
        if following.folded == "các":
            term = self._parts.terms.at(text, following.start, limit) or self._after_word(
                text, following, limit
            )
            return self._name_tail(text, term[0], None, limit, seen) if term else end
        if following.capital or following.printed.isdigit():
            return self._nested(text, end, limit, seen) if not following.printed.isdigit() else following.end
        return end

    def _after_word(self, text: str, word: Syllable, limit: int) -> tuple[int, str] | None:
        following = next_syllable(text, word.end, limit)
        return self._parts.terms.at(text, following.start, limit) if following else None

    def _name_tail(self, text: str, end: int, row: OrganisationHead | None, limit: int, seen: Seen) -> int:
        """Walk on over terms, capitalised words and places, and over connectives between two of these."""
        return Walk(
            self._parts, partial(self._within, seen=seen), text, limit, fold(row.head) if row else ""
        ).run(end)


def _goes_on(text: str, start: int) -> bool:
    """Whether an office before `start` goes on there, as its words and not as a body's name."""
    floor = max(0, start - 12)
    if text.startswith("Thường trực", start):
        return bool(_OFFICE.search(text, floor, start))
    return text[start].isupper() and bool(_DEPUTY.search(text, floor, start))


def _heads_by_first(
    heads: tuple[OrganisationHead, ...],
) -> dict[str, list[tuple[OrganisationHead, re.Pattern[str]]]]:
    table: dict[str, list[tuple[OrganisationHead, re.Pattern[str]]]] = defaultdict(list)
    for row in sorted(heads, key=lambda row: (-len(row.head), row.head)):
        words = [re.escape(word) for word in fold(row.head).split()]
        pattern = re.compile(f"{GAP}+".join(words) + r"(?![^\W_])")
        first = SYLLABLE.match(row.head)
        if first is None:
            raise ValueError(f"a head must begin with a letter: {row.head!r}")
        table[fold(first[0])].append((row, pattern))
    return dict(table)


def _shapes(first: str) -> set[str]:
    """The ways in which the first syllable of a head is written: as listed, in capitals, with either mark."""
    old = {"ủy": "uỷ", "Ủy": "Uỷ", "ỦY": "UỶ", "Tòa": "Toà", "Hòa": "Hoà", "TÒA": "TOÀ"}
    shapes = {first, first.upper()}
    return shapes | {old[shape] for shape in shapes if shape in old}


def _cased(printed: str, head: str) -> bool:
    """A head wants its first letter's case, or capitals throughout."""
    return printed[0] == head[0] or printed.isupper() or fold(printed[0]) != fold(head[0])
