"""Connections that go only where they may and last only as long as they may.

Addresses are judged after DNS, at the moment of connecting; TLS is verified always; every read and write
stands under the deadline of the call that it belongs to, so that a drip of headers ends too.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import certifi
import httpcore

Address = tuple[str, int]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenAddressError(OSError):
    """A host that resolves to no public address."""


class Call(threading.local):
    """What holds for the request that the present thread is making."""

    deadline: float = float("inf")
    """Of `time.monotonic`."""
    on_sent: Callable[[], None] | None = None
    """Called once, when the first bytes of the request have left."""

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take; `httpcore.ReadTimeout` where none are left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes longer than one attempt may")
        return left if timeout is None else min(left, timeout)


def is_public(address: str) -> bool:
    """Whether `address` is reached over the public network, also where it holds another address inside.

    >>> [is_public(a) for a in ("203.162.0.1", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "ff02::1")]
    [True, False, False, False, False]
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


class _BoundedStream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline of the call."""

    def __init__(self, inner: httpcore.NetworkStream, call: Call, address: Address) -> None:
        self._inner = inner
        self._call = call
        self._address = address

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._call.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._call.left(timeout))
        if self._call.on_sent:
            self._call.on_sent()
            self._call.on_sent = None

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._call.left(timeout))
        return _BoundedStream(secured, self._call, self._address)

    def get_extra_info(self, info: str) -> Any:
        # Known from the start, for the socket forgets its peer when it is closed.
        return self._address if info == "server_addr" else self._inner.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once and connects to the very addresses that were judged: no rebinding in between."""

    def __init__(self, connect_to: Mapping[str, Address], allow_private: bool, call: Call) -> None:
        self._connect_to = dict(connect_to)
        self._allow_private = allow_private
        self._call = call
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to what `host` stands for; `ForbiddenAddressError` where that is not public."""
        fixed = self._connect_to.get(host)
        addresses = [fixed] if fixed else [(address, port) for address in self._resolve(host, port)]
        for number, (address, at) in enumerate(addresses, start=1):
            try:
                stream = self._inner.connect_tcp(
                    address, at, self._call.left(timeout), local_address, socket_options
                )
                return _BoundedStream(stream, self._call, (address, at))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore.ConnectError(f"the name {host} has no address")

    def _resolve(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            cause = getattr(error, "strerror", None) or error
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {cause}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        # One private answer among public ones is how rebinding attacks look: all must be public.
        if not self._allow_private and not all(map(is_public, addresses)):
            raise ForbiddenAddressError(f"{host} resolves to {', '.join(sorted(addresses))}")
        return addresses[:3]


def guarded_pool(
    connect_to: Mapping[str, Address], allow_private: bool, call: Call
) -> httpcore.ConnectionPool:
    """Connections that verify TLS always and refuse private, loopback and link-local addresses.

    `connect_to` sends the connections of a host name to a fixed address and port, while URL, Host header
    and certificate name stay those of the host: so the demo's URLs are the same on every port.
    """
    return httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(cafile=certifi.where()),
        max_connections=100,
        max_keepalive_connections=40,
        keepalive_expiry=15.0,
        network_backend=_GuardedBackend(connect_to, allow_private, call),
    )
