"""Small drawings whose geometry is plain arithmetic: the template writes them as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, GAP = 720.0, 96.0, 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in units of the drawing, its upper left corner first."""

    left: float
    top: float
    width: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of bars, the highest as high as the drawing."""

    bars: tuple[Bar, ...]
    highest: int
    width: float = WIDTH
    height: float = HEIGHT

    @classmethod
    def of(cls, values: Sequence[int], most: int = 30) -> Bars:
        """Bars for `values`, on the right where there are fewer than `most`.

        >>> [(bar.left, bar.height) for bar in Bars.of([1, 2], most=2).bars]
        [(0.0, 48.0), (362.0, 96.0)]
        """
        highest, width = max([1, *values]), (WIDTH - (most - 1) * GAP) / most
        first = most - len(values)
        return cls(
            tuple(
                Bar(
                    round((first + place) * (width + GAP), 2),
                    round(HEIGHT - HEIGHT * value / highest, 2),
                    round(width, 2),
                    round(HEIGHT * value / highest, 2),
                    value,
                )
                for place, value in enumerate(values)
            ),
            highest,
        )

    @classmethod
    def of_nights(cls, nights: Sequence[Mapping[str, Any]]) -> Bars:
        """New and changed documents of each night."""
        return cls.of([night["new"] + night["changed"] for night in nights])
