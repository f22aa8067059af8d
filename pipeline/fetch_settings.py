"""How the crawl fetches: who asks, how hard, within which bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pipeline.network import Address

USER_AGENT = "danchieu/0.1"


def user_agent(contact: str | None) -> str:
    """How the crawl names itself: the program, and whom a server's operator may write to.

    >>> user_agent("mailto:an@vien.vn"), user_agent(None)
    ('danchieu/0.1 (+mailto:an@vien.vn)', 'danchieu/0.1')
    """
    return f"{USER_AGENT} (+{contact})" if contact else USER_AGENT


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch; times in seconds."""

    max_bytes: int = 40_000_000
    """Of the decoded body."""
    connect: float = 10.0
    read: float = 20.0
    """Between two pieces of the body."""
    total: float = 120.0
    """For one attempt, however it drips."""
    redirects: int = 5
    attempts: int = 3
    backoff: float = 1.0
    """Before the second attempt; doubled each time."""
    longest_wait: float = 60.0
    """The most that Retry-After may ask for before the page is left for another night."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Who asks, how hard, and where connections may go."""

    user_agent: str = USER_AGENT
    interval: float = 1.0
    """Seconds between two requests to one host, where robots.txt asks for no more."""
    concurrency: int = 2
    """Requests that one host sees at once at most, where the source says nothing of its own."""
    robots_age: float = 3_600.0
    """Seconds after which a host's robots.txt is asked for anew."""
    limits: Limits = Limits()
    connect_to: Mapping[str, Address] = field(default_factory=lambda: MappingProxyType({}))
    """Hosts that are reached at a fixed address, such as the demo's on loopback."""
    allow_private: bool = False
