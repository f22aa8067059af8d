"""Faults planted in a world, a function for each: the documents that hold it, and what the audit is to say.

Every fault has instruments of its own in the made-up province of Đông Hạ, each with a number and a day that no
other has, so that nothing but the fault is there to be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.record import Processed


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault."""

    audit: str
    documents: tuple[Processed, ...]
    findings: tuple[str, ...]
    """Source of each document that the audit shows; the subject where it shows none."""


FAULTS: list[Callable[[int], Fault]] = []


def planted(count: int) -> Iterator[Fault]:
    """`count` of each fault."""
    for place, make in enumerate(FAULTS):
        for number in range(count):
            yield make(1 + place * count + number)
