"""Faults planted in a world, a function for each kind: the documents that hold it, and what the audits are to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.record import Processed
from tests.worlds.faults import chains, numbers, told, within
from tests.worlds.faults.honest import HONEST
from tests.worlds.faults.land import Fault, Land

FAULTS: tuple[Callable[[Land], Fault], ...] = (
    *chains.FAULTS,
    *numbers.FAULTS,
    *told.FAULTS,
    *within.FAULTS,
)
"""Each makes the fault of the audit that it is named like."""


def planted(count: int) -> Iterator[Fault]:
    """`count` of each fault and of each honest look-alike, each in a land of its own; these find nothing."""
    for kind, make in enumerate((*FAULTS, *(_sound(documents) for documents in HONEST))):
        for nth in range(count):
            yield make(Land(kind * count + nth, nth))


def _sound(documents: Callable[[Land], tuple[Processed, ...]]) -> Callable[[Land], Fault]:
    return lambda land: Fault(documents(land), ())
