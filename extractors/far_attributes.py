"""A day and issuer that stand beyond an instrument's title: `… về thanh niên ngày 01/03/2021 của Chính phủ`.

The title may itself name other instruments with days of their own; a day is taken only where no nearer
mention has claimed it and the body after it is the one that the number's code stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.attributes import AttributeReader, names_body
from extractors.clauses import Sentences
from extractors.dates import DateSpan
from extractors.facts import Confidence
from extractors.issuers import miscased
from extractors.reference import Form, Reference

_DAY = re.compile(r"ngày\s*$", re.IGNORECASE)
_NOT_ISSUED = re.compile(
    r"(?:từ|kể\s+từ|đến|hết|trước|sau|vào|trong|hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+từ)?)\s+ngày\s*$",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(r"ngày\s*", re.IGNORECASE)
_OF = re.compile(r"(?:của|do)\s+$")
_NEXT_ITEM = 40
_NEAR_CLAIMS = 8
_NUMBER_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def adopt_far_attributes(
    reader: AttributeReader, sentences: Sentences, references: Sequence[Reference]
) -> list[Reference]:
    """The same references; those without day or issuer take them from beyond their title."""
    adopted = list(references)
    items = _item_ends(reader.text, references)
    claims = _Claims(
        [reference.head for reference in references], [reference.tail for reference in references]
    )
    for place, reference in enumerate(references):
        if reference.form is not Form.NUMBER or (reference.issued and reference.issuer):
            continue
        limit = _segment_end(references, items, place, sentences.at(reference.start).end)
        found = _far_day(reader, reference, claims, limit) if reference.issued is None else None
        if found:
            date, issuer, end = found
            claims.far.append((date.start, end))
            adopted[place] = _with(reference, date.date, issuer)
        elif reference.issuer is None:
            ceiling = references[place + 1].start if place + 1 < len(references) else limit
            adopted[place] = _with(reference, None, _far_issuer(reader, reference, min(limit, ceiling)))
    return adopted


@dataclass(frozen=True, slots=True)
class _Claims:
    """Stretches of the text that belong to a mention: between head and tail, and far days already taken."""

    heads: list[int]
    tails: list[int]
    far: list[tuple[int, int]] = field(default_factory=list)

    def hold(self, offset: int) -> bool:
        place = bisect_right(self.heads, offset) - 1
        near = place >= 0 and offset < self.tails[place]
        return near or any(start <= offset < end for start, end in self.far[-_NEAR_CLAIMS:])


def _with(reference: Reference, issued: str | None, issuer: str | None) -> Reference:
    if issued is None and issuer is None:
        return reference
    grade = Confidence.LIKELY if reference.confidence is Confidence.CERTAIN else reference.confidence
    return replace(
        reference, issued=reference.issued or issued, issuer=reference.issuer or issuer, confidence=grade
    )


def _item_ends(text: str, references: Sequence[Reference]) -> list[tuple[int, int]]:
    """The semicolons that a reference follows closely, each with that reference's place, in reading order."""
    near = [text.rfind(";", max(0, one.start - _NEXT_ITEM + 1), one.start) for one in references]
    return [(place, semicolon) for place, semicolon in enumerate(near) if semicolon >= 0]


def _segment_end(
    references: Sequence[Reference], items: list[tuple[int, int]], place: int, sentence_end: int
) -> int:
    """Where the stretch of one reference ends: at a semicolon that another reference follows."""
    for index in range(bisect_left(items, (place + 1, 0)), len(items)):
        later, semicolon = items[index]
        if references[later].start >= sentence_end:
            break
        if semicolon >= references[place].tail:
            return semicolon
    return sentence_end


def _far_day(
    reader: AttributeReader, reference: Reference, claims: _Claims, limit: int
) -> tuple[DateSpan, str, int] | None:
    place = bisect_left(reader.full_dates, reference.tail, key=lambda date: date.start)
    for date in reader.full_dates[place : place + 8]:
        if date.end > limit:
            return None
        digits = _digits(reader.text, date)
        if claims.hold(date.start) or not _DAY.search(reader.text, digits - 8, digits):
            continue
        if _NOT_ISSUED.search(reader.text, max(0, digits - 40), digits) or not _year_fits(reference, date):
            continue
        issuer = _issuer_after(reader, reference, date.end, limit)
        if issuer:
            return date, *issuer
    return None


def _digits(text: str, date: DateSpan) -> int:
    match = _DAY_WORD.match(text, date.start)
    return match.end() if match else date.start


def _year_fits(reference: Reference, date: DateSpan) -> bool:
    year = _NUMBER_YEAR.search(reference.number or "")
    return year is None or (date.date or "")[:4] == year.group(1)


def _issuer_after(
    reader: AttributeReader, reference: Reference, cursor: int, limit: int
) -> tuple[str, int] | None:
    code = reference.issuer_code or ""
    bodies = reader.instruments.bodies_by_code.get(code, ())
    organisation = reader.issuer_at(cursor, limit)
    if organisation:
        joint = "liên tịch" in (reference.type or "")
        if joint or not bodies or reader.is_named(organisation.name, code):
            return reader.joint(organisation, limit)
    small = (miscased(reader.text, cursor, body) for body in bodies)
    return next((found for found in small if found), None)


def _far_issuer(reader: AttributeReader, reference: Reference, limit: int) -> str | None:
    expected = reader.instruments.issuer_by_code.get(reference.issuer_code or "")
    if expected is None:
        return None
    for organisation in reader.bodies.between(reference.tail, limit)[:6]:
        if organisation.end > limit:
            return None
        before = reader.text[max(reference.tail, organisation.start - 6) : organisation.start]
        if _OF.search(before) and names_body(organisation.name, expected.name):
            return organisation.name
    return None
