"""Our crawl over the bench's site: fetch, archive, frontier and discovery, without reading the documents.

`python -m tests.bench.own_crawl FOLDER PORT AT_ONCE DAYS` prints one line of JSON.  DAYS moves the crawl's
clock, so that pages fall due.
"""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpora.source_definitions import EntryPoint, Revisit, SourceDefinition
from pipeline.archive import Archive
from pipeline.crawl import conclude, crawl, resume
from pipeline.fetch import Fetcher
from pipeline.fetch_settings import FetchSettings
from pipeline.frontier.frontier import Frontier
from pipeline.instants import instant
from pipeline.visit import Visit
from tests.bench.peak import peak_mb


def source(port: int, at_once: int) -> SourceDefinition:
    """The bench's site, asked as fast as it answers."""
    home = f"http://127.0.0.1:{port}/"
    return SourceDefinition(
        name="bao-lon",
        publisher="Báo Lớn",
        place=None,
        level="national",
        language="vi",
        home=home,
        hosts=("127.0.0.1",),
        entry_points=(EntryPoint("sitemap", f"{home}sitemap.xml"),),
        article=(re.compile(r"/tin/bai-\d+\.html$"),),
        attachment=(re.compile(r"\.(pdf|docx)$"),),
        interval=0.0,
        pages=1_000_000,
        demo=True,
        concurrency=at_once,
        revisit=Revisit(1.0, 30.0),
    )


def night(folder: Path, port: int, at_once: int, days: float) -> Visit:
    """One night, `days` after today."""
    site = source(port, at_once)
    settings = FetchSettings(interval=0.0, concurrency=at_once, allow_private=True)
    later = timedelta(days=days)
    with Frontier(folder / "frontier.sqlite", clock=lambda: instant(datetime.now(UTC) + later)) as frontier:
        archive = Archive(folder / "archive")
        resume(frontier, archive, [site])
        with Fetcher(archive, settings) as fetcher:
            ended = crawl(site, fetcher, archive, frontier)
            conclude(frontier, [ended])
            return ended.visit


def main(folder: Path, port: int, at_once: int, days: float) -> None:
    """Run one night and tell what it took."""
    begin = time.perf_counter()
    visit = night(folder, port, at_once, days)
    found = {
        "pages": visit.new + visit.changed + visit.unchanged,
        "asked": visit.asked,
        "new": visit.new,
        "failed": visit.failed,
        "seconds": time.perf_counter() - begin,
        "cpu": time.process_time(),
        "peak_mb": peak_mb(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
