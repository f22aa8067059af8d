"""What `danchieu evaluate --pairs` shows: how identity judges pairs of mentions labelled from their texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.cli.errors import CommandError
from flows.cli.tables import print_table
from warehouse.identity.pairs import Pair, figures, judge_pairs, load_worlds

WORLDS = Path(__file__).parents[2] / "corpora" / "identity_pairs"
MOST_WRONG = 0.005
"""The share of wrong links that is still borne with."""


def evaluate_pairs(*, errors: bool, floors: bool, folder: Path | None = None) -> None:
    """Print the figures of the worlds under `folder`, open and held out.

    Raises:
        CommandError: `floors` is asked for, and wrong links are above `MOST_WRONG` in either part.
        PairsError: a world cannot be read.
    """
    from extractors.kit import Kit

    worlds = load_worlds(folder or WORLDS)
    pairs = list(judge_pairs(worlds, Kit.load()))
    parts = {
        part: [pair for pair in pairs if pair.held is held]
        for part, held in (("open", False), ("held", True))
    }
    if errors:
        _print_errors(parts["open"])
    told = {part: figures(rows) for part, rows in parts.items()}
    rows = [
        (
            part,
            one.pairs,
            one.wrong,
            f"{one.wrong_share:.3%}",
            one.same,
            one.linked,
            f"{one.linked_share:.3f}",
        )
        for part, one in told.items()
    ]
    head = ("part", "pairs", "wrong links", "share", "same", "linked", "share")
    print_table(
        head, rows, title=f"{len(worlds)} worlds, {sum(world.held for world in worlds)} of them held out"
    )
    worst = max(one.wrong_share for one in told.values())
    if floors and worst > MOST_WRONG:
        raise CommandError(
            f"{worst:.3%} of the pairs are wrong links, more than {MOST_WRONG:.1%}; "
            "`danchieu evaluate --pairs --errors` shows those of the open worlds"
        )


def _print_errors(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        if pair.same is not pair.linked:
            print(f"{pair.world}: {'wrong link' if pair.linked else 'not linked'}")
            for mark, uri in zip((pair.one, pair.other), pair.uris, strict=True):
                print(f"  {mark.words} ({mark.source}:{mark.start}): {uri or 'open'}")
