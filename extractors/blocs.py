"""Emulation blocs of a document: name, year of the term, leader, deputies, members.

Every way of naming a bloc in one text is one bloc: `Khối thi đua số 04`, `KHỐI THI ĐUA SỐ 4` and `Khối 4`.
Where the text names heads for another year too, that term is a bloc of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from corpora.blocs import BlocLexicon, load_bloc_lexicon
from corpora.tables import LEXICON
from extractors.bloc_heads import BlocHeads, Head
from extractors.bloc_lists import MemberList, MemberLists
from extractors.bloc_names import BlocMention, BlocNames
from extractors.bloc_rows import BlocRows
from extractors.bloc_shorts import bracketed
from extractors.bloc_tables import BlocRow, Column, MemberRow, bloc_rows, member_rows
from extractors.bloc_terms import YearVote, YearVotes
from extractors.bloc_words import COUNTED, Offices, count_of
from extractors.document import Document, Zone
from extractors.facts import Bloc, Person, SelfInstrument
from extractors.name_keys import NameKeys
from extractors.organisations import OrganisationScanner
from extractors.sentences import sentences
from extractors.syllables import fold

# What a sentence without the bloc's name says when it still speaks of the only bloc of the text.
_ABOUT = re.compile(r"(?<!\w)(?:khối|cụm|giao\s+ước)(?!\w)")
_BARE = re.compile(
    r"(?:năm\s+(?P<year>20\d\d),\s+)?(?<!\w)(?<!các )(?P<word>khối|cụm)(?:\s+thi\s+đua)?"
    rf"(?=\s*,?\s+(?:hiện\s+)?(?:có\s+{COUNTED}\s+\w|gồm|bao))|^\s*(?:[-–+•*]\s*)?(?:các\s+)?(?:đơn\s+vị\s+)?"
    r"(?P<label>thành\s+viên(?:\s+(?:của\s+)?(?:khối|cụm))?)(?=\s*:|\s+(?:bao\s+)?gồm)"
)
_OWNED = re.compile(r"\s(?:ngành|tỉnh|thành\sphố)(?!\w)")
_LINES = 40
"""How many paragraphs after a bloc's name may list its members."""
_NEXT = 12
"""A bloc named within so many code points after an office is the one that it leads."""
_BULLETS = "0123456789ivxlabcđ.)-–+•* \t\u00a0"


@dataclass(slots=True)
class _Draft:
    """A bloc while its mentions are gathered."""

    mentions: list[BlocMention]
    heads: list[Head] = field(default_factory=list)
    lists: list[MemberList] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    """How many members the text says in passing that there are."""
    votes: list[YearVote] = field(default_factory=list)
    """Each year named beside the bloc."""


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
        """The mentions from `start` up to `end`, each with its bloc."""
        return self._pairs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class BlocFinder:
    """Finds emulation blocs; built once from the lexicon and the scanner of organisations."""

    def __init__(self, lexicon: BlocLexicon, organisations: OrganisationScanner, keys: NameKeys) -> None:
        offices = Offices(lexicon)
        self.names = BlocNames(lexicon, organisations, keys)
        self._heads = BlocHeads(lexicon, organisations, offices)
        self._lists = MemberLists(lexicon, organisations, offices)
        self._votes = YearVotes(lexicon.year_cues)
        self._offices = offices
        self._rows = BlocRows(keys)

    @classmethod
    def load(cls, organisations: OrganisationScanner, folder: Path = LEXICON) -> BlocFinder:
        """A finder from the lexicon's tables; a table that cannot be read raises `TableError`."""
        return cls(load_bloc_lexicon(folder), organisations, NameKeys.load(folder))

    def find(
        self, document: Document, people: tuple[Person, ...], itself: SelfInstrument | None = None
    ) -> tuple[Bloc, ...]:
        """The blocs of a document in the order of their first mention."""
        text = document.text
        mentions = [one for one in self.names.scan(text) if document.zone_at(one.start) is not Zone.FURNITURE]
        drafts = self._drafts(text, mentions, document.blocks[0].end if document.blocks else 0)
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
        self._member_rows(document, mentions, index)
        return self._rows.made(document, list(drafts.values()), itself)

    def _drafts(self, text: str, mentions: list[BlocMention], headline: int) -> dict[str, _Draft]:
        """Mentions by bloc; an owner in short (`thuộc Sở`) goes to the longer name that begins with it."""
        drafts: dict[str, _Draft] = {}
        for one in mentions:
            drafts.setdefault(one.key, _Draft([])).mentions.append(one)
        for one in mentions:
            alias = self.names.alias(text, one)
            if alias in drafts and alias != one.key and drafts[alias].mentions[0].number is None:
                drafts[one.key].mentions += drafts.pop(alias).mentions
        _join_bracketed(text, drafts, mentions)
        _join_headline(drafts, headline)
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
        held = False
        for head in self._heads.scan(
            text, folded, sentence, people, [(one.start, one.end) for one, _ in here]
        ):
            held = True
            draft = _owner(text, head, here) or last or only
            if draft:
                draft.heads.append(head)
        spoken = here or self._meant(folded, start, last or only)
        for place, (one, draft) in enumerate(spoken):
            stop = spoken[place + 1][0].start if place + 1 < len(spoken) else end
            below = following if stop == end else []
            found = self._lists.after(text, one, stop, below)
            if below and not (found and found.members) and not folded[: one.start - start].strip(_BULLETS):
                found = self._lists.below(text, one, end, below, found) or found
            if found:
                draft.lists.append(found)
        named = {id(draft): draft for _, draft in here}
        about = next(iter(named.values())) if len(named) == 1 else None if named else only
        if about and (count := self._lists.counted(folded)):
            about.counts.append(count)
        self._years(folded, start, here, index, held=held)
        return here[-1][1] if here else last

    def _meant(self, folded: str, start: int, draft: _Draft | None) -> list[tuple[BlocMention, _Draft]]:
        """`Năm 2024, khối có 05 đơn vị: …`: the bare word stands for the bloc last named."""
        bare = _BARE.search(folded) if draft else None
        if bare is None or draft is None:
            return []
        if bare["year"]:
            draft.votes.append(YearVote(4, int(bare["year"])))
        group = "word" if bare["word"] else "label"
        return [
            (BlocMention(start + bare.start(group), start + bare.end(), "", None, False, bare[group]), draft)
        ]

    def _table_row(self, text: str, row: BlocRow, index: _Index) -> None:
        """What a row says of its bloc: the members of one cell, the heads of others."""
        draft = index.between(row.mention.start, row.mention.end)[0][1]
        for column, start, end in row.cells:
            printed = " ".join(text[start:end].split())
            if column is Column.COUNT:
                draft.lists.append(MemberList((), count_of(printed), start, end))
            elif column is Column.MEMBERS:
                draft.lists.append(MemberList(self._lists.listed(text, start, end), None, start, end))
            else:
                rank = "leader" if column is Column.LEADER else "deputy"
                holders = [printed] if rank == "leader" else self._lists.listed(text, start, end)
                named = [one for one in holders if one[:1].isalpha()]
                draft.heads += [Head(start, end, one, rank, 2, told=end) for one in named]

    def _member_rows(self, document: Document, mentions: list[BlocMention], index: _Index) -> None:
        """One row a member: its name, and the office that its row may name."""
        rows: dict[int, list[MemberRow]] = {}
        for row in member_rows(document, mentions):
            rows.setdefault(row.mention.start, []).append(row)
        for start, found in rows.items():
            held = index.between(start, start + 1)
            members = [self._lists.member(document.text, row.start, row.end) for row in found]
            if not held or not all(members):
                continue
            named = tuple(member for member in members if member)
            held[0][1].lists.append(MemberList(named, None, start, found[-1].end))
            for row, member in zip(found, named, strict=True):
                office = self._offices.office.search(row.note)
                if office:
                    rank = self._offices.rank(office)
                    held[0][1].heads.append(Head(row.start, row.end, member, rank, 2, told=row.end))

    def _years(
        self, folded: str, start: int, here: list[tuple[BlocMention, _Draft]], index: _Index, *, held: bool
    ) -> None:
        """Give the years of a sentence to the blocs of which it speaks."""
        talked = [draft for _, draft in here]
        votes = self._votes.in_sentence(folded, told=held) if "20" in folded else []
        if not talked and votes:
            if self._votes.of_all(folded):
                talked = index.all
            elif index.only and _ABOUT.search(folded):
                talked = [index.only]
            elif not held and self._offices.office.search(folded):
                talked, votes = index.all, self._votes.of_offices(folded)
        for draft in {id(draft): draft for draft in talked}.values():
            draft.votes += votes
        for one, draft in here:
            vote = self._votes.after_name(folded, one, start)
            if vote:
                draft.votes.append(vote)


def _owner(text: str, head: Head, here: list[tuple[BlocMention, _Draft]]) -> _Draft | None:
    """The bloc named right after the office, else the last one before it in the sentence, else the next."""
    for place in range(bisect_left(here, head.end, key=_place), len(here)):
        mention, draft = here[place]
        if mention.start - head.end > _NEXT:
            break
        if not set(",;.:") & set(text[head.end : mention.start]):
            return draft
    before = bisect_right(here, head.start, key=_place)
    return here[max(0, before - 1)][1] if here else None


def _place(pair: tuple[BlocMention, _Draft]) -> int:
    return pair[0].start


def _join_bracketed(text: str, drafts: dict[str, _Draft], mentions: list[BlocMention]) -> None:
    """`Cụm thi đua các tỉnh Đông Nam Bộ (Cụm số 4)` is one bloc."""
    for one, other in pairwise(mentions):
        apart = one.key != other.key and one.key in drafts and other.key in drafts
        named = apart and one.number is None and other.number is not None
        if named and bracketed(text, one.end, other.start, other.end):
            drafts[one.key].mentions += drafts.pop(other.key).mentions


def _join_headline(drafts: dict[str, _Draft], headline: int) -> None:
    """A name that only the headline has is the one numbered bloc of the text: `Khối thi đua Ban CHQS …`.

    One without `thi đua` there is short for the only bloc of the text.
    """
    above = [key for key, draft in drafts.items() if all(one.end <= headline for one in draft.mentions)]
    below = [key for key in drafts if key not in above]
    if len(above) == len(below) == 1:
        named, numbered = drafts[above[0]].mentions, drafts[below[0]].mentions
        same = above[0].split()[0] == below[0].split()[0]
        short = not any(one.full for one in named)
        if same and named[0].number is None and (short or numbered[0].number is not None):
            numbered += drafts.pop(above[0]).mentions


def _branch(key: str, longer: list[str]) -> bool:
    """Whether the longer name adds but the branch or the owner: `Cụm thi đua 7 tỉnh … ngành Y tế`."""
    return len(key.split()) > 5 and all(_OWNED.match(other, len(key)) for other in longer)


def _counts(draft: _Draft) -> bool:
    """A bloc wants one full name; an ellipsis counts, found by what it says of its leader."""
    return any(one.full or one.spoken or one.number is None for one in draft.mentions)


def find_blocs(
    document: Document,
    finder: BlocFinder,
    people: tuple[Person, ...] = (),
    itself: SelfInstrument | None = None,
) -> tuple[Bloc, ...]:
    """The emulation blocs that a document names, each once a term, with all its mentions.

    The leader is the unit or the person whom the text itself calls head; an award is no office.  The year is
    that of the term: a meeting that reviews one year and signs the covenant of the next speaks of the next.
    Where no word beside the bloc tells, the year is the one that the paper is about: of its title or day.
    """
    return finder.find(document, people, itself)
