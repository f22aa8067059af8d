"""Counting what was found, missed and invented, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Same = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact of gold or of the extractors, and what became of it."""

    document: str
    kind: str
    """`citations`, or a field of it such as `citations.issued`, or `citations.spans`."""
    verdict: str
    """`hit`; `missed`: only gold has it; `spurious`: only the extractors; `wrong`: both, and they differ."""
    gold: str = ""
    found: str = ""
    grade: str | None = None
    """The confidence of the found fact, where it has one."""
    place: tuple[int, int] | None = None
    """Where in the text it stands, where that is known."""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes it the same outcome in another run."""
        return (self.document, self.kind, self.verdict, self.gold, self.found)


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and their harmonic mean over a number of facts."""

    hit: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Of what was found, the part that is right; 0 where nothing was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what gold has, the part that was found; 0 where gold has nothing."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass
class Tally:
    """The outcomes of one document."""

    document: str
    outcomes: list[Outcome] = field(default_factory=list)

    def add(
        self, kind: str, verdict: str, gold: object = None, found: object = None, row: Row | None = None
    ) -> None:
        """Count one outcome; `row` is the found fact, for its grade and place."""
        place = (row["start"], row["end"]) if row and isinstance(row.get("start"), int) else None
        told = ("" if gold is None else str(gold), "" if found is None else str(found))
        grade = row.get("confidence") if row else None
        self.outcomes.append(Outcome(self.document, kind, verdict, *told, grade, place))

    def match(
        self, kind: str, gold: list[Row], found: list[Row], tests: Iterable[Same], show: Callable[[Row], str]
    ) -> list[tuple[Row, Row]]:
        """Pair the rows of both sides, the strictest test first, and count all of them.

        A row that gold marks optional counts for nothing, whether found or not.
        """
        pairs, left_gold, left_found = pair_rows(gold, found, tests)
        kept = [(ours, theirs) for ours, theirs in pairs if not ours.get("optional")]
        for ours, theirs in kept:
            self.add(kind, "hit", show(ours), show(theirs), theirs)
        for ours in left_gold:
            if not ours.get("optional"):
                self.add(kind, "missed", gold=show(ours))
        for theirs in left_found:
            self.add(kind, "spurious", found=show(theirs), row=theirs)
        return kept

    def fields(
        self, kind: str, pairs: Iterable[tuple[Row, Row]], key: str, same: Same, *, invented: bool = True
    ) -> None:
        """Count a field of matched rows: agreeing, missing, differing, or invented where gold denies it."""
        for ours, theirs in pairs:
            stated, given = ours.get(key), theirs.get(key)
            if stated in (None, "", []):
                if invented and key in ours and given not in (None, "", []):
                    self.add(f"{kind}.{key}", "spurious", found=given, row=theirs)
            elif given in (None, "", []):
                self.add(f"{kind}.{key}", "missed", gold=stated)
            elif same(stated, given):
                self.add(f"{kind}.{key}", "hit", stated, given, theirs)
            else:
                self.add(f"{kind}.{key}", "wrong", stated, given, theirs)


def pair_rows(
    gold: list[Row], found: list[Row], tests: Iterable[Same]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of rows that are the same, and what is left of both sides; each row is used once."""
    pairs: list[tuple[Row, Row]] = []
    left_gold, left_found = list(gold), list(found)
    for same in tests:
        for ours in list(left_gold):
            partner = next((theirs for theirs in left_found if same(ours, theirs)), None)
            if partner is not None:
                pairs.append((ours, partner))
                left_gold = [row for row in left_gold if row is not ours]
                left_found = [row for row in left_found if row is not partner]
    return pairs, left_gold, left_found


def figures(outcomes: Iterable[Outcome]) -> dict[str, Figures]:
    """The figures of each kind, micro-averaged over all outcomes given."""
    counts: dict[str, list[int]] = {}
    for outcome in outcomes:
        hit, gold, found = counts.setdefault(outcome.kind, [0, 0, 0])
        counts[outcome.kind] = [
            hit + (outcome.verdict == "hit"),
            gold + (outcome.verdict != "spurious"),
            found + (outcome.verdict != "missed"),
        ]
    return {kind: Figures(*counts[kind]) for kind in sorted(counts)}
