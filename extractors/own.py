"""The instrument that a document itself is, from its header, title and signature block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from corpora.pages import page_lexicon
from extractors.dates import DateSpan
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Evidence, Person, SelfInstrument, Span
from extractors.header import Header, HeaderReader, is_joint_number
from extractors.labelled import Labelled, LabelReader
from extractors.numbers import NumberSpan
from extractors.reference import Reference
from extractors.speaking_bodies import BodySpeaker
from extractors.type_words import TypeWords
from extractors.unheaded import read_unheaded

_PASSED = re.compile(r"(?:Luật|Nghị\s+quyết|Pháp\s+lệnh)\s+này\s+[^;\n]{10,240}?thông\s+qua\s+ngày\s+")

_SALUTES = re.compile(r"(?:Kính|KÍNH)\s+(?:gửi|GỬI)\s*:")
_HEAD_BLOCKS = 14
_MARKS = " '\"“”‘’.,-–_*"
_LABEL_END = re.compile(r"\s+[Ss]ố\s*:?\s*")
_TO_FILL = re.compile(r"(?:\.{4,}|…{2,}|\[\d{1,2}\])")
_FEWEST_TO_FILL = 3


@dataclass(frozen=True)
class OwnFinder:
    """Puts header, title and signature of an official paper together."""

    headers: HeaderReader
    type_words: TypeWords

    def find(
        self,
        document: Document,
        dates: tuple[DateSpan, ...],
        references: Sequence[Reference],
        people: Sequence[Person],
    ) -> SelfInstrument | None:
        """The document's own instrument; None where the page is no official paper."""
        header = self.headers.read(document, dates)
        if header is None or header.number is None:
            labelled = self._labels.read(document, dates)
            if labelled:
                return self._labelled(document, labelled, people)
        if header is None:
            return self._unheaded(document, dates, references, people)
        type_, title = self._type(document, header.number)
        if header.blank and type_ is None and _is_letter(document):
            type_ = "Công văn"
        if header.number is None and not header.blank and (type_ is None or _is_form(document, header)):
            return None
        at = _place(document, header, title)
        grade = Confidence.CERTAIN if header.number and header.issuer else Confidence.LIKELY
        return SelfInstrument(
            number=header.number.number if header.number else None,
            type=type_,
            issued=header.issued or _adopted(document, type_, dates),
            issuer=header.issuer or self._speaker.authority(document),
            signer=_signer(document, people, header.number.number if header.number else None),
            evidence=Evidence.of(document.text, at, "self.header", grade),
            parent=header.parent,
            title=document.title,
        )

    @cached_property
    def _speaker(self) -> BodySpeaker:
        return BodySpeaker(self.headers.organisations)

    @cached_property
    def _labels(self) -> LabelReader:
        return LabelReader(page_lexicon().labels, self.headers.numbers)

    def _labelled(self, document: Document, stated: Labelled, people: Sequence[Person]) -> SelfInstrument:
        """The instrument that the fields of a law portal describe."""
        at = Span(stated.number.start, stated.number.end)
        named = self.type_words.at(stated.type or "", 0)
        return SelfInstrument(
            number=stated.number.number,
            type=named[0].name if named else self._type(document, stated.number)[0],
            issued=stated.issued,
            issuer=stated.issuer,
            signer=_signer(document, people, stated.number.number) or stated.signer,
            evidence=Evidence.of(document.text, at, "self.labelled", Confidence.LIKELY),
            title=stated.title or document.title,
            effective=stated.effective,
        )

    def _unheaded(
        self,
        document: Document,
        dates: tuple[DateSpan, ...],
        references: Sequence[Reference],
        people: Sequence[Person],
    ) -> SelfInstrument | None:
        found = read_unheaded(document, self.type_words, references, self._speaker)
        if found is None:
            return None
        named = found.named
        at = Span(named.start, named.end) if named else Span(found.at.start, found.at.end)
        return SelfInstrument(
            number=named.number if named else None,
            type=found.type,
            issued=(named.issued if named else None) or _adopted(document, found.type, dates),
            issuer=found.issuer,
            signer=_signer(document, people),
            evidence=Evidence.of(document.text, at, "self.unheaded", Confidence.LIKELY),
            title=document.title,
        )

    def _type(self, document: Document, number: NumberSpan | None) -> tuple[str | None, Block | None]:
        for block in document.blocks:
            if block.zone is not Zone.TITLE:
                continue
            at = self.type_words.at(_shouted(document.text[block.start : block.end].lstrip(_MARKS)), 0)
            if at:
                return at[0].name, block
        if number is None:
            return None, None
        label = document.block_at(number.start)
        told = self.type_words.at(document.text, label.start) if label else None
        if told and _LABEL_END.fullmatch(document.text, told[1], number.start):
            return told[0].name, None
        code = self.headers.numbers.instruments.type_by_code.get(number.type_code or "")
        return (code.name if code else "Công văn" if number.order == "letter" else None), None


def _place(document: Document, header: Header, title: Block | None) -> Span:
    if header.number:
        return Span(header.number.start, header.number.end)
    block = title or next(block for block in document.blocks if block.zone is Zone.HEADER)
    return Span(block.start, block.end)


def _is_form(document: Document, header: Header) -> bool:
    """A head without number, day and issuer, over lines to be filled in: a form, no paper."""
    stated = header.issuer or header.issued
    return not stated and len(_TO_FILL.findall(document.text)) >= _FEWEST_TO_FILL


def _is_letter(document: Document) -> bool:
    """Whether a salutation follows the head; the kind of other papers stands over it."""
    return any(_SALUTES.match(document.text, block.start) for block in document.blocks[:_HEAD_BLOCKS])


def _shouted(line: str) -> str:
    """The words in capitals that open a line, else the line: what follows them is the trích yếu, no type."""
    words = line.split()
    capitals = list(takewhile(lambda word: not any(letter.islower() for letter in word), words))
    return " ".join(capitals or words)


def _adopted(document: Document, type_: str | None, dates: tuple[DateSpan, ...]) -> str | None:
    """The day the Quốc hội passed a law, where the gazette prints it only at the end (observed form)."""
    if type_ not in ("Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh"):
        return None
    for passed in _PASSED.finditer(document.text):
        for date in dates:
            if date.date and passed.end() - 6 <= date.start <= passed.end():
                return date.date
    return None


def _signer(document: Document, people: Sequence[Person], number: str | None = None) -> str | None:
    """The person named last in the signature block; of a joint paper the first, who signs for its lead."""
    signed = [
        (span.start, person.name)
        for person in people
        for span in person.evidence.spans
        if document.zone_at(span.start) is Zone.SIGNATURE
    ]
    if not signed:
        return None
    return (min if number and is_joint_number(number) else max)(signed)[1]
