"""A made-up publisher on loopback, crawled night after night by a clock that tests move."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpora.source_definitions import EntryPoint, SourceDefinition
from pipeline.archive import Archive
from pipeline.crawl import Night, conclude, crawl, resume
from pipeline.fetch import Fetcher
from pipeline.fetch_settings import FetchSettings, Limits
from pipeline.frontier.frontier import Frontier
from pipeline.instants import instant, later
from tests.web import Web

BASE = "http://bao.test"
FIRST_NIGHT = instant(
    (datetime.now(UTC) + timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)
)
"""Later than any instant of the archive's own clock, which these worlds leave running: what was fetched before a
night is known on that night, whatever the hour of the day the tests run at."""
LIMITS = Limits(attempts=1, read=2, connect=2)
FEED = EntryPoint("feed", BASE + "/feed.xml")
SITEMAP = EntryPoint("sitemap", BASE + "/sitemap.xml")
LISTING = EntryPoint("listing", BASE + "/tin/", links="//main", next="//a[@rel='next']", pages=3)


def source(
    *entries: EntryPoint, pages: int = 100, name: str = "bao", host: str = "bao.test"
) -> SourceDefinition:
    return SourceDefinition(
        name=name,
        publisher="Báo Thử",
        place="Hải Giang",
        level="province",
        language="vi",
        home=f"http://{host}/",
        hosts=(host,),
        entry_points=entries,
        article=(re.compile(r"/tin/[^/]+\.html$"),),
        attachment=(re.compile(r"\.(pdf|docx)$"),),
        interval=0.0,
        pages=pages,
        demo=True,
    )


def rss(*links: str, day: str | None = None) -> bytes:
    told = f"<pubDate>{day}</pubDate>" if day else ""
    items = "".join(f"<item><title>t</title><link>{link}</link>{told}</item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def sitemap(**days: str) -> bytes:
    urls = "".join(
        f"<url><loc>/tin/{name}.html</loc><lastmod>{day}</lastmod></url>" for name, day in days.items()
    )
    return f"<urlset>{urls}</urlset>".encode()


@dataclass
class World:
    """Archive and frontier of one publisher; `night` crawls it and tells what was asked."""

    web: Web
    folder: Path

    def __post_init__(self) -> None:
        self.archive = Archive(self.folder / "archive")
        self.at = FIRST_NIGHT

    def clock(self) -> str:
        """A microsecond later each time, so that what is noted keeps its order."""
        self.at = later(self.at, 1 / 86_400_000_000)
        return self.at

    def crawl(self, definition: SourceDefinition, number: float = 0.0) -> Night:
        """The night `number` nights after the first."""
        self.at = max(self.at, later(FIRST_NIGHT, number))
        self.web.log.clear()
        settings = FetchSettings(interval=0.0, limits=LIMITS, connect_to=self.web.connect(*definition.hosts))
        with (
            Frontier(self.folder / "frontier.sqlite", clock=self.clock) as frontier,
            Fetcher(self.archive, settings) as fetcher,
        ):
            resume(frontier, self.archive, [definition])
            night = crawl(definition, fetcher, self.archive, frontier)
            conclude(frontier, [night])
            return night

    def night(
        self, definition: SourceDefinition, number: float = 0.0
    ) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Paths and outcomes of the documents that came, and paths and kinds of failures, in order."""
        night = self.crawl(definition, number)
        pages = self.rows(
            "SELECT url, outcome FROM pages WHERE role <> 'entry' AND outcome <> 'failed' AND asked_at >= ? "
            "ORDER BY asked_at",
            night.visit.started_at,
        )
        failures = [(failure.source, failure.kind) for failure in night.failures]
        home = definition.home.removesuffix("/")
        return [(u.removeprefix(home), o) for u, o in pages], [(u.removeprefix(home), k) for u, k in failures]

    def rows(self, sql: str, *parameters: object) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(self.folder / "frontier.sqlite")) as connection:
            return connection.execute(sql, parameters).fetchall()


def revisited(definition: SourceDefinition, least: float, most: float) -> SourceDefinition:
    return replace(definition, revisit=replace(definition.revisit, least=least, most=most))
