"""The continuation of an organisation's name: terms, capitalised words, places, and what joins them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpora.organisations import OrganisationLexicon
from extractors.places import Places
from extractors.syllables import GAP, Phrases, Syllable, fold, next_syllable, syllable_at

if TYPE_CHECKING:
    from extractors.organisations import Organisation

Nested = Callable[[str, int, int], "Organisation | None"]
"""Reads the organisation that begins at an offset, within a limit."""

_DASH = re.compile(rf"{GAP}*[-–&]{GAP}*")
_COMMA = re.compile(rf",{GAP}+")
_NUMBER = re.compile(r"\d{1,3}(?![\w/.%-]*\d)(?![^\W_])")
_PLACE_BEFORE = re.compile(rf"(?<![^\W_])[^\W\d_a-zđ][^\W\d_]*[^\W\d_A-Z]{GAP}+$")
_LISTED = 3
"""How many fields of work may stand between a comma and the `và` that closes the list."""
_NUMBERED = frozenset(
    {"quân khu", "quân đoàn", "binh đoàn", "sư đoàn", "trung đoàn", "lữ đoàn", "bệnh viện", "phòng", "trường"}
    | {"công ty", "xí nghiệp", "nhà máy", "cụm", "khu", "tổ công tác", "ban chỉ đạo", "bcđ"}
    | {"đội", "tổ", "đại đội", "tiểu đoàn", "trạm", "tổ dân phố"}
)
# Names of persons stand in the names of these without naming a person.
_NAMED_AFTER = frozenset(
    {"trường", "học viện", "đại học", "trường đại học", "quỹ", "bảo tàng", "nhà hát", "bệnh viện", "thư viện"}
    | {"công ty", "tập đoàn", "nhà máy", "trung tâm", "cảng", "viện"}
)


class NameParts:
    """What the lexicon knows of the words inside organisations' names; built once."""

    def __init__(
        self, lexicon: OrganisationLexicon, surnames: frozenset[str], common: frozenset[str] = frozenset()
    ) -> None:
        """`surnames` are folded family names, `common` the commonest: they tell where a person begins."""
        self.surnames = surnames
        self.terms = Phrases([term.term for term in lexicon.terms] + [body.name for body in lexicon.bodies])
        self.verbs = frozenset(fold(term.term) for term in lexicon.terms if term.verb == "yes")
        self.lower_stops = frozenset(fold(stop.word) for stop in lexicon.stops if stop.kind == "lower")
        titles = (stop.word for stop in lexicon.stops if stop.kind == "title")
        self.places = Places(lexicon.places, surnames, common, titles)
        self._capital_stops = Phrases(stop.word for stop in lexicon.stops if stop.kind == "capital")

    def stopped(self, text: str, syllable: Syllable, limit: int) -> bool:
        """Whether a title, an honorific or a kind of paper begins here."""
        return syllable.capital and self._capital_stops.at(text, syllable.start, limit) is not None

    def person_begins(self, text: str, syllable: Syllable, limit: int) -> bool:
        """Whether a family name with at least one capitalised name after it begins here, and no place."""
        if not syllable.capital or syllable.folded not in self.surnames:
            return False
        if self.places.known_at(text, syllable.start, limit):
            return False
        following = next_syllable(text, syllable.end, limit)
        return following is not None and following.capital and following.printed.isalpha()


class Walk:
    """One walk over the continuation of a name; it keeps the last end that a name may have."""

    def __init__(self, parts: NameParts, nested: Nested, text: str, limit: int, head: str) -> None:
        """`nested` reads an organisation inside the name, `head` is the folded head word or empty."""
        self._parts, self._nested, self._head = parts, nested, head
        self._text, self._limit = text, limit
        self._begun = 0

    def run(self, end: int) -> int:
        """The end of the name whose head ends at `end`; `end` itself where nothing follows."""
        self._begun = end
        first, placed = True, False
        while True:
            step = self._step(end, first, placed)
            if step is None:
                return end
            end, placed = step
            first = False

    def _step(self, end: int, first: bool, placed: bool) -> tuple[int, bool] | None:
        """One more part of the name and whether it is a place, or None at its end."""
        following = next_syllable(self._text, end, self._limit)
        if following is None:
            return None if placed else self._over_mark(end)
        if self._parts.stopped(self._text, following, self._limit) and not self._is_term(following):
            return None
        if following.folded in {"và", "các", "của", "&"}:
            return None if placed else self._over_word(following, first)
        return self._part(following, placed)

    def _part(self, word: Syllable, placed: bool) -> tuple[int, bool] | None:
        parts, text, limit = self._parts, self._text, self._limit
        if word.printed.isdigit():
            number = self._head.split(" ")[0] and self._head in _NUMBERED and _NUMBER.match(text, word.start)
            return (word.end, False) if number and not placed else None
        place = parts.places.at(text, word.start, limit) or 0
        term = self._term_end(word, placed)
        if place > term:
            return place, True
        if term:
            return term, False
        if not word.capital or (placed and not self._nested(text, word.start, limit)):
            return None
        return self._capital_part(word)

    def _term_end(self, word: Syllable, placed: bool) -> int:
        """The end of a term that begins at `word`, or 0; a verb-like one wants its capital."""
        term = self._parts.terms.at(self._text, word.start, self._limit)
        if term is None or (placed and not word.capital):
            return 0
        plain = not word.capital or self._all_capitals(word)
        return 0 if plain and fold(term[1]) in self._parts.verbs else term[0]

    def _capital_part(self, word: Syllable) -> tuple[int, bool] | None:
        parts, text, limit = self._parts, self._text, self._limit
        if word.shouted and len(word.printed) > 1 and self._all_capitals(word):
            nested = self._nested(text, word.start, limit)
            return (nested.end, False) if nested else None
        if parts.person_begins(text, word, limit):
            return self._patron(word) if self._named_after() else None
        # "Nà Sản giữ": behind a place of two capitals begins the sentence, no compound such as "Điện lực".
        # In "Văn phòng Viện Kiểm sát" the first of them begins a body.
        pair = _PLACE_BEFORE.search(text, max(self._begun, word.start - 12), word.start)
        if pair and self._nested(text, pair.start(), limit) is None:
            return word.end, False
        following = next_syllable(text, word.end, limit)
        if (
            following is not None
            and not following.capital
            and word.printed.isalpha()
            and not word.shouted
            and len(following.printed) > 1
            and following.printed.isalpha()
            and following.folded not in parts.lower_stops
            and word.folded != "sở"
        ):
            return following.end, False
        return word.end, False

    def _named_after(self) -> bool:
        return any(self._head == name or self._head.startswith(f"{name} ") for name in _NAMED_AFTER)

    def _patron(self, word: Syllable) -> tuple[int, bool]:
        """The person whom a school or hospital is named after: at most four syllables."""
        end, count = word.end, 1
        while count < 4:
            following = next_syllable(self._text, end, self._limit)
            if (
                following is None
                or not following.capital
                or (following.folded in self._parts.surnames and count > 2)
            ):
                break
            end, count = following.end, count + 1
        return end, True

    def _all_capitals(self, word: Syllable) -> bool:
        """Whether the line is set in capitals, so that capitals say nothing of names."""
        following = next_syllable(self._text, word.end, self._limit)
        before = self._text[max(0, word.start - 12) : word.start]
        return before.isupper() and (following is None or following.shouted)

    def _is_term(self, word: Syllable) -> bool:
        return self._parts.terms.at(self._text, word.start, self._limit) is not None

    def _over_word(self, word: Syllable, first: bool) -> tuple[int, bool] | None:
        """Over `và`, `các`, `của` where the name plainly goes on after it."""
        following = next_syllable(self._text, word.end, self._limit)
        if following is None:
            return None
        if word.folded == "của":
            owner = self._nested(self._text, following.start, self._limit)
            return (owner.end, True) if owner and owner.head in {"Quốc hội", "HĐND"} else None
        if word.folded == "và" and first:
            return None
        return self._joined(following, word.folded)

    def _joined(self, word: Syllable, link: str) -> tuple[int, bool] | None:
        parts, text, limit = self._parts, self._text, self._limit
        if parts.stopped(text, word, limit) and not self._is_term(word):
            return None
        whole = parts.terms.at(text, word.start, limit)
        if whole:
            return whole[0], False
        if link == "các" and word.capital:
            nested = self._nested(text, word.start, limit)
            return (nested.end, False) if nested and nested.tail == "name" else None
        return None

    def _over_mark(self, end: int) -> tuple[int, bool] | None:
        """Over a dash or a comma: `Kinh tế - Xã hội`, `Văn hóa, Thể thao và Du lịch`."""
        dash = _DASH.match(self._text, end, self._limit)
        mark = dash if dash and dash.end() > end else _COMMA.match(self._text, end, self._limit)
        if mark is None or mark.end() == end:
            return None
        word = syllable_at(self._text, mark.end(), self._limit)
        if word is None or not word.capital or self._parts.stopped(self._text, word, self._limit):
            return None
        term = self._parts.terms.at(self._text, word.start, self._limit)
        if term is None:
            return None
        if mark is dash:
            return term[0], False
        # "Văn hóa, Thể thao và Du lịch", "Đào tạo, Tư vấn Công nghệ thông tin và Truyền thông"
        end = term[0]
        for _ in range(_LISTED):
            following = next_syllable(self._text, end, self._limit)
            if following is None:
                return None
            if following.folded == "và":
                return end, False
            more = self._parts.terms.at(self._text, following.start, self._limit)
            if more is None or not following.capital:
                return None
            end = more[0]
        return None
