"""Emulation blocs of a document: name, year of the term, leader, deputies, members.

Every way of naming a bloc in one text is one bloc: `Khối thi đua số 04`, `KHỐI THI ĐUA SỐ 4` and `Khối 4`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora.blocs import BlocLexicon, load_bloc_lexicon
from corpora.tables import LEXICON
from extractors.bloc_heads import BlocHeads, Head
from extractors.bloc_lists import MemberList, MemberLists
from extractors.bloc_names import BlocMention, BlocNames
from extractors.bloc_tables import BlocRow, Column, bloc_rows
from extractors.document import Document, Zone
from extractors.facts import Bloc, Confidence, Evidence, Person, Span
from extractors.name_keys import NameKeys
from extractors.organisations import OrganisationScanner
from extractors.sentences import sentences
from extractors.syllables import fold

_YEAR = re.compile(r"(?<![\w/.-])(?:năm\s+)(20\d\d)(?![\d/])")
# What a sentence without the bloc's name says when it still speaks of the only bloc of the text.
_ABOUT = re.compile(r"(?<!\w)(?:khối|cụm|giao\s+ước)(?!\w)")
# A decision that forms them speaks of all its blocs at once: "kiện toàn các khối, cụm thi đua năm 2024".
_ALL = re.compile(r"các\s+(?:khối|cụm)(?:\s*(?:,|và|-)\s*(?:khối|cụm))?\s+thi\s+đua[^.;\n]{0,60}năm\s+20\d\d")
_BARE = re.compile(
    r"(?:năm\s+(?P<year>20\d\d),\s+)?(?<!\w)(?<!các )(?P<word>khối|cụm)(?:\s+thi\s+đua)?"
    r"(?=\s+(?:hiện\s+)?(?:có\s+\d|gồm|bao))"
)
_OWNED = re.compile(r"\s(?:ngành|tỉnh|thành\sphố)(?!\w)")
# A year that opens a sentence about the bloc, where nothing else says it: "Trong 6 tháng đầu năm 2014, …".
_OPENING_YEAR = re.compile(r"\s*(?:trong\s+)?(?:(?:\d{1,2}|sáu|chín)\s+tháng\s+đầu\s+)?năm\s+(20\d\d),\s")
_DATED = re.compile(r"tháng\s+\d{1,2}\s+$")
_LINES = 40
"""How many paragraphs after a bloc's name may list its members."""
_NEAR = 4
_NEXT = 12
"""A bloc named within so many code points after an office is the one that it leads."""
_DIRECT = 4
"""What a year right after the bloc's own name weighs: `Khối thi đua số 4 năm 2024`."""


@dataclass(slots=True)
class _Draft:
    """A bloc while its mentions are gathered."""

    mentions: list[BlocMention]
    heads: list[Head] = field(default_factory=list)
    lists: list[MemberList] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)
    """Weight and year of each year named beside the bloc."""


class _Index:
    """The mentions of a document's blocs by their place."""

    def __init__(self, drafts: dict[str, _Draft]) -> None:
        pairs = [(one, draft) for draft in drafts.values() for one in draft.mentions]
        self._pairs = sorted(pairs, key=lambda pair: pair[0].start)
        self._starts = [one.start for one, _ in self._pairs]
        self.all = list(drafts.values())
        self.only = next(iter(drafts.values())) if len(drafts) == 1 else None
        """The only bloc of the document, of which sentences speak without its name."""

    def between(self, start: int, end: int) -> list[tuple[BlocMention, _Draft]]:
        return self._pairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class BlocFinder:
    """Finds emulation blocs; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, keys: NameKeys) -> None:
        self.names = BlocNames(lexicon, organisations, keys)
        self._heads = BlocHeads(lexicon, organisations)
        self._lists = MemberLists(lexicon, organisations)
        self._cues = tuple((fold(row.cue), row.weight) for row in lexicon.year_cues)
        self._keys = keys

    @classmethod
    def load(cls, organisations: OrganisationScanner, folder: Path = LEXICON) -> BlocFinder:
        """A finder from the lexicon's tables; a table that cannot be read raises `TableError`."""
        return cls(load_bloc_lexicon(folder), organisations, NameKeys.load(folder))

    def find(self, document: Document, people: tuple[Person, ...]) -> tuple[Bloc, ...]:
        """The blocs of a document in the order of their first mention."""
        text = document.text
        mentions = [one for one in self.names.scan(text) if document.zone_at(one.start) is not Zone.FURNITURE]
        drafts = self._drafts(mentions)
        if not drafts:
            return ()
        blocks = [(block.start, block.end) for block in document.blocks]
        last: _Draft | None = None
        index = _Index(drafts)
        for place, (start, end) in enumerate(blocks):
            following = blocks[place + 1 : place + 1 + _LINES]
            for sentence in sentences(text, start, end):
                last = self._sentence(text, sentence, index, last, people, following)
        for row in bloc_rows(document, mentions):
            self._table_row(text, row, index)
        return tuple(self._bloc(text, draft) for draft in drafts.values())

    def _drafts(self, mentions: list[BlocMention]) -> dict[str, _Draft]:
        """Mentions by bloc; an owner in short (`thuộc Sở`) goes to the longer name that begins with it."""
        drafts: dict[str, _Draft] = {}
        for one in mentions:
            drafts.setdefault(one.key, _Draft([])).mentions.append(one)
        for key in sorted(drafts, key=len):
            longer = [other for other in drafts if other.startswith(f"{key} ")]
            numbered = drafts[key].mentions[0].number
            short = 3 < len(key.split()) <= 5 or _branch(key, longer)
            if len(longer) == 1 and numbered is None and short:
                drafts[longer[0]].mentions += drafts.pop(key).mentions
        return {key: draft for key, draft in drafts.items() if _counts(draft)}

    def _sentence(
        self,
        text: str,
        sentence: tuple[int, int],
        index: _Index,
        last: _Draft | None,
        people: tuple[Person, ...],
        following: list[tuple[int, int]],
    ) -> _Draft | None:
        """Read one sentence for its blocs; what it says of `Khối` alone is about the last one named."""
        start, end = sentence
        folded = fold(text[start:end])
        here, only = index.between(start, end), index.only
        for head in self._heads.scan(text, folded, start, end, people):
            draft = _owner(text, head, here) or last or only
            if draft:
                draft.heads.append(head)
        spoken = here or self._meant(folded, start, last or only)
        for one, draft in spoken:
            found = self._lists.after(text, one, end, following)
            if found:
                draft.lists.append(found)
        talked = [draft for _, draft in here]
        if not talked and _ALL.search(folded):
            talked = index.all
        if not talked and only and _ABOUT.search(folded):
            talked = [only]
        self._years(text, folded, start, here, talked)
        return here[-1][1] if here else last

    def _meant(self, folded: str, start: int, draft: _Draft | None) -> list[tuple[BlocMention, _Draft]]:
        """`Năm 2024, khối có 05 đơn vị: …`: the bare word stands for the bloc last named."""
        bare = _BARE.search(folded) if draft else None
        if bare is None or draft is None:
            return []
        if bare["year"]:
            draft.years.append((_DIRECT, int(bare["year"])))
        place = start + bare.start("word")
        return [(BlocMention(place, start + bare.end(), "", None, False, bare["word"]), draft)]

    def _table_row(self, text: str, row: BlocRow, index: _Index) -> None:
        """What a row says of its bloc: the members of one cell, the heads of others."""
        draft = index.between(row.mention.start, row.mention.end)[0][1]
        for column, start, end in row.cells:
            holder = " ".join(text[start:end].split())
            if column is Column.MEMBERS:
                members = self._lists.listed(text, start, end)
                draft.lists.append(MemberList(members, None, start, end))
            elif holder:
                rank = "leader" if column is Column.LEADER else "deputy"
                draft.heads.append(Head(start, end, holder, rank, 2))

    def _years(
        self, text: str, folded: str, start: int, here: list[tuple[BlocMention, _Draft]], talked: list[_Draft]
    ) -> None:
        if not talked:
            return
        if opening := _OPENING_YEAR.match(folded):
            for draft in talked:
                draft.years.append((0, int(opening[1])))
        for year in _YEAR.finditer(folded):
            if _DATED.search(folded, max(0, year.start() - 10), year.start()):
                continue
            weight = self._weight(folded, year.start())
            for one, draft in here:
                gap = start + year.start() - one.end
                if 0 <= gap <= _NEAR and not text[one.end : one.end + gap].strip(" ,(\u00a0"):
                    draft.years.append((_DIRECT, int(year[1])))
            if weight:
                for draft in {id(draft): draft for draft in talked}.values():
                    draft.years.append((weight, int(year[1])))

    def _weight(self, folded: str, place: int) -> int:
        """The weight of the cue nearest before the year, within 90 characters."""
        window = folded[max(0, place - 90) : place]
        found = [(window.rfind(cue), weight) for cue, weight in self._cues if cue in window]
        return max(found)[1] if found else 0

    def _bloc(self, text: str, draft: _Draft) -> Bloc:
        termed = [head.year for head in draft.heads if head.weight and head.year]
        year = max(draft.years)[1] if draft.years else max(termed, default=None)
        heads = sorted(draft.heads, key=lambda head: (-head.weight - (head.year == year), head.start))
        leaders = [head.holder for head in heads if head.rank == "leader" and head.weight]
        top = [(head.weight, head.year) for head in heads if head.rank == "deputy" and head.weight][:1]
        deputies = [
            head.holder for head in heads if head.rank == "deputy" and [(head.weight, head.year)] == top
        ]
        listed = max(draft.lists, key=lambda one: len(one.members), default=None)
        named = _shown(draft.mentions)
        spans = tuple(sorted({Span(one.start, one.end) for one in draft.mentions}))
        quote = text[named.start : named.end]
        grade = Confidence.CERTAIN if named.full else Confidence.LIKELY
        evidence = Evidence(quote, named.start, named.end, "bloc.name", grade, spans)
        return Bloc(
            name=_spoken(named.name),
            year=year,
            leader=leaders[0] if leaders else None,
            deputies=tuple(self._distinct(deputies, fuller=True)),
            members=tuple(self._distinct(list(listed.members))) if listed else (),
            evidence=evidence,
            stated_count=next((one.stated_count for one in draft.lists if one.stated_count), None),
        )

    def _distinct(self, names: list[str], *, fuller: bool = False) -> Iterator[str]:
        """Each name once; with `fuller` one that only adds to an earlier one, or leaves off, is the same."""
        seen: set[str] = set()
        for name in names:
            key = self._keys.key(name)
            same = fuller and any(_one_begins(key, one) for one in seen)
            if key not in seen and not same:
                seen.add(key)
                yield name


def _owner(text: str, head: Head, here: list[tuple[BlocMention, _Draft]]) -> _Draft | None:
    """The bloc named right after the office, else the last one before it in the sentence, else the next."""
    for place in range(bisect_left(here, head.end, key=_place), len(here)):
        mention, draft = here[place]
        if mention.start - head.end > _NEXT:
            break
        if "," not in text[head.end : mention.start]:
            return draft
    before = bisect_right(here, head.start, key=_place)
    return here[max(0, before - 1)][1] if here else None


def _place(pair: tuple[BlocMention, _Draft]) -> int:
    return pair[0].start


def _one_begins(key: str, other: str) -> bool:
    return f"{key} ".startswith(f"{other} ") or f"{other} ".startswith(f"{key} ")


def _branch(key: str, longer: list[str]) -> bool:
    """Whether the longer name adds but the branch or the owner: `Cụm thi đua 7 tỉnh … ngành Y tế`."""
    return len(key.split()) > 5 and all(_OWNED.match(other, len(key)) for other in longer)


def _counts(draft: _Draft) -> bool:
    """A bloc wants one full name; an ellipsis counts, found by what it says of its leader."""
    return any(one.full or one.number is None for one in draft.mentions)


def _shown(mentions: list[BlocMention]) -> BlocMention:
    """The mention that shows the name best: in full, not in capitals, misprints aside, the first of these."""
    return max(
        mentions,
        key=lambda one: (
            one.full and one.name.split()[0].lower() != "khổi",
            not one.name.isupper(),
            one.number is not None or len(one.name),
            -one.start,
        ),
    )


def _spoken(name: str) -> str:
    """A name in capitals as a sentence writes it; `khối` at its head gets its capital."""
    if name.isupper():
        name = " ".join([name.split()[0].capitalize(), *(_lower(word) for word in name.split()[1:])])
    return name[0].upper() + name[1:]


def _lower(word: str) -> str:
    return word if re.fullmatch(r"[IVX]+|\d+", word) else word.lower()


def find_blocs(document: Document, finder: BlocFinder, people: tuple[Person, ...] = ()) -> tuple[Bloc, ...]:
    """The emulation blocs that a document names, each once, with all its mentions.

    The leader is the unit or the person whom the text itself calls head; an award is no office.  The year is
    that of the term: a meeting that reviews one year and signs the covenant of the next speaks of the next.
    """
    return finder.find(document, people)
