"""The members in a list already found: cut at its separators, without offices, notes and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpora.blocs import BlocLexicon
from extractors.bloc_bodies import bodies
from extractors.bloc_pieces import (
    BULLET,
    EDGES,
    alike,
    between,
    clean,
    has_capital,
    inside,
    is_named,
    of_kind,
    parts_of,
    shares,
)
from extractors.bloc_words import COUNTED, Offices, choice
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold

MOST = 40
LONGEST = 140
REGION = MOST * LONGEST
"""No list is longer than this, in code points."""

_AND = re.compile(r"\s+và\s+")
_COMMA = re.compile(r",\s*")
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


class MemberItems:
    """Cuts lists into members; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, offices: Offices) -> None:
        self._organisations, self._offices = organisations, offices
        self._stops = frozenset(" ".join(fold(row.word).split()) for row in lexicon.stops)
        area, unit = choice(lexicon.of_kind("area")), choice(lexicon.of_kind("unit"))
        self._area = re.compile(rf"(?:{area})\s+(?=\S)", re.I)
        self._shared = re.compile(
            rf"(?P<body>[^;:()]{{0,90}}?)(?<!\w)(?:các|{COUNTED})\s+(?:(?P<area>{area})(?:\s*:?\s+"
            r"|\s[^:,;()\n]{2,40}?(?:\s*:|,?\s+là)\s+)|(?P<any>đơn\s+vị|cơ\s+quan):\s+)(?=[^\W\d_])",
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
        chose = choice(lexicon.of_kind("elects"))
        self._held = re.compile(
            rf"(?:,?\s+trong\s+đó|[,;]?\s+do|[,;]?\s+(?:đã\s+)?(?:{chose}))\s[^;.\n]{{2,120}}?{offices.verb_before.pattern[:-1]}(?:{offices.office.pattern})",
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
        found = of_kind(kind[0], found) if kind else found
        if len(found) > MOST or any(len(item) > LONGEST or not _FIRST.match(item) for item in found):
            return []
        return found if all(has_capital(item) for item in found) else []

    def like_units(self, items: list[str]) -> bool:
        """Whether the pieces are units' names beyond doubt: the first is, and half of them are."""
        sure = [self._is_unit(item) for item in items]
        return bool(sure) and sure[0] and 2 * sum(sure) >= len(sure)

    def unit_at(self, text: str, start: int, end: int) -> bool:
        """Whether a unit's name, or several that share their kind, begins at `start`."""
        shared = self._shared.match(text, start, min(end, start + LONGEST))
        named = shared is not None and (shared["area"] or shared["body"].strip())
        if shared and named and text[shared.end()].isupper() and self._bears(shared["body"]):
            return True
        area = self._area.match(text, start, end)
        if area and area.end() < end and text[area.end()].isupper():
            return True
        return self._organisations.at(text, start, end) is not None

    def _bears(self, body: str) -> bool:
        """Whether the words before a shared kind may begin a name: none, a unit's, or capitalised ones."""
        return not body.strip().islower() or self._unit.match(f"{body.strip()} ") is not None

    def line(self, text: str, start: int, end: int) -> str | None:
        """The one member in a line of a list, bullet and office left out; None where it names none."""
        item = self._without_office(text[start:end])
        item = clean(item) if item else ""
        return item if item and len(item) <= LONGEST and _FIRST.match(item) and has_capital(item) else None

    def _bounds(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at semicolons, else at the commas and the last `và`, but inside no organisation's name."""
        names = [(low, high) for low, high, _ in bodies(self._organisations, text, start, end)]
        inner = [span for span in names if not self._shared.match(text, *span)]
        parts = list(
            between(text, start, end, [found.span() for found in re.finditer(r";\s*", text[start:end])])
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
            if many or self._leads(text[one:other]):
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
            or shares(holder, parts_of(fold(listed)))
        )

    def _commas(self, text: str, start: int, end: int, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
        cuts = [found.span() for found in _COMMA.finditer(text, start, end)]
        cuts = [cut for cut in cuts if not inside(cut, names) and self._apart(text, cut[1], end)]
        bounds = list(between(text, start, end, [(one - start, other - start) for one, other in cuts]))
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
        """Whether the piece says who holds an office: such pieces alone make no list of members."""
        folded = fold(piece)
        return self._offices.office.search(folded) is not None

    def _leads(self, piece: str) -> bool:
        """`huyện A là Cụm trưởng, huyện B là Cụm phó`: one piece with two members."""
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
            right = self._until_verb(clean(text[found.end() : end]))
            if inside(found.span(), names) or not has_capital(right):
                continue
            left = text[start : found.start()].strip()
            if _COUNCIL.match(right) and _OFFICE_OF.match(left):
                continue
            if self._is_unit(right) or (is_named(left) and is_named(right)) or alike(left, right):
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
                body, area = shared["body"].strip(), (shared["area"] or "đơn vị").lower()
                printed = printed[shared.end() :]
                body = re.sub(r"^và\s+", "", body)
            held = _HELD.search(printed)
            item = self._without_office(printed[: held.start()] if held else printed)
            item = item.split("(")[0] if item and item != printed else item
            if item is None or (item != printed and shares(fold(item), seen)):
                return
            item = clean(item)
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
        if area == "đơn vị" or (is_named(item) and ("," in area or fold(item).startswith("tp"))):
            return " ".join(f"{body} {item}".split())
        if is_named(item):
            return " ".join(f"{body} {area} {item}".split()) if item[0].isupper() else item
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
            if found and printed[: found.start()].strip(EDGES):
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
        borne = self._unit.match(item) is not None and has_capital(item)
        return borne or self.unit_at(item, 0, len(item)) or is_named(item) or item.split()[0].isupper()
