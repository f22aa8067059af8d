"""Facts of one kind that would lie on one another: the first in the text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from extractors.facts import Evidence


class Evidenced(Protocol):
    """A fact with its place."""

    @property
    def evidence(self) -> Evidence:
        """Where the text says it."""


Fact = TypeVar("Fact", bound=Evidenced)


def apart(found: Iterable[Fact]) -> Iterator[Fact]:
    """Of facts in reading order those that begin behind the one kept before.

    >>> from extractors.facts import Confidence, Deadline, Span
    >>> text = "xong trước 30/6"
    >>> rows = [Deadline(None, Evidence.of(text, Span(at, 15), "", Confidence.LIKELY)) for at in (0, 5)]
    >>> [row.evidence.quote for row in apart(rows)]
    ['xong trước 30/6']
    """
    end = -1
    for fact in found:
        if fact.evidence.start >= end:
            end = fact.evidence.end
            yield fact
