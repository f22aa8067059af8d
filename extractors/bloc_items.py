"""The members in a list already found: cut at its separators, without offices, notes and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpora.blocs import BlocLexicon
from extractors.bloc_bodies import bodies
from extractors.bloc_words import COUNTED, Offices, choice
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold

MOST = 40
LONGEST = 140
REGION = MOST * LONGEST
"""No list is longer than this, in code points."""

BULLET = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,2}[.)]|[a-zđ]\))\s*")
_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")
_AND = re.compile(r"\s+và\s+")
_COMMA = re.compile(r",\s*")
_TAIL = re.compile(r"\s+(?:đã|tiếp tục|do|với|trong đó)\s.*$", re.S)
_CONNECTIVE = re.compile(rf"^(?:và|các|gồm)\s+(?=[{UPPER}])")
_SEATS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "ương"})
"""Small words that end a member's name: after `Ban Dân tộc tỉnh` only a verb of two words is sure."""
_FIRST = re.compile(r"[^\W\d_]")
_NO_ITEM = re.compile(r"(?:và\s+)?(?:trong\s+đó|do)\s")
_REST = re.compile(
    r"\s*(?:(?:và|với)\s+)?(?:các\s+)?(?:đơn\s+vị\s+)?thành\s+viên(?:\s+(?:khác|còn\s+lại))?\s*(?:gồm|là|:)\s*",
    re.I,
)
# One office serves both: "Văn phòng Đoàn đại biểu Quốc hội và HĐND".
_COUNCIL = re.compile(r"HĐND|Hội đồng nhân dân|UBND", re.I)
_OFFICE_OF = re.compile(r"Văn phòng[^,;]*$", re.I)
_HELD = re.compile(r"\sdo\s")
_EDGES = " .;,:-–\n\t\u00a0"


class MemberItems:
    """Cuts lists into members; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, offices: Offices) -> None:
        self._organisations, self._offices = organisations, offices
        self._stops = frozenset(" ".join(fold(row.word).split()) for row in lexicon.stops)
        area, unit = choice(lexicon.of_kind("area")), choice(lexicon.of_kind("unit"))
        self._area = re.compile(rf"(?:{area})\s+(?=\S)", re.I)
        self._shared = re.compile(
            rf"(?P<body>[^;:()]{{0,90}}?)(?<!\w)(?:các|{COUNTED})\s+(?P<area>{area})\s*:?\s+(?=[^\W\d_])",
            re.I,
        )
        self._kind = re.compile(
            rf"\s*(?:(?:(?:các\s+|{COUNTED}\s+)?(?:cơ\s+quan,\s*)?(?:(?:{unit})(?:\s+thành\s+viên)?"
            rf"(?:\s*,\s*)?){{0,4}}(?:trực\s+thuộc[^:]{{0,60}})?|các\s[^:,;(]{{2,40}}"
            rf"|{COUNTED}\s[^:,;(\n]{{2,90}}):\s*|là\s+)".replace("?P<count>", "?:"),
            re.I,
        )
        self._several = re.compile(rf"(?:(?:{COUNTED}|các)\s+)?đơn\s+vị\s")
        # "…, C và D do C làm Cụm trưởng": what is said of the heads is no member.
        self._held = re.compile(
            rf"(?:,?\s+trong\s+đó|[,;]?\s+do)\s[^;.\n]{{2,120}}?{offices.verb_before.pattern[:-1]}(?:{offices.office.pattern})",
            re.S,
        )
        bearing = choice({*lexicon.of_kind("unit"), *lexicon.of_kind("area")})
        self._unit = re.compile(rf"(?:{bearing})\s+", re.I)

    def items(self, text: str, start: int, end: int) -> list[str]:
        """The members of `text[start:end]`, which holds a list and perhaps what is said of its heads.

        Nothing where a piece is no name: half a list would pass for the whole.
        """
        end = min(end, start + REGION)
        kind = self._kind.match(text, start, end)
        start = kind.end() if kind else start
        held = self._held.search(fold(text[start:end]))
        end = start + held.start() if held else end
        listed = text[start:end].rstrip(" .;,\n\t\u00a0)/")
        pieces = [text[one:other] for one, other in self._bounds(text, start, start + len(listed))]
        found = list(self._cleaned(pieces))
        if found and all(self._heads(piece) for piece in pieces[: len(found)]):
            return []
        if len(found) > MOST or any(len(item) > LONGEST or not _FIRST.match(item) for item in found):
            return []
        return found if all(_capital(item) for item in found) else []

    def like_units(self, items: list[str]) -> bool:
        """Whether the pieces are units' names beyond doubt: the first is, and half of them are."""
        sure = [self._is_unit(item) for item in items]
        return bool(sure) and sure[0] and 2 * sum(sure) >= len(sure)

    def unit_at(self, text: str, start: int, end: int) -> bool:
        """Whether a unit's name, or several that share their kind, begins at `start`."""
        shared = self._shared.match(text, start, min(end, start + LONGEST))
        if shared and text[shared.end()].isupper() and not shared["body"].strip().islower():
            return True
        area = self._area.match(text, start, end)
        if area and area.end() < end and text[area.end()].isupper():
            return True
        return self._organisations.at(text, start, end) is not None

    def line(self, text: str, start: int, end: int) -> str | None:
        """The one member in a line of a list, bullet and office left out; None where it names none."""
        item = self._without_office(text[start:end])
        item = _clean(item) if item else ""
        return item if item and len(item) <= LONGEST and _FIRST.match(item) and _capital(item) else None

    def _bounds(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at semicolons, else at the commas and the last `và`, but inside no organisation's name."""
        names = [(low, high) for low, high, _ in bodies(self._organisations, text, start, end)]
        inner = [span for span in names if not self._shared.match(text, *span)]
        parts = list(
            _between(text, start, end, [found.span() for found in re.finditer(r";\s*", text[start:end])])
        )
        if not parts:
            return []
        for place in range(1, len(parts)):
            if self._told(text[slice(*parts[place])], text[parts[0][0] : parts[place - 1][1]]):
                parts = parts[:place]
                break
        if len(parts) < 2:
            return self._commas(text, *parts[0], inner)
        bounds = []
        for one, other in parts:
            many = self._shared.match(text, one, other) or _REST.match(text, one, other)
            last = (one, other) == parts[-1]
            if many:
                bounds += self._commas(text, one, other, inner)
            else:
                bounds += self._pair(text, one, other, inner) if last else [(one, other)]
        return bounds

    def _told(self, piece: str, listed: str) -> bool:
        """Whether a piece after a semicolon speaks of the heads of those listed before it."""
        folded = fold(piece)
        office = self._offices.office.search(folded)
        if office is None:
            return False
        verb = self._offices.verb_before.search(folded, 0, office.start())
        holder = folded[: verb.start()].strip() if verb else ""
        alone = self._offices.alone_before.search(folded, 0, office.start())
        heads_clause = alone is not None and not folded[: alone.start()].strip()
        return bool(
            _NO_ITEM.match(folded)
            or heads_clause
            or self._several.match(folded)
            or _shares(holder, _parts(fold(listed)))
        )

    def _commas(self, text: str, start: int, end: int, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
        cuts = [found.span() for found in _COMMA.finditer(text, start, end)]
        cuts = [cut for cut in cuts if not _inside(cut, names) and self._apart(text, cut[1], end)]
        bounds = list(_between(text, start, end, [(one - start, other - start) for one, other in cuts]))
        if not bounds:
            return []
        bounds = [part for bound in bounds for part in self._kinds(text, *bound)]
        return [*bounds[:-1], *self._pair(text, *bounds[-1], names)]

    def _kinds(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """`Nhơn Trạch và 2 thành phố Biên Hòa, Long Khánh`: another kind begins inside a piece."""
        for found in _AND.finditer(text, start, end):
            if self._shared.match(text, found.end(), end):
                return [(start, found.start()), (found.end(), end)]
        return [(start, end)]

    def _heads(self, piece: str) -> bool:
        """Whether the piece says by a verb who holds an office: such pieces alone make no list of members."""
        folded = fold(piece)
        office = self._offices.office.search(folded)
        return office is not None and bool(self._offices.verb_before.search(folded, 0, office.start()))

    def _apart(self, text: str, place: int, end: int) -> bool:
        """Whether a member may begin after a comma: a small letter that is no unit's goes on the name."""
        return (
            place >= end
            or not text[place].islower()
            or bool(self._unit.match(text, place, end) or _NO_ITEM.match(text, place, end))
            or text.startswith(("và ", "đơn vị"), place)
            or self._organisations.at(text, place, end, loose=True) is not None
        )

    def _pair(self, text: str, start: int, end: int, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Cut the last piece at the `và` before a further member."""
        for found in reversed(list(_AND.finditer(text, start, end))):
            right = self._until_verb(_clean(text[found.end() : end]))
            if _inside(found.span(), names) or not _capital(right):
                continue
            left = text[start : found.start()].strip()
            if _COUNCIL.match(right) and _OFFICE_OF.match(left):
                continue
            if self._is_unit(right) or (_named(left) and _named(right)) or _alike(left, right):
                return [*self._pair(text, start, found.start(), names), (found.end(), end)]
        return [(start, end)]

    def _cleaned(self, pieces: Iterable[str]) -> Iterator[str]:
        """The members of the pieces; those that share a kind get it, and what is said of heads ends them."""
        body = area = ""
        seen: list[str] = []
        pieces = list(pieces)
        for place, piece in enumerate(pieces):
            printed = _REST.sub("", BULLET.sub("", piece.strip()))
            shared = self._shared.match(printed)
            if shared and printed[shared.end()].isupper():
                body, area, printed = shared["body"].strip(), shared["area"].lower(), printed[shared.end() :]
                body = re.sub(r"^và\s+", "", body)
            held = _HELD.search(printed)
            item = self._without_office(printed[: held.start()] if held else printed)
            if item is None or (item != printed and _shares(fold(item), seen)):
                return
            item = _clean(item)
            item = self._until_verb(item) if place == len(pieces) - 1 else item
            if item:
                yield (named := self._in_full(item, body, area))
                seen += [fold(named), fold(item)]
            if held:
                return

    def _in_full(self, item: str, body: str, area: str) -> str:
        """`các phường A, B và xã C`: a bare name gets the kind, one with a kind of its own the body."""
        if not area:
            return item
        if _named(item):
            return " ".join(f"{body} {area.split(',')[0]} {item}".split()) if item[0].isupper() else item
        return f"{body} {item}" if body and self._area.match(item) and item[0].islower() else item

    def _without_office(self, printed: str) -> str | None:
        """The piece up to the office that is noted beside it; None where the piece begins with the office."""
        folded = fold(printed)
        if _NO_ITEM.match(folded):
            return None
        office = self._offices.office.search(folded)
        if office is None:
            return printed
        alone = self._offices.alone_before.search(folded, 0, office.start())
        if alone and not folded[: alone.start()].strip(" ,;"):
            return None
        for link in (self._offices.verb_before, self._offices.mark_before):
            found = link.search(folded, max(0, office.start() - 60), office.start())
            if found and printed[: found.start()].strip(_EDGES):
                return printed[: found.start()]
        return None

    def _until_verb(self, item: str) -> str:
        """A list without bracket runs into its sentence: the last member ends before the verb."""
        known = self._organisations.at(item, 0, loose=True) if item else None
        skipped = len(item[: known.end].split()) if known else 1
        words = item.split()
        for place in range(max(1, skipped), len(words)):
            small, before = words[place][0].islower(), words[place - 1]
            pair = fold(" ".join(words[place : place + 2]))
            verb = pair in self._stops or (before[0].isupper() and fold(words[place]) in self._stops)
            if small and verb and (before[0].isupper() or before in _SEATS or place == skipped):
                return " ".join(words[:place])
        return item

    def _is_unit(self, item: str) -> bool:
        if not item:
            return False
        return self.unit_at(item, 0, len(item)) or _named(item) or item.split()[0].isupper()


def _between(text: str, start: int, end: int, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    place = start
    for one, other in cuts:
        if text[place : start + one].strip():
            yield place, start + one
        place = start + other
    if text[place:end].strip():
        yield place, end


def _parts(listed: str) -> list[str]:
    """The pieces of a folded list, roughly: enough to know one of them again."""
    return [" ".join(part.split()) for part in re.split(r",|\bvà\b", listed)]


def _inside(cut: tuple[int, int], names: list[tuple[int, int]]) -> bool:
    return any(one < cut[0] and cut[1] <= other for one, other in names)


def _clean(item: str) -> str:
    """One member without bullet, bracketed note and final mark."""
    item = _CONNECTIVE.sub("", BULLET.sub("", item.strip()))
    item = _TAIL.sub("", _NOTE.sub("", item))
    return " ".join(item.strip(_EDGES).split())


def _capital(item: str) -> bool:
    """Whether a capital letter stands in the item's first words: a member is a name."""
    return any(word[0].isupper() for word in item.split()[:4] if word)


def _named(item: str) -> bool:
    """Whether every word is capitalised, as in a place's name."""
    words = [word for word in re.split(r"[\s–-]+", item) if word]
    return 0 < len(words) <= 5 and all(word[0].isupper() for word in words)


def _alike(left: str, right: str) -> bool:
    """Whether both begin with the same word: `Xưởng Cơ điện và Xưởng Lò nung`."""
    return bool(left and right) and left.split()[0] == right.split()[0]


def _shares(holder: str, listed: Iterable[str]) -> bool:
    """Whether the holder is one of those listed, its kind (`phường`) aside."""
    name = " ".join(holder.split())
    return any(name.endswith(one) or one.endswith(name) for one in listed if one and name)
