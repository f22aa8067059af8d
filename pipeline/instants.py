"""Instants as text that sorts as time does: ISO, UTC, microseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

VIETNAM = timezone(timedelta(hours=7))


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


def last_moment(stated: str | None) -> str | None:
    """The last instant that a stated ISO day or instant may mean; None where it is neither.

    What is stated without an offset is Vietnam's time.

    >>> last_moment("2026-01-05"), last_moment("2026-01-05T01:00:00+07:00")
    ('2026-01-05T17:00:00.000000+00:00', '2026-01-04T18:00:00.000000+00:00')
    """
    try:
        moment = datetime.fromisoformat((stated or "").strip())
        if len((stated or "").strip()) == len("2026-01-05"):
            moment += timedelta(days=1)
        return instant(moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM))
    except (ValueError, OverflowError):
        return None


def header_instant(value: str | None) -> str | None:
    """The instant of an HTTP date; None where it is none.

    >>> header_instant("Mon, 05 Jan 2026 18:00:00 GMT")
    '2026-01-05T18:00:00.000000+00:00'
    """
    try:
        moment = parsedate_to_datetime(value or "")
    except (ValueError, TypeError):
        return None
    return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def days_between(earlier: str, later_one: str) -> float:
    """Days from the one instant to the other; negative where they stand the other way round."""
    return (datetime.fromisoformat(later_one) - datetime.fromisoformat(earlier)) / timedelta(days=1)
