"""Members of a bloc: the list after `gồm 05 đơn vị (…)`, `gồm: …`, or in numbered lines below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.blocs import BlocLexicon
from extractors.bloc_names import BlocMention
from extractors.names import UPPER
from extractors.organisations import OrganisationScanner
from extractors.syllables import fold

_FEWEST, _MOST, _LONGEST = 2, 40, 140
_UNITS = (
    r"(?:đơn vị|cơ quan|thành viên|tỉnh|thành phố|sở|ban|ngành|xã|phường|huyện|quận|hội|doanh nghiệp"
    r"|trường|tổ chức)"
)
_COUNT = re.compile(rf"(?<![\w/.])(\d{{1,3}})\s+(?:cơ quan,\s*)?{_UNITS}", re.I)
# What stands between the bloc and its list: never a full stop, never another verb than these.
_OPENING = re.compile(
    r"(?P<lead>[^.;:(\n]{0,80}?(?:bao gồm|gồm|là|có(?=\s+\d))(?:\s+có)?[^.;:(\n]{0,70}?)"
    r"(?P<open>[:(]|(?=các\s))"
    r"|(?P<bare>\s*(?:,\s*)?)(?P<paren>\()",
    re.I,
)
_NO_LIST = re.compile(
    r"\b(?:nội dung|nhiệm vụ|tiêu chí|phong trào|chỉ tiêu|giải thưởng|môn|tiết mục|phần)\b", re.I
)
_KIND = re.compile(
    rf"\s*(?:(?:các\s+|\d+\s+)?(?:cơ quan,\s*)?(?:{_UNITS}(?:\s+thành viên)?(?:\s*,\s*)?){{0,4}}"
    r"(?:trực thuộc[^:]{0,60})?|các\s[^:,;(]{2,40}):\s*",
    re.I,
)
_BULLET = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,2}[.)]|[a-zđ]\))\s*")
_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")
_AND = re.compile(r"\s+và\s+")
_COMMA = re.compile(r",\s*")
_SEMICOLON = re.compile(r";\s*")
_TAIL = re.compile(r"\s+(?:đã|tiếp tục|do|với|trong đó)\s.*$", re.S)
_OFFICE = re.compile(
    r"\s*[,–-]\s*(?:(?:là|làm)\s+)?(?:đơn vị\s+)?(?:phó\s+)?"
    r"(?:trưởng|phó|khối|cụm)\s+(?:khối|cụm|trưởng|phó)\b.*$",
    re.I,
)
_CONNECTIVE = re.compile(rf"^(?:và|các|gồm)\s+(?=[{UPPER}])")
_SEATS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "ương"})
"""Small words that end a member's name: after `Ban Dân tộc tỉnh` only a verb of two words is sure."""
_FIRST = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members that a text lists for a bloc, and how many it says there are."""

    members: tuple[str, ...]
    stated_count: int | None
    start: int
    end: int


class MemberLists:
    """Reads lists of members; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner) -> None:
        self._organisations = organisations
        self._stops = frozenset(" ".join(fold(row.word).split()) for row in lexicon.stops)

    def after(
        self, text: str, mention: BlocMention, end: int, following: list[tuple[int, int]]
    ) -> MemberList | None:
        """The list that begins after `mention` in its sentence, which ends at `end`.

        `following` are the next blocks, where bulleted members may stand.  A list has at least two members.
        """
        opening = _OPENING.match(text, mention.end, end)
        if opening is None or _NO_LIST.search(opening[0]):
            return None
        lead = text[max(0, mention.start - 50) : mention.start] + (opening["lead"] or "")
        count = _COUNT.search(lead)
        stated = int(count[1]) if count else None
        mark = opening["open"] or opening["paren"] or ""
        close = self._close(text, opening.end(), end, mark)
        members = self._items(text, opening.end(), close)
        if opening["paren"] and (stated is None and len(members) < 3):
            return None
        if not members and text[opening.start() : end].rstrip().endswith(":"):
            members = self._bullets(text, following)
        if len(members) < _FEWEST:
            return MemberList((), stated, mention.start, mention.end) if stated and opening["lead"] else None
        return MemberList(tuple(members), stated, mention.start, close)

    def listed(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The members in a cell of a table, which holds nothing else."""
        return tuple(self._items(text, start, end))

    def _close(self, text: str, start: int, end: int, mark: str) -> int:
        """The matching bracket, or where it is missing the end of the sentence."""
        if mark != "(":
            return end
        depth = 1
        for place in range(start, end):
            depth += (text[place] == "(") - (text[place] == ")")
            if depth == 0:
                return place
        return end

    def _items(self, text: str, start: int, end: int) -> list[str]:
        kind = _KIND.match(text, start, end)
        start = kind.end() if kind else start
        listed = text[start:end].rstrip(" .;,\n\t\u00a0)/")
        end = start + len(listed)
        cuts = _SEMICOLON if ";" in listed else _COMMA
        bounds = self._bounds(text, start, end, cuts)
        items = [self._until_verb(_clean(text[one:other])) for one, other in bounds]
        items = [item for item in items if item]
        if len(items) > _MOST or any(len(item) > _LONGEST or not _FIRST.match(item) for item in items):
            return []
        return items if all(_capital(item) for item in items) else []

    def _bounds(self, text: str, start: int, end: int, cuts: re.Pattern[str]) -> list[tuple[int, int]]:
        """Cut at the separators that stand inside no organisation's name, and at the last `và`."""
        names = [(start + one.start, start + one.end) for one in self._organisations.scan(text[start:end])]
        bounds, place = [], start
        for cut in cuts.finditer(text, start, end):
            if not any(one < cut.start() and cut.end() <= other for one, other in names):
                bounds.append((place, cut.start()))
                place = cut.end()
        joined = [
            found
            for found in _AND.finditer(text, place, end)
            if not any(one < found.start() and found.end() <= other for one, other in names)
        ]
        if joined and cuts is _COMMA and _capital(text[joined[-1].end() : end].strip()):
            bounds.append((place, joined[-1].start()))
            place = joined[-1].end()
        bounds.append((place, end))
        return bounds

    def _until_verb(self, item: str) -> str:
        """A list without bracket runs into its sentence: the last member ends before the verb."""
        words = item.split()
        for place in range(1, len(words)):
            small, before = words[place][0].islower(), words[place - 1]
            pair = fold(" ".join(words[place : place + 2]))
            verb = pair in self._stops or (before[0].isupper() and fold(words[place]) in self._stops)
            if small and verb and (before[0].isupper() or before in _SEATS):
                return " ".join(words[:place])
        return item

    def _bullets(self, text: str, blocks: list[tuple[int, int]]) -> list[str]:
        """Members one a block, each with a bullet or a number, up to the first block without."""
        items: list[str] = []
        for start, end in blocks[:_MOST]:
            bullet = _BULLET.match(text[start:end])
            item = _clean(text[start + bullet.end() : end]) if bullet else ""
            if not item or len(item) > _LONGEST or not _capital(item):
                break
            items.append(item)
        return items


def _clean(item: str) -> str:
    """One member without bullet, bracketed note and final mark."""
    item = _BULLET.sub("", item.strip())
    item = _CONNECTIVE.sub("", item)
    item = _OFFICE.sub("", _TAIL.sub("", _NOTE.sub("", item)))
    return " ".join(item.strip(" .;,:-–\u00a0").split())


def _capital(item: str) -> bool:
    """Whether a capital letter stands in the item's first words: a member is a name."""
    return any(word[0].isupper() for word in item.split()[:4] if word)
