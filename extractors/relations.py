"""Edges between instruments: who acts on whom, in which words.

The source of an edge is, in this order: the instrument that a passive phrase names, the citation right before
the cue (`16-CTr/TU … thực hiện 15-NQ/TW`), the instrument that the sentence goes on to issue (`Thực hiện A, …
ban hành B`), and else the document itself, or, in news, the instrument that the article reports on.
"""

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
from extractors.names import UPPER
from extractors.reference import Form, Reference
from extractors.reference_lists import around_bracket

_ATTACHED = re.compile(r"[\s,]*(?:\)\s*)?(?:(?:về|nhằm|để|đã|là|có)(?:\s+việc)?\s*)?(?:[^,;.:\n]{0,90})?")
_LIST_AT = re.compile(r"\s*(?:,|;|và)\s+[^.;\n]{2,80}?\s+tại\s+(?:các\s+)?(?:văn\s+bản\s+)?(?:số\s+)?")
"""`… tại Tờ trình số A và Giám đốc Sở Xây dựng tại Tờ trình số B`: another body with a paper of its own."""
_ANNEX_LISTED = re.compile(
    r"[^;\n]{0,80}?(?:,|;|(?<!\w)và)\s+(?:các\s+)?(?:Quy\s+chế|Quy\s+định|Điều\s+lệ|Danh\s+mục|Kế\s+hoạch|Chương\s+trình|Đề\s+án)"
    r"(?:\s[^,;.()\n]{0,120})?\s*,?\s*"
)
"""`Triển khai A, B và Quy chế ban hành kèm theo C`: the annexed text is a member of the list."""
_PURE_LIST = re.compile(r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?")
_ALSO = re.compile(
    r"[\s,)]*(?:và|đồng\s+thời|và\s+đồng\s+thời|vừa)(?:\s+(?:để|nhằm|buông\s+lỏng\s+việc|tiếp\s+tục))?\s+"
)
_IN_FORCE = re.compile(r"\s*(?:có|hết)\s+hiệu\s+lực")
_ISSUES = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|có|triển\s+khai|ra|lập|phê\s+duyệt)\s+(?:các\s+)?(?:[^.;:\n]{0,120}\(\s*)?$",
    re.IGNORECASE,
)
_VERB = r"(?:ban\s+hành|(?-i:x)ây\s+dựng|đề\s+nghị|yêu\s+cầu|giao|tổ\s+chức|báo\s+cáo|phê\s+duyệt)(?!\w)"
_NEW_VERB = re.compile(rf"(?<!\w)(?<!được )(?<!đuợc ){_VERB}", re.IGNORECASE)
_NEW_CLAUSE = re.compile(rf"[,;]\s+[{UPPER}][^,;]{{2,80}}?\s(?i:{_VERB})")
_TITLE = re.compile(r"\s*(?:về|V/v|quy\s+định|ban\s+hành|phê\s+duyệt)\s", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã|vừa\s+qua|thời\s+gian\s+qua|năm\s+qua|những\s+năm\s+qua|kết\s+quả|qua\s+\d+\s+năm)(?!\w)",
    re.IGNORECASE,
)
_HEADS_LINE = re.compile(r"(?:^|[\n(])\s*$")
"""Only `(Ban hành kèm theo X)` says it of the document; `mẫu ban hành kèm theo X` is of another text."""
_LONGEST_OPENING = 160
"""Between the colon and the first instrument of a list only its provisions may stand."""
_ALIASED = re.compile(r"(?<!\w)(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\s*:?\s*[“\"]?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document is: an instrument itself, or news of the citation `about`."""

    is_instrument: bool
    about: int | None = None
    about_from: int = 0
    """Where the reported instrument is first named."""
    consolidates: bool = False
    """The document is a văn bản hợp nhất, of what it first names as amended and of what amended that."""


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
            listed = governed[place - 1] if previous else None
            if self._goes_on_in_part(cue, listed, previous, sentence.start):
                return listed.of_part() if listed else None
            return self._changing(cue, floor, listed)
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
        if not listed or _begins_clause(whole):
            return None
        cue = self._inherited(place, gap, governed)
        if cue is None:
            return None
        return cue.of_part() if whole != gap else cue.of_whole()

    def _goes_on_in_part(self, cue: Cue, listed: Cue | None, previous: Reference | None, floor: int) -> bool:
        """`Bãi bỏ A, các quy định tại Điều 5 B`: what stands in B is a member of the list of changes."""
        changes = listed is not None and listed.type in _CHANGING and not listed.reverse
        if not changes or cue.type is not RelationType.CITES or previous is None or previous.start < floor:
            return False
        return bool(LIST.fullmatch(self.text, previous.tail, cue.start))

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
        if cue is None or cue.reverse or _PURE_LIST.fullmatch(gap):
            return cue
        subject = self._subject(place - 1, cue)
        return cue if subject is None or self.targets[subject] is None else governed[subject]

    def _changing(self, cue: Cue, floor: int, listed: Cue | None) -> Cue:
        """`sửa đổi Quy chế ban hành kèm theo X` changes X itself: the verb before is the cue."""
        if cue.type is not RelationType.ISSUED_WITH:
            return cue
        if listed and not listed.reverse and _ANNEX_LISTED.fullmatch(self.text, floor, cue.start):
            return replace(listed, partial=False)
        governing = self.cues.changing(self.text, floor, cue)
        if governing or _HEADS_LINE.search(self.text, max(0, cue.start - 3), cue.start):
            return governing or cue
        return replace(cue, type=RelationType.CITES)

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
            subject = self._subject(place, cue)
            if subject is not None and self.targets[subject] != target:
                amended = self.targets[subject]
                yield self._edge(target, amended, cue.type, cue, place, Confidence.CERTAIN)
                yield from self._consolidated(place, target, amended, cue)
            elif self.setting.is_instrument and target is not None:
                # Who was amended is not said in the sentence: never the other way round.
                yield self._edge(None, target, RelationType.CITES, None, place, Confidence.LIKELY)
            return
        found, source, confidence = self._source(place, cue)
        annexed = cue.type is RelationType.ISSUED_WITH and not self.setting.is_instrument
        if found and source != target and target is not None and not annexed:
            yield self._edge(source, target, cue.type, cue, place, confidence)

    def _consolidated(self, place: int, target: int | None, amended: int | None, cue: Cue) -> Iterator[_Edge]:
        """`A được sửa đổi, bổ sung bởi: B` at the head of a văn bản hợp nhất: it consolidates A and B."""
        if not self.setting.consolidates or None in (target, amended):
            return
        if self._base.setdefault("base", amended) == amended:
            for end in (amended, target):
                yield self._edge(None, end, RelationType.CONSOLIDATES, cue, place, Confidence.LIKELY)

    @cached_property
    def _base(self) -> dict[str, int | None]:
        """The instrument that a văn bản hợp nhất is of, once met."""
        return {}

    def _source(self, place: int, cue: Cue) -> tuple[bool, int | None, Confidence]:
        """Whether the source is told, which it is, and how surely."""
        shared = self._sources.get(place - 1) if self._goes_on(place, cue) else None
        self._sources[place] = shared or self._own_source(place, cue)
        return self._sources[place]

    @cached_property
    def _sources(self) -> dict[int, tuple[bool, int | None, Confidence]]:
        """By citation: the source of its edge."""
        return {}

    def _goes_on(self, place: int, cue: Cue) -> bool:
        """`B thay thế A và bãi bỏ C`: two verbs have one subject, and A is not that of the second."""
        if not place or self.references[place - 1].tail > cue.start:
            return False
        return bool(_ALSO.fullmatch(self.text, self.references[place - 1].tail, cue.start))

    def _own_source(self, place: int, cue: Cue) -> tuple[bool, int | None, Confidence]:
        attached = self._subject(place, cue)
        if attached is not None:
            return True, self.targets[attached], _grade(cue)
        issued = self._issued_later(place)
        if issued is not None:
            return True, self.targets[issued], Confidence.LIKELY
        if self.setting.is_instrument:
            return True, None, _grade(cue)
        about = self.setting.about
        reference = self.references[place]
        if about is None or reference.start < self.setting.about_from or self._is_past(cue):
            return False, None, Confidence.DOUBTFUL
        return True, about, Confidence.LIKELY

    def _subject(self, place: int, cue: Cue) -> int | None:
        """The citation that stands right before the cue and so acts, or is acted upon."""
        for earlier in range(place - 1, max(-1, place - 30), -1):
            reference = self.references[earlier]
            if reference.tail > cue.start:
                continue
            if reference.start < self.sentences.at(cue.start).start:
                return None
            gap = self.text[reference.tail : cue.start]
            if cue.reverse:
                return None if ";" in gap or _begins_clause(gap) else earlier
            if _ALSO.fullmatch(gap):
                return None
            if gap.strip() == "," and cue.type in _CHANGING and self._was_issued(earlier):
                return earlier
            if cue.type is RelationType.ACCORDING_TO and _IN_FORCE.match(gap):
                return None
            plain = "," not in gap.strip() and ";" not in gap
            if plain and _ATTACHED.fullmatch(gap) and not self._opens_list(earlier, cue):
                return earlier
            return None
        return None

    def _was_issued(self, place: int) -> bool:
        """`UBND tỉnh ban hành B, thay thế A`: the sentence tells that B was issued."""
        start = self.references[place].start
        begin = max(self.sentences.at(start).start, start - OPENING)
        return bool(_ISSUES.search(self.text[begin:start]))

    def _opens_list(self, earlier: int, cue: Cue) -> bool:
        """In a căn cứ line the instrument before `;` or a new line is a neighbour, not the subject."""
        gap = self.text[self.references[earlier].tail : cue.start]
        return "\n" in gap or bool(_NEW_VERB.search(gap) and cue.type is RelationType.IMPLEMENTS)

    def _issued_later(self, place: int) -> int | None:
        """`Thực hiện A, UBND thành phố ban hành B`: B is what implements A."""
        sentence = self.sentences.at(self.references[place].start)
        found, passed = None, list[int]()
        for later in range(place + 1, len(self.references)):
            if self.references[later].start >= sentence.end:
                break
            if later in self._next_issued:
                found = self._next_issued[later]
                break
            passed.append(later)
            if self._is_issued(later):
                found = later
                break
        self._next_issued.update(dict.fromkeys(passed, found))
        return found

    @cached_property
    def _next_issued(self) -> dict[int, int | None]:
        """By citation: the first at or after it that its sentence issues; each is looked at once."""
        return {}

    def _is_issued(self, place: int) -> bool:
        reference = self.references[place]
        before = self.text[self.references[place - 1].tail : reference.start]
        return reference.form is not Form.LAW and "," in before and bool(_ISSUES.search(before))

    def _is_past(self, cue: Cue) -> bool:
        """What has been done is no content of a plan that lies ahead."""
        begin = max(self.sentences.at(cue.start).start, cue.start - 60)
        return bool(_PAST.search(self.text, begin, cue.end))

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
        return _Edge(source, target, type_, cue, reference, grade, begin)

    def _relation(self, edges: list[_Edge]) -> Relation:
        first = edges[0]
        end = first.end
        cue = " ".join(self.text[first.cue.start : first.cue.end].split()) if first.cue else ""
        rule = "relation.cue" if first.cue else "relation.named"
        spans = tuple(Span(edge.begin, edge.end) for edge in edges)
        evidence = Evidence.of(self.text, Span(first.begin, end), rule, first.confidence, spans)
        reported = not (self.setting.is_instrument and first.source is None)
        changed = first.type in _CHANGING and any(edge.cue and edge.cue.partial for edge in edges)
        return Relation(
            End(first.source), first.type, End(first.target), cue, evidence, reported, partial=changed
        )


def _grade(cue: Cue) -> Confidence:
    return Confidence.CERTAIN if cue.sure else Confidence.LIKELY


def _begins_clause(gap: str) -> bool:
    """Whether a new clause with a verb of its own stands in the gap; inside a title verbs say nothing."""
    return bool((_NEW_CLAUSE if _TITLE.match(gap) else _NEW_VERB).search(gap))


_CHANGING = frozenset({RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS})


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
