"""What one night did at one source, in figures, and which of its documents are gone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """One night at one source.  Counts are of documents where nothing else is said."""

    source_name: str
    started_at: str
    """ISO instant in UTC."""
    seconds: float
    """From its beginning to its end, the time included for which it was cut off."""
    asked: int
    """Pages and entry points asked for; redirects, robots.txt and further attempts are not counted."""
    new: int
    changed: int
    unchanged: int
    """Asked for, and as before."""
    gone: int
    failed: int
    """Failures of any kind."""
    waiting: int
    """Known of and left for later nights."""
    bytes: int
    """Of the bodies that were new or changed, decoded."""
    watermark: str | None
    """ISO day or instant up to which every item that the source named is held or given up."""
    status: str
    """`done`; `failed` where nothing came; `rested`; `asserted` where an assertion does not hold."""
    message: str | None = None
    """One line for the operator."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A document that was held and is no longer at its address."""

    url: str
    gone_since: str
    """ISO instant in UTC at which it was first missed."""
    confirmed_at: str
    """ISO instant, on another night, at which it was missed again."""
