"""Instants as text that sorts as time does: ISO, UTC, microseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def instant(moment: datetime) -> str:
    """`moment` as text.

    >>> instant(datetime(2026, 1, 5, 18, tzinfo=UTC))
    '2026-01-05T18:00:00.000000+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def now() -> str:
    """This moment."""
    return instant(datetime.now(UTC))


def later(at: str, days: float) -> str:
    """The instant `days` after `at`; the end of time where that is beyond it."""
    try:
        return instant(datetime.fromisoformat(at) + timedelta(days=days))
    except OverflowError:
        return instant(datetime.max.replace(tzinfo=UTC))


def days_between(earlier: str, later_one: str) -> float:
    """Days from the one instant to the other; negative where they stand the other way round."""
    return (datetime.fromisoformat(later_one) - datetime.fromisoformat(earlier)) / timedelta(days=1)
