"""Mentions of instruments: a number or law's name with its type word, its day and its issuer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.instruments import Instruments
from extractors.attributes import AttributeReader
from extractors.bodies import Bodies
from extractors.clauses import Sentences
from extractors.dates import DateSpan
from extractors.facts import Confidence, Rejected, Span
from extractors.far_attributes import adopt_far_attributes
from extractors.laws import LawFinder, LawName
from extractors.numbers import NumberScanner, NumberSpan
from extractors.reference import Form, Reference, is_joint
from extractors.reference_lists import LIST_GAP, share_backward, share_forward
from extractors.type_words import TypeWord, TypeWords

_SHARED = re.compile(r"((?:(?<![\d/-])\d{1,4}\s*(?:,|và|;)\s*(?:[Ss]ố\s+)?)+)$")
_BARE = re.compile(r"\d{1,4}")
_LAW_TYPES = ("Luật", "Bộ luật", "Pháp lệnh")
_BASE_LAW = re.compile(r"\scủa\s+(?P<law>Bộ\s+luật|Luật|Pháp\s+lệnh)(?!\w)", re.IGNORECASE)
_PASSES = re.compile(r"ban\s+hành\s+$")
_ISSUER_OF_LAW = {"Pháp lệnh": "UBTVQH"}
_BREAKS_OFF = re.compile(r"(?:ban\s+hành|có|ký|ra|[Ss]ố\s*:?)\s*\n\s*$")
_GOES_ON = re.compile(r"\s*\n\s*(?:của|do|ngày)\s")
_TITLE = re.compile(
    r"[\s,)]*((?:về(?:\s+việc)?|V/v|quy\s+định|hướng\s+dẫn)\s[^.;\n]{8,300}?)(?=[.;\n]|,\s+(?:ban\s+hành|ngày|trong|theo|UBND)|$)"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What the text offers to references: those found, and what was rejected with its reason."""

    references: tuple[Reference, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True)
class ReferenceScanner:
    """Finds numbered instruments and laws by name; built once."""

    instruments: Instruments

    @cached_property
    def numbers(self) -> NumberScanner:
        """The lexer of document numbers."""
        return NumberScanner(self.instruments)

    @cached_property
    def type_words(self) -> TypeWords:
        """The finder of type words."""
        return TypeWords(self.instruments)

    @cached_property
    def laws(self) -> LawFinder:
        """The finder of laws by name."""
        return LawFinder.of(self.instruments)

    def scan(
        self,
        text: str,
        sentences: Sentences,
        dates: Sequence[DateSpan],
        bodies: Bodies,
    ) -> Scan:
        """References in reading order."""
        numbers, rejected = self.numbers.scan(text)
        laws, bills = self.laws.scan(text)
        typed = self._with_types(text, numbers, sentences)
        free = [law for law in laws if not _names_number(text, law, typed)]
        marks = sorted([*typed, *(self._law(law) for law in free)], key=lambda found: found.start)
        reader = AttributeReader(self.instruments, text, dates, bodies)
        bound: list[Reference] = []
        for place in range(len(marks)):
            bound.append(self._bind(reader, sentences, marks, place, bound[-1].tail if bound else 0))
        whole = adopt_far_attributes(reader, sentences, bound)
        named = [self._with_law_name(text, reference, laws) for reference in whole]
        shared = share_forward(text, sentences, share_backward(text, named))
        return Scan(tuple(shared), (*rejected, *bills))

    def _with_types(self, text: str, numbers: Sequence[NumberSpan], sentences: Sentences) -> list[Reference]:
        found: list[Reference] = []
        floor = 0
        for number in numbers:
            begin = max(floor, _begin(text, sentences, number.start))
            word = self.type_words.before(text, number.start, begin)
            word = word or self.type_words.code_before(text, number.start, begin)
            word = word or self.type_words.misspelt_before(text, number.start, begin)
            if word and word.type.name in _LAW_TYPES:
                word = self._base_law(text, number, word)
            previous = found[-1] if found else None
            reference = self._reference(text, number, word, previous)
            found.extend(self._members(text, reference, number, begin))
            found.append(reference)
            floor = number.end
        return found

    def _base_law(self, text: str, number: NumberSpan, word: TypeWord) -> TypeWord:
        """`Luật sửa đổi, bổ sung một số điều của Luật X số N`: whether N is X's own number.

        It is where the register says so, and in the words by which the Quốc hội passes an amending law.
        """
        inner = None
        for match in _BASE_LAW.finditer(text, word.start, number.start):
            inner = match
        if inner is None:
            return word
        passed = _PASSES.search(text, max(0, word.start - 12), word.start)
        if not passed and number.number not in self.instruments.law_by_number:
            return word
        return self.type_words.before(text, number.start, inner.end() - len(inner.group("law"))) or word

    def _reference(
        self, text: str, number: NumberSpan, word: TypeWord | None, previous: Reference | None
    ) -> Reference:
        code_type = self.instruments.type_by_code.get(number.type_code or "")
        type_ = word.type.name if word else code_type.name if code_type else None
        if word and word.type.name == "Văn bản" and code_type:
            type_ = code_type.name
        start, rule = (word.start, "citation.number") if word else (number.start, "citation.bare_number")
        if word is None and previous and LIST_GAP.fullmatch(text, previous.end, number.start):
            same = code_type is None or previous.type is None or previous.type.startswith(code_type.name)
            type_, rule = (previous.type if same else type_), "citation.list"
        if type_ is None and number.order == "letter":
            type_ = "Công văn"
        # Nothing but its own letters says that a bare number is an instrument's.
        alone = rule == "citation.bare_number" and number.confidence is Confidence.CERTAIN
        grade = Confidence.LIKELY if alone else number.confidence
        return Reference(
            Form.NUMBER, start, number.end, start, number.end, type_, number.number, rule, grade,
            issuer_code=number.issuer_code,
        )  # fmt: skip

    def _members(self, text: str, reference: Reference, number: NumberSpan, floor: int) -> list[Reference]:
        """`các Nghị quyết số 18, 19-NQ/TW`: bare numbers that share the symbol of the one after them."""
        shared = _SHARED.search(text, max(floor, number.start - 40), number.start)
        suffix = re.sub(r"^\d+", "", reference.number or "")
        if shared is None or reference.type is None or not suffix:
            return []
        word = self.type_words.before(text, shared.start(), floor)
        if word is None:
            return []
        return [
            replace(
                reference, start=word.start if bare.start() == shared.start() else bare.start(),
                end=bare.end(), head=bare.start(), tail=bare.end(), number=bare.group() + suffix,
                type=word.type.name, rule="citation.shared_symbol", confidence=Confidence.LIKELY,
            )
            for bare in _BARE.finditer(text, shared.start(), shared.end())
        ]  # fmt: skip

    def _with_law_name(self, text: str, reference: Reference, laws: Sequence[LawName]) -> Reference:
        """Give a numbered law the name that stands between its type word and its number."""
        if reference.form is not Form.NUMBER or reference.type not in _LAW_TYPES:
            return reference
        place = bisect_left(laws, reference.start, key=lambda law: law.start)
        law = laws[place] if place < len(laws) and laws[place].start <= reference.end + 1 else None
        if law is None and place and laws[place - 1].end > reference.start:
            law = self.laws.at(text, reference.start)
        return replace(reference, name=law.name) if law else reference

    @staticmethod
    def _law(law: LawName) -> Reference:
        sure = Confidence.CERTAIN if law.known and law.year else Confidence.LIKELY
        return Reference(
            Form.LAW, law.start, law.end, law.start, law.end, law.type, None, "citation.law_name", sure,
            name=law.name, year=law.year, issuer_code=_ISSUER_OF_LAW.get(law.type, "QH"),
        )  # fmt: skip

    @staticmethod
    def _bind(
        reader: AttributeReader, sentences: Sentences, marks: Sequence[Reference], place: int, floor: int
    ) -> Reference:
        """The mark with its day and issuer; `floor` is where the attributes of the one before end."""
        mark = marks[place]
        ceiling = marks[place + 1].start if place + 1 < len(marks) else len(reader.text)
        stretch = _stretch(reader.text, sentences, mark)
        joint = is_joint(mark)
        found = reader.read(mark.start, mark.end, mark.issuer_code, stretch, floor, ceiling, joint)
        year = mark.year
        if mark.form is Form.LAW and found.issued and year is None:
            year = int(found.issued[:4])
        title = _TITLE.match(reader.text, found.tail, ceiling)
        return replace(
            mark, issued=found.issued, issuer=found.issuer, head=found.head, tail=found.tail, year=year,
            title=" ".join(title.group(1).split()) if title else None,
        )  # fmt: skip


def _stretch(text: str, sentences: Sentences, mark: Reference) -> Span:
    """The sentence of a mention, with its other part where a line was broken beside the mention.

    `… Sở Nội vụ ban hành⏎Kế hoạch số 5/KH-SNV` and `… ngày 5/3/2024⏎của Chính phủ` (observed forms).
    """
    own = sentences.at(mark.end - 1)
    last = own.end
    follows = _GOES_ON.match(text, own.end)
    if follows and text[own.end - 1] not in ".;:":
        last = sentences.at(follows.end() - 1).end
    return Span(_begin(text, sentences, mark.start), last)


def _begin(text: str, sentences: Sentences, start: int) -> int:
    """Where the sentence at `start` begins: in the line before, if that breaks off at a verb or at `số`."""
    own = sentences.at(start).start
    if own and not text[own:start].strip():
        before = sentences.at(own - 1)
        if _BREAKS_OFF.search(text, max(before.start, own - 24), own):
            return before.start
    return own


def _names_number(text: str, law: LawName, numbered: Sequence[Reference]) -> bool:
    """Whether the law's name belongs to a number after it: `Luật Thi đua, khen thưởng số 06/2022/QH15`."""
    place = bisect_left(numbered, law.start, key=lambda reference: reference.start)
    for reference in numbered[max(0, place - 1) : place + 1]:
        if reference.start <= law.start < reference.end:
            return True
        named_after = reference.end <= law.start and reference.type in _LAW_TYPES
        if named_after and re.fullmatch(r"\s*(?:về\s+)?", text[reference.end : law.start]):
            return True
        gap = text[law.end : reference.start]
        its_own = reference.type is None or reference.type in _LAW_TYPES
        if (
            its_own
            and reference.start >= law.end
            and re.fullmatch(r"[\s,(]*(?:[Ss]ố\s*:?\s*)?(?:Luật\s+[Ss]ố\s*)?", gap)
        ):
            return True
    return False
