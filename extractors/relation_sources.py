"""Who acts in a relation: the instrument that a passive phrase names, the citation right before the cue
(`16-CTr/TU … thực hiện 15-NQ/TW`), the one that the sentence goes on to issue (`Thực hiện A, … ban hành B`),
and else the document itself, or, in news, the instrument that the article reports on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.clauses import Sentences
from extractors.cues import Cue
from extractors.expiries import OPENING
from extractors.facts import Confidence, RelationType
from extractors.names import UPPER
from extractors.reference import Form, Reference

CHANGING = frozenset({RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS})
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_BELOW_LAWS = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Chỉ thị"})
_ATTACHED = re.compile(r"[\s,]*(?:\)\s*)?(?:(?:về|nhằm|để|đã|là|có)(?:\s+việc)?\s*)?(?:[^,;.:\n]{0,90})?")
_BESIDE = re.compile(r"[\s,]*\)?\s*(?:(?:về|nhằm|để|đã|là|có|việc)\s+){0,3}")
"""Nothing but these between an instrument and a cue makes it certain that the one acts."""
_OTHER_PAPER = re.compile(
    r"(?<!\w)và\s+(?:các\s+)?(?:thông\s+tư|nghị\s+định|nghị\s+quyết|quyết\s+định|kế\s+hoạch|chương\s+trình|chỉ\s+thị"
    r"|hướng\s+dẫn|đề\s+án|công\s+văn|văn\s+bản|luật)\s*$",
    re.IGNORECASE,
)
"""`thay thế A và thông tư sửa đổi B`: the second paper acts, which has no number."""
_ALSO = re.compile(
    rf"(?:\s[{UPPER}]\w*){{0,4}}"
    r"[\s,)]*(?:và|đồng\s+thời|và\s+đồng\s+thời|vừa)(?:\s+(?:để|nhằm|buông\s+lỏng\s+việc|tiếp\s+tục))?\s+"
)
_IN_FORCE = re.compile(r"\s*(?:có|hết)\s+hiệu\s+lực")
_ISSUES = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|có|triển\s+khai|ra|lập|phê\s+duyệt)\s+(?:các\s+)?(?:[^.;:\n]{0,120}\(\s*)?$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:ban\s+hành|(?-i:x)ây\s+dựng|đề\s+nghị|yêu\s+cầu|giao|tổ\s+chức|phê\s+duyệt"
    r"|báo\s+cáo(?!\s+(?:thẩm\s+định|thẩm\s+tra|giải\s+trình|của|số)))(?!\w)"
)
_NEW_VERB = re.compile(rf"(?<!\w)(?<!được )(?<!đuợc ){_VERB}", re.IGNORECASE)
_NEW_CLAUSE = re.compile(rf"[,;]\s+[{UPPER}][^,;]{{2,80}}?\s(?i:{_VERB})")
_TITLE = re.compile(r"\s*(?:về|V/v|quy\s+định|ban\s+hành|phê\s+duyệt)\s", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã|vừa\s+qua|thời\s+gian\s+qua|năm\s+qua|những\s+năm\s+qua|kết\s+quả|qua\s+\d+\s+năm)(?!\w)",
    re.IGNORECASE,
)

_PREDICATE = re.compile(r",\s+(?:(?:và|đồng\s+thời|nhằm|để|qua\s+đó|vừa|sẽ|tiếp\s+tục)\s+){0,3}$")
"""A clause that begins with its verb has the subject of the sentence."""
_RECENT = 400
"""Code points within which a type alone means the instrument named last, and a verb its sentence's first."""
_TO_THE_CUE = re.compile(
    r"(?:\s+(?:này|trên|được|ban\s+hành|nhằm|để|là|đã|sẽ|tập\s+trung)){0,5}\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document is: an instrument itself, or news of the citation `about`."""

    is_instrument: bool
    about: int | None = None
    about_from: int = 0
    """Where the reported instrument is first named."""
    consolidated: int | None = None
    """For a văn bản hợp nhất the instrument it is a consolidation of, whose words it repeats."""


@dataclass(frozen=True)
class Sources:
    """Tells who acts; `targets[i]` is what `references[i]` names, None for the document."""

    text: str
    sentences: Sentences
    references: Sequence[Reference]
    targets: Sequence[int | None]
    setting: Setting

    def of(self, place: int, cue: Cue) -> tuple[bool, int | None, Confidence]:
        """Whether the source is told, which it is, and how surely."""
        shared = self._known.get(place - 1) if self._goes_on(place, cue) else None
        self._known[place] = shared or self._own_source(place, cue)
        return self._known[place]

    @cached_property
    def _known(self) -> dict[int, tuple[bool, int | None, Confidence]]:
        """By citation: the source of its edge."""
        return {}

    def _goes_on(self, place: int, cue: Cue) -> bool:
        """`B thay thế A và bãi bỏ C`: two verbs have one subject, and A is not that of the second."""
        if not place or self.references[place - 1].tail > cue.start:
            return False
        return bool(_ALSO.fullmatch(self.text, self.references[place - 1].tail, cue.start))

    def _own_source(self, place: int, cue: Cue) -> tuple[bool, int | None, Confidence]:
        attached = self.subject(place, cue)
        if attached is not None:
            beside = _BESIDE.fullmatch(self.text, self.references[attached].tail, cue.start)
            return True, self.targets[attached], _grade(cue) if beside else Confidence.LIKELY
        issued = self._issued_later(place)
        if issued is not None:
            return True, self.targets[issued], Confidence.LIKELY
        if self.setting.consolidated is not None:
            return True, self.setting.consolidated, Confidence.LIKELY
        if self.setting.is_instrument:
            return True, None, _grade(cue)
        named = self._named_by_type(place, cue)
        if named is not None:
            return True, self.targets[named], Confidence.LIKELY
        about = self.setting.about
        reference = self.references[place]
        if about is None or reference.start < self.setting.about_from or self._is_past(cue):
            return False, None, Confidence.DOUBTFUL
        return True, about, Confidence.LIKELY

    def subject(self, place: int, cue: Cue) -> int | None:
        """The citation that stands right before the cue and so acts, or is acted upon."""
        for earlier in range(place - 1, max(-1, place - 30), -1):
            reference = self.references[earlier]
            if reference.tail > cue.start:
                continue
            if reference.start < self.sentences.at(cue.start).start:
                return None
            gap = self.text[reference.tail : cue.start]
            if cue.reverse:
                return (
                    None
                    if ";" in gap.rstrip("; \n") or begins_clause(gap)
                    else self._amendable(earlier, place)
                )
            if _ALSO.fullmatch(gap):
                return None
            if gap.strip() == "," and cue.type in CHANGING and self._was_issued(earlier):
                return earlier
            if cue.type is RelationType.ACCORDING_TO and _IN_FORCE.match(gap):
                return None
            plain = "," not in gap.strip() and ";" not in gap and not _OTHER_PAPER.search(gap)
            if plain and _ATTACHED.fullmatch(gap) and not self._opens_list(earlier, cue):
                return earlier
            return self._opening(place, cue)
        return None

    def _amendable(self, nearest: int, place: int) -> int | None:
        """`Nghị định A quy định chi tiết Luật B đã được sửa đổi bởi Nghị định C`: C amends A, and no law."""
        amending = self.references[place].type
        if self.references[nearest].type not in _LAWS or amending not in _BELOW_LAWS:
            return nearest
        begin = self.sentences.at(self.references[nearest].start).start
        for earlier in range(nearest - 1, max(-1, nearest - 4), -1):
            if self.references[earlier].start < begin:
                return None
            if self.references[earlier].type == amending:
                return earlier
        return None

    def _opening(self, place: int, cue: Cue) -> int | None:
        """`Nghị định A có hiệu lực từ …, thay thế B`: what opens a sentence acts in its next clause too."""
        begin = self.sentences.at(cue.start).start
        first = bisect_left(self.references, begin, key=lambda reference: reference.start)
        opening = self.references[first]
        if first == place or opening.start != begin or cue.type not in CHANGING:
            return None
        if not 0 < cue.start - opening.tail < _RECENT or not _IN_FORCE.match(self.text, opening.tail):
            return None
        gap = self.text[opening.tail : cue.start]
        return first if _PREDICATE.search(gap) and ";" not in gap else None

    def _named_by_type(self, place: int, cue: Cue) -> int | None:
        """`… có Kế hoạch số 9/KH-UBND. Kế hoạch triển khai A`: news name a paper again by its type."""
        start = self.sentences.at(cue.start).start
        opening = self.text[start : cue.start]
        for earlier in range(place - 1, max(-1, place - 4), -1):
            reference = self.references[earlier]
            if start - _RECENT <= reference.start < start and reference.type:
                return earlier if _says_again(reference.type, opening) else None
        return None

    def _was_issued(self, place: int) -> bool:
        """`UBND tỉnh ban hành B, thay thế A`: the sentence tells that B was issued."""
        start = self.references[place].start
        begin = max(self.sentences.at(start).start, start - OPENING)
        return bool(_ISSUES.search(self.text[begin:start]))

    def _opens_list(self, earlier: int, cue: Cue) -> bool:
        """In a căn cứ line the instrument before `;` or a new line is a neighbour, not the subject."""
        gap = self.text[self.references[earlier].tail : cue.start]
        return "\n" in gap or (begins_clause(gap) and cue.type is RelationType.IMPLEMENTS)

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


def _grade(cue: Cue) -> Confidence:
    return Confidence.CERTAIN if cue.sure else Confidence.LIKELY


def _says_again(kind: str, opening: str) -> bool:
    """Whether a sentence begins with the type `kind` alone and goes on to the cue at once."""
    opening = opening.lstrip()
    return opening.startswith(kind) and bool(_TO_THE_CUE.fullmatch(opening, len(kind)))


def begins_clause(gap: str) -> bool:
    """Whether a new clause with a verb of its own stands in the gap; inside a title verbs say nothing."""
    return bool((_NEW_CLAUSE if _TITLE.match(gap) else _NEW_VERB).search(gap))
