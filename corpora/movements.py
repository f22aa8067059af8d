"""Standing movements and campaigns by name."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class KnownMovement:
    """A phong trào or a cuộc vận động whose name texts print without quotes or capitals."""

    name: str
    kind: str
    """`movement` or `campaign`."""


def load_known_movements() -> tuple[KnownMovement, ...]:
    """Read `movements.tsv`."""
    return read_table("movements", KnownMovement)
