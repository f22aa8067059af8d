"""Polite, conditional, bounded fetching: every response lands in the archive before anyone looks at it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from pipeline.archive import NOT_MODIFIED, Archive
from pipeline.fetch_errors import FetchError, named_errors, status_error
from pipeline.fetch_settings import FetchSettings
from pipeline.network import guarded_transport
from pipeline.record import ArchiveRecord, Failure
from pipeline.robots import ROBOTS_BYTES, Robots, UnreachableRobots

REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRIED = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that is in the archive: `changed` is False where these very bytes were known under this URL."""

    record: ArchiveRecord
    changed: bool


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches pages into an archive.  One instance serves all threads of a run.

    Failures come back as rows and are never raised: one page does not stop a night.
    """

    def __init__(
        self,
        archive: Archive,
        settings: FetchSettings | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._archive = archive
        self.settings = settings or FetchSettings()
        self._sleep = sleep
        self._clock = clock
        self._turns: dict[str, float] = {}
        self._robots: dict[str, Robots | UnreachableRobots] = {}
        self._locks: dict[str, Lock] = {}
        self._guard = Lock()
        limits = self.settings.limits
        self._client = httpx.Client(
            transport=guarded_transport(self.settings.connect_to, self.settings.allow_private),
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            headers={"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(
        self, url: str, *, role: str = "document", parent: str | None = None, interval: float | None = None
    ) -> Fetched | Failure:
        """Fetch `url` into the archive, if its host's robots.txt permits.

        `interval` is the source's own least time between two requests, in seconds.  The record's URL is the
        one asked for, not the one redirected to, so that the next night asks conditionally.
        """
        try:
            url = _join("", url)
            return self._fetch(url, role, parent, self._interval(interval))
        except FetchError as error:
            return error.as_failure(url)

    def robots(self, url: str, interval: float | None = None) -> Robots:
        """The rules of the host of `url`, asked once a run.

        Raises:
            FetchError: its robots.txt exists and does not come; nothing may be fetched then (RFC 9309).
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock_of(origin):
            if origin not in self._robots:
                self._robots[origin] = self._ask_robots(origin, self._interval(interval))
            rules = self._robots[origin]
        if isinstance(rules, UnreachableRobots):
            raise FetchError(
                rules.kind,
                f"{origin}/robots.txt does not come ({rules.cause}); nothing is fetched from this host "
                "until it does",
            )
        return rules

    def _ask_robots(self, origin: str, interval: float) -> Robots | UnreachableRobots:
        url = f"{origin}/robots.txt"
        try:
            response, _ = self._follow(url, {}, interval, judge=lambda _: None)
        except FetchError as error:
            return UnreachableRobots(error.kind, str(error))
        if response.status >= 500 or response.status == 429:
            return UnreachableRobots("robots", f"status {response.status}")
        body = response.body[:ROBOTS_BYTES] if response.status == 200 else b""
        if response.status == 200:
            self._store(response, url, "entry", None)
        return Robots(body.decode("utf-8", "replace"), self.settings.user_agent)

    def _fetch(self, url: str, role: str, parent: str | None, interval: float) -> Fetched:
        known = self._archive.latest(url)
        response, _ = self._follow(
            url, _conditions(known), interval, judge=lambda u: self._judge(u, interval)
        )
        if response.status == NOT_MODIFIED and known:
            self._archive.revisit(replace(known, fetched_at=_now(), status=NOT_MODIFIED))
            return Fetched(known, changed=False)
        if response.status != 200:
            raise status_error(response.status)
        if not response.body:
            raise FetchError("empty", "the server sends an empty body; look at the page in a browser")
        record = self._store(response, url, role, parent)
        return Fetched(record, changed=known is None or known.sha256 != record.sha256)

    def _interval(self, interval: float | None) -> float:
        return self.settings.interval if interval is None else interval

    def _judge(self, url: str, interval: float) -> None:
        if not self.robots(url, interval).allows(url):
            raise FetchError("robots", f"robots.txt forbids {url}; leave it out of the source's definition")

    def _store(self, response: _Response, url: str, role: str, parent: str | None) -> ArchiveRecord:
        return self._archive.store(
            response.body,
            url=url,
            fetched_at=_now(),
            media_type=response.headers.get("content-type"),
            status=response.status,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            role=role,
            parent=parent,
        )

    def _follow(
        self, url: str, headers: dict[str, str], interval: float, judge: Callable[[str], None]
    ) -> tuple[_Response, str]:
        """Ask `url` and go where it points; every hop is judged anew."""
        for _ in range(self.settings.limits.redirects + 1):
            _check_scheme(url)
            judge(url)
            response = self._with_patience(url, headers, interval)
            target = response.headers.get("location")
            if response.status not in REDIRECTS or not target:
                return response, url
            url = _join(url, target)
        raise FetchError(
            "redirects",
            f"more than {self.settings.limits.redirects} redirects; name the page "
            "they lead to in the source's definition",
        )

    def _with_patience(self, url: str, headers: dict[str, str], interval: float) -> _Response:
        limits = self.settings.limits
        for attempt in range(1, limits.attempts + 1):
            self._wait_turn(url, interval)
            try:
                response = self._once(url, headers)
                if response.status not in RETRIED or attempt == limits.attempts:
                    return response
                wait = _retry_after(response.headers.get("retry-after"))
            except FetchError as error:
                if error.wait is None or attempt == limits.attempts:
                    raise
                wait = None
            pause = limits.backoff * 2 ** (attempt - 1) if wait is None else wait
            if pause > limits.longest_wait:
                raise FetchError(
                    "busy", f"the server asks to come back in {pause:.0f} s; the next run will", after=pause
                )
            self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _wait_turn(self, url: str, interval: float) -> None:
        """Sleep until the host may be asked again; each caller books the next free moment."""
        host = urlsplit(url).netloc
        rules = self._robots.get(f"{urlsplit(url).scheme}://{host}")
        pause = max(interval, rules.delay) if isinstance(rules, Robots) else interval
        with self._guard:
            now = self._clock()
            turn = max(now, self._turns.get(host, now))
            self._turns[host] = turn + pause
        if turn > now:
            self._sleep(turn - now)

    def _once(self, url: str, headers: dict[str, str]) -> _Response:
        with named_errors(url), self._client.stream("GET", url, headers=headers) as response:
            return _Response(response.status_code, response.headers, self._body(response))

    def _body(self, response: httpx.Response) -> bytes:
        limits = self.settings.limits
        end = self._clock() + limits.total
        body = bytearray()
        for piece in response.iter_bytes(65_536):
            body += piece
            if len(body) > limits.max_bytes:
                raise FetchError(
                    "size",
                    f"the page is larger than {limits.max_bytes:,} bytes; raise the bound if it is wanted",
                )
            if self._clock() > end:
                raise FetchError(
                    "network", f"the page takes over {limits.total:.0f} s; try again later", wait=0.0
                )
        return bytes(body)

    def _lock_of(self, origin: str) -> Lock:
        with self._guard:
            return self._locks.setdefault(origin, Lock())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _conditions(known: ArchiveRecord | None) -> dict[str, str]:
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified)) if known else ()
    return {name: value for name, value in pairs if value}


def _join(base: str, link: str) -> str:
    """`link` as seen from `base`, without its fragment."""
    try:
        joined = urldefrag(urljoin(base, link.strip())).url
        urlsplit(joined)
    except ValueError as error:
        raise FetchError("address", f"{link} is no web address: {error}") from error
    return joined


def _check_scheme(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError("address", f"{url} is no web address; only http and https are fetched")
    if parts.username or parts.password:
        raise FetchError("address", "the address carries a user name or password; take it out")


def _retry_after(value: str | None) -> float | None:
    """Seconds asked for by a Retry-After header, which holds seconds or an HTTP date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
