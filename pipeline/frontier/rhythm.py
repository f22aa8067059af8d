"""When a page is asked for again: plain rules about days and nights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from corpora.source_definitions import Revisit

EARLY = 0.25
"""Days by which a page is due before its pause is over: a night does not begin or reach a page at the same
minute as the one before."""

UNDATED = 7.0
"""Days until the second visit of a page of unknown age, and of one whose sitemap says when it changes."""

_PATIENT = (1, 2, 4, 8, 16, 32)
_FEW = (1, 7, 30)

NIGHTS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "network": _PATIENT,
        "busy": _PATIENT,
        "empty": _PATIENT[:4],
        "status": _FEW,
        "robots": _FEW[1:],
        "redirects": _FEW[:2],
        "gone": (1,),
    }
)
"""By kind of failure: the nights until each further attempt.  After the last of them, and for any kind that
is not here, the page is given up."""


def first_pause(age: float | None, revisit: Revisit, *, dated_by_sitemap: bool = False) -> float:
    """Days from the first visit of a page to the second: half its age, for what is fresh still changes.

    >>> first_pause(0.1, Revisit(1, 60)), first_pause(20, Revisit(1, 60)), first_pause(None, Revisit(1, 60))
    (1, 10.0, 7.0)

    A page whose sitemap says when it changes is looked at once after a week, to see whether the sitemap
    speaks the truth.
    """
    wanted = UNDATED if age is None or dated_by_sitemap else age / 2
    return _within(wanted, revisit)


def next_pause(pause: float, revisit: Revisit, *, changed: bool, dated_by_sitemap: bool = False) -> float:
    """Days to the next visit: twice the last pause where nothing changed, half of it where something did.

    >>> next_pause(4, Revisit(1, 60), changed=False), next_pause(4, Revisit(1, 60), changed=True)
    (8, 2.0)
    """
    if changed:
        return _within(pause / 2, revisit)
    return revisit.most if dated_by_sitemap else _within(pause * 2, revisit)


def nights_until_retry(kind: str, attempts: int) -> int | None:
    """Nights after the failure number `attempts` in a row until the next attempt; None: it is given up.

    >>> [nights_until_retry("status", attempts) for attempts in (1, 2, 3, 4)]
    [1, 7, 30, None]
    """
    nights = NIGHTS.get(kind, ())
    return nights[attempts - 1] if attempts <= len(nights) else None


def _within(pause: float, revisit: Revisit) -> float:
    return max(revisit.least, min(revisit.most, pause))
