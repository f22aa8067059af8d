"""One page of the frontier, and what an answer makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpora.source_definitions import Revisit
from pipeline.frontier.rhythm import EARLY, first_pause, next_pause, nights_until_retry
from pipeline.instants import days_between, later

ANOTHER_NIGHT = 0.5
"""Days after which a second miss of a page counts: the server may have had a bad night."""


@dataclass(frozen=True, slots=True)
class Named:
    """A link as a page names it, with the instants that a feed or sitemap states."""

    url: str
    published_at: str | None = None
    modified_at: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the frontier knows of one page; the columns are explained in `frontier.sql`."""

    key: str
    url: str
    host: str
    source: str
    role: str
    parent: str | None
    found_at: str
    found_in: str | None
    published_at: str | None
    modified_at: str | None
    item_at: str
    owed: bool
    state: str
    due_at: str | None
    asked_at: str | None = None
    outcome: str | None = None
    changed_at: str | None = None
    sha256: str | None = None
    bytes: int = 0
    visits: int = 0
    changes: int = 0
    pause: float = 0.0
    false_alarms: int = 0
    attempts: int = 0
    kind: str | None = None
    message: str | None = None
    missed_at: str | None = None
    gone_at: str | None = None

    @property
    def alarmed(self) -> bool:
        """Whether it is to be asked because something newer was named than what was met."""
        return self.owed and self.asked_at is not None and self.state != "failed"


@dataclass(frozen=True, slots=True)
class Came:
    """The page came, or the server says that what is held is still so."""

    at: str
    sha256: str
    bytes: int = 0
    """Of the body, where it was new or changed."""
    last_modified: str | None = None
    """The instant of the Last-Modified header."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The page did not come."""

    at: str
    kind: str
    message: str
    next_try: str | None = None
    """The instant before which the server wants to be left alone, where it says so."""


def noted(page: Page, answer: Came | Failed, revisit: Revisit) -> Page:
    """The page after `answer`."""
    if isinstance(answer, Came):
        return _came(page, answer, revisit)
    if answer.kind == "gone" and page.sha256 is not None:
        return _missed(page, answer, revisit)
    return _failed(page, answer, revisit)


def _came(page: Page, answer: Came, revisit: Revisit) -> Page:
    first, changed = page.sha256 is None, page.sha256 != answer.sha256
    if first:
        age = _age(page, answer)
        pause = first_pause(age, revisit, dated_by_sitemap=page.modified_at is not None)
    else:
        told = page.modified_at is not None
        pause = next_pause(page.pause, revisit, changed=changed, dated_by_sitemap=told)
    return replace(
        page,
        state="held",
        owed=False,
        asked_at=answer.at,
        due_at=later(answer.at, pause - EARLY if pause > EARLY else pause),
        outcome="new" if first else "changed" if changed else "unchanged",
        changed_at=answer.at if changed else page.changed_at,
        sha256=answer.sha256,
        bytes=answer.bytes,
        visits=page.visits + 1,
        changes=page.changes + (changed and not first),
        pause=pause,
        false_alarms=page.false_alarms + 1 if page.alarmed and not changed else 0,
        attempts=0,
        kind=None,
        message=None,
        missed_at=None,
        gone_at=None,
    )


def _age(page: Page, answer: Came) -> float | None:
    """Days since publication; None where nothing tells."""
    told = page.published_at or page.modified_at or answer.last_modified
    return None if told is None else max(0.0, days_between(told, answer.at))


def _missed(page: Page, answer: Failed, revisit: Revisit) -> Page:
    """A page that was held is not there: once is an accident, twice on different nights and it is gone."""
    first = page.missed_at or answer.at
    if page.state == "gone" or days_between(first, answer.at) >= ANOTHER_NIGHT:
        known = page.state == "gone"
        return replace(
            page,
            state="gone",
            owed=False,
            asked_at=answer.at,
            due_at=later(answer.at, revisit.most - EARLY),
            outcome="absent" if known else "gone",
            bytes=0,
            false_alarms=page.false_alarms + page.alarmed,
            attempts=0,
            kind=None,
            message=None,
            gone_at=page.gone_at if known else answer.at,
        )
    return replace(_failed(page, answer, revisit), missed_at=first)


def _failed(page: Page, answer: Failed, revisit: Revisit) -> Page:
    attempts = page.attempts + 1
    nights = nights_until_retry(answer.kind, attempts)
    told = replace(
        page,
        asked_at=answer.at,
        outcome="failed",
        bytes=0,
        attempts=attempts,
        kind=answer.kind,
        message=answer.message,
        false_alarms=page.false_alarms + page.alarmed,
    )
    if nights is not None and page.state != "gone":
        return replace(told, state="failed", due_at=answer.next_try or later(answer.at, nights - EARLY))
    if page.sha256 is None:
        return replace(told, state="failed", owed=False, due_at=None)
    # What is held is never given up for good: it goes on at its slowest pace.
    state = "gone" if page.state == "gone" else "held"
    return replace(told, state=state, owed=False, due_at=later(answer.at, revisit.most - EARLY))
