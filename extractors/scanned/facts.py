"""What OCR was unsure of in a scanned paper's own instrument, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that tell the number or day of a paper, besides the place where they are printed."""

    kind: str
    """`header`, `body`, `file_name` or `signing_time`."""
    said: str
    """The words, the piece of the file's name, or the ISO instant."""
    start: int | None = None
    """Where the words stand in the text; None where they stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A field of a scanned paper's own instrument that OCR was unsure of, and what became of it."""

    field: str
    """`number`, `type` or `issued`."""
    read: str | None
    """What OCR read; None where nobody could tell."""
    value: str | None
    """What the field says now."""
    doubtful: bool
    """Whether it stays in doubt."""
    rule: str
    """`own.confirmed`, `own.mended` (two witnesses agree), `own.told_once`, or `own.unsure` (none tells)."""
    witnesses: tuple[Witness, ...]
