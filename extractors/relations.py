"""Edges between instruments: who acts on whom, in which words.

The source of an edge is, in this order: the instrument that a passive phrase names, the citation right before
the cue (`16-CTr/TU … thực hiện 15-NQ/TW`), the instrument that the sentence goes on to issue (`Thực hiện A, …
ban hành B`), and else the document itself, or, in news, the instrument that the article reports on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.clauses import Sentences
from extractors.cues import Cue, CueFinder, ends_with_provision, without_provision
from extractors.facts import Confidence, End, Evidence, Relation, RelationType, Span
from extractors.lead_ins import LeadIns
from extractors.names import UPPER
from extractors.reference import Form, Reference

_ATTACHED = re.compile(r"[\s,]*(?:\)\s*)?(?:(?:về|nhằm|để|đã|là|có)(?:\s+việc)?\s*)?(?:[^,;.:\n]{0,90})?")
_LIST = re.compile(
    r"(?:[^.\n]*?(?:[,;]|(?<!\w)và(?!\w)|\n))?\s*(?:[-–+•]\s*)?"
    rf"(?:(?:và|cùng|các|với|theo|tại|số|[{UPPER}]\w+)\s+)*"
)
_LIST_AT = re.compile(r"\s*(?:,|;|và)\s+[^.;\n]{2,80}?\s+tại\s+(?:các\s+)?(?:văn\s+bản\s+)?(?:số\s+)?")
"""`… tại Tờ trình số A và Giám đốc Sở Xây dựng tại Tờ trình số B`: another body with a paper of its own."""
_PURE_LIST = re.compile(r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?")
_ISSUES = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|có|triển\s+khai|ra|lập|phê\s+duyệt)\s+(?:các\s+)?(?:[^.;:\n]{0,120}\(\s*)?$",
    re.IGNORECASE,
)
_VERB = r"(?:ban\s+hành|xây\s+dựng|đề\s+nghị|yêu\s+cầu|giao|tổ\s+chức|báo\s+cáo|phê\s+duyệt)(?!\w)"
_NEW_VERB = re.compile(rf"(?<!\w)(?<!được )(?<!đuợc ){_VERB}", re.IGNORECASE)
_NEW_CLAUSE = re.compile(rf"[,;]\s+[{UPPER}][^,;]{{2,80}}?\s(?i:{_VERB})")
_TITLE = re.compile(r"\s*(?:về|V/v|quy\s+định|ban\s+hành|phê\s+duyệt)\s", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã|vừa\s+qua|thời\s+gian\s+qua|năm\s+qua|những\s+năm\s+qua|kết\s+quả|qua\s+\d+\s+năm)(?!\w)",
    re.IGNORECASE,
)
_ALIASED = re.compile(r"(?<!\w)(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\s*:?\s*[“\"]?$")
_FOLLOWING = re.compile(r"(?<!\w)sau(?:\s+đây)?(?!\w)")
_EXPIRED = re.compile(
    r"(?<!\w)(?:(?:hết|không\s+còn)\s+hiệu\s+lực|(?:bị|được)\s+(?:bãi\s+bỏ|thay\s+thế)(?!\s+(?:bởi|bằng|theo|tại)))",
    re.IGNORECASE,
)
_FROM_THE_DAY = re.compile(r"(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+", re.IGNORECASE)
_TITLED_LIST = re.compile(
    r"(?:\s*(?:về|quy\s+định|ban\s+hành)\s[^.;\n]{1,200}?)?\s*(?:[,;]|(?<!\w)và(?!\w)|,\s*và)\s+(?:các\s+)?"
)
_OPENING = 60
"""No number, bullet or connective that opens a list item is longer, in code points."""
_ITEM = re.compile(
    r"(?:^|[;:.]|\n)\s*(?:(?:\d+|[a-zđ])[.)]|[-–+•])?\s*(?:và\s+)?(?:[Cc]ác\s+)?"
    r"(?:(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Cc]hương|[Mm]ục)\s[^.;:\n]{1,50}?\s)?(?:của\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document is: an instrument itself, or news of the citation `about`."""

    is_instrument: bool
    about: int | None = None
    about_from: int = 0
    """Where the reported instrument is first named."""


@dataclass(frozen=True, slots=True)
class _Edge:
    source: int | None
    target: int | None
    type: RelationType
    cue: Cue | None
    reference: Reference
    confidence: Confidence
    begin: int


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
            return self._changing(cue, floor)
        if not previous or previous.start < sentence.start:
            led = self.lead_ins.governing(self.text, reference.start)
            return (
                led or self.cues.listed(self.text, reference.start, sentence.start) or self._announced(place)
            )
        if _ALIASED.search(self.text, max(floor, reference.start - _OPENING), reference.start):
            return governed[place - 1]
        gap = self.text[previous.tail : reference.start]
        whole = without_provision(gap)
        listed = _LIST.fullmatch(whole) or _LIST_AT.fullmatch(whole)
        if not listed or _begins_clause(whole):
            return None
        cue = self._inherited(place, gap, governed)
        if cue is None:
            return None
        return cue.of_part() if whole != gap else cue.of_whole()

    def _announced(self, place: int) -> Cue | None:
        """`Các quyết định sau hết hiệu lực kể từ ngày …: A; B`: the end is told before the list."""
        start = self.references[place].start
        sentence = self.sentences.at(start)
        colon = self.text.rfind(":", sentence.start, start)
        if colon < 0 or not _LIST.fullmatch(without_provision(self.text[colon + 1 : start])):
            return None
        told = _EXPIRED.search(self.text, sentence.start, colon)
        if told is None or not _FOLLOWING.search(self.text, sentence.start, told.start()):
            return None
        cue = Cue(told.start(), colon, RelationType.REPEALS, False, False)
        return (
            cue.of_part()
            if without_provision(self.text[colon + 1 : start]) != self.text[colon + 1 : start]
            else cue
        )

    def _inherited(self, place: int, gap: str, governed: Sequence[Cue | None]) -> Cue | None:
        """The cue of the list; a member named inside another's title hands back to the list around it."""
        cue = governed[place - 1]
        if cue is None or cue.reverse or _PURE_LIST.fullmatch(gap):
            return cue
        subject = self._subject(place - 1, cue)
        return cue if subject is None else governed[subject]

    def _changing(self, cue: Cue, floor: int) -> Cue:
        """`sửa đổi Quy chế ban hành kèm theo X` changes X itself: the verb before is the cue."""
        if cue.type is not RelationType.ISSUED_WITH:
            return cue
        return self.cues.changing(self.text, floor, cue) or cue

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
                yield self._edge(target, self.targets[subject], cue.type, cue, place, Confidence.CERTAIN)
                return
        found, source, confidence = self._source(place, cue)
        annexed = cue.type is RelationType.ISSUED_WITH and not self.setting.is_instrument
        if found and source != target and target is not None and not annexed:
            yield self._edge(source, target, cue.type, cue, place, confidence)

    def _source(self, place: int, cue: Cue) -> tuple[bool, int | None, Confidence]:
        attached = self._subject(place, cue)
        if attached is not None:
            return True, self.targets[attached], Confidence.CERTAIN
        issued = self._issued_later(place)
        if issued is not None:
            return True, self.targets[issued], Confidence.LIKELY
        if self.setting.is_instrument:
            return True, None, Confidence.CERTAIN
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
            plain = "," not in gap.strip() and ";" not in gap
            if plain and _ATTACHED.fullmatch(gap) and not self._opens_list(earlier, cue):
                return earlier
            return None
        return None

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
        reference, target = self.references[place], self.targets[place]
        if target is None:
            return None
        sentence = self.sentences.at(reference.start)
        match = self._end_told(sentence, reference.tail)
        if match is None or not self._heads_item(place):
            return None
        killer = self._named_as_killer(place, match.end())
        if killer is None and not self.setting.is_instrument:
            return None
        type_ = RelationType.REPLACES if "thay" in match.group().lower() else RelationType.REPEALS
        cue = Cue(match.start(), match.end(), type_, False, False)
        if ends_with_provision(self.text[max(sentence.start, reference.start - _OPENING) : reference.start]):
            cue = cue.of_part()
        return self._edge(killer, target, cue.type, cue, place, Confidence.LIKELY)

    def _end_told(self, sentence: Span, after: int) -> re.Match[str] | None:
        """The words in the sentence that tell an instrument's end, the first that stand after `after`."""
        if sentence.start not in self._ends:
            self._ends[sentence.start] = list(_EXPIRED.finditer(self.text, sentence.start, sentence.end))
        told = self._ends[sentence.start]
        place = bisect_left(told, after, key=lambda match: match.start())
        return told[place] if place < len(told) else None

    @cached_property
    def _ends(self) -> dict[int, list[re.Match[str]]]:
        """By sentence: every place where it tells an instrument's end."""
        return {}

    def _named_as_killer(self, place: int, after: int) -> int | None:
        """The citation named after `kể từ ngày`, if one is."""
        for later in range(place + 1, min(place + 12, len(self.references))):
            reference = self.references[later]
            if reference.start >= after:
                named = _FROM_THE_DAY.fullmatch(self.text, after, reference.start)
                return self.targets[later] if named else None
        return None

    def _heads_item(self, place: int) -> bool:
        """Whether the citation opens its sentence or list item, and so is what the sentence is about."""
        begin = self.sentences.at(self.references[place].start).start
        for earlier in range(place, -1, -1):
            start = self.references[earlier].start
            cut = start - begin > _OPENING
            if _ITEM.search(f"…{self.text[start - _OPENING : start]}" if cut else self.text[begin:start]):
                return True
            if earlier == 0 or self.references[earlier - 1].start < begin:
                return False
            if not _TITLED_LIST.fullmatch(self.text, self.references[earlier - 1].tail, start):
                return False
        return False

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
        end = max(first.reference.end, first.cue.end if first.cue else 0)
        cue = " ".join(self.text[first.cue.start : first.cue.end].split()) if first.cue else ""
        rule = "relation.cue" if first.cue else "relation.named"
        spans = tuple(Span(edge.begin, max(edge.reference.end, edge.begin)) for edge in edges)
        evidence = Evidence(self.text[first.begin : end], first.begin, end, rule, first.confidence, spans)
        reported = not (self.setting.is_instrument and first.source is None)
        changed = first.type in _CHANGING and any(edge.cue and edge.cue.partial for edge in edges)
        return Relation(
            End(first.source), first.type, End(first.target), cue, evidence, reported, partial=changed
        )


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
