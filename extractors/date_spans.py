"""One date as it stands in a text, before it is a fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date as printed: `printed == text[start:end]`.

    The span of a written date begins with the word `ngày` (`ngày 05 tháng 5 năm 2022`); that of a numeric
    date begins with its first digit and leaves the word out (`05/5/2022`).
    """

    start: int
    end: int
    date: str | None
    """ISO day of a `full` date; of other kinds, ISO day or month as far as the text alone settles it."""
    kind: str
    """`full`, or a partial kind: `day_month` (dated if its range's end is), `month_year`, `month`, `quarter`,
    `short_year`, `part_of_year`, `school_year`, `term`, `relative`, `lunar`, `stamp`, `blank` (left to be
    filled in by hand), `impossible`."""
    printed: str
    form: str = "numeric"
    """How it is written: `numeric`, `words`, `iso`, `spelled`, `stamp`, or `list` where month and year are
    those of a later day of the same list."""
    closes: int | None = None
    """For a day of a list: where the date ends from which it takes its month and year."""
    day: int | None = None
    month: int | None = None
