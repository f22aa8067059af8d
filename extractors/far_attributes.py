"""A day and issuer that stand beyond an instrument's title: `… về thanh niên ngày 01/03/2021 của Chính phủ`.

The title may itself name other instruments with days of their own; a day is taken only where no nearer
mention has claimed it and the body after it is the one that the number's code stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.attributes import LAWMAKERS, AttributeReader
from extractors.body_names import names_body
from extractors.clauses import Sentences
from extractors.dates import DateSpan
from extractors.facts import Confidence
from extractors.issuers import miscased
from extractors.reference import NUMBER_YEAR, Form, Reference, is_joint

_DAY = re.compile(r"ngày\s*$", re.IGNORECASE)
_NOT_ISSUED = re.compile(
    r"(?:từ|kể\s+từ|đến|hết|trước|sau|vào|trong|hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+từ)?)\s+ngày\s*$",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(r"ngày\s*", re.IGNORECASE)
_OF = re.compile(r"(?:của|do)\s+$")
_PASSED = re.compile(r"ban\s+hành\s+(?:vào\s+)?ngày\s*$")
_NAMES_LAW = re.compile(r"\w\s+(?:của|thi\s+hành|các)\s+$")
_MOST_INSIDE = 6
"""How many mentions a title may hold."""
_BRACKET = re.compile(r"[()]")
_BEFORE_BRACKET = 40
_IN_BRACKET = 600
_NEXT_ITEM = 40
_NEAR_CLAIMS = 8


def adopt_far_attributes(
    reader: AttributeReader, sentences: Sentences, references: Sequence[Reference]
) -> list[Reference]:
    """The same references; those without day or issuer take them from beyond their title."""
    references = _hand_back(reader, sentences, references)
    adopted = list(references)
    items = _item_ends(reader.text, references)
    claims = _Claims(
        [reference.head for reference in references], [reference.tail for reference in references]
    )
    for place, reference in enumerate(references):
        if reference.form is not Form.NUMBER or (reference.issued and reference.issuer):
            continue
        end = _bracket_end(reader.text, reference, sentences.at(reference.start).end)
        limit = _segment_end(references, items, place, end)
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


def _hand_back(
    reader: AttributeReader, sentences: Sentences, references: Sequence[Reference]
) -> list[Reference]:
    """A day read beside a mention inside a title, where it is the titled instrument's.

    `Thông tư số 3/2018/TT-BGTVT … của Nghị định số 116/2017/NĐ-CP ngày 10/01/2018 của Bộ Giao thông
    vận tải`: body and year agree with the circular's number, not with the decree's.
    """
    mended = list(references)
    for place, inner in enumerate(references):
        if inner.issued is None or inner.issuer is None or inner.tail <= inner.end:
            continue
        start = sentences.at(inner.start).start
        for outer in range(place - 1, max(-1, place - 1 - _MOST_INSIDE), -1):
            if mended[outer].start < start:
                break
            if _is_titles_day(reader, mended[outer], inner):
                mended[outer] = _with(mended[outer], inner.issued, inner.issuer)
                mended[place] = _without_day(reader.text, inner)
                break
    return mended


def _is_titles_day(reader: AttributeReader, outer: Reference, inner: Reference) -> bool:
    if outer.form is not Form.NUMBER or outer.issued or outer.issuer or not inner.issuer:
        return False
    own = NUMBER_YEAR.search(outer.number or "")
    if own is None or own.group(1) != (inner.issued or "")[:4]:
        return False
    if not reader.is_named(inner.issuer, outer.issuer_code):
        return False
    if inner.form is Form.LAW:
        return outer.issuer_code in LAWMAKERS and bool(
            _NAMES_LAW.search(reader.text, outer.end, inner.start) and not inner.year_printed(reader.text)
        )
    known = inner.issuer_code in reader.instruments.bodies_by_code
    if known and not reader.is_named(inner.issuer, inner.issuer_code):
        return True
    year = NUMBER_YEAR.search(inner.number or "")
    return year is not None and year.group(1) != own.group(1)


def _without_day(text: str, reference: Reference) -> Reference:
    year = reference.year if reference.year_printed(text) else None
    return replace(reference, issued=None, issuer=None, tail=reference.end, year=year)


def _bracket_end(text: str, reference: Reference, sentence_end: int) -> int:
    """The end of the bracket around a mention, if sentences end in it: `(Quyết định … . Quy chế … )`."""
    floor = max(0, reference.start - _BEFORE_BRACKET)
    opened = text.rfind("(", floor, reference.start)
    if opened < 0 or text.rfind(")", floor, reference.start) > opened:
        return sentence_end
    if sentence_end - reference.end > _IN_BRACKET or _BRACKET.search(text, reference.end, sentence_end):
        return sentence_end
    return max(sentence_end, text.find(")", sentence_end, sentence_end + _IN_BRACKET))


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
) -> tuple[DateSpan, str | None, int] | None:
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
        if NUMBER_YEAR.search(reference.number or "") and _PASSED.search(reader.text, reference.tail, digits):
            return date, None, date.end
    return None


def _digits(text: str, date: DateSpan) -> int:
    match = _DAY_WORD.match(text, date.start)
    return match.end() if match else date.start


def _year_fits(reference: Reference, date: DateSpan) -> bool:
    year = NUMBER_YEAR.search(reference.number or "")
    return year is None or (date.date or "")[:4] == year.group(1)


def _issuer_after(
    reader: AttributeReader, reference: Reference, cursor: int, limit: int
) -> tuple[str, int] | None:
    code = reference.issuer_code or ""
    bodies = reader.instruments.bodies_by_code.get(code, ())
    joint = is_joint(reference)
    organisation = reader.issuer_at(cursor, limit, joint)
    if organisation and (joint or not bodies or reader.is_named(organisation.name, code)):
        return reader.joint(organisation, limit, joint)
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
