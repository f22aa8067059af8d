"""What a source definition says: whose site it is, where its documents are found, and how it may be crawled.

The files lie in `corpora/sources/`, one a publisher; `corpora.source_files` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote_plus, urlsplit

ENTRY_KINDS = ("feed", "sitemap", "listing", "search", "autodiscover")

ATTACHMENT_PATTERN = r"(?i)\.(pdf|docx?|rtf|odt|xlsx?|zip)$"
"""The files that belong to an article where a definition states no pattern of its own."""


class SourceError(ValueError):
    """A source definition that cannot be used; the message names file, line, key and mend."""


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A page that names documents.

    `kind` is `feed` (RSS or Atom), `sitemap`, `listing` (a page of links), `search` (the results of a
    form) or `autodiscover`: a page whose feeds and own blocks of links are looked for, and the sitemaps of
    its host.
    """

    kind: str
    url: str
    """The address, or for a listing or search its template: `{page}` and `{query}` are filled in."""
    links: str | None = None
    """XPath of the elements whose links count; None where blocks of articles are told by their shape."""
    next: str | None = None
    """XPath of the link to the next page; None where it is told by its words, number or `rel`."""
    pages: int = 1
    """How many pages of the listing or search are read at most."""
    first_page: int = 1
    """What `{page}` begins with."""
    queries: tuple[str, ...] = ()
    """What a search asks for, one after the other."""

    def addresses(self) -> tuple[str, ...]:
        """The addresses to begin with, one a query, at the first page.

        >>> EntryPoint("search", "https://x.vn/tim?q={query}&p={page}", queries=("thi đua",)).addresses()
        ('https://x.vn/tim?q=thi+%C4%91ua&p=1',)
        """
        first = self.url.replace("{page}", str(self.first_page))
        if "{query}" not in first:
            return (first,)
        return tuple(first.replace("{query}", quote_plus(query)) for query in self.queries)

    def after(self, url: str) -> str | None:
        """The page after `url`, which is one that the template's `{page}` counts; None for any other.

        >>> EntryPoint("listing", "https://x.vn/tin?p={page}").after("https://x.vn/tin?p=3")
        'https://x.vn/tin?p=4'
        """
        literal = re.escape(self.url)
        query, page = re.escape("{query}"), re.escape("{page}")
        found = re.fullmatch(literal.replace(query, ".*").replace(page, r"(\d+)"), url)
        if not found or "{page}" not in self.url:
            return None
        return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"


@dataclass(frozen=True, slots=True)
class Revisit:
    """Days between two visits of one page: at least, where it keeps changing, and at most, where it rests."""

    least: float = 1.0
    most: float = 60.0


@dataclass(frozen=True, slots=True)
class Assertions:
    """What must hold after a visit, or the operator is told; what is None or empty is not asserted."""

    new_items_week: tuple[int, int] | None = None
    """Least and most documents that are new within seven days."""
    fields: tuple[str, ...] = ()
    """Fields that no document of the source may lack: of `FIELDS`."""
    oldest_newest_days: int | None = None
    """The newest document may be so many days old."""


FIELDS = ("title", "published", "text", "byline", "number", "issuer", "signer")


@dataclass(frozen=True, slots=True)
class SourceDefinition:
    """One publisher's site as the crawl sees it."""

    name: str
    publisher: str
    place: str | None
    """The place that the publisher speaks for, a commune with its unit and province; None for the country."""
    level: str
    """`national`, `province`, `commune` or `party`."""
    language: str
    home: str
    hosts: tuple[str, ...]
    """Links to other hosts are not followed; `www.` before a host makes no difference."""
    entry_points: tuple[EntryPoint, ...]
    """Empty: autodiscovery at `home`; see `entries`."""
    article: tuple[re.Pattern[str], ...]
    """Addresses of articles; empty where they are told by their shape."""
    attachment: tuple[re.Pattern[str], ...]
    interval: float
    """Least seconds between two requests to one host."""
    pages: int
    """Documents read in one run at most."""
    demo: bool
    plan: tuple[re.Pattern[str], ...] = ()
    """Addresses of pages that present an instrument with its attachments."""
    concurrency: int = 1
    """Requests under way to one host at most."""
    revisit: Revisit = Revisit()
    assertions: Assertions = Assertions()
    verified: date | None = None
    """The day of the last successful `danchieu sources check`; None where nobody has looked yet."""

    @property
    def entries(self) -> tuple[EntryPoint, ...]:
        """The entry points, or autodiscovery at `home` where none is stated."""
        return self.entry_points or (EntryPoint("autodiscover", self.home),)

    @property
    def states_patterns(self) -> bool:
        """Whether the definition says which addresses are documents; else their shape tells."""
        return bool(self.article or self.plan)

    def is_article(self, url: str) -> bool:
        """Whether `url` fits the patterns of this source's articles or plan pages."""
        return self.owns(url) and any(pattern.search(url) for pattern in (*self.article, *self.plan))

    def is_attachment(self, url: str) -> bool:
        """Whether `url` fits the patterns of files that belong to an article of this source."""
        return self.owns(url) and any(pattern.search(url) for pattern in self.attachment)

    def owns(self, url: str) -> bool:
        """Whether `url` lies on one of the source's hosts."""
        return _bare_host(url) in {host.removeprefix("www.") for host in self.hosts}


def source_of(url: str, sources: Iterable[SourceDefinition]) -> SourceDefinition | None:
    """The source whose host `url` is on, or None."""
    return next((source for source in sources if source.owns(url)), None)


@lru_cache(maxsize=16_384)
def _bare_host(url: str) -> str:
    """The host of `url` without `www.`; links of menus are asked about again and again."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
