"""Where a fact stands in its text, which rule found it, and how far that rule may be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How far a rule may be trusted, in three grades."""

    CERTAIN = "certain"
    """Full form in a context that admits no other reading."""
    LIKELY = "likely"
    """Right by far most of the time; one part was inferred from its neighbours."""
    DOUBTFUL = "doubtful"
    """Two readings are possible, and this is the better one."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the document's text, in code points, end excluded."""

    start: int
    end: int


def trimmed(text: str, start: int, end: int, before: str, behind: str) -> Span | None:
    """`text[start:end]` without signs of `before` at its head and of `behind` at its end.

    None where nothing is left.

    >>> trimmed("- Sở Nội vụ;", 0, 12, " -", " ;")
    Span(start=2, end=11)
    """
    while start < end and text[start] in before:
        start += 1
    while end > start and text[end - 1] in behind:
        end -= 1
    return Span(start, end) if end > start else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: its quote, the rule that found it, and how sure the rule is.

    `quote == text[start:end]` holds for every fact of every document.  `spans` are all its mentions in
    reading order, the quoted one among them.
    """

    quote: str
    start: int
    end: int
    rule: str
    confidence: Confidence
    spans: tuple[Span, ...] = ()

    @classmethod
    def of(
        cls, text: str, span: Span, rule: str, confidence: Confidence, spans: tuple[Span, ...] = ()
    ) -> Evidence:
        """The evidence of a fact that `text` shows best at `span`, the only one unless `spans` are given."""
        return cls(text[span.start : span.end], span.start, span.end, rule, confidence, spans or (span,))
