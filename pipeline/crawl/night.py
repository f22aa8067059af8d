"""One night at one source: entry points, then articles that are new or due, each with its attachments."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.source_definitions import SourceDefinition
from pipeline.archive import Archive
from pipeline.crawl.documents import Documents, attachments
from pipeline.crawl.entries import read_entries, reading
from pipeline.crawl.outcome import Night, outcome
from pipeline.crawl.walk import Walk
from pipeline.fetch import Fetcher
from pipeline.frontier.catch_up import catch_up
from pipeline.frontier.frontier import Frontier
from pipeline.record import ArchiveRecord
from pipeline.traps import Traps


def crawl(
    source: SourceDefinition,
    fetcher: Fetcher,
    archive: Archive,
    frontier: Frontier,
    *,
    traps: Traps | None = None,
) -> Night:
    """Visit `source`: every response lands in the archive, and what it means in the frontier.

    Entry points are asked first.  Then come documents that were never asked for, those that failed and may
    be tried again, and those whose turn has come, up to the source's bound; the attachments of an article
    follow it.  Nothing is asked for twice in a visit, also where the visit was cut off and goes on.
    `traps` are those of the run.  The visit goes on where it stops until `conclude` hears of it.
    """
    walk = Walk.begin(source, fetcher, archive, frontier, reading=reading(source), traps=traps or Traps())
    read_entries(walk)
    # What is asked for is in the frontier with all that named it, whatever becomes of this process.
    frontier.commit()
    Documents(walk).ask()
    return outcome(walk)


def conclude(frontier: Frontier, nights: Iterable[Night]) -> None:
    """End the visits whose outcome is kept: the next ones begin anew."""
    for night in nights:
        if night.whole:
            visit = night.visit
            frontier.sources.end(visit.source_name, frontier.now(), visit.watermark, night.read_as)


def resume(frontier: Frontier, archive: Archive, sources: Iterable[SourceDefinition]) -> int:
    """Catch up from the archive with sources that were cut off or never heard of; responses noted."""
    behind: dict[str, str] = {}
    known = {source.name: source for source in sources}
    for name in known:
        if frontier.sources.first_began(name) is None:
            behind[name] = ""
        elif since := frontier.sources.open_since(name):
            behind[name] = since
    if not behind:
        return 0
    since = min(behind.values())
    records = (record for record in archive.records() if record.fetched_at >= since)

    def files_of(record: ArchiveRecord, source: SourceDefinition) -> tuple[str, ...]:
        return attachments(archive.read(record.sha256), record.url, record.media_type, source)

    return catch_up(frontier, records, [known[name] for name in behind], files_of)
