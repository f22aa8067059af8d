"""Why a page did not come, in words for an operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx

from pipeline.network import ForbiddenAddressError
from pipeline.record import Failure


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
        """The row for `url`."""
        next_try = None
        if self.after is not None:
            next_try = (datetime.now(UTC) + timedelta(seconds=self.after)).isoformat(timespec="microseconds")
        return Failure(source=url, stage="fetch", kind=self.kind, message=str(self), next_try=next_try)


def status_error(status: int) -> FetchError:
    """What an answer that is no page means, and what mends it.

    >>> status_error(410).kind, status_error(403).kind, status_error(503).kind
    ('gone', 'status', 'busy')
    """
    if status in (404, 410):
        kind, mend = "gone", "the page is gone, or the link to it is wrong"
    elif status in (401, 403):
        kind, mend = "status", "the page is not open to everybody"
    else:
        kind, mend = ("busy" if status == 429 or status >= 500 else "status"), "the next run tries again"
    return FetchError(kind, f"the server answers {status}; {mend}")


@contextmanager
def named_errors(url: str) -> Iterator[None]:
    """What httpx raises, as a `FetchError` in words for an operator."""
    host = urlsplit(url).hostname
    try:
        yield
    except ForbiddenAddressError as error:
        raise FetchError("private_address", f"{error}; only public addresses are fetched") from error
    except httpx.TimeoutException as error:
        raise FetchError("network", f"{host} does not answer in time; try again later", wait=0.0) from error
    except httpx.TransportError as error:
        cause = str(error) or type(error).__name__
        raise FetchError(
            "network", f"{host}: {cause}; check the address and the network", wait=0.0
        ) from error
    except httpx.HTTPError as error:
        raise FetchError("network", f"{host} answers with nonsense: {error}") from error
    except httpx.InvalidURL as error:
        raise FetchError("address", f"{url} is no web address: {error}") from error
