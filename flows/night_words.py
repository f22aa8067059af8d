"""How the figures of nights are written: instants, spans, sizes, and bars of block letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline.instants import VIETNAM

_BLOCKS = "▁▂▃▄▅▆▇█"


def bars(values: Sequence[float | None], width: int = 30) -> str:
    """The last `width` values as bars over zero; a dot is zero, a cross is a night without a value.

    >>> bars([0, 1, 4, None, 8])
    '·▁▄×█'
    """
    kept = values[-width:]
    most = max((value for value in kept if value is not None), default=0)
    return "".join(_bar(value, most) for value in kept)


def _bar(value: float | None, most: float) -> str:
    if value is None:
        return "×"
    if value <= 0:
        return "·"
    return _BLOCKS[max(0, round(value / most * len(_BLOCKS)) - 1)]


def counted(number: int, word: str) -> str:
    """A number of things.

    >>> counted(1, "document"), counted(1_200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def clock(instant: datetime) -> str:
    """A UTC instant as a clock in Việt Nam shows it.

    >>> clock(datetime(2026, 11, 20, 18, 5))
    '21/11 01:05'
    """
    return f"{instant.replace(tzinfo=UTC).astimezone(VIETNAM):%d/%m %H:%M}"


def span(seconds: float | None) -> str:
    """Seconds as a person says them.

    >>> span(4.2), span(75), span(7260), span(None)
    ('4.2 s', '1 m 15', '2 h 01', '')
    """
    if seconds is None:
        return ""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} m {rest:02}" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


def size(count: int) -> str:
    """Bytes as a person says them.

    >>> size(0), size(950), size(15_300), size(2_500_000)
    ('0', '950', '15k', '2.5M')
    """
    for unit, sign in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if count >= unit:
            amount = count / unit
            return f"{amount:.1f}{sign}" if amount < 10 else f"{amount:.0f}{sign}"
    return str(count)


def state(status: str) -> str:
    """A status as words.

    >>> state("held_back")
    'held back'
    """
    return status.replace("_", " ")
