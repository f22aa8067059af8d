"""What one document may take: time, memory, pages, pixels, bytes; so that no file harms a night."""

from __future__ import annotations

import math
import signal
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from pipeline.unreadable import UnreadableError

VARIABLE = "DANCHIEU_LIMIT_"
"""The environment variable of a limit is this and the limit's name in capitals."""


class LimitError(ValueError):
    """A limit in the environment that is no number above zero; one line that names it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading one document; each may be set in the environment, such as `DANCHIEU_LIMIT_PAGES`."""

    seconds: float = 300.0
    """Seconds by the clock from the first byte to the last fact, waiting for programs included."""
    cpu_seconds: float = 60.0
    """Seconds of processor time in the process that reads it: what counts where the machine is busy."""
    page_seconds: float = 0.5
    """Seconds added to both for each page of a file with pages."""
    ocr_seconds: float = 30.0
    """Seconds added to both for each page that is read by OCR."""
    memory: int = 2_000_000_000
    """Bytes of data in the process that reads it, and in each program that helps it."""
    bytes: int = 200_000_000
    """Bytes of the file."""
    pages: int = 2_000
    """Pages of a file."""
    ocr_pages: int = 200
    """Pages of a file that are read by OCR; those beyond are kept as not read."""
    pixels: int = 100_000_000
    """Pixels of one image: a sheet of A3 at 600 dots an inch has 70 million."""
    unpacked: int = 500_000_000
    """Bytes to which a ZIP, DOCX, XLSX or ODT file unpacks."""
    ratio: int = 200
    """How many times its packed size one part of such a file may have, once it is large."""
    members: int = 1_000
    """Documents in a ZIP, those of ZIP files inside it included."""
    depth: int = 3
    """ZIP files inside one another, the outermost counted."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Limits:
        """The defaults, with what `environment` sets.

        >>> Limits.of({"DANCHIEU_LIMIT_SECONDS": "20"}).seconds
        20.0

        Raises:
            LimitError: a value is no number above zero, or a variable names no limit.
        """
        given = {
            name.removeprefix(VARIABLE).lower(): value
            for name, value in environment.items()
            if name.startswith(VARIABLE)
        }
        known = {one.name: type(one.default) for one in fields(cls)}
        if unknown := sorted(given.keys() - known.keys()):
            raise LimitError(f"{VARIABLE}{unknown[0].upper()} names no limit; one of {', '.join(known)}")
        return cls(**{name: _number(name, value, known[name]) for name, value in given.items()})

    def check(self, name: str, found: int, what: str) -> None:
        """Refuse a file that has more of something than it may.

        `what` is found in words, such as `the PDF has 9,000 pages`.

        >>> Limits().check("pages", 9_000, "the PDF has 9,000 pages")
        Traceback (most recent call last):
        ...
        pipeline.unreadable.UnreadableError: ... 9,000 pages; set DANCHIEU_LIMIT_PAGES to read over 2,000

        Raises:
            UnreadableError: `too_large`.
        """
        most = getattr(self, name)
        if found > most:
            raise UnreadableError("too_large", f"{what}; set {VARIABLE}{name.upper()} to read over {most:,}")


def _number(name: str, value: str, kind: type[Any]) -> Any:
    try:
        number = kind(value.replace("_", "").replace(",", ""))
    except ValueError:
        number = 0
    if not (number > 0 and math.isfinite(number)):
        raise LimitError(f"{VARIABLE}{name.upper()} is {value!r}; give a number above zero")
    return number


def allow(seconds: float) -> None:
    """Add to the time that the document being read in this process has left; where it has no end, nothing.

    A parser says so when it knows what is before it: pages to be read by OCR take longer than text.
    """
    for timer in _TIMERS:
        left, _ = signal.getitimer(timer)
        if left:
            signal.setitimer(timer, left + seconds)


_TIMERS = (signal.ITIMER_REAL, signal.ITIMER_PROF) if hasattr(signal, "setitimer") else ()
