"""Drafts of source definitions: what a look at a site showed, as YAML with remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin, urlsplit

import yaml

from corpora.organisations import Place
from corpora.source_definitions import ATTACHMENT_PATTERN, EntryPoint, SourceDefinition, SourceError
from corpora.tables import read_table
from pipeline.look import Look
from pipeline.parse.headline import read_headline
from pipeline.parse.markup import parse_tree
from pipeline.unreadable import UnreadableError


def unknown_source(url: str, name: str | None, interval: float) -> SourceDefinition:
    """A source of which no more is known than an address; `interval` in seconds.

    Raises:
        SourceError: the address is none.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SourceError(f"{url} is no address of the web; write it with https://")
    return SourceDefinition(
        name=name or _name_of(parts.hostname),
        publisher=parts.hostname,
        place=None,
        level="national",
        language="vi",
        home=urljoin(url, "/") if parts.path in ("", "/") else url,
        hosts=(parts.hostname,),
        entry_points=(),
        article=(),
        attachment=(re.compile(ATTACHMENT_PATTERN),),
        interval=interval,
        pages=2_000,
        demo=False,
    )


def draft(look: Look, today: date) -> str:
    """A definition as YAML: what was seen as remarks, feeds with documents, the rest left to discovery."""
    publisher = _publisher(look) or look.source.publisher
    place = _place(publisher)
    speaks = f"{{place: {place}, level: province}}" if place else "{level: national}"
    feeds = [one for one in look.entries if one.entry.kind == "feed" and one.items]
    lines = [
        f"# Drafted on {today.isoformat()} by looking; check publisher and jurisdiction, then run",
        f"# `danchieu sources check {look.source.name}`.",
        *(f"# {line}" for line in _remarks(look)),
        f"name: {look.source.name}",
        yaml.safe_dump({"publisher": publisher}, allow_unicode=True, width=1_000).strip(),
        f"jurisdiction: {speaks}",
        "language: vi",
        f"home: {look.source.home}",
        "verified: null",
        "entry_points:",
        *(f"  - feed: {one.url}" for one in feeds),
        f"  - autodiscover: {look.source.home}",
        f"politeness: {{interval: {look.interval:g}, concurrency: 1, pages: 500}}",
    ]
    return "\n".join(lines) + "\n"


def entry_words(entry: EntryPoint, items: int, named: int, newest: str | None) -> str:
    """One entry point's figures in words.

    >>> entry_words(EntryPoint("feed", "https://x.vn/rss"), 30, 30, "2026-11-21")
    'feed: 30 of 30 links are documents, the newest of 2026-11-21'
    """
    told = f"{entry.kind}: {items} of {named} links are documents"
    return f"{told}, the newest of {newest}" if newest else told


def _remarks(look: Look) -> Iterator[str]:
    yield f"robots.txt: {look.robots}"
    for entry in look.entries:
        told = entry.problem or entry_words(entry.entry, entry.items, entry.named, entry.newest)
        yield " ".join(f"{entry.url}: {told}".split())
    for page in look.pages:
        told = page.problem or f"{', '.join(sorted(page.fields))}; {page.letters} letters, {page.files} files"
        yield " ".join(f"{page.url}: {told}".split())


def _publisher(look: Look) -> str | None:
    """What the home page calls itself: the name of the site, or its title."""
    try:
        root = parse_tree(look.home)
    except UnreadableError:
        return None
    named = root.xpath("string(//meta[@property='og:site_name']/@content)")
    titles = [str(named), *read_headline(root).titles]
    return next((" ".join(title.split()) for title in titles if title.strip()), None)


def _place(text: str) -> str | None:
    """The province that a text names; None where it names none or several."""
    named = {
        place.name
        for place in read_table("places", Place)
        if place.level == "province" and place.name in text
    }
    longest = {name for name in named if not any(name in other for other in named - {name})}
    return longest.pop() if len(longest) == 1 else None


def _name_of(host: str) -> str:
    """A short name: the host without what all hosts have."""
    kept = re.sub(r"^www\.|\.(?:gov|org|com|edu|net)?\.?vn$", "", host.lower())
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-") or "nguon-moi"
