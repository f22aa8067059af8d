"""Polite, conditional, bounded fetching: every response lands in the archive before anyone looks at it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

from pipeline.archive import NOT_MODIFIED, Archive, TakenDownError
from pipeline.exchange import Exchange
from pipeline.fetch_errors import FetchError, status_error
from pipeline.fetch_settings import FetchSettings
from pipeline.politeness import Turns
from pipeline.record import ArchiveRecord, Failure
from pipeline.robots import ROBOTS_BYTES, Robots, RobotsBook
from pipeline.wire import Answer, Wire

REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRIED = frozenset({429, 500, 502, 503, 504})
KEPT_OF_TORN = 65_536
"""Bytes kept of a body that is not whole: enough to see what it was."""

Judge = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that is in the archive."""

    record: ArchiveRecord
    changed: bool
    """False where these very bytes were known under this URL."""
    final: str
    """The address that answered, after all redirects: what its links are relative to."""
    body: bytes | None = None
    """What came; None where the server says that nothing has changed."""


@dataclass(frozen=True, slots=True)
class _Ask:
    """One page as it is asked for, through all its redirects and attempts."""

    url: str
    interval: float
    seats: int
    role: str
    parent: str | None = None
    conditions: tuple[tuple[str, str], ...] = ()
    cut: int | None = None


@dataclass(frozen=True, slots=True)
class _Came:
    """The last answer of a page, where it lies in the archive, and which address gave it."""

    answer: Answer
    record: ArchiveRecord
    url: str


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
        limits = self.settings.limits
        self._wire = Wire(self.settings)
        self._turns = Turns(sleep=sleep, clock=clock)
        self._robots = RobotsBook(
            self._ask_robots, longest=limits.longest_wait, age=self.settings.robots_age, clock=clock
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wire.__exit__(kind, error, trace)

    def fetch(
        self,
        url: str,
        *,
        role: str = "document",
        parent: str | None = None,
        interval: float | None = None,
        concurrency: int | None = None,
    ) -> Fetched | Failure:
        """Fetch `url` into the archive, if its host's robots.txt permits.

        `interval` is the source's own least time between two requests, in seconds, and `concurrency` its
        own bound of requests under way to the host.  The record's URL is the one asked for, not the one
        redirected to, so that the next night asks conditionally.
        """
        try:
            url = _join("", url)
            known = self._archive.latest(url)
            seats = concurrency or self.settings.concurrency
            ask = _Ask(url, self._interval(interval), seats, role, parent, _conditions(known))
            return self._fetch(ask, known)
        except FetchError as error:
            return error.as_failure(url)

    def robots(self, url: str, interval: float | None = None) -> Robots:
        """The rules of the host of `url`.

        Raises:
            FetchError: its robots.txt exists and does not come; nothing may be fetched then (RFC 9309).
        """
        return self._robots.rules(_origin(url), self._interval(interval))

    def _ask_robots(self, origin: str, interval: float) -> Robots:
        ask = _Ask(f"{origin}/robots.txt", interval, 1, "entry", cut=ROBOTS_BYTES)
        answer = self._follow(ask, judge=lambda _: None).answer
        if answer.trouble and answer.trouble.kind != "size":
            raise answer.trouble
        if answer.status >= 500 or answer.status == 429:
            after = retry_after(answer.exchange.header("retry-after"))
            raise FetchError("busy", f"status {answer.status}", after=after)
        text = answer.exchange.body.decode("utf-8", "replace") if answer.status == 200 else ""
        return Robots(text, self.settings.user_agent)

    def _fetch(self, ask: _Ask, known: ArchiveRecord | None) -> Fetched:
        came = self._follow(ask, judge=lambda url: self._judge(url, ask.interval))
        if came.answer.trouble:
            raise came.answer.trouble
        if came.answer.status == NOT_MODIFIED and known:
            return Fetched(known, changed=False, final=came.url)
        if came.answer.status != 200:
            raise status_error(came.answer.status, retry_after(came.answer.exchange.header("retry-after")))
        body, record = came.answer.exchange.body, came.record
        if not body:
            raise FetchError("empty", "the server sends an empty body; look at the page in a browser")
        return Fetched(record, known is None or known.sha256 != record.sha256, came.url, body)

    def _interval(self, interval: float | None) -> float:
        return self.settings.interval if interval is None else interval

    def _judge(self, url: str, interval: float) -> None:
        if not self.robots(url, interval).allows(url):
            raise FetchError("robots", f"robots.txt forbids {url}; leave it out of the source's definition")

    def _follow(self, ask: _Ask, judge: Judge) -> _Came:
        """Ask for the page and go where it points; every hop is judged anew."""
        url = ask.url
        for _ in range(self.settings.limits.redirects + 1):
            _check_scheme(url)
            if self._archive.forgotten.refuses(url):
                raise FetchError("forgotten", "taken down for good; it is not fetched")
            judge(url)
            answer = self._with_patience(url, ask)
            target = answer.exchange.header("location")
            if answer.status not in REDIRECTS or not target:
                return _Came(answer, self._keep(answer.exchange, ask.url, ask), url)
            self._keep(answer.exchange, url, ask)
            url = _join(url, target)
        raise FetchError(
            "redirects",
            f"more than {self.settings.limits.redirects} redirects; name the page "
            "they lead to in the source's definition",
        )

    def _with_patience(self, url: str, ask: _Ask) -> Answer:
        """Ask until an answer comes that another attempt would not mend, or attempts run out."""
        limits = self.settings.limits
        for attempt in range(1, limits.attempts + 1):
            try:
                answer = self._once(url, ask)
                error, wait = answer.trouble, retry_after(answer.exchange.header("retry-after"))
                again = answer.status in RETRIED or (error is not None and error.wait is not None)
            except FetchError as failed:
                answer, error, wait, again = None, failed, None, failed.wait is not None
            if answer and (not again or attempt == limits.attempts):
                return answer
            if error and (not again or attempt == limits.attempts):
                raise error
            if answer:
                self._keep(answer.exchange, url, ask)
            pause = limits.backoff * 2 ** (attempt - 1) if wait is None else wait
            if pause > limits.longest_wait:
                told = f"the server asks to come back in {pause:.0f} s; the next run will"
                raise FetchError("busy", told, after=pause)
            self._turns.rest(_host(url), pause)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, url: str, ask: _Ask) -> Answer:
        interval = max(ask.interval, self._robots.delay(_origin(url)))
        with self._turns.turn(_host(url), interval, ask.seats) as turn:
            return self._wire.ask(url, dict(ask.conditions), on_sent=turn.sent, cut=ask.cut)

    def _keep(self, exchange: Exchange, url: str, ask: _Ask) -> ArchiveRecord:
        """The exchange in the archive, under the address by which it will be asked for again."""
        if exchange.truncated and ask.cut is None:
            exchange = replace(exchange, body=exchange.body[:KEPT_OF_TORN])
        try:
            return self._archive.keep(exchange, url=url, role=ask.role, parent=ask.parent)
        except TakenDownError as error:
            raise FetchError("forgotten", str(error)) from error


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _host(url: str) -> str:
    """What politeness counts by: the name, whatever scheme and port."""
    return urlsplit(url).hostname or ""


def _conditions(known: ArchiveRecord | None) -> tuple[tuple[str, str], ...]:
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified)) if known else ()
    return tuple((name, value) for name, value in pairs if value)


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


def retry_after(value: str | None) -> float | None:
    """Seconds asked for by a Retry-After header, which holds seconds or an HTTP date."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
