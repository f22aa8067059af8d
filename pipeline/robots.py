"""robots.txt as the crawl obeys it: wildcards and crawl delay through protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

ROBOTS_BYTES = 512_000
"""RFC 9309 asks crawlers to read at least 500 KiB; what lies beyond is ignored."""


@dataclass(frozen=True, slots=True)
class UnreachableRobots:
    """A robots.txt that exists but did not come: everything is forbidden until it does."""

    kind: str
    """The `Failure.kind` of every page of the host: `network`, `private_address`, or `robots`."""
    cause: str


class Robots:
    """The rules of one host for one user agent.

    >>> rules = Robots("User-agent: *\\nDisallow: /in/\\nCrawl-delay: 2", "danchieu/0.1")
    >>> rules.allows("https://example.vn/in/1.html"), rules.allows("https://example.vn/tin/1.html")
    (False, True)
    >>> rules.delay
    2.0
    """

    def __init__(self, text: str, user_agent: str) -> None:
        self._rules = Protego.parse(text)
        self._user_agent = user_agent

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return bool(self._rules.can_fetch(url, self._user_agent))

    @property
    def delay(self) -> float:
        """Seconds between two requests, as asked by Crawl-delay or Request-rate; 0.0 where neither stands."""
        delay = self._rules.crawl_delay(self._user_agent) or 0.0
        rate = self._rules.request_rate(self._user_agent)
        return float(max(delay, rate.seconds / rate.requests if rate else 0.0))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names."""
        return tuple(self._rules.sitemaps)
