"""What a web page says of itself in its head: title, day of publication, authors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .clean import clean_line, fold
from .entities import mend
from .furniture import line_reason, tail_reason
from .html_cells import Element
from .markup import Segment
from .stamps import iso_day

_SUFFIX = re.compile(r"\s+[-–—|:»·]\s+|\s*\|\s*")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "article.published",
    "sailthru.date",
    "citation_publication_date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_NO_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Headline:
    """The head's statements; None or empty where it makes none."""

    titles: tuple[str, ...]
    """The page's title as its markup gives it, the site's name mostly behind it."""
    published: str | None
    authors: tuple[str, ...]


def read_headline(root: Element) -> Headline:
    """Title, day and authors out of meta elements, JSON-LD and `<title>`."""
    metas = list(_metas(root))
    linked = list(_linked_data(root))
    titles: list[object] = [value for name in _TITLES for key, value in metas if key == name]
    titles += [node.get("headline") for node in linked]
    titles += [element.text for element in root.iter("title")]
    days: list[object] = [node.get("datePublished") for node in linked]
    days += [value for name in _DATES for key, value in metas if key == name]
    authors = [value for name in _AUTHORS for key, value in metas if key == name]
    authors += [name for node in linked for name in _names(node.get("author"))]
    cleaned = (clean_line(mend(title)) for title in titles if isinstance(title, str))
    return Headline(
        titles=tuple(dict.fromkeys(title for title in cleaned if len(title) > 3)),
        published=next((day for value in days if isinstance(value, str) and (day := _day(value))), None),
        authors=tuple(dict.fromkeys(clean_line(mend(name)) for name in authors)),
    )


def _metas(root: Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and meta.get("content"):
            yield key.lower(), str(meta.get("content"))
    for element in root.iterfind(".//*[@itemprop]"):
        if element.tag != "meta" and element.get("itemprop") in ("datePublished", "dateCreated"):
            yield "datepublished", str(element.get("datetime") or element.get("content") or "")


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """Article nodes of JSON-LD; scripts that are no JSON tell nothing."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(data, 0)


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        if "article" in str(data.get("@type", "")).lower() or "posting" in str(data.get("@type", "")).lower():
            yield data
        yield from _articles(data.get("@graph"), depth + 1)


def _names(author: object) -> list[str]:
    if isinstance(author, list):
        return [name for item in author for name in _names(item)]
    if isinstance(author, dict):
        return _names(author.get("name"))
    return [author] if isinstance(author, str) else []


def _day(value: str) -> str | None:
    """ISO instants state their own day, except in UTC, where late evening is the next day in Việt Nam."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::[\d.]+)?(Z|[+-]00:?00)$", value.strip())
    if found and int(found[4]) >= 17:
        return _next_day(value[:10])
    return None if value.startswith(_NO_DAY) else iso_day(value)


def _next_day(day: str) -> str | None:
    import datetime

    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def title_segment(segments: Sequence[Segment], headline: Headline) -> int | None:
    """The index of the visible title.

    It is the longest visible line that opens one of the head's titles or equals a part of it between
    separators, headings before other elements; without such a line the first heading outside menus.
    """
    best: tuple[int, int, int] | None = None
    for index, segment in enumerate(segments):
        if segment.chrome.startswith(("menu", "<nav", "footer", "<footer")) or len(segment.text) < 10:
            continue
        score = _agreement(segment, headline.titles)
        if score and (best is None or (score, -index) > (best[0], -best[2])):
            best = (score, 0, index)
    if best is not None:
        return best[2]
    return next((index for index, segment in enumerate(segments) if _is_heading(segment)), None)


def _is_heading(segment: Segment) -> bool:
    if (
        segment.tag not in ("h1", "h2", "h3")
        or segment.chrome
        or segment.linked > 0.5
        or len(segment.text) < 10
    ):
        return False
    return tail_reason(segment.text) is None and line_reason(segment.text) is None


def _agreement(segment: Segment, titles: Sequence[str]) -> int:
    """How much of a head title the segment is: its length, doubled for headings; 0 where it is none."""
    key = fold(segment.text)
    for title in titles:
        whole = fold(title)
        opens = whole == key or whole.startswith(key + " ") or (key.startswith(whole) and len(whole) > 40)
        if opens or key in (fold(part) for part in _SUFFIX.split(title)[:-1]):
            heading = (
                30
                if segment.tag in ("h1", "h2", "h3") or "title" in (segment.element.get("class") or "")
                else 0
            )
            front = 40 if opens else 0
            return len(key) + heading + front
    return 0


def without_suffix(title: str) -> str:
    """A head title without the site's name behind it, where the name is the shorter part."""
    parts = _SUFFIX.split(title)
    return parts[0] if len(parts) > 1 and len(parts[0]) >= 20 else title
