"""Names of places as they end organisations' names: `Thành phố Hà Nội`, `huyện Gia Lâm`, `TP.HCM`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.organisations import Place
from extractors.syllables import GAP, Phrases, Syllable, fold, next_syllable, syllable_at

# A smaller number is a higher level: "xã A, huyện B, tỉnh C" climbs, "huyện A, huyện B" is a list.
_LEVELS = {"tỉnh": 1, "thành phố": 1, "tp": 1, "quận": 2, "huyện": 2, "huyện đảo": 2, "thị xã": 2, "tx": 2}
_LEVELS |= {"xã": 3, "phường": 3, "thị trấn": 3, "đặc khu": 3}
_UNIT = re.compile(
    rf"(?:(?:tp|tx)(?![^\W_])\.?|(?:tỉnh|thành{GAP}+phố|quận|huyện{GAP}+đảo|huyện|thị{GAP}+xã|xã|phường|thị{GAP}+trấn|đặc{GAP}+khu)"
    r"(?![^\W_]))",
    re.I,
)
# "Tỉnh ủy", "xã hội": the unit word is part of another word.
_NO_PLACE = frozenset({"ủy", "đoàn", "hội", "viên", "lỵ", "thị", "ủy viên"})
# "TP.HCM" and "TPHCM" are written without a blank.
_CITY = re.compile(rf"tp(?:\.{GAP}*|{GAP}+|(?=h))(?:hcm|hn)(?![^\W_])|tphn(?![^\W_])", re.I)
_JOINED = re.compile(r"tp\.(?=[^\W_])|tx\.(?=[^\W_])", re.I)
_MIDDLE = frozenset({"văn", "thị"})
# "phường Hoàng Văn Thụ, quận Hoàng Mai": a commune, not its chairman.
_HIGHER = re.compile(rf"{GAP}*[,(-]{GAP}*(?i:tp|thành{GAP}+phố|thị{GAP}+xã|quận|huyện|tỉnh)(?![^\W_])")
_PART = re.compile(rf",{GAP}*|{GAP}+[-–]{GAP}+")


class Places:
    """Reads the longest place at an offset; built once from the table of places and the surnames."""

    def __init__(
        self,
        places: Iterable[Place],
        surnames: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
        titles: Iterable[str] = (),
    ) -> None:
        """`common` are the commonest of the `surnames`, all folded; `titles` open the titles of papers."""
        rows = tuple(places)
        self._known = Phrases(place.name for place in rows if place.level != "patron")
        self._patrons = Phrases(place.name for place in rows if place.level == "patron")
        self._titles = Phrases(titles)
        self._surnames, self._common = surnames, common

    def known_at(self, text: str, start: int, limit: int) -> int | None:
        """End of the listed place that begins at `start` with a capital letter."""
        if start >= limit or not (text[start].isupper() or text.startswith("miền", start)):
            return None
        found = self._known.at(text, start, limit)
        if found is None:
            return None
        # "Anh Sơn" is no place for being like one: every syllable wants its capital.
        printed = text[start : found[0]]
        small = [word for word in printed.split() if word[0].islower()]
        return None if any(word not in {"sông", "miền"} for word in small) else found[0]

    def at(self, text: str, start: int, limit: int) -> int | None:
        """End of the place that begins at `start`, with the higher places that follow it."""
        city = _CITY.match(text, start, limit)
        if city:
            return city.end()
        unit = _UNIT.match(text, start, limit)
        if unit is None:
            return self.known_at(text, start, limit)
        end = self._named(text, unit, limit)
        return None if end is None else self._climb(text, end, _level(unit[0]), limit)

    def _named(self, text: str, unit: re.Match[str], limit: int) -> int | None:
        """End of the unit's name; the bare unit is a place where it is "Thành phố" or "tỉnh"."""
        bare = unit.end() - 1 if unit[0].endswith(".") else unit.end()
        start = unit.end() if _JOINED.match(text, unit.start(), limit) else None
        first = syllable_at(text, start, limit) if start else next_syllable(text, unit.end(), limit)
        if first is None:
            return bare
        if first.folded in _NO_PLACE:
            return None
        known = self.known_at(text, first.start, limit)
        # "xã Mỹ Hòa": one syllable that is a place by itself may begin a commune's longer name.
        if known and not (known == first.end and _level(unit[0]) > 1 and _goes_on(text, first, limit)):
            return known
        if first.printed.isdigit():
            return first.end
        patron = self._patrons.at(text, first.start, limit) if first.capital and _level(unit[0]) > 1 else None
        if patron:
            return patron[0]
        # Provinces and cities are listed: after "Thành phố" a family name begins the mayor's name.
        person = first.folded in self._surnames and _level(unit[0]) == 1 and _goes_on(text, first, limit)
        if (
            not first.capital
            or person
            or self._holder(text, first, limit)
            or self._titled(text, first, limit)
        ):
            return bare
        return self._unlisted(text, first, unit[0].isupper(), limit)

    def _holder(self, text: str, first: Syllable, limit: int) -> bool:
        """Whether a whole name stands behind the bare unit: `Chủ tịch UBND xã Lê Văn Tám`.

        Communes are named after persons too: those are listed, or a higher unit follows them.
        """
        second = next_syllable(text, first.end, limit)
        if first.folded not in self._surnames or second is None:
            return False
        last, count = first, 1
        while (following := next_syllable(text, last.end, limit)) and following.capital and count < 6:
            last, count = following, count + 1
        whole = 3 <= count <= (5 if second.folded == "thị" else 4) and not first.shouted
        usual = second.folded in _MIDDLE or first.folded in self._common
        return whole and usual and not _HIGHER.match(text, last.end, limit)

    def _titled(self, text: str, word: Syllable, limit: int) -> bool:
        """Whether a paper's title begins: `của UBND tỉnh Phê duyệt …`; capitals throughout tell nothing."""
        return not word.shouted and self._titles.at(text, word.start, limit) is not None

    def _unlisted(self, text: str, first: Syllable, shouted: bool, limit: int) -> int:
        """A commune or district that no table holds: up to three capitalised syllables before a person."""
        end, count, last = first.end, 1, 4 if shouted else 3
        while count < last:
            following = next_syllable(text, end, limit)
            if following is None or not following.capital or following.printed.isdigit():
                break
            if self._person(text, following, limit) or self._titled(text, following, limit):
                break
            end, count = following.end, count + 1
        return end

    def _person(self, text: str, word: Syllable, limit: int) -> bool:
        """Whether a person's name begins at `word`; before a family name and two more it is still the place.

        `quận Bến Trà Hứa Thị Oanh`: Trà could be a family name, but the next one begins the fuller name.
        """
        if word.folded not in self._surnames:
            return False
        second = next_syllable(text, word.end, limit)
        if second is None or not second.capital:
            return False
        third = next_syllable(text, second.end, limit)
        fuller = second.folded in self._surnames and second.folded not in _MIDDLE
        return not (fuller and third is not None and third.capital and _goes_on(text, third, limit))

    def unlisted_at(self, text: str, word: Syllable, limit: int) -> int | None:
        """End of a place that no table holds, of two or three capitalised syllables, as after `Quận ủy`."""
        if not word.capital or self._person(text, word, limit):
            return None
        end = self._unlisted(text, word, word.shouted and len(word.printed) > 1, limit)
        return end if end > word.end else None

    def _climb(self, text: str, end: int, level: int, limit: int) -> int:
        """Go on to the province after the district: only a strictly higher unit belongs to the name."""
        part = _PART.match(text, end, limit)
        unit = _UNIT.match(text, part.end(), limit) if part else None
        if unit is None or _level(unit[0]) >= level:
            return end
        named = self._named(text, unit, limit)
        if named is None or named == unit.end():
            return end
        return self._climb(text, named, _level(unit[0]), limit)


def _goes_on(text: str, syllable: Syllable, limit: int) -> bool:
    following = next_syllable(text, syllable.end, limit)
    return following is not None and following.capital


def _level(unit: str) -> int:
    return _LEVELS.get(" ".join(fold(unit).rstrip(".").split()), 1)
