"""Offices of people: one row a person, title and organisation.

A chain of offices belongs to the person right after it (`Chủ tịch UBND Thành phố Hà Nội Trần Sỹ Thanh`) or to
the person before it, over a comma, dash or bracket (`Đỗ Văn Chiến, Bí thư Trung ương Đảng, Chủ tịch …`).  A
chain between two people gives its last office to the second where nothing but an honorific stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpora.people import Honorific, load_people_lexicon
from corpora.tables import LEXICON
from extractors.document import Document, Zone
from extractors.facts import Bloc, Confidence, Evidence, Person, Role, Span
from extractors.name_keys import NameKeys
from extractors.organisations import OrganisationScanner
from extractors.role_bodies import NamedBodies, TitleBodies
from extractors.role_links import NEXT_PERSON, RoleLinks, shared_organisations
from extractors.signatures import signature_roles
from extractors.syllables import SYLLABLE, fold
from extractors.titles import Title, TitleScanner

_FAR = 120
"""No office stands farther from its person than this, in code points."""
_END = re.compile(r"[.\n]")
# A note beside a name in a list: "TS Lê Văn Tám (2002 - 2012), TS Vũ Thị Nụ".
_NOTE = re.compile(r"\([^()\n]{0,60}\)")
_TOLD = re.compile(r"\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    name: str


def _start(mention: _Mention) -> int:
    return mention.start


def _end(mention: _Mention) -> int:
    return mention.end


@dataclass(frozen=True, slots=True)
class Claim:
    """An office found for a person at one place, before rows are merged."""

    person: str
    title: str
    org: str | None
    start: int
    end: int
    rule: str
    confidence: Confidence


class RoleReader:
    """Ties offices to people; built once from the scanners and the table of honorifics."""

    def __init__(
        self,
        titles: TitleScanner,
        honorifics: tuple[Honorific, ...],
        keys: NameKeys,
        links: RoleLinks,
        bodies: TitleBodies,
    ) -> None:
        self.titles = titles
        self.keys = keys
        self._links = links
        self._bodies = bodies
        jobs = sorted({fold(row.cue) for row in honorifics if row.kind == "occupation" and " " in row.cue})
        self._job = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, jobs))})(?!\w)")
        self._honorific = frozenset(
            fold(found[0]) for row in honorifics for found in SYLLABLE.finditer(row.cue)
        )

    @classmethod
    def load(cls, titles: TitleScanner, folder: Path = LEXICON) -> RoleReader:
        """A reader from the lexicon's tables; a table that cannot be read raises `TableError`."""
        honorifics = load_people_lexicon(folder).honorifics
        links, bodies = RoleLinks.load(folder), TitleBodies.load(folder)
        return cls(titles, honorifics, NameKeys.load(folder), links, bodies)

    def read(
        self,
        document: Document,
        people: tuple[Person, ...],
        blocs: tuple[Bloc, ...],
        scanner: OrganisationScanner,
    ) -> list[Claim]:
        """Every office that the running text gives to a person, in reading order."""
        mentions = sorted(
            (
                _Mention(span.start, span.end, person.name)
                for person in people
                for span in person.evidence.spans
            ),
            key=lambda one: one.start,
        )
        claims, index = [], 0
        named = _Named(_NamedBlocs(blocs), NamedBodies(document.text, document.blocks, scanner, self._bodies))
        for block in document.blocks:
            here = []
            while index < len(mentions) and mentions[index].start < block.end:
                here.append(mentions[index])
                index += 1
            if here and block.zone not in {Zone.SIGNATURE, Zone.FURNITURE}:
                titles = self.titles.scan(document.text, block.start, block.end)
                claims += list(self._block(document.text, here, list(titles), named))
        return claims

    def _block(
        self, text: str, people: list[_Mention], titles: list[Title], named: _Named
    ) -> Iterator[Claim]:
        owner: _Mention | None = None
        reach = 0
        for chain in self._chains(text, titles):
            before = self._owner_before(text, chain[0], people)
            after = self._owner_after(text, chain[-1], people)
            if before is None and after is None and owner and _TOLD.fullmatch(text, reach, chain[0].start):
                # "ông A, Phó Chủ tịch UBND phường: Trưởng Ban Tổ chức"
                before = owner
            owner, reach = before, chain[-1].reach
            chain = shared_organisations(text, chain)
            if before:
                mine = chain[:-1] if after else chain
                for person in self._sharers(text, before, chain[0], people):
                    for title in mine:
                        yield _claim(person, title, named, "role.after_name", Confidence.LIKELY)
            if after:
                theirs = chain[-1:] if before else chain
                for person in self._listed(text, chain[0], after, people):
                    for title in theirs:
                        yield _claim(person, title, named, "role.before_name", Confidence.CERTAIN)

    def _owner_before(self, text: str, first: Title, people: list[_Mention]) -> _Mention | None:
        """The person whom a comma, dash, bracket or `là` ties to the chain."""
        index = bisect_right(people, first.start, key=_end) - 1
        if index < 0:
            return None
        person = people[index]
        near = 0 < first.start - person.end < _FAR
        return person if near and self._links.ties_before(text, person.end, first.start) else None

    def _sharers(self, text: str, last: _Mention, first: Title, people: list[_Mention]) -> Iterator[_Mention]:
        """`ông A và bà B được bổ nhiệm giữ chức …`: the predicate is of everyone in the list before it."""
        yield last
        if not self._links.shared_predicate(text, last.end, first.start):
            return
        for index in range(bisect_left(people, last.start, key=_start) - 1, -1, -1):
            person = people[index]
            gap = text[person.end : min(last.start, person.end + _FAR)]
            after = NEXT_PERSON.match(gap)
            listed = after and after.end() and self._only_honorifics(gap[after.end() :])
            if not listed or self._links.has_left(text, person.start):
                return
            yield person
            last = person

    def _owner_after(self, text: str, last: Title, people: list[_Mention]) -> _Mention | None:
        """The person who follows the chain with nothing but honorifics between."""
        reach = self._links.held_by(text, last.start, last.reach)
        index = bisect_left(people, reach, key=_start)
        if index == len(people):
            return None
        following = people[index]
        gap = text[reach : min(following.start, reach + _FAR)]
        if len(gap) > _FAR // 2 or not gap or (not gap[0].isspace() and gap[0] not in ":("):
            return None
        return following if self._only_honorifics(gap) else None

    def _only_honorifics(self, gap: str) -> bool:
        marks = SYLLABLE.sub("", gap)
        if marks.strip(" \t\n\u00a0.:/"):
            return False
        return all(fold(found[0]) in self._honorific or found[0] == "các" for found in SYLLABLE.finditer(gap))

    def _listed(self, text: str, first: Title, head: _Mention, people: list[_Mention]) -> list[_Mention]:
        """`các Phó Chủ tịch UBND tỉnh A, B và C`: a plural title goes to every name of the list."""
        listed = [head]
        if not self._links.several(text, first.start):
            return listed
        for person in islice(people, bisect_right(people, head.start, key=_start), None):
            gap = text[listed[-1].end : min(person.start, listed[-1].end + 2 * _FAR)]
            if (
                len(gap) >= 2 * _FAR
                or _END.search(gap)
                or self._job.search(fold(gap))
                or not self._list_gap(gap)
            ):
                break
            own = self.titles.scan(text, listed[-1].end, person.start)
            if own and self._owner_after(text, own[-1], [person]):
                break
            listed.append(person)
        return listed

    def _list_gap(self, gap: str) -> bool:
        kept, place = [], 0
        for title in self.titles.scan(gap):
            kept.append(gap[place : title.start])
            place = max(place, title.reach)
        rest = _NOTE.sub(" ", " ".join([*kept, gap[place:]]))
        after = NEXT_PERSON.match(rest)
        return after is not None and self._only_honorifics(f"{rest[after.end() :].strip(' ,;–-()')} ")

    def _chains(self, text: str, titles: list[Title]) -> Iterator[list[Title]]:
        """Runs of offices with nothing but commas, dashes, brackets and `kiêm` between them."""
        chain: list[Title] = []
        for title in titles:
            if chain and title.start < chain[-1].reach:
                continue
            gap = text[chain[-1].reach : title.start] if chain else ""
            # "Chủ tịch Hội Nông dân tỉnh Khối trưởng Khối thi đua số 3": the bloc's office follows bare.
            parted = bool(chain) and gap.strip() == ";" and self._links.told_in_list(text, chain[0].start)
            if chain and (parted or self._links.chained(gap) or (title.kind == "bloc" and gap.isspace())):
                chain.append(title)
                continue
            if chain:
                yield chain
            chain = [title]
        if chain:
            yield chain


def _claim(person: _Mention, title: Title, named: _Named, rule: str, grade: Confidence) -> Claim:
    start = min(person.start, title.start)
    reach = (
        title.reach if title.organisation is None or title.organisation.start >= title.start else title.end
    )
    end = max(person.end, reach)
    org = " ".join(title.organisation.name.split()) if title.organisation else None
    if title.kind == "bloc" and (org is None or org.lower() in {"khối", "cụm"}):
        org = named.blocs.before(title.start)
    org = named.bodies.of(title, person.start) or org
    return Claim(person.name, title.title, org, start, end, rule, grade)


class _NamedBlocs:
    """The blocs of a document by the places where it names them."""

    def __init__(self, blocs: tuple[Bloc, ...]) -> None:
        named = sorted((span.start, bloc.name) for bloc in blocs for span in bloc.evidence.spans)
        self._starts = [start for start, _ in named]
        self._names = [name for _, name in named]
        self._first = blocs[0].name if blocs else None

    def before(self, start: int) -> str | None:
        """The bloc last named before `start`, else the first of the document."""
        place = bisect_right(self._starts, start)
        return self._names[place - 1] if place else self._first


@dataclass(frozen=True, slots=True)
class _Named:
    """What a document names that offices may be held at."""

    blocs: _NamedBlocs
    bodies: NamedBodies


def find_roles(
    document: Document,
    people: tuple[Person, ...],
    scanner: OrganisationScanner,
    reader: RoleReader,
    blocs: tuple[Bloc, ...] = (),
    issuer: str | None = None,
) -> tuple[Role, ...]:
    """The offices of the document's people, each row once with all its mentions.

    `issuer` is who issued the document, where it is an instrument: its signers hold their offices there.

    The title ends where the organisation's name begins, and a word may belong to both (`Trưởng Ban`, `Ban Tổ
    chức Trung ương`), as the acceptance contract has it.
    """
    claims = reader.read(document, people, blocs, scanner)
    bloc = blocs[0].name if blocs else None
    claims += [Claim(*row) for row in signature_roles(document, people, scanner, reader.titles, bloc, issuer)]
    return tuple(_row(document.text, group) for group in _grouped(claims, reader.keys))


def _grouped(claims: list[Claim], keys: NameKeys) -> list[list[Claim]]:
    """Claims of one row together: the same person and title, and one organisation's name within the other."""
    groups: dict[tuple[str, str], list[tuple[set[str], list[Claim]]]] = {}
    for claim in claims:
        same_office = groups.setdefault((claim.person.lower(), keys.key(claim.title)), [])
        org = keys.key(claim.org)
        for orgs, group in same_office:
            named = [other for other in orgs if other]
            if not org or not named or any(org in other or other in org for other in named):
                orgs.add(org)
                group.append(claim)
                break
        else:
            same_office.append(({org}, [claim]))
    rows = [group for same_office in groups.values() for _, group in same_office]
    return sorted(rows, key=lambda group: min(claim.start for claim in group))


def _row(text: str, group: list[Claim]) -> Role:
    best = max(group, key=lambda one: (len(one.org or ""), -one.start))
    spans = tuple(Span(one.start, one.end) for one in sorted(group, key=lambda one: one.start))
    evidence = Evidence.of(text, Span(best.start, best.end), best.rule, best.confidence, spans)
    return Role(best.person, best.title, best.org, evidence)
