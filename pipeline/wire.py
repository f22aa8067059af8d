"""One request on the wire and what came back, within bounds of size, time and unpacking."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpcore
from w3lib.url import safe_url_string

from pipeline.exchange import Exchange
from pipeline.fetch_errors import FetchError
from pipeline.fetch_settings import FetchSettings
from pipeline.instants import now
from pipeline.network import Call, ForbiddenAddressError, guarded_pool
from pipeline.unpack import BombError, Unpacker, UnpackError


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and why it cannot be used where that is so."""

    exchange: Exchange
    trouble: FetchError | None = None

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.exchange.status


@dataclass(frozen=True, slots=True)
class _Body:
    """What of a body may be had."""

    data: bytes
    trouble: FetchError | None = None
    truncated: str | None = None
    """Why it is not whole, in WARC's words."""


class Wire:
    """Sends requests, one at a time for each thread that asks; connections are kept for the next."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._call = Call()
        self._pool = guarded_pool(settings.connect_to, settings.allow_private, self._call)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def ask(
        self,
        url: str,
        headers: Mapping[str, str],
        *,
        on_sent: Callable[[], None] | None = None,
        cut: int | None = None,
    ) -> Answer:
        """Ask for `url` once; redirects are not followed.

        `cut` is where the unpacked body is cut off, in bytes; where none is given, a body beyond the
        settings' bound is refused, and not even begun where its length is told before.

        Raises:
            FetchError: no answer began.
        """
        limits = self._settings.limits
        asked_at = now()
        request = self._request(url, headers)
        self._call.deadline = time.monotonic() + limits.total
        self._call.on_sent = on_sent
        with _named_errors(request.url.host.decode("ascii")):
            response = self._pool.handle_request(request)
        try:
            body = self._body(response, cut)
            return Answer(_exchange(url, asked_at, request, response, body), body.trouble)
        finally:
            response.close()

    def _request(self, url: str, headers: Mapping[str, str]) -> httpcore.Request:
        limits = self._settings.limits
        try:
            parts = urlsplit(safe_url_string(url))
            host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
        except ValueError as error:
            raise FetchError("address", f"{url} is no web address: {error}") from error
        named = f"[{host}]" if ":" in host else host
        standard = {"http": 80, "https": 443}.get(parts.scheme)
        pairs = {
            "Host": named if port in (None, standard) else f"{named}:{port}",
            "User-Agent": self._settings.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        times = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.total}
        return httpcore.Request(
            "GET",
            httpcore.URL(scheme=parts.scheme.encode(), host=host.encode(), port=port, target=target.encode()),
            headers=[(name.encode(), value.encode("latin-1", "replace")) for name, value in pairs.items()],
            extensions={"timeout": times},
        )

    def _body(self, response: httpcore.Response, cut: int | None) -> _Body:
        data = bytearray()
        try:
            for piece in self._pieces(response, cut):
                data += piece
        except BombError as error:
            return _Body(bytes(data), FetchError("size", str(error)), "length")
        except UnpackError as error:
            told = FetchError("network", f"{error}; the next run tries again")
            return _Body(bytes(data), told, "unspecified")
        except httpcore.TimeoutException:
            told = FetchError("network", "the page does not come to its end in time; try again later", 0.0)
            return _Body(bytes(data), told, "time")
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            told = FetchError("network", f"the page breaks off: {error}; try again later", wait=0.0)
            return _Body(bytes(data), told, "disconnect")
        return _Body(bytes(data))

    def _pieces(self, response: httpcore.Response, cut: int | None) -> Iterator[bytes]:
        headers = {name.lower(): value for name, value in response.headers}
        most = self._settings.limits.max_bytes if cut is None else cut
        length = headers.get(b"content-length", b"")
        if cut is None and length.isdigit() and int(length[:18]) > most:
            raise BombError(f"the page is larger than {most:,} bytes; raise the bound if it is wanted")
        unpacker = Unpacker(headers.get(b"content-encoding", b"").decode("latin-1"), most)
        for piece in response.iter_stream():
            yield from unpacker.feed(piece)
        unpacker.finish()


def _exchange(
    url: str,
    asked_at: str,
    request: httpcore.Request,
    response: httpcore.Response,
    body: _Body,
) -> Exchange:
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    reason = response.extensions.get("reason_phrase", b"")
    return Exchange(
        url=url,
        asked_at=asked_at,
        status=response.status,
        reason=reason.decode("latin-1"),
        headers=_texts(response.headers),
        body=body.data,
        request_headers=_texts(request.headers),
        address=str(peer[0]) if peer else None,
        truncated=body.truncated,
    )


def _texts(headers: list[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)


@contextmanager
def _named_errors(host: str) -> Iterator[None]:
    """What the connection raises, as a `FetchError` in words for an operator."""
    try:
        yield
    except ForbiddenAddressError as error:
        raise FetchError("private_address", f"{error}; only public addresses are fetched") from error
    except httpcore.TimeoutException as error:
        raise FetchError("network", f"{host} does not answer in time; try again later", wait=0.0) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        cause = " ".join(str(error).split()) or type(error).__name__
        told = f"{host}: {cause}; check the address and the network"
        raise FetchError("network", told, wait=0.0) from error
