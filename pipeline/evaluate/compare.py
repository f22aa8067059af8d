"""Two runs over the same gold: what one gained and lost, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluate.tally import Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """One outcome that only one of two runs has."""

    document: str
    gain: bool
    """Whether the newer run is better for it."""
    outcome: Outcome


def changes(before: Iterable[Outcome], after: Iterable[Outcome]) -> list[Change]:
    """Gains and losses: facts newly right or no longer right, errors newly made or no longer made."""
    old, new = list(before), list(after)
    found = [*_only(old, new, fresh=False), *_only(new, old, fresh=True)]
    return sorted(found, key=lambda change: (change.document, change.gain, change.outcome.kind))


def _only(these: list[Outcome], others: list[Outcome], *, fresh: bool) -> list[Change]:
    """What of `these` the other run lacks; a hit of the newer run and an error of the older are gains.

    A fact that was missed and is found now is one gain, not two: errors that gold's own hits answer are left
    out.
    """
    known = Counter(outcome.key for outcome in others)
    hits = Counter((o.document, o.kind, o.gold) for o in others if o.verdict == "hit")
    found = []
    for outcome in these:
        if known[outcome.key] > 0:
            known[outcome.key] -= 1
            continue
        if outcome.verdict in ("missed", "wrong") and hits[outcome.document, outcome.kind, outcome.gold] > 0:
            continue
        found.append(Change(outcome.document, (outcome.verdict == "hit") == fresh, outcome))
    return found
