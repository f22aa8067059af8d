"""Members of a bloc: the list after `gồm 05 đơn vị (…)`, `gồm: …`, a colon, or in lines below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.blocs import BlocLexicon
from extractors.bloc_items import LONGEST, MOST, REGION, MemberItems
from extractors.bloc_names import NAME_REST, BlocMention
from extractors.bloc_pieces import BULLET, of_kind
from extractors.bloc_words import COUNTED, Offices, choice, count_of
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold

_FEWEST = 2
_BEFORE = 50
"""Code points before a bloc's name in which the count may stand: `09 đơn vị thành viên trong Khối …`."""
_LEAD = 110
_YEAR = re.compile(r"\s*,?\s*(?:\()?năm(?:\s+học)?\s+20\d\d(?:\s*[-–]\s*20\d\d)?(?:\))?")
_NICKNAME = re.compile(r"\s*[-–]\s*(?=(?:khối|cụm)\s)[^.;:(\n]{4,80}?(?=\s*[(:,])")
_PAREN = re.compile(r"\s*,?\s*\(")
_COLON = re.compile(r"\s*:\s*")
_QUALIFIED = re.compile(r"\s+[^\W\d_][^.;:(,\n]{0,40}:\s*")
_SEAM = re.compile(r"[.:;\n(]")
_LABELLED = re.compile(r"[^:;,(\n]{2,60}:\s*(?=\S)")
_NEXT_BLOC = re.compile(
    r"\W*(?:[ivx]+[.)]\s*)?(?:khối|cụm)\s+(?:thi\s+đua|số|\d|các\s)|\W*[ivx]+[.)]\s*(?:khối|cụm)\s"
)
# "…, Phòng Tài vụ; 2/ Khối thi đua …": the number belongs to what follows.
_ENUMERATED = re.compile(r"[;,.]\s*(?:\d{1,2}|[a-zđ])[/.)]\s*$")
_OFFICE_OF = re.compile(r"(?:trưởng|phó)\s+$")
_ADDED = re.compile(r"bổ\s+sung")


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members that a text lists for a bloc, and how many it says there are."""

    members: tuple[str, ...]
    stated_count: int | None
    start: int
    end: int


class MemberLists:
    """Reads lists of members; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, offices: Offices) -> None:
        self._items, self._offices = MemberItems(lexicon, organisations, offices), offices
        unit, opens = choice(lexicon.of_kind("unit")), choice(lexicon.of_kind("opens"))
        # "có 3 đơn vị được tặng Cờ thi đua" counts no members.
        does = rf"(?!\s+(?:{choice(lexicon.of_kind('does'))})(?!\w))"
        counts = choice(lexicon.of_kind("counts"))
        every, whole = choice(lexicon.of_kind("every")), choice(lexicon.of_kind("whole"))
        of_bloc = (
            rf"{COUNTED}\s+(?:{unit})\s+(?:thành\s+viên\s+)?"
            r"(?:(?:trong|thuộc|của)\s+(?:toàn\s+)?(?:khối|cụm)|(?:khối|cụm)\s+thi\s+đua)(?!\w)"
        )
        some = rf"(?![^.;,\n]{{0,60}}?\s(?:{choice(lexicon.of_kind('does'))})(?!\w))"
        self._every = re.compile(
            rf"(?:^\s*|,\s*|(?<!\w)(?:{every})\s+){of_bloc}"
            rf"|(?<!\w)(?:{whole})\s+{of_bloc.replace('?P<count>', '?P<of>')}{some}"
        )
        self._topic = re.compile(rf"(?<!\w)(?:{choice(lexicon.of_kind('topic'))})(?!\w)")
        self._count = re.compile(rf"{COUNTED}\s+(?:cơ\s+quan,\s*)?(?:{unit})(?!\w)")
        self._opens = re.compile(
            rf"(?P<lead>[^.;:(\n]{{0,{_LEAD}}}?)(?<!\w)(?:(?:{opens})(?!\w)|(?:có|là)(?=\s+(?:{COUNTED})\s+(?:{unit})(?!\w)))"
        )
        self._any_count = re.compile(rf"\s+{COUNTED}\s")
        # After the verb: the count and the kind of the members, up to the mark that opens the list.
        self._until_mark = re.compile(rf"[^.;:(\n]{{0,{_LEAD}}}?(?P<open>[:(])")
        self._is_list = re.compile(rf"\s*(?:(?:{COUNTED})\s+(?:{unit})[^.;:,(\n]{{0,60}}?\s+là\s+)?")
        self._counts_list = re.compile(rf"[^.;:,(\n]{{0,40}}?\s{COUNTED}\s+(?:{unit})(?!\w){does}")
        self._stated_before = re.compile(
            rf"{COUNTED}\s+(?:{unit})\s+thành\s+viên\s+(?:(?:của|trong|thuộc)\s+)?$"
        )
        self._further = re.compile(rf"\)?\s*(?:,|;|và)\s*(?:{COUNTED})\s+(?:{unit})[^.;:(\n]{{0,60}}\(")
        self._counted_mark = re.compile(
            rf"\s*[,:–-]?\s*(?:{COUNTED})\s+(?:{unit})(?:(?P<open>\s[–-]\s)|[^.;:(\n]{{0,70}}?(?P<mark>[:(]))"
        )
        self._only_count = re.compile(rf"\s*(?:có\s+|gồm\s+)?(?:{COUNTED})\s+(?:{unit})[^;:(]{{0,60}}$")
        # "(9 trường; Trưởng khối: …)", "(Khối trưởng Sở Y tế; 9 đơn vị)".
        note = rf"{COUNTED}\s+(?:{unit})\s*"
        self._count_note = re.compile(rf"^\s*{note}[;,]|[;,]\s*{note.replace('?P<count>', '?P<late>')}$")
        self._stated_after = re.compile(
            rf"(?:\s*:)?(?:[^.;:(\n]{{0,90}}?(?<!\w)(?:{counts})|[^.;:(\n]{{0,40}}?(?<!\w)(?P<has>có))"
            rf"\s+(?:{COUNTED})\s+(?:{unit})(?!\w)(?(has){does})"
        )
        # "Khối thi đua các thôn: 12 thôn; Khối trưởng: …" counts without listing.
        self._colon_count = re.compile(
            rf"\s*:\s*(?:gồm\s+|các\s[^.;:()\n]{{2,50}}\(\s*)?{COUNTED}\s+(?:{unit})\s*(?=[,;.)]|$)"
        )

    def after(
        self, text: str, mention: BlocMention, end: int, following: list[tuple[int, int]]
    ) -> MemberList | None:
        """The list that begins after `mention` in its sentence, which ends at `end`.

        `following` are the next blocks, where members may stand one a line.  A list has at least two members.
        """
        place, stated = mention.end, self._named_count(mention)
        end = min(end, place + REGION)
        enumerated = _ENUMERATED.search(text, place, end)
        end = enumerated.start() if enumerated else end
        if _OFFICE_OF.search(fold(text[max(0, mention.start - 12) : mention.start])):
            return self._made(mention, text, [], stated, end)
        for _ in range(4):
            found, place, stated = self._step(text, place, end, stated)
            if found is not None:
                return self._made(mention, text, found, stated, end)
            if not self._skips(text, place, end):
                found, stated = self._listed(text, place, end, following, stated)
                return self._made(mention, text, found, stated, end)
        return self._made(mention, text, [], stated, end)

    def counted(self, folded: str) -> int | None:
        """How many units a sentence says are all of the bloc: `đại diện 11 đơn vị thuộc Cụm`."""
        every = self._every.search(folded)
        return count_of(every["count"] or every["of"]) if every else None

    def below(
        self,
        text: str,
        mention: BlocMention,
        end: int,
        following: list[tuple[int, int]],
        stated: MemberList | None,
    ) -> MemberList | None:
        """The members in numbered lines under a heading that is the bloc's name."""
        if not NAME_REST.match(text, mention.end, end):
            return None
        numbered = [span for span in following[:1] if BULLET.match(text[span[0] : span[1]])]
        members = self.lines(text, following) if numbered else []
        count = stated.stated_count if stated else None
        return self._made(mention, text, members, count, end) if len(members) >= _FEWEST else None

    def member(self, text: str, start: int, end: int) -> str | None:
        """The one member that a cell of a table names."""
        return self._items.line(text, start, end)

    def listed(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The members in a cell of a table, which holds nothing else."""
        return tuple(self._items.items(text, start, end))

    def lines(self, text: str, blocks: list[tuple[int, int]], *, strict: bool = True) -> list[str]:
        """Members one a block up to the first block that is none; without bullets only sure units count."""
        found: list[str] = []
        for start, end in blocks[:MOST]:
            printed = text[start:end]
            bullet = BULLET.match(printed)
            begin = start + (bullet.end() if bullet else 0)
            if _NEXT_BLOC.match(fold(text[begin : begin + 30])):
                break
            label = _LABELLED.match(text, begin, end)
            if label and not self._of_heads(text, label, end):
                items = self._items.items(text, label.end(), end)
                if not self._items.like_units(items):
                    break
                found += items
                continue
            item = self._items.line(text, begin, end)
            if item is None and bullet and self._offices.office.search(fold(printed)):
                continue
            sure = item is not None and self._items.like_units([item])
            if item is None or not (sure or (bullet and not strict)) or len(printed) > LONGEST:
                break
            found.append(item)
        return found

    def _of_heads(self, text: str, label: re.Match[str], end: int) -> bool:
        """`Cụm trưởng: Sở Y tế` and `Sở Y tế: Cụm trưởng` open no list."""
        after = fold(text[label.end() : min(end, label.end() + 40)])
        held = self._offices.office.search(after)
        alone = held is not None and len(after[: held.start()].split()) <= 2
        return alone or self._offices.office.search(fold(label[0])) is not None

    def _named_count(self, mention: BlocMention) -> int | None:
        """`Cụm thi đua 5 thành phố`: the name itself says how many."""
        counted = None if mention.number else self._count.search(fold(mention.name))
        return count_of(counted["count"]) if counted else None

    def _made(
        self, mention: BlocMention, text: str, members: list[str], stated: int | None, end: int
    ) -> MemberList | None:
        if stated is None:
            told = self._stated_before.search(fold(text[max(0, mention.start - _BEFORE) : mention.start]))
            stated = count_of(told["count"]) if told else None
        if len(members) < _FEWEST:
            return MemberList((), stated, mention.start, mention.end) if stated else None
        if stated is None:
            before = _SEAM.split(fold(text[max(0, mention.start - _BEFORE) : mention.start]))[-1]
            counted = self._count.search(before)
            stated = count_of(counted["count"]) if counted else None
        return MemberList(tuple(members), stated, mention.start, end)

    def _skips(self, text: str, place: int, end: int) -> bool:
        return any(pattern.match(text, place, end) for pattern in (_YEAR, _PAREN))

    def _step(
        self, text: str, place: int, end: int, stated: int | None
    ) -> tuple[list[str] | None, int, int | None]:
        """Past one note after the name: a year, another name, a bracket; or the list in the bracket."""
        if skipped := _YEAR.match(text, place, end):
            return None, skipped.end(), stated
        folded = fold(text[place : min(end, place + 100)])
        if nickname := _NICKNAME.match(folded):
            place += nickname.end()
        bracket = _PAREN.match(text, place, end)
        if bracket is None:
            return None, place, stated
        close = _close(text, bracket.end(), end)
        inner = fold(text[bracket.end() : close])
        counted = self._only_count.match(inner)
        if counted and not any(letter.isupper() for letter in text[bracket.end() : close]):
            return None, min(close + 1, end), count_of(counted["count"]) or stated
        held = self._offices.office.search(inner) or self._offices.bare_office.search(inner)
        if held and (counted := self._count_note.search(inner)):
            return None, min(close + 1, end), count_of(counted["count"] or counted["late"]) or stated
        verb = self._opens.match(inner)
        if verb and not verb["lead"].strip():
            found, stated = self._listed(text, bracket.end(), close, [], stated)
            return found, close, stated
        items = self._items.items(text, bracket.end(), close)
        sure = len(items) >= (_FEWEST if stated else _FEWEST + 1) and self._items.like_units(items)
        return (items if sure else None), min(close + 1, end), stated

    def _listed(
        self, text: str, place: int, end: int, following: list[tuple[int, int]], stated: int | None
    ) -> tuple[list[str], int | None]:
        """The list that opens at `place` or soon after, and the count beside it."""
        window = fold(text[place : min(end, place + 2 * _LEAD + 60)])
        counted = (
            self._stated_after.match(window)
            or self._counted_mark.match(window)
            or self._colon_count.match(window)
        )
        stated = (count_of(counted["count"]) if counted else None) or stated
        if mark := self._counted_mark.match(window):
            opened = mark["mark"] or mark["open"]
            return self._marked(text, place + mark.end(), end, opened, following, loose=True), stated
        if colon := _COLON.match(text, place, end):
            return self._marked(text, colon.end(), end, ":", following, loose=False), stated
        verb = self._opens.match(window)
        if verb is None:
            colon = _QUALIFIED.match(text, place, end)
            loose = [] if colon is None else self._marked(text, colon.end(), end, ":", following, loose=False)
            return loose, stated
        if self._topic.search(verb[0]) or self._offices.office.search(verb["lead"]):
            return [], stated
        if _ADDED.search(verb[0]):
            stated = None
        elif stated is None:
            counted = self._counts_list.match(window, verb.end())
            stated = count_of(counted["count"]) if counted else None
        after = place + verb.end()
        bare = self._is_list.match(window, verb.end())
        begin = place + bare.end() if bare else after
        if self._items.unit_at(text, begin, end) or self._all_named(text, begin, end):
            items = self._items.items(text, begin, end)
            return (items if self._items.like_units(items) else []), stated
        mark = self._until_mark.match(window, verb.end())
        if mark is None or self._topic.search(mark[0]):
            return [], stated
        items = self._marked(text, place + mark.end(), end, mark["open"], following, loose=True)
        items = of_kind(text[after : place + mark.end()], items)
        # "gồm 6 Thuế tỉnh: …" counts in a kind that no table knows; the list itself says so.
        if stated is None and (counted := self._any_count.match(window, verb.end())):
            stated = count_of(counted["count"]) if count_of(counted["count"]) == len(items) else None
        return items, stated

    def _all_named(self, text: str, place: int, end: int) -> bool:
        """Whether a list of bare names begins here: a capital right after the verb."""
        return place < end and text[place].isupper()

    def _marked(
        self, text: str, place: int, end: int, mark: str, following: list[tuple[int, int]], *, loose: bool
    ) -> list[str]:
        """The list after a colon or inside a bracket; `loose` where a count or a verb promised it."""
        if not text[place:end].strip(" .:"):
            return self.lines(text, following, strict=not loose) if loose else []
        close = _close(text, place, end) if mark == "(" else end
        items = self._items.items(text, place, close)
        while mark == "(" and items and (further := self._further.match(fold(text[close : close + 120]))):
            place = close + further.end()
            close = _close(text, place, end)
            items += self._items.items(text, place, close)
        return items if loose or self._items.like_units(items) else []


def _close(text: str, start: int, end: int) -> int:
    """The matching bracket, or where it is missing the end of the sentence."""
    depth = 1
    for place in range(start, end):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return end
