"""robots.txt as the crawl obeys it: wildcards and crawl delay through protego, asked anew in long runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from protego import Protego

from pipeline.fetch_errors import FetchError

ROBOTS_BYTES = 512_000
"""RFC 9309 asks crawlers to read at least 500 KiB; what lies beyond is ignored."""


class Robots:
    """The rules of one host for one user agent.

    >>> rules = Robots("User-agent: *\\nDisallow: /in/\\nCrawl-delay: 2", "danchieu/0.1")
    >>> rules.allows("https://example.vn/in/1.html"), rules.allows("https://example.vn/tin/1.html")
    (False, True)
    >>> rules.delay
    2.0
    """

    def __init__(self, text: str, user_agent: str) -> None:
        self._rules = Protego.parse(text.removeprefix("\ufeff"))
        self._user_agent = user_agent
        self.delay = self._delay()
        """Seconds between two requests, as asked by Crawl-delay or Request-rate; 0.0 where neither stands."""

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return bool(self._rules.can_fetch(url, self._user_agent))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names."""
        return tuple(self._rules.sitemaps)

    def _delay(self) -> float:
        delay = self._rules.crawl_delay(self._user_agent) or 0.0
        rate = self._rules.request_rate(self._user_agent)
        return float(max(delay, rate.seconds / rate.requests if rate else 0.0))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a host's robots.txt said, or why it did not come, and when."""

    rules: Robots | FetchError
    asked: float


class RobotsBook:
    """The rules of all hosts met in a run, each asked once and again when it has grown old.

    A robots.txt that exists and does not come forbids everything until it does (RFC 9309).
    """

    def __init__(
        self, ask: Callable[[str, float], Robots], *, longest: float, age: float, clock: Callable[[], float]
    ) -> None:
        self._ask = ask
        self._longest = longest
        self._age = age
        self._clock = clock
        self._pages: dict[str, _Page] = {}
        self._locks: dict[str, Lock] = {}
        self._guard = Lock()

    def rules(self, origin: str, interval: float) -> Robots:
        """The rules of `origin`, such as `https://bao.vn`; `interval` is the source's between two requests.

        Raises:
            FetchError: they do not come, or ask for a slower pace than a run can keep.
        """
        page = self._pages.get(origin)
        if page is None or self._old(page):
            with self._lock_of(origin):
                page = self._pages.get(origin)
                if page is None or self._old(page):
                    page = self._pages[origin] = self._fresh(origin, interval)
        if isinstance(page.rules, FetchError):
            told = f"{origin}/robots.txt does not come ({page.rules}); nothing is fetched from it until then"
            raise FetchError(page.rules.kind, told, after=page.rules.after)
        if page.rules.delay > self._longest:
            told = f"{origin}/robots.txt asks for {page.rules.delay:.0f} s between two requests"
            raise FetchError(
                "robots", f"{told}, more than a run waits; leave the source out or ask its publisher"
            )
        return page.rules

    def delay(self, origin: str) -> float:
        """Seconds between two requests that `origin` is known to ask for."""
        page = self._pages.get(origin)
        return page.rules.delay if page and isinstance(page.rules, Robots) else 0.0

    def _fresh(self, origin: str, interval: float) -> _Page:
        try:
            return _Page(self._ask(origin, interval), self._clock())
        except FetchError as error:
            return _Page(error, self._clock())

    def _old(self, page: _Page) -> bool:
        return self._clock() - page.asked > self._age

    def _lock_of(self, origin: str) -> Lock:
        with self._guard:
            return self._locks.setdefault(origin, Lock())
