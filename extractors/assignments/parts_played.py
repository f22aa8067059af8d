"""Which bodies of a cell lead and which take part: `Sở A chủ trì; Sở B, UBND các huyện phối hợp`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.evidence import Span, trimmed

_MARK = re.compile(
    r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị)(?:,\s*đơn\s+vị)?\s+)?(?P<part>chủ\s+trì|phối\s+hợp)"
    r"(?:\s+(?:thực\s+hiện|chính))?(?P<behind>\s*:|\s+(?:với|cùng)(?:\s*:)?)?",
    re.IGNORECASE,
)
_OPENS, _CLOSES = " \t\n.,;:-–)", " \t\n.,;:-–"


@dataclass(frozen=True, slots=True)
class Played:
    """A stretch of a cell whose bodies play one part."""

    part: str
    """`lead` or `coordinating`."""
    span: Span
    marked: bool
    """Whether the cell says so itself, rather than the column's heading."""


def parts_played(text: str, start: int, end: int, column: str) -> list[Played]:
    """The stretches of `text[start:end]`, a cell of a column of `lead`, `coordinating` or `both`.

    >>> text = "Sở A chủ trì, phối hợp với Sở B"
    >>> [(one.part, text[one.span.start : one.span.end]) for one in parts_played(text, 0, 31, "lead")]
    [('lead', 'Sở A'), ('coordinating', 'Sở B')]
    """
    marks = list(_MARK.finditer(text, start, end))
    if not marks:
        return [Played("lead" if column == "both" else column, Span(start, end), marked=False)]
    found: list[Played] = []
    place, pending = start, ""
    for mark in marks:
        part = "lead" if mark["part"].lower().startswith("chủ") else "coordinating"
        before = _trimmed(text, place, mark.start())
        if before is not None:
            found.append(Played(pending or part, before, marked=True))
        pending = part if mark["behind"] else ""
        place = mark.end()
    rest = _trimmed(text, place, end)
    if rest is not None:
        found.append(Played(pending or "coordinating", rest, marked=True))
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    span = trimmed(text, start, end, _OPENS, _CLOSES)
    if span is not None and text[span.end - 1] == "(":
        return _trimmed(text, span.start, span.end - 1)
    return span
