"""Why a page did not come, in words for an operator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.instants import instant
from pipeline.record import Failure
from pipeline.urls import masked

LONGEST_REST = 7 * 86_400
"""Seconds of Retry-After that are believed."""


class FetchError(Exception):
    """One page that did not come; `kind` is a `Failure.kind`."""

    def __init__(
        self, kind: str, message: str, wait: float | None = None, after: float | None = None
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.wait = wait
        """Seconds until another attempt of this run may succeed; None where it would not."""
        self.after = after
        """Seconds for which the server asks to be left alone, where that is longer than a run waits."""

    def as_failure(self, url: str) -> Failure:
        """The row for `url`, without the secrets of addresses."""
        next_try = None
        if self.after is not None:
            next_try = instant(datetime.now(UTC) + timedelta(seconds=min(self.after, LONGEST_REST)))
        return Failure(
            source=masked(url), stage="fetch", kind=self.kind, message=masked(str(self)), next_try=next_try
        )


def status_error(status: int, after: float | None = None) -> FetchError:
    """What an answer that is no page means, and what mends it; `after` is what its Retry-After asks for.

    >>> status_error(410).kind, status_error(403).kind, status_error(503).kind
    ('gone', 'status', 'busy')
    """
    if status in (404, 410):
        kind, mend = "gone", "the page is gone, or the link to it is wrong"
    elif status in (401, 403):
        kind, mend = "status", "the page is not open to everybody"
    else:
        kind, mend = ("busy" if status == 429 or status >= 500 else "status"), "the next run tries again"
    return FetchError(kind, f"the server answers {status}; {mend}", after=after if kind == "busy" else None)
