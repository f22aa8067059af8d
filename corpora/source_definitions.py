"""Source definitions: one YAML file a publisher says where its documents are found and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

SOURCES = Path(__file__).parent / "sources"
LEVELS = ("national", "province", "commune", "party")
ENTRY_KINDS = ("feed", "sitemap", "listing")
ATTACHMENT = (r"(?i)\.(pdf|docx)$",)
KEYS = {
    "name", "publisher", "jurisdiction", "language", "home", "hosts", "demo", "entry_points", "article",
    "attachment", "politeness",
}  # fmt: skip


class SourceError(ValueError):
    """A source definition that cannot be used; the message names file, key and mend."""


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A page that names documents: a feed (RSS or Atom), a sitemap, or a listing of links."""

    kind: str
    url: str
    links: str | None = None
    """XPath of the listing's links, where not every link on it counts."""
    next: str | None = None
    """XPath of the link to the listing's next page; None where it has one page."""
    pages: int = 1
    """How many pages of the listing are read at most."""


@dataclass(frozen=True, slots=True)
class SourceDefinition:
    """One publisher's site as the crawl sees it."""

    name: str
    publisher: str
    place: str | None
    """The place that the publisher speaks for; None for national publishers."""
    level: str
    """`national`, `province`, `commune` or `party`."""
    language: str
    home: str
    hosts: tuple[str, ...]
    """Links to other hosts are not followed."""
    entry_points: tuple[EntryPoint, ...]
    """Empty: the sitemaps that robots.txt names."""
    article: tuple[re.Pattern[str], ...]
    attachment: tuple[re.Pattern[str], ...]
    interval: float
    """Least seconds between two requests to one host."""
    pages: int
    """Documents read in one run at most."""
    demo: bool

    def is_article(self, url: str) -> bool:
        """Whether `url` is a document's page of this source."""
        return self.owns(url) and any(pattern.search(url) for pattern in self.article)

    def is_attachment(self, url: str) -> bool:
        """Whether `url` is a file that belongs to an article of this source."""
        return self.owns(url) and any(pattern.search(url) for pattern in self.attachment)

    def owns(self, url: str) -> bool:
        """Whether `url` lies on one of the source's hosts."""
        return urlsplit(url).hostname in self.hosts


def load_sources(folder: Path = SOURCES) -> tuple[SourceDefinition, ...]:
    """All definitions of a folder, by file name.

    Raises:
        SourceError: a definition is wrong, or two have one name.
    """
    sources = tuple(read_source(path) for path in sorted(folder.glob("*.yaml")))
    seen: set[str] = set()
    for source in sources:
        if source.name in seen:
            raise SourceError(f"{folder}: two definitions are named {source.name!r}; rename one")
        seen.add(source.name)
    return sources


def read_source(path: Path) -> SourceDefinition:
    """Read and check one definition.

    Raises:
        SourceError: naming the file, the key and the mend.
    """
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise SourceError(f"{path}{line}: not YAML: {getattr(error, 'problem', error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from error
    reader = _Reader(path, content)
    reader.only(KEYS)
    home = reader.url("home")
    place, level = _jurisdiction(reader)
    politeness = reader.part("politeness", {"interval", "pages"})
    return SourceDefinition(
        name=reader.text("name"),
        publisher=reader.text("publisher"),
        place=place,
        level=level,
        language=reader.text("language"),
        home=home,
        hosts=reader.texts("hosts") or (urlsplit(home).hostname or "",),
        entry_points=tuple(_entry_points(reader)),
        article=reader.patterns("article"),
        attachment=reader.patterns("attachment", ATTACHMENT),
        interval=politeness.number("interval", 2.0, 0.0),
        pages=int(politeness.number("pages", 5_000, 1)),
        demo=bool(reader.content.get("demo", False)),
    )


def source_of(url: str, sources: Iterable[SourceDefinition]) -> SourceDefinition | None:
    """The source whose host `url` is on, or None."""
    return next((source for source in sources if source.owns(url)), None)


def _jurisdiction(reader: _Reader) -> tuple[str | None, str]:
    part = reader.part("jurisdiction", {"place", "level"})
    level = part.text("level")
    if level not in LEVELS:
        raise part.error("level", f"is {level!r}; say one of {', '.join(LEVELS)}")
    place = part.content.get("place")
    if place is None and level not in ("national", "party"):
        raise part.error("place", f"is missing; a publisher of level {level} speaks for a place")
    return (part.text("place") if place is not None else None), level


def _entry_points(reader: _Reader) -> Iterable[EntryPoint]:
    entries = reader.content.get("entry_points") or []
    if not isinstance(entries, list):
        raise reader.error("entry_points", "is no list; begin each entry with a dash")
    for number, entry in enumerate(entries, start=1):
        part = _Reader(reader.path, entry, f"entry_points {number}: ")
        kinds = [kind for kind in ENTRY_KINDS if kind in part.content]
        if len(kinds) != 1:
            raise part.error("/".join(ENTRY_KINDS), "must stand once; give the address under one of them")
        part.only({*kinds, "links", "next", "pages"} if kinds == ["listing"] else set(kinds))
        yield EntryPoint(
            kind=kinds[0],
            url=part.url(kinds[0]),
            links=part.text("links") if "links" in part.content else None,
            next=part.text("next") if "next" in part.content else None,
            pages=int(part.number("pages", 1, 1)),
        )


class _Reader:
    """Typed reading of one mapping, with errors that name file and key."""

    def __init__(self, path: Path, content: Any, prefix: str = "") -> None:
        self.path = path
        self.prefix = prefix
        if not isinstance(content, Mapping):
            where = f"{prefix}" or "the file "
            raise SourceError(f"{path}: {where}holds no `key: value` lines; see the other definitions")
        self.content = content

    def error(self, key: str, problem: str) -> SourceError:
        return SourceError(f"{self.path}: {self.prefix}key {key!r} {problem}")

    def only(self, keys: set[str]) -> None:
        for key in self.content:
            if key not in keys:
                raise self.error(str(key), f"is unknown; known are {', '.join(sorted(keys))}")

    def text(self, key: str) -> str:
        value = self.content.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "is missing or no text; write it, in quotes where it holds a colon")
        return value

    def url(self, key: str) -> str:
        value = self.text(key)
        if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
            raise self.error(key, f"is {value!r}; write an address with http:// or https://")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "is no list of texts; begin each with a dash")
        return tuple(value)

    def patterns(self, key: str, default: tuple[str, ...] = ()) -> tuple[re.Pattern[str], ...]:
        try:
            compiled = tuple(re.compile(item) for item in self.texts(key) or default)
        except re.error as error:
            raise self.error(key, f"holds no regular expression: {error}; mend it") from error
        if not compiled:
            raise self.error(key, "is missing; give the patterns of the addresses that are articles")
        return compiled

    def number(self, key: str, default: float, least: float) -> float:
        value = self.content.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < least:
            raise self.error(key, f"is {value!r}; give a number from {least:g}")
        return value

    def part(self, key: str, keys: set[str]) -> _Reader:
        part = _Reader(self.path, self.content.get(key) or {}, f"{self.prefix}{key}: ")
        part.only(keys)
        return part
