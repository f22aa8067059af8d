"""Who leads a bloc: `X làm cụm trưởng, Y làm cụm phó`, `X (Khối trưởng)`, `suy tôn X là Khối trưởng`.

The noun decides: `suy tôn X là Khối trưởng` names a head, `suy tôn X là đơn vị dẫn đầu` is an award.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.blocs import BlocLexicon
from extractors.facts import Person
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.syllables import GAP, fold

_BACK = re.compile(
    r"(?:\s*[(,:–-]\s*|\s+)(?:(?:đã\s+|sẽ\s+|tiếp tục\s+|được\s+|bầu\s+|cử\s+|suy tôn\s+|phân công\s+|giao\s+"
    r"|tín nhiệm\s+|thống nhất\s+){0,5}"
    r"(?:làm|là|giữ(?:\s+(?:chức|vai trò|nhiệm vụ|chức vụ|chức danh))?|đảm nhận|đảm nhiệm|trúng cử)\s+)?"
    r"(?:\(?\s*)(?:đơn vị\s+|tân\s+|nhiệm vụ\s+|vai trò\s+|chức danh\s+){0,3}$"
)
_FORWARD = re.compile(r"(?:\s*(?::|là|[–-])\s*|\s+(?:từ\s[^.;,\n]{2,80}?\s)?(?:cho|sang)\s+)(?:đơn vị\s+)?")
_YEAR = re.compile(r"năm\s+(20\d\d)")
_OPENING_YEAR = re.compile(r"\s*năm\s+(20\d\d),\s")
_PLACE = re.compile(
    rf"(?:(?:quận|huyện|thị{GAP}+xã|thành{GAP}+phố|tp\.?|tỉnh|xã|phường|thị{GAP}+trấn|đặc{GAP}+khu){GAP}+)?"
    rf"(?-i:[{UPPER}][^\W\d_]*(?:['’][^\W_]+)*(?:[ \u00a0][{UPPER}][^\W\d_]*(?:['’][^\W_]+)*){{0,4}})$",
    re.I,
)
_LEADING = re.compile(r"^(?:Khối|Cụm|Theo|Đồng chí|Ông|Bà|Hội nghị|Tại)\b")
_ELECTED = re.compile(r"bầu|suy tôn|thống nhất|nhất trí|tín nhiệm|bàn giao|luân phiên giao")
_FORMER = re.compile(r"nguyên\s+$")
_PAST_TERM = re.compile(r"năm trước|nhiệm kỳ trước")


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


class BlocHeads:
    """Finds the holders of a bloc's offices; built once from the lexicon."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner) -> None:
        self._organisations = organisations
        self._ranks = {fold(row.role): row.rank for row in lexicon.roles}
        names = sorted(self._ranks, key=lambda name: (-len(name), name))
        # The look-behind stands after the first letter: a pattern that begins with letters is found faster.
        body = "|".join(rf"{name[0]}(?<![^\W_].)" + rf"{GAP}+".join(name[1:].split()) for name in names)
        self._role = re.compile(rf"(?:{body})(?![^\W_])", re.DOTALL)

    def scan(
        self, text: str, folded: str, start: int, end: int, people: tuple[Person, ...]
    ) -> Iterator[Head]:
        """Every holder named in the sentence `text[start:end]`, which is `folded` in lower case."""
        found = list(self._role.finditer(folded))
        if not found:
            return
        names = self._bodies(text, start, end)
        mentions = [(span.start, span.end) for person in people for span in person.evidence.spans]
        mentions = sorted(span for span in mentions if start <= span[0] < end)
        weight = 2 if _ELECTED.search(folded) else 1
        past = _PAST_TERM.search(folded)
        floor = start
        for role in found:
            place = self._before(text, folded, start, floor, role, names, mentions)
            place = place or self._following(text, start, role, end, names, mentions)
            if place:
                rank = self._ranks[" ".join(role[0].split())]
                holder = " ".join(text[place[0] : place[1]].split())
                low, high = min(place[0], start + role.start()), max(place[1], start + role.end())
                former = bool(_FORMER.search(folded, max(0, role.start() - 20), role.start()))
                former = former or (past is not None and past.end() <= role.start())
                year = _YEAR.search(folded, role.end(), role.end() + 90) or _OPENING_YEAR.match(folded)
                yield Head(low, high, holder, rank, 0 if former else weight, int(year[1]) if year else None)
            floor = start + role.end()

    def _bodies(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Organisations of the sentence; of an office (`Giám đốc Sở Nội vụ`) the body that it heads."""
        spans = []
        for one in self._organisations.scan(text[start:end]):
            shift = len(one.head) + 1 if one.tail == "body" and not one.head.endswith(("UBND", "HĐND")) else 0
            spans.append((start + one.start + shift, start + one.end))
        return spans

    def _before(
        self,
        text: str,
        folded: str,
        start: int,
        floor: int,
        role: re.Match[str],
        names: list[tuple[int, int]],
        mentions: list[tuple[int, int]],
    ) -> tuple[int, int] | None:
        """The organisation, person or place that ends right before the office."""
        link = _BACK.search(folded, max(0, floor - start), role.start())
        while link and link.start() + start > floor:
            end = start + link.start()
            for spans in (names, mentions):
                held = _ending_at(spans, end)
                if held and held[0] >= floor:
                    return held
            window = max(floor, end - 60)
            place = _PLACE.search(text[window:end])
            if place and not _LEADING.match(place[0]) and link[0].strip() not in {"", "-", "–"}:
                return window + place.start(), end
            link = _BACK.search(folded, link.start() + 1, role.start())
        return None

    def _following(
        self,
        text: str,
        start: int,
        role: re.Match[str],
        end: int,
        names: list[tuple[int, int]],
        mentions: list[tuple[int, int]],
    ) -> tuple[int, int] | None:
        """`Khối trưởng là X`, `giao nhiệm vụ Khối trưởng cho X`."""
        place = start + role.end()
        within = _ending_from(names, place)
        if within and not text[place : within[0]].strip():
            place = within[1]
        link = _FORWARD.match(text, place, end)
        if link is None:
            return None
        for spans in (names, mentions):
            index = bisect_left(spans, (link.end(), 0))
            if index < len(spans) and spans[index][0] == link.end():
                return spans[index]
        return None


def _ending_at(spans: list[tuple[int, int]], end: int) -> tuple[int, int] | None:
    place = bisect_left(spans, (end, 0))
    return spans[place - 1] if place and spans[place - 1][1] == end else None


def _ending_from(spans: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    place = bisect_left(spans, (start, 0))
    return spans[place] if place < len(spans) and spans[place][0] <= start + 2 else None
