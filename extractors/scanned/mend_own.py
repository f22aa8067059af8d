"""Number, type and day of a scanned paper: mended where witnesses agree, marked as doubtful where not.

The head of a scan is often filled in by hand or lies under a stamp.  What OCR read there without doubt
stands.  What it doubted is confirmed by one witness that agrees; what it could not read is taken from two
that agree, or, as doubtful, from one.  Nothing is stated for sure that a single witness tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpora.instruments import Instruments
from extractors.document import Document
from extractors.evidence import Confidence, Evidence, Span
from extractors.facts import SelfInstrument
from extractors.folding import fold
from extractors.scanned.facts import Mend, Witness
from extractors.scanned.file_names import file_numbers, whole_number
from extractors.scanned.head_places import DayPlace, NumberPlace, day_place, number_place, was_scanned
from extractors.scanned.witnesses import BodyWord, body_words, signing_days

_LETTER = "Công văn"
_ABOUT = re.compile(r"V/[vVwy]\s")
"""The subject of a letter, under its number."""
_HEAD_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class _Told:
    """What one witness says, and whether it may stand against what was read."""

    value: str
    witness: Witness
    strong: bool = True


@dataclass(frozen=True, slots=True)
class _Settled:
    value: str | None
    mend: Mend | None = None

    def add_to(self, itself: SelfInstrument) -> SelfInstrument:
        """`itself` with what became of the field noted."""
        if self.mend is None:
            return itself
        doubtful = (*itself.doubtful, self.mend.field) if self.mend.doubtful else itself.doubtful
        return replace(itself, doubtful=doubtful, mends=(*itself.mends, self.mend))


def mend_own(
    document: Document, itself: SelfInstrument | None, source: str, instruments: Instruments
) -> SelfInstrument | None:
    """`itself` with number, type and day mended; as it is where its head was not read by OCR.

    `source` is the file or URL, whose name may tell the number.
    """
    if itself is None or not was_scanned(document):
        return itself
    number, day = number_place(document), day_place(document)
    kind = fold(itself.type or "")
    body = tuple(body_words(document, number.symbol, number.end, kind)) if number else ()
    if number:
        itself = _with_number(document, itself, number, body, source, instruments)
    elif itself.number is None:
        itself = _with_named(itself, source, instruments)
    if day:
        itself = _with_day(document, itself, day, body)
    if itself.doubtful:
        grade = Confidence.DOUBTFUL
    elif itself.mends:
        grade = min(itself.evidence.confidence, Confidence.LIKELY, key=_rank)
    else:
        return itself
    return replace(itself, evidence=replace(itself.evidence, confidence=grade))


def _rank(grade: Confidence) -> int:
    return (Confidence.DOUBTFUL, Confidence.LIKELY, Confidence.CERTAIN).index(grade)


def _with_number(
    document: Document,
    itself: SelfInstrument,
    place: NumberPlace,
    body: Sequence[BodyWord],
    source: str,
    instruments: Instruments,
) -> SelfInstrument:
    codes = mended_codes(place.codes, instruments)
    symbol = place.symbol
    for read, known in zip(place.codes, codes, strict=True):
        symbol = symbol.replace(read, known, 1)
    told = [_Told(word.serial, word.witness) for word in body]
    told += [
        _Told(found.digits, Witness("file_name", found.said), found.strong)
        for found in file_numbers(source, codes)
    ]
    settled = settle("number", place.serial, place.doubtful, told, same=_same_serial)
    itself = settled.add_to(itself)
    if settled.value is None:
        return replace(itself, number=None)
    span = Span(place.start, place.end)
    evidence = Evidence.of(document.text, span, "self.header", itself.evidence.confidence)
    if itself.number:
        evidence = itself.evidence
    return replace(
        itself,
        number=settled.value + symbol,
        type=_type(document, itself, codes, instruments),
        evidence=evidence,
    )


def _type(
    document: Document, itself: SelfInstrument, codes: Sequence[str], instruments: Instruments
) -> str | None:
    """The type that the symbol tells: OCR reads its short code better than the kind in large capitals."""
    if any(_ABOUT.match(document.text, block.start, block.end) for block in document.blocks[:_HEAD_BLOCKS]):
        return itself.type if itself.number else _LETTER
    code = instruments.type_by_code.get(codes[0]) if codes else None
    return code.name if code else itself.type or _LETTER


def mended_codes(codes: Sequence[str], instruments: Instruments) -> tuple[str, ...]:
    """The codes of a symbol, those that differ from one known code by marks or case alone as that is written.

    OCR loses marks and adds some: `QD-UBND`, `TTr-UBNĐ`.
    """
    known = {*instruments.type_by_code, *instruments.issuer_by_code}
    folded: dict[str, set[str]] = {}
    for code in known:
        folded.setdefault(fold(code), set()).add(code)
    mended = []
    for code in codes:
        near = folded.get(fold(code), set())
        mended.append(next(iter(near)) if code not in known and len(near) == 1 else code)
    return tuple(mended)


def _with_named(itself: SelfInstrument, source: str, instruments: Instruments) -> SelfInstrument:
    """The number from the file's name alone, where a stamp hides its line and the type agrees."""
    codes = {*instruments.type_by_code, *instruments.issuer_by_code}
    named = whole_number(source, {fold(code): code for code in codes})
    type_ = instruments.type_by_code.get(named.digits.split("/")[1].split("-")[0]) if named else None
    if named is None or type_ is None or type_.name != itself.type:
        return itself
    witness = Witness("file_name", named.said)
    mend = Mend("number", None, named.digits, True, "own.told_once", (witness,))
    return replace(_Settled(named.digits, mend).add_to(itself), number=named.digits)


def _with_day(
    document: Document, itself: SelfInstrument, place: DayPlace, body: Sequence[BodyWord]
) -> SelfInstrument:
    month = f"{place.year}-{place.month:02}" if place.month else f"{place.year}-"
    told = [_Told(word.day, word.witness) for word in body if word.day and word.day.startswith(month)]
    signed = signing_days(document, itself.issuer) if place.month else ()
    told += [_Told(day, witness) for day, witness in signed if day.startswith(month)]
    settled = settle("issued", place.iso, place.doubtful, told)
    return replace(settled.add_to(itself), issued=settled.value)


def settle(
    field: str,
    read: str | None,
    doubtful: bool,
    told: Sequence[_Told],
    same: Callable[[str, str], bool] = str.__eq__,
) -> _Settled:
    """What a field says, given what was read and what witnesses tell."""
    strong = [one for one in told if one.strong]
    agreeing = [one for one in told if read is not None and same(one.value, read)]
    against = [one for one in strong if one not in agreeing]
    if read is not None and not doubtful:
        if not against or agreeing:
            return _Settled(read)
        return _Settled(read, _mend(field, read, read, "own.unsure", against))
    if read is not None and agreeing and not against:
        return _Settled(read, _mend(field, read, read, "own.confirmed", agreeing))
    first = next((one for one in strong if one.witness.kind == "file_name"), None)
    if first is None and (read is not None or not strong):
        # The body was read by OCR too: alone it does not overrule the head.
        return _Settled(read, _mend(field, read, read, "own.unsure", against))
    first = first or strong[0]
    alike = [one for one in strong if same(one.value, first.value)]
    kinds = {one.witness.kind for one in alike}
    unanimous = len(alike) == len(strong) and len(kinds) > 1
    rule = "own.mended" if unanimous else "own.told_once"
    best = first.value
    return _Settled(best, _mend(field, read, best, rule, alike))


def _mend(field: str, read: str | None, value: str | None, rule: str, told: Sequence[_Told]) -> Mend:
    doubtful = rule in ("own.told_once", "own.unsure")
    return Mend(field, read, value, doubtful, rule, tuple(one.witness for one in told))


def _same_serial(one: str, other: str) -> bool:
    return int(one) == int(other)
