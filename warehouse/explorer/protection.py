"""What stands between a browser and the pages: who may ask, how often, and what a page may do there."""

from __future__ import annotations

import base64
import binascii
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

from warehouse.explorer.settings import Settings

Next = Callable[[Request], Awaitable[Response]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""A page may load style, script and pictures from here, and nothing written into it runs."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
STATIC = "/static/"
_MINUTE = 60.0
_ADDRESSES = 10_000


class Protection:
    """One check a request, in the order of their cost: name, password, pace; headers on every answer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asked: dict[str, deque[float]] = defaultdict(deque)

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Refuse, or answer with headers that bind the browser."""
        refusal = self._refusal(request)
        response = refusal or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if not request.url.path.startswith(STATIC):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _refusal(self, request: Request) -> Response | None:
        if _host(request.headers.get("host", "")) not in self._settings.hosts:
            return PlainTextResponse("this name is not served here; start with --host-name NAME", 421)
        if not self._known(request.headers.get("authorization", "")):
            asked = {"WWW-Authenticate": 'Basic realm="danchieu", charset="UTF-8"'}
            return PlainTextResponse("name and password, please", 401, headers=asked)
        if request.method not in ("GET", "HEAD") and not _from_here(request):
            return PlainTextResponse("a form on another site may not do this", 403)
        if not request.url.path.startswith(STATIC) and self._too_often(request):
            return PlainTextResponse("too many requests; wait a minute", 429, headers={"Retry-After": "60"})
        return None

    def _known(self, header: str) -> bool:
        user, password = self._settings.user, self._settings.password
        if user is None or password is None:
            return True
        kind, _, coded = header.partition(" ")
        try:
            given = base64.b64decode(coded, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return False
        right = secrets.compare_digest(given.encode(), f"{user}:{password}".encode())
        return kind.lower() == "basic" and right

    def _too_often(self, request: Request) -> bool:
        address, now = request.client.host if request.client else "", time.monotonic()
        if len(self._asked) > _ADDRESSES:
            self._asked.clear()
        times = self._asked[address]
        while times and times[0] < now - _MINUTE:
            times.popleft()
        times.append(now)
        if len(times) > self._settings.requests:
            times.popleft()
            return True
        return False


def _host(header: str) -> str:
    """The name in a Host header, without its port.

    >>> _host("localhost:8765"), _host("[::1]:8765"), _host("127.0.0.1")
    ('localhost', '[::1]', '127.0.0.1')
    """
    name, _, port = header.rpartition(":")
    return (name if name and port.isdigit() else header).lower()


def _from_here(request: Request) -> bool:
    """Whether a form was sent from a page of this site: browsers say so, and old ones name the origin."""
    fetch_site = request.headers.get("sec-fetch-site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    origin = request.headers.get("origin", "")
    return origin.partition("://")[2] == request.headers.get("host")
