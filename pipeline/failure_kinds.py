"""The kinds of failure: what each means, whether time may mend it, and whether it tells against the host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FailureKind:
    """One value of `Failure.kind`."""

    name: str
    meaning: str
    again: bool
    """Whether another visit may succeed without anybody's help."""
    blames_host: bool = False
    """Whether it tells of the host rather than of the page: enough of these in a row, and the host rests."""


_KINDS = (
    FailureKind("network", "no whole answer: name, connection, TLS, time, a torn body", True, True),
    FailureKind("busy", "the server is overloaded or asks to be left alone: 429 and 5xx", True, True),
    FailureKind("status", "another answer than the page: 401, 403 and their like", True),
    FailureKind("gone", "404 or 410", True),
    FailureKind("robots", "robots.txt forbids the page, or asks for a slower pace than a run can keep", True),
    FailureKind("redirects", "a chain of redirects too long, or a loop", True),
    FailureKind("size", "larger than the bounds, as sent or as unpacked", False),
    FailureKind("private_address", "the host is no public one", False),
    FailureKind("address", "no web address, or one that carries a password", False),
    FailureKind("trap", "one of endlessly many addresses of a pattern", False),
    FailureKind("forgotten", "an address or bytes that were taken down, and are not kept again", True),
    FailureKind("rested", "left out, since its host kept failing", True),
    FailureKind("assertion", "the visit is not what the source's definition promises", True),
    FailureKind("empty", "no bytes, or an entry point that names no document", True),
    FailureKind("broken", "bytes that cannot be read as what they claim to be", False),
    FailureKind("unknown_format", "a format that nobody reads here", False),
    FailureKind("password", "a file that opens with a password only", False),
    FailureKind("no_text", "a file without letters, such as a scan", False),
    FailureKind("timeout", "not read within the time that one document has", False),
    FailureKind("memory", "not read within the memory that one document has", False),
    FailureKind("too_large", "more pages, pixels, members or bytes than one document may have", False),
    FailureKind("not_read", "a scan, and no OCR installed to read it", True),
    FailureKind("no_program", "a program that reads this format is not installed", True),
    FailureKind("listing", "a page of links and no document", False),
    FailureKind("crash", "the code failed in a way that nobody foresaw", False),
    FailureKind("unreadable", "a local file that cannot be opened", True),
    FailureKind("acceptances", "the file of accepted findings cannot be read; findings stay open", True),
)

KINDS: Mapping[str, FailureKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""Every kind by its name."""
