"""Edges between instruments: who acts on whom, in which words; `relation_sources` tells who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.announcements import Announcements
from extractors.clauses import Sentences
from extractors.cues import Cue, CueFinder, without_provision
from extractors.expiries import LIST, OPENING, Expiries
from extractors.facts import Confidence, End, Evidence, Relation, RelationType, Span
from extractors.lead_ins import LeadIns
from extractors.reference import Reference
from extractors.reference_lists import around_bracket
from extractors.relation_sources import CHANGING, Setting, Sources, begins_clause

_LIST_AT = re.compile(r"\s*(?:,|;|và)\s+[^.;\n]{2,80}?\s+tại\s+(?:các\s+)?(?:văn\s+bản\s+)?(?:số\s+)?")
"""`… tại Tờ trình số A và Giám đốc Sở Xây dựng tại Tờ trình số B`: another body with a paper of its own."""
_ANNEX_LISTED = re.compile(
    r"[^;\n]{0,80}?(?:,|;|(?<!\w)và)\s+(?:các\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Danh\s+mục|Kế\s+hoạch|Chương\s+trình|Đề\s+án)"
    r"(?:\s[^,;.()\n]{0,120})?\s*,?\s*"
)
"""`Triển khai A, B và Quy chế ban hành kèm theo C`: the annexed text is a member of the list."""
_PURE_LIST = re.compile(r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?")
_HEADS_LINE = re.compile(r"(?:^|[\n(])\s*$")
"""Only `(Ban hành kèm theo X)` says it of the document; `mẫu ban hành kèm theo X` is of another text."""
_LONGEST_OPENING = 160
"""Between the colon and the first instrument of a list only its provisions may stand."""
_ALIASED = re.compile(r"(?<!\w)(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\s*:?\s*[“\"]?$")


@dataclass(frozen=True, slots=True)
class _Edge:
    source: int | None
    target: int | None
    type: RelationType
    cue: Cue | None
    reference: Reference
    confidence: Confidence
    begin: int

    @property
    def end(self) -> int:
        """Behind the target, or behind the cue where that follows it: `… hết hiệu lực`."""
        return max(self.reference.end, self.cue.end if self.cue else 0)


@dataclass(frozen=True)
class RelationFinder:
    """Finds relations in one document; `targets[i]` is what `references[i]` names, None for the document."""

    text: str
    sentences: Sentences
    cues: CueFinder
    references: Sequence[Reference]
    targets: Sequence[int | None]
    setting: Setting
    lead_ins: LeadIns
    announcements: Announcements

    def find(self) -> tuple[Relation, ...]:
        """Distinct relations in reading order, each with all its mentions."""
        merged: dict[tuple[int | None, int | None, RelationType], list[_Edge]] = {}
        governed: list[Cue | None] = []
        for place in range(len(self.references)):
            cue = self._governing(place, governed)
            governed.append(cue)
            for edge in self._edges(place, cue):
                merged.setdefault((edge.source, edge.target, edge.type), []).append(edge)
        return tuple(self._relation(edges) for edges in _without_weaker(merged).values())

    def _governing(self, place: int, governed: Sequence[Cue | None]) -> Cue | None:
        """The cue of a citation: its own, or that of the list it stands in."""
        reference = self.references[place]
        sentence = self.sentences.at(reference.start)
        previous = self.references[place - 1] if place else None
        floor = max(sentence.start, previous.end) if previous else sentence.start
        cue = self.cues.before(self.text, reference.start, floor)
        if cue:
            outer = governed[place - 1] if previous else None
            inside = previous is not None and previous.start >= sentence.start
            if outer and inside and previous and self._goes_on_in_part(cue, outer, previous):
                return outer.of_part()
            return self._changing(cue, floor, outer)
        if not previous or previous.start < sentence.start:
            led = self.lead_ins.governing(self.text, reference.start)
            return (
                led
                or self.cues.listed(self.text, reference.start, sentence.start)
                or self._announced(reference.start, sentence.start)
            )
        if _ALIASED.search(self.text, max(floor, reference.start - OPENING), reference.start):
            return governed[place - 1]
        if announced := self._announced(reference.start, sentence.start):
            return announced
        gap = self.text[previous.tail : reference.start]
        place, gap = around_bracket(self.text, self.sentences, self.references, place, gap)
        whole = without_provision(gap)
        listed = LIST.fullmatch(whole) or _LIST_AT.fullmatch(whole)
        if not listed or begins_clause(whole):
            return None
        cue = self._inherited(place, gap, governed)
        if cue is None:
            return None
        return cue.of_part() if whole != gap else cue.of_whole()

    def _goes_on_in_part(self, cue: Cue, outer: Cue, previous: Reference) -> bool:
        """`Bãi bỏ A, các quy định tại Điều 5 B`: what stands in B is a member of the list of changes."""
        changes = outer.type in CHANGING and not outer.reverse and cue.type is RelationType.CITES
        return changes and bool(LIST.fullmatch(self.text, previous.tail, cue.start))

    def _announced(self, start: int, floor: int) -> Cue | None:
        """`Các quyết định sau hết hiệu lực kể từ ngày …: A; B`: their end is told before the list."""
        colon = self.text.rfind(":", max(floor, start - _LONGEST_OPENING), start)
        before = self.text[colon + 1 : start]
        if colon < 0 or not LIST.fullmatch(whole := without_provision(before)):
            return None
        cue = self.announcements.read(self.text, floor, colon + 1)
        return cue.of_part() if cue and whole != before else cue

    def _inherited(self, place: int, gap: str, governed: Sequence[Cue | None]) -> Cue | None:
        """The cue of the list; a member named inside another's title hands back to the list around it."""
        cue = governed[place - 1]
        if cue is None or cue.reverse:
            return cue
        subject = self._sources.subject(place - 1, cue)
        if subject is not None and self._is_later(place, subject):
            return governed[subject]
        if _PURE_LIST.fullmatch(gap) and not (subject is not None and self._is_akin(subject, place)):
            return cue
        return cue if subject is None or self.targets[subject] is None else governed[subject]

    def _is_later(self, place: int, subject: int) -> bool:
        """`Thực hiện A, B (năm 2016) thực hiện A và C (năm 2017)`: B cannot carry out what came after it."""
        issued, earlier = self.references[place].issued, self.references[subject].issued
        return issued is not None and earlier is not None and issued > earlier

    def _is_akin(self, outer: int, place: int) -> bool:
        """`Thực hiện Kế hoạch A về triển khai Nghị quyết B, Kế hoạch C`: C goes on with A, by its type."""
        kinds = [self.references[index].type for index in (outer, place - 1, place)]
        return kinds[2] is not None and kinds[0] == kinds[2] != kinds[1]

    def _changing(self, cue: Cue, floor: int, listed: Cue | None) -> Cue:
        """`sửa đổi Quy chế ban hành kèm theo X` changes X itself: the verb before is the cue."""
        if cue.type is not RelationType.ISSUED_WITH:
            return cue
        if listed and not listed.reverse and _ANNEX_LISTED.fullmatch(self.text, floor, cue.start):
            return replace(listed, partial=False)
        governing = self.cues.changing(self.text, floor, cue)
        if governing or _HEADS_LINE.search(self.text, max(0, cue.start - 3), cue.start):
            return governing or cue
        annexed = "kèm" in self.text[cue.start : cue.end].lower()
        return replace(cue, type=RelationType.CITES if annexed else RelationType.ACCORDING_TO)

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.text, self.sentences, self.references, self.targets, self.setting)

    def _edges(self, place: int, cue: Cue | None) -> Iterator[_Edge]:
        target = self.targets[place]
        expired = self._expired(place)
        if expired:
            yield expired
            return
        if cue is None:
            if self.setting.is_instrument and target is not None:
                yield self._edge(None, target, RelationType.CITES, None, place, Confidence.LIKELY)
            return
        if cue.reverse:
            subject = self._sources.subject(place, cue)
            if subject is not None and self.targets[subject] != target:
                amended = self.targets[subject]
                yield self._edge(target, amended, cue.type, cue, place, Confidence.CERTAIN)
                yield from self._consolidated(place, target, amended, cue)
            elif self.setting.is_instrument and target is not None:
                # Who was amended is not said in the sentence: never the other way round.
                yield self._edge(None, target, RelationType.CITES, None, place, Confidence.LIKELY)
            return
        found, source, confidence = self._sources.of(place, cue)
        annexed = cue.type is RelationType.ISSUED_WITH and not self.setting.is_instrument
        if found and source != target and target is not None and not annexed:
            yield self._edge(source, target, cue.type, cue, place, confidence)

    def _consolidated(self, place: int, target: int | None, amended: int | None, cue: Cue) -> Iterator[_Edge]:
        """`A được sửa đổi, bổ sung bởi: B` at the head of a văn bản hợp nhất: it consolidates A and B."""
        if amended is not None and amended == self.setting.consolidated and target is not None:
            for end in (amended, target):
                yield self._edge(None, end, RelationType.CONSOLIDATES, cue, place, Confidence.LIKELY)

    def _expired(self, place: int) -> _Edge | None:
        """`A … hết hiệu lực kể từ ngày B có hiệu lực`: B repeals A, or else this document does."""
        target = self.targets[place]
        ended = None if target is None else self._expiries.of(place)
        if ended is None:
            return None
        killer = None if ended.by is None else self.targets[ended.by]
        if killer is None and not self.setting.is_instrument:
            return None
        return self._edge(killer, target, ended.cue.type, ended.cue, place, Confidence.LIKELY)

    @cached_property
    def _expiries(self) -> Expiries:
        return Expiries(self.text, self.sentences, self.references)

    def _edge(
        self,
        source: int | None,
        target: int | None,
        type_: RelationType,
        cue: Cue | None,
        place: int,
        grade: Confidence,
    ) -> _Edge:
        reference = self.references[place]
        begin = min(cue.start, reference.start) if cue else reference.start
        # An edge is no surer than the mention of its end.
        weakest = max(grade, reference.confidence, key=tuple(Confidence).index)
        return _Edge(source, target, type_, cue, reference, weakest, begin)

    def _relation(self, edges: list[_Edge]) -> Relation:
        first = edges[0]
        end = first.end
        cue = " ".join(self.text[first.cue.start : first.cue.end].split()) if first.cue else ""
        rule = "relation.cue" if first.cue else "relation.named"
        spans = tuple(Span(edge.begin, edge.end) for edge in edges)
        evidence = Evidence.of(self.text, Span(first.begin, end), rule, first.confidence, spans)
        reported = not (self.setting.is_instrument and first.source is None)
        changed = first.type in CHANGING and any(edge.cue and edge.cue.partial for edge in edges)
        return Relation(
            End(first.source), first.type, End(first.target), cue, evidence, reported, partial=changed
        )


def _without_weaker(
    merged: dict[tuple[int | None, int | None, RelationType], list[_Edge]],
) -> dict[tuple[int | None, int | None, RelationType], list[_Edge]]:
    """A plain citation says nothing beside a typed edge of the same two."""
    typed = {key[:2] for key in merged if key[2] is not RelationType.CITES}
    return {
        key: edges
        for key, edges in merged.items()
        if key[2] is not RelationType.CITES or key[:2] not in typed
    }
