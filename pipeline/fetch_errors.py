"""Why a page did not come, in words for an operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx

from pipeline.network import ForbiddenAddressError


class FetchError(Exception):
    """One page that did not come; `kind` is a `Failure.kind`."""

    def __init__(self, kind: str, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.wait = wait
        """Seconds until another attempt may succeed; None where it would not."""


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
        raise FetchError("network", f"{url} is no web address: {error}") from error
