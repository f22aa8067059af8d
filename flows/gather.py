"""What a run brings into the archive: the pages of sources, or files and addresses given by hand."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.source_definitions import SourceDefinition
from flows.night_words import counted
from flows.progress import Progress
from flows.runner import Runner
from pipeline.archive import Archive, TakenDownError
from pipeline.crawl import Night, crawl, resume
from pipeline.fetch import Fetcher
from pipeline.fetch_settings import FetchSettings
from pipeline.frontier.frontier import Frontier
from pipeline.instants import now
from pipeline.record import ArchiveRecord, Failure
from pipeline.traps import Traps
from pipeline.visit import Tombstone, Visit

SUFFIXES = frozenset(
    {".html", ".htm", ".txt", ".pdf", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".ods", ".zip"}
)
"""Files taken from a folder; a file named by hand is taken whatever its name."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run brought into the archive."""

    met: int = 0
    """Documents met."""
    nights: tuple[Night, ...] = ()
    failures: tuple[Failure, ...] = ()
    given: frozenset[str] = frozenset()
    """Addresses given by hand: they are read again though they could not be read before."""
    tombstones: tuple[Tombstone, ...] | None = None
    """The documents that are gone; None where nobody looked."""

    @property
    def visits(self) -> tuple[Visit, ...]:
        """What was done at each source."""
        return tuple(night.visit for night in self.nights)


def visit_sources(
    sources: Sequence[SourceDefinition],
    archive: Archive,
    frontier: Frontier,
    settings: FetchSettings,
    runner: Runner,
    progress: Progress,
) -> Gathered:
    """Crawl `sources` side by side into the archive; first the frontier makes good what a kill took."""
    progress.begin(f"Visiting {counted(len(sources), 'publisher')}", len(sources))
    resume(frontier, archive, sources)
    traps = Traps()
    with Fetcher(archive, settings) as fetcher:

        def visit(source: SourceDefinition) -> Night:
            night = crawl(source, fetcher, archive, frontier, traps=traps)
            progress.advance()
            return night

        nights = runner.visits(visit, sources, _crashed)
    met = sum(night.visit.new + night.visit.changed + night.visit.unchanged for night in nights)
    progress.end(f"{counted(met, 'document')} met")
    failures = tuple(failure for night in nights for failure in night.failures)
    return Gathered(met, tuple(nights), failures, tombstones=tuple(frontier.pages.tombstones()))


def _crashed(source: SourceDefinition, error: Exception) -> Night:
    """What the operator is told of a visit that ended in an error; the next one goes on where it stopped."""
    told = f"the visit ended in {type(error).__name__}: {' '.join(str(error).split())[:200]}; report it"
    visit = Visit(source.name, now(), 0.0, 0, 0, 0, 0, 0, 1, 0, 0, None, "failed", told)
    return Night(visit, (Failure(source.home, "fetch", "crash", told, source.name),))


def take_in(
    targets: Sequence[str], archive: Archive, settings: FetchSettings, runner: Runner, progress: Progress
) -> Gathered:
    """Put files, folders and addresses into the archive, as they are given."""
    urls = [target for target in targets if is_url(target)]
    files = [path for target in targets if not is_url(target) for path in files_of(Path(target))]
    progress.begin("Taking in files and pages", len(files) + len(urls))
    with Fetcher(archive, settings) as fetcher:

        def take(target: str | Path) -> ArchiveRecord | Failure:
            progress.advance()
            if isinstance(target, Path):
                return _store_file(target, archive)
            got = fetcher.fetch(target)
            return got if isinstance(got, Failure) else got.record

        met = [take(path) for path in files] + runner.each("visit", take, urls)
    records = [one for one in met if not isinstance(one, Failure)]
    progress.end(f"{counted(len(records), 'document')} taken in")
    return Gathered(
        met=len(records),
        failures=tuple(one for one in met if isinstance(one, Failure)),
        given=frozenset(record.url for record in records),
    )


def is_url(target: str) -> bool:
    """Whether `target` is an address rather than a path."""
    return target.startswith(("http://", "https://"))


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or a folder's documents in the order of their names."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
    else:
        yield path


def _store_file(path: Path, archive: Archive) -> ArchiveRecord | Failure:
    """A local file in the archive; one that is there already is not noted again."""
    url = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links, and the name is what was given
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}; check name and permissions"
        return Failure(url, "fetch", "unreadable", message)
    known = archive.latest(url)
    if known and known.sha256 == hashlib.sha256(data).hexdigest():
        return known
    try:
        return archive.store(data, url=url, fetched_at=now())
    except TakenDownError as error:
        return Failure(url, "fetch", "forgotten", str(error))
