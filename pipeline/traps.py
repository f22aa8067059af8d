"""Traps: endless spaces of addresses, bounded for each host and pattern.

A calendar that turns for ever, a listing whose last page names a next one, a link that repeats its own
path, a search that makes a new address of every visit: each is told by its shape, or by how many addresses
of one pattern were met, or by how many of them brought the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from urllib.parse import SplitResult, urlsplit

from corpora.addresses import address_lexicon

_YEARS = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_PAGING_PATH = re.compile(r"/(?:page|pages|trang|pg)[-/_]?(\d+)(?=[/.]|$)", re.I)
_CALENDAR_PATH = re.compile(r"/(?:lich|calendar|events?)(?:/[^/]*)?/(\d{4})[-/]\d{1,2}(?=[-/]|$)", re.I)
_NUMBER = re.compile(r"\d+")
_PLAIN = re.compile(r"[^\W\d]+(?:[-_][^\W\d]+){0,2}")


@dataclass(frozen=True, slots=True)
class TrapBounds:
    """How much of one pattern is an archive of years, and how much is a trap."""

    letters: int = 2_000
    """Of one address."""
    repeats: int = 2
    """How often one name may stand in a path."""
    paging: int = 500
    """The highest page of a listing."""
    calendar: int = 400
    """Addresses of one calendar."""
    queries: int = 10_000
    """Addresses of one path whose query alone differs."""
    addresses: int = 100_000
    """Addresses of one pattern in one run."""
    patterns: int = 2_000
    """Patterns told apart on one host; what comes later is one pattern."""
    files: int = 100
    """Files of one page: a register of instruments lists fewer."""
    likes: int = 20_000
    """Groups of addresses, alike but for their numbers, of which it is kept what they brought."""
    same: int = 10
    """Of such a group in a row: addresses that bring bytes which another of them brought."""
    first_year: int = 1945
    years_ahead: int = 2


@dataclass(frozen=True, slots=True)
class Trap:
    """Why an address is left alone."""

    pattern: str
    reason: str
    """One line for the operator."""
    first: bool
    """Whether it is the first of its pattern in this run: one row a pattern is enough."""


@dataclass(slots=True)
class _Seen:
    """What was met of one pattern."""

    addresses: int = 0


@dataclass(slots=True)
class _Brought:
    """What addresses that differ in numbers alone have brought."""

    bodies: set[str] = field(default_factory=set)
    same: int = 0
    """How many of them in a row brought what another had brought."""


class Traps:
    """What one run has met of each pattern.  One instance serves all threads of a run.

    >>> traps = Traps(TrapBounds(paging=3))
    >>> traps.look("http://bao.vn/tin?trang=3") is None
    True
    >>> traps.look("http://bao.vn/tin?trang=4").reason
    'page 4 of a listing, more than 3 are not read; name the listing that is wanted, or raise the bound'
    """

    def __init__(self, bounds: TrapBounds | None = None, *, today: Callable[[], date] = date.today) -> None:
        self.bounds = bounds or TrapBounds()
        self._today = today
        self._seen: dict[str, _Seen] = {}
        self._brought: dict[str, _Brought] = {}
        self._told: set[tuple[str, str]] = set()
        self._patterns: Counter[str] = Counter()
        self._files: Counter[str] = Counter()
        self._lock = Lock()

    def look(self, url: str, file_of: str | None = None) -> Trap | None:
        """Why `url` is not to be asked for; None where it may.  Ask once for each address of a run.

        `file_of` is the page to which `url` belongs as a file.
        """
        parts = urlsplit(url)
        with self._lock:
            pattern = self._pattern(parts)
            seen = self._seen[pattern]
            seen.addresses += 1
            found = [*_shape(url, parts, self.bounds, self._today().year), *self._numbers(parts, seen)]
            if found:
                return self._told_of(pattern, parts, *found[0])
            if file_of is not None:
                self._files[file_of] += 1
                if self._files[file_of] > self.bounds.files:
                    told = (
                        f"more than {self.bounds.files} files of one page, {file_of}; look what it links to"
                    )
                    return self._told_of(file_of, parts, "files", told)
            return None

    def closed(self, url: str) -> Trap | None:
        """Why `url`, which was let through, is not asked for after all in this run; None where it is."""
        parts = urlsplit(url)
        with self._lock:
            like = _like(parts)
            found = self._brought.get(like)
            if found is None or found.same < self.bounds.same:
                return None
            return self._told_of(
                like,
                parts,
                "same",
                f"{found.same} addresses like this in a row brought the same bytes; "
                "leave them out of the source's definition",
            )

    def came(self, url: str, sha256: str) -> None:
        """Note what `url` brought: where its like bring the same bytes over and over, they are closed."""
        with self._lock:
            like = _like(urlsplit(url))
            if like not in self._brought and len(self._brought) >= self.bounds.likes:
                return
            found = self._brought.setdefault(like, _Brought())
            found.same = found.same + 1 if sha256 in found.bodies else 0
            if len(found.bodies) < self.bounds.same:
                found.bodies.add(sha256)

    def _numbers(self, parts: SplitResult, seen: _Seen) -> list[tuple[str, str]]:
        bounds, found = self.bounds, []
        most = bounds.queries if parts.query else bounds.addresses
        if _is_calendar(parts):
            most = min(most, bounds.calendar)
        if seen.addresses > most:
            found.append(("many", f"more than {most:,} addresses of one pattern; narrow the definition"))
        return found

    def _told_of(self, pattern: str, parts: SplitResult, kind: str, reason: str) -> Trap:
        # A path that grows makes a pattern of each length: one row a host tells them all.
        where = parts.netloc.lower() if kind in ("letters", "repeats") else pattern
        first = (where, kind) not in self._told
        self._told.add((where, kind))
        return Trap(pattern, reason, first)

    def _pattern(self, parts: SplitResult) -> str:
        """The address with what varies taken out; and a place for it in what was seen."""
        host = parts.netloc.lower()
        folders, _, last = parts.path.rpartition("/")
        first, *rest = folders.strip("/").split("/")
        # An address with a query is told by its whole path; a folder's pages are told by the folder.
        kept = last if parts.query else "*"
        names = ",".join(sorted({name for name, _ in _pairs(parts)}))
        shape = "/".join([host, _generic(first), *("*" for _ in rest), _generic(kept)])
        pattern = f"{shape}?{names}" if names else shape
        if pattern not in self._seen:
            if self._patterns[host] >= self.bounds.patterns:
                pattern = f"{host}/…"
            self._patterns[host] += 1
            self._seen.setdefault(pattern, _Seen())
        return pattern


def _generic(segment: str) -> str:
    """A short plain word stands for itself, anything else for its like."""
    return segment if segment == "" or (len(segment) <= 40 and _PLAIN.fullmatch(segment)) else "*"


def _like(parts: SplitResult) -> str:
    """The address with every number taken out of its path, and the values out of its query."""
    names = ",".join(sorted({name for name, _ in _pairs(parts)}))
    return f"{parts.netloc.lower()}{_NUMBER.sub('0', parts.path)}?{names}"


def _shape(url: str, parts: SplitResult, bounds: TrapBounds, year: int) -> list[tuple[str, str]]:
    """What the address alone gives away."""
    if len(url) > bounds.letters:
        return [("letters", f"an address of {len(url):,} letters; look where it is linked")]
    names = Counter(segment for segment in parts.path.split("/") if any(map(str.isalpha, segment)))
    often = [name for name, times in names.items() if times > bounds.repeats]
    if often:
        return [("repeats", f"{often[0]!r} stands {names[often[0]]} times in the path: links that grow")]
    page = _page(parts)
    if page > bounds.paging:
        most = f"more than {bounds.paging} are not read"
        return [
            (
                "paging",
                f"page {page} of a listing, {most}; name the listing that is wanted, or raise the bound",
            )
        ]
    if any(not bounds.first_year <= found <= year + bounds.years_ahead for found in _years(parts)):
        return [("calendar", "a calendar's page of a year in which nothing is published")]
    return []


def _pairs(parts: SplitResult) -> list[tuple[str, str]]:
    cut = (pair.partition("=") for pair in parts.query.split("&") if pair)
    return [(name, value) for name, _, value in cut]


def _page(parts: SplitResult) -> int:
    """The page of a listing that an address names; 0 where it names none."""
    paging = address_lexicon().paging
    values = [value for name, value in _pairs(parts) if name in paging] + _PAGING_PATH.findall(parts.path)
    return max((int(value) for value in values if value.isdecimal()), default=0)


def _is_calendar(parts: SplitResult) -> bool:
    calendar = address_lexicon().calendar
    return any(name in calendar for name, _ in _pairs(parts)) or bool(_CALENDAR_PATH.search(parts.path))


def _years(parts: SplitResult) -> list[int]:
    """The years that a calendar's address names; none for other addresses, whatever numbers they hold."""
    calendar = address_lexicon().calendar
    texts = [value for name, value in _pairs(parts) if name in calendar]
    found = _CALENDAR_PATH.search(parts.path)
    return [int(year) for text in [*texts, found.group(1) if found else ""] for year in _YEARS.findall(text)]
