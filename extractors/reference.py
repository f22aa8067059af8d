"""One mention of an instrument in the text, whatever its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.facts import Confidence

NUMBER_YEAR = re.compile(r"/((?:19|20)\d\d)/")
"""The year inside a number: `12/2023/QĐ-UBND`."""


class Form(StrEnum):
    """How an instrument is named."""

    NUMBER = "number"
    LAW = "law"
    SHORT = "short"
    """A type and a bare number: Nghị quyết 15."""
    SELF = "self"
    """The document itself: Kế hoạch này."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of an instrument: `text[start:end]` runs from its type word to its number or name.

    `tail` is where its attributes (day, issuer) end; `head` where those printed before it begin.
    """

    form: Form
    start: int
    end: int
    head: int
    tail: int
    type: str | None
    number: str | None
    rule: str
    confidence: Confidence
    name: str | None = None
    year: int | None = None
    issued: str | None = None
    issuer: str | None = None
    issuer_code: str | None = None
    signer: str | None = None
    title: str | None = None

    def year_printed(self, text: str) -> bool:
        """Whether a law's year stands in its name, and was not taken from its day."""
        return self.year is not None and str(self.year) in text[self.start : self.end]


def is_joint(reference: Reference) -> bool:
    """Whether several bodies issued it together: `Thông tư liên tịch`, `Chương trình phối hợp`."""
    type_ = reference.type or ""
    return "liên" in type_ or "phối hợp" in type_
