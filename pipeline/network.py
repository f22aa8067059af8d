"""Connections that go only where they may: addresses are judged after DNS, at the moment of connecting."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Mapping

import httpcore
import httpx

Address = tuple[str, int]


class ForbiddenAddressError(OSError):
    """A host that resolves to no public address."""


class _GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name once and connects to the very address that was judged: no rebinding in between."""

    def __init__(self, connect_to: Mapping[str, Address], allow_private: bool) -> None:
        self._connect_to = dict(connect_to)
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the address that `host` stands for; `ForbiddenAddressError` where none is public."""
        address, port = self._connect_to.get(host) or (self._resolve(host, port), port)
        return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)

    def _resolve(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {error.strerror}") from error
        addresses = [str(entry[4][0]) for entry in found]
        # One private answer among public ones is how rebinding attacks look: all must be public.
        if not self._allow_private and not all(ipaddress.ip_address(a).is_global for a in addresses):
            raise ForbiddenAddressError(f"{host} resolves to {', '.join(sorted(set(addresses)))}")
        return addresses[0]


def guarded_transport(connect_to: Mapping[str, Address], allow_private: bool) -> httpx.HTTPTransport:
    """A transport that verifies TLS always and refuses private, loopback and link-local addresses.

    `connect_to` sends the connections of a host name to a fixed address and port, while URL, Host header
    and certificate name stay those of the host: so the demo's URLs are the same on every port.
    """
    transport = httpx.HTTPTransport(trust_env=False)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False),
        max_connections=20,
        max_keepalive_connections=10,
        keepalive_expiry=15.0,
        network_backend=_GuardedBackend(connect_to, allow_private),
    )
    return transport
