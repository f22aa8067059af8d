"""What a demonstrative points to: hard scopes, one candidate, or open with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from extractors.amending import AmendingScopes, Named, kind_of
from extractors.clauses import Sentences
from extractors.document import Document, Zone
from extractors.facts import End, SelfInstrument
from extractors.folding import fold
from extractors.quoted_scopes import QuotedScopes
from extractors.reference import Reference
from extractors.resolve.anaphora import Anaphor
from extractors.type_words import TypeWords

IN_QUOTATION = "it stands inside a quotation, whose own instrument is meant"
OWN_UNKNOWN = "it stands for the text's own instrument, which the text does not name"
SEVERAL = "it stands for several instruments"
NONE_BEFORE = "no instrument of this type is named before it"
BROKEN = "an instrument that was not understood stands between"
TWO_FIT = "more than one instrument of this type is named before it"
FAR = "the last instrument of this type stands too far above"

_ISSUES = re.compile(
    r"(?:quyết\s+định\s+)?(?:về\s+)?(?:việc\s+)?(?:ban\s+hành|phê\s+duyệt)\s+(?:kèm\s+theo\s+)?(?:bản\s+)?",
    re.IGNORECASE,
)
_NEAR = 700
"""Code points within which a demonstrative still points to what was named last."""

_ACTS = re.compile(r"\s+(?:sẽ\s+)?(?:thay(?:\s+thế|\s+cho)?|bãi\s+bỏ|có\s+hiệu\s+lực)(?!\w)")
_ENDS = re.compile(r"(?:thay\s+(?:thế|cho)|bãi\s+bỏ|hủy\s+bỏ)\s[^.;,\n]{0,40}$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|;|và)\s*(?:(?:các\s+)?(?:Điều|khoản|điểm|mục|Chương)\s+\w{1,4}[\s,]*)*")
_ENDED = re.compile(r"\s+(?:đã\s+)?(?:hết\s+hiệu\s+lực|(?:bị|được)\s+(?:thay|bãi\s+bỏ)|không\s+còn)(?!\w)")
_CUE_BEFORE = 60
_ANY_TYPE = "Văn bản"
"""The type word for any instrument."""
_OPENING = (".", "\n", ";", "")
"""What stands before the first word of a sentence."""
_JOINT = re.compile(r"\blien (?:bo|nganh)\b")
_LOOKED_AT = 20
"""Instruments before a demonstrative that are looked at for one of its type."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was found: the end meant, or why it stays open."""

    to: End | None
    reason: str | None


@dataclass
class _Lane:
    """Instruments of one kind and scope in reading order."""

    references: list[Reference] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    targets: list[int | None] = field(default_factory=list)
    _named: dict[int | None, tuple[int, set[str]]] = field(default_factory=dict)
    """For each instrument the place where it is named first, and the types by which it is called."""
    _other: list[int] = field(default_factory=list)
    """For each, the place of the last before it that is another instrument; -1 where all are the same."""

    def add(self, reference: Reference, type_: str, target: int | None) -> None:
        """Put an instrument behind the others."""
        last = len(self.targets) - 1
        same = last >= 0 and self.targets[last] == target
        self._other.append(self._other[last] if same else last)
        self.references.append(reference)
        self.types.append(type_)
        self.targets.append(target)
        self._named.setdefault(target, (last + 1, set()))[1].add(type_)

    def names_before(self, target: int | None, place: int) -> bool:
        """Whether an instrument is named before the one at `place`."""
        return target in self._named and self._named[target][0] < place

    def calls(self, target: int, type_: str) -> bool:
        """Whether an instrument is anywhere called by a type that agrees."""
        return target in self._named and any(agrees(one, type_) for one in self._named[target][1])

    def last_before(self, anaphor: Anaphor) -> int:
        """The place of the last one before the demonstrative whose type agrees; -1 where there is none."""
        place = bisect_left(self.references, anaphor.start, key=lambda reference: reference.start) - 1
        for back in range(place, max(-1, place - _LOOKED_AT), -1):
            if self.references[back].end <= anaphor.start and agrees(self.types[back], anaphor.type):
                return back
        return -1

    def another_since(self, place: int, offset: int) -> bool:
        """Whether a different instrument is named between `offset` and the one at `place`."""
        other = self._other[place]
        return other >= 0 and self.references[other].start >= offset


@dataclass(frozen=True)
class Pointer:
    """Resolves demonstratives in one document."""

    document: Document
    itself: SelfInstrument | None
    named: Sequence[Named]
    """In reading order."""
    scopes: QuotedScopes
    amending: AmendingScopes
    sentences: Sentences
    type_words: TypeWords
    about: int | None = None
    """The citation that a news text reports on."""

    def resolve(self, anaphor: Anaphor) -> Pointed:
        """What `anaphor` points to."""
        if anaphor.several:
            return Pointed(None, SEVERAL)
        if self.scopes.at(anaphor.start):
            return self._quoted(anaphor)
        if anaphor.reach == "this" and self.itself and self.itself.consolidates:
            return self._consolidated(anaphor)
        generic = anaphor.type == _ANY_TYPE and self.itself is not None and self._alone(anaphor)
        if anaphor.reach == "this" and (generic or self._is_own(anaphor.type)):
            return Pointed(End(None), None)
        if anaphor.reach == "this" and self.itself is None and self.amending.articled:
            return Pointed(None, OWN_UNKNOWN)
        lane, place = self._candidates(anaphor)
        if lane is None or place < 0:
            return Pointed(None, NONE_BEFORE)
        if anaphor.reach == "this":
            return self._reported(anaphor, lane) or self._last(anaphor, lane, place)
        return self._only(anaphor, lane, place)

    def _consolidated(self, anaphor: Anaphor) -> Pointed:
        """In a văn bản hợp nhất `Nghị định này` is what it is a consolidation of, which it names first."""
        lane = self._lanes[False].get(self._scope(anaphor.type, anaphor.start))
        return Pointed(End(lane.targets[0]), None) if lane else Pointed(None, NONE_BEFORE)

    def _alone(self, anaphor: Anaphor) -> bool:
        """Whether its sentence names no instrument before the demonstrative."""
        start = self.sentences.at(anaphor.start).start
        return not any(start <= one.start < anaphor.start for one, _ in self._around(anaphor.start))

    def _candidates(self, anaphor: Anaphor) -> tuple[_Lane | None, int]:
        """The instruments that may be meant and the place of the last one.

        `A thay thế B.  Theo Quyết định này …`: a sentence speaks of A, and what A replaces is no candidate.
        """
        scope = self._scope(anaphor.type, anaphor.start)
        lane = self._lanes[False].get(scope)
        place = lane.last_before(anaphor) if lane else -1
        acting = self._lanes[True].get(scope)
        first = acting.last_before(anaphor) if acting else -1
        if lane is None or acting is None or first < 0 or _ENDED.match(self.document.text, anaphor.end):
            return lane, place
        reference, last = acting.references[first], lane.references[place]
        within = (
            self.sentences.at(reference.start).start <= last.start < self.sentences.at(reference.start).end
        )
        return (acting, first) if last.start > reference.start and within else (lane, place)

    def _quoted(self, anaphor: Anaphor) -> Pointed:
        """In the new wording of an amended instrument `này` is that instrument."""
        scope = self.amending.at(anaphor.start)
        if scope and scope.type and anaphor.reach == "this" and agrees(scope.type, anaphor.type):
            return Pointed(End(scope.target), None)
        return Pointed(None, IN_QUOTATION)

    def _is_own(self, type_: str) -> bool:
        """The document's own type, or that of the text it issues: `Ban hành Quy định …`, `Quy định này`."""
        if self.itself is None or self.itself.type is None:
            return False
        issued = _ISSUES.match(self.itself.title or "")
        return agrees(self.itself.type, type_) or bool(
            issued and self.itself.title and agrees(self.itself.title[issued.end() :], type_)
        )

    def _scope(self, type_: str, offset: int) -> tuple[str, bool]:
        """The type's first two words, and whether the place is in an annex: pointing does not leave it."""
        return " ".join(type_.lower().split()[:2]), self.document.zone_at(offset) is Zone.ANNEX

    @cached_property
    def _lanes(self) -> tuple[dict[tuple[str, bool], _Lane], dict[tuple[str, bool], _Lane]]:
        """The instruments named outside quotations, by scope: all, and those that nothing ends."""
        lanes: dict[tuple[str, bool], _Lane] = defaultdict(_Lane)
        acting: dict[tuple[str, bool], _Lane] = defaultdict(_Lane)
        ended = -1
        for reference, target in self.named:
            type_ = kind_of(reference)
            if not type_ or self.scopes.at(reference.start):
                continue
            scope = self._scope(type_, reference.start)
            lanes[scope].add(reference, type_, target)
            if self._ended(reference, ended):
                ended = reference.tail
            else:
                acting[scope].add(reference, type_, target)
        return dict(lanes), dict(acting)

    def _ended(self, reference: Reference, before: int) -> bool:
        """Whether the words before it say that it is replaced or repealed, or go on a list of such ones."""
        start = self.sentences.at(reference.start).start
        if _ENDS.search(self.document.text, max(start, reference.start - _CUE_BEFORE), reference.start):
            return True
        between = self.document.text[before : reference.start]
        return start <= before <= reference.start and _LISTED.fullmatch(between) is not None

    def _reported(self, anaphor: Anaphor, lane: _Lane) -> Pointed | None:
        """`Kế hoạch này thay thế …` opening a sentence of a report: what the report is of."""
        opens = self.document.text[max(0, anaphor.start - 4) : anaphor.start].rstrip(" ")[-1:] in _OPENING
        if self.about is None or not opens or not _ACTS.match(self.document.text, anaphor.end):
            return None
        return Pointed(End(self.about), None) if lane.calls(self.about, anaphor.type) else None

    def _last(self, anaphor: Anaphor, lane: _Lane, place: int) -> Pointed:
        """`này` in a text about others: what was named last, if nothing stands between."""
        reference, target = lane.references[place], lane.targets[place]
        if anaphor.start - reference.end > _NEAR:
            return Pointed(None, FAR)
        if self._broken(reference.tail, anaphor):
            return Pointed(None, BROKEN)
        sentence = self.sentences.at(reference.start)
        if lane.another_since(place, sentence.start):
            return Pointed(None, TWO_FIT)
        if self.about not in (None, target) and lane.names_before(self.about, place):
            # A report's `này` may be what it reports on as well as what it named last.
            same = self.sentences.at(anaphor.start) == sentence
            return Pointed(End(target), None) if same else Pointed(None, TWO_FIT)
        return Pointed(End(target), None)

    def _only(self, anaphor: Anaphor, lane: _Lane, place: int) -> Pointed:
        """`nêu trên`: the only one named above, or the only one of the sentence before."""
        target = End(lane.targets[place])
        if not lane.another_since(place, 0):
            return Pointed(target, None)
        sentence = self.sentences.at(anaphor.start)
        earlier = self.sentences.at(max(0, sentence.start - 1))
        reference = lane.references[place]
        far = reference.start < earlier.start or anaphor.start - reference.end > _NEAR
        if far or lane.another_since(place, earlier.start) or self._broken(reference.tail, anaphor):
            return Pointed(None, TWO_FIT)
        return Pointed(target, None)

    @cached_property
    def _starts(self) -> list[int]:
        return [reference.start for reference, _ in self.named]

    def _broken(self, start: int, anaphor: Anaphor) -> bool:
        """Whether an instrument of the type is named between that no rule understood."""
        for match in self.type_words.pattern.finditer(self.document.text, start, anaphor.start):
            type_ = self.type_words.type_of(match.group())
            if type_ and match.group()[0].isupper() and agrees(type_.name, anaphor.type):
                covered = any(r.start <= match.start() < r.end for r, _ in self._around(match.start()))
                if not covered:
                    return True
        return False

    def _around(self, offset: int) -> Sequence[Named]:
        place = bisect_left(self._starts, offset)
        return self.named[max(0, place - 2) : place + 1]


def agrees(one: str, other: str) -> bool:
    """Whether two type words may name one instrument: `Chương trình hành động` and `Chương trình`.

    Marks that a scan or a typist lost do not count: `Chi thị này`.

    >>> agrees("Chương trình hành động", "Chương trình"), agrees("Nghị quyết", "Nghị định")
    (True, False)
    >>> agrees("Chỉ thị", "Chi thị"), agrees("Thông tư liên tịch", "Thông tư liên bộ")
    (True, True)
    """
    ours, theirs = _type_words(one), _type_words(other)
    short = min(len(ours), len(theirs))
    return short > 0 and ours[:short] == theirs[:short]


@lru_cache(maxsize=256)
def _type_words(type_: str) -> tuple[str, ...]:
    return tuple(_JOINT.sub("lien tich", fold(type_)).split())
