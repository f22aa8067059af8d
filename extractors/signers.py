"""The person who signed an instrument, where a text says so: `… Trần Văn A vừa ký ban hành Kế hoạch số …`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.facts import Person
from extractors.reference import Form, Reference

_SIGNS = re.compile(
    r"(?:,[^,.;:\n]{2,90},)?\s+(?:(?:đã|vừa|mới|cũng|thay\s+mặt\s+[^,.;:\n]{2,60}?)\s+){0,2}ký(?:\s+(?:quyết\s+định\s+)?ban\s+hành)?\s+(?:các\s+)?"
)
_SIGNED_BY = re.compile(r"[^.;\n]{0,120}?(?:,\s*)?do\s+(?:đồng\s+chí\s+|ông\s+|bà\s+)?[^.;,\n]{0,80}?$")
_SIGNED_BY_END = re.compile(r"(?:,[^,.;:\n]{2,90},?)?\s+ký(?!\s+(?:kết|giao\s+ước))(?!\w)")
_WINDOW = 200


def with_signers(text: str, references: Sequence[Reference], people: Sequence[Person]) -> list[Reference]:
    """The same references, those with a signer named beside them carrying the name."""
    spans = sorted((span.start, span.end, person.name) for person in people for span in person.evidence.spans)
    starts = [start for start, _, _ in spans]
    return [_signed(text, reference, spans, starts) for reference in references]


def _signed(
    text: str, reference: Reference, spans: list[tuple[int, int, str]], starts: list[int]
) -> Reference:
    if reference.form is not Form.NUMBER:
        return reference
    place = bisect_right(starts, reference.start) - 1
    if place >= 0 and reference.start - spans[place][1] < _WINDOW:
        _, end, name = spans[place]
        if end <= reference.start and _SIGNS.fullmatch(text, end, reference.start):
            return replace(reference, signer=name)
    if place + 1 < len(spans) and spans[place + 1][0] - reference.tail < _WINDOW:
        start, end, name = spans[place + 1]
        named = start >= reference.tail and _SIGNED_BY.fullmatch(text, reference.tail, start)
        if named and _SIGNED_BY_END.match(text, end):
            return replace(reference, signer=name)
    return reference
