"""What a run is about: the pages of sources, files and addresses given by hand, or the whole archive."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpora.source_definitions import SourceDefinition
from flows.progress import Progress
from flows.runner import Runner
from pipeline.archive import Archive
from pipeline.crawl import crawl
from pipeline.fetch import Fetcher
from pipeline.fetch_settings import FetchSettings
from pipeline.record import ArchiveRecord, Failure

SUFFIXES = frozenset({".html", ".htm", ".txt", ".pdf", ".docx"})
"""Files taken from a folder; a file named by hand is taken whatever its name."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What was met at one source."""

    name: str
    records: tuple[ArchiveRecord, ...]
    failures: tuple[Failure, ...]


def visit_sources(
    sources: Sequence[SourceDefinition],
    archive: Archive,
    settings: FetchSettings,
    runner: Runner,
    progress: Progress,
) -> list[Visit]:
    """Crawl `sources` side by side into the archive."""
    progress.begin(f"Visiting {_count(len(sources), 'publisher')}", len(sources))
    with Fetcher(archive, settings) as fetcher:

        def visit(source: SourceDefinition) -> Visit:
            met = list(crawl(source, fetcher, archive))
            progress.advance()
            failures = tuple(one for one in met if isinstance(one, Failure))
            return Visit(source.name, tuple(o.record for o in met if not isinstance(o, Failure)), failures)

        visits = runner.each("visit", visit, sources)
    progress.end(f"{_count(sum(len(visit.records) for visit in visits), 'document')} met")
    return visits


def take_in(
    targets: Sequence[str], archive: Archive, settings: FetchSettings, runner: Runner, progress: Progress
) -> list[Visit]:
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
    visit = Visit(
        "given",
        tuple(one for one in met if not isinstance(one, Failure)),
        tuple(one for one in met if isinstance(one, Failure)),
    )
    progress.end(f"{_count(len(visit.records), 'document')} taken in")
    return [visit]


def replay(archive: Archive, progress: Progress) -> list[Visit]:
    """Every document of the archive in each of its states, without the network."""
    progress.begin("Replaying the archive")
    records = tuple(archive.changes())
    progress.end(_count(len(records), "archived document"))
    return [Visit("archive", records, ())]


def is_url(target: str) -> bool:
    """Whether `target` is an address rather than a path."""
    return target.startswith(("http://", "https://"))


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or a folder's documents in the order of their names."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
    else:
        yield path


def flatten(visits: Iterable[Visit]) -> tuple[list[ArchiveRecord], list[Failure]]:
    """All records, each once, and all failures."""
    records: dict[tuple[str, str, str], ArchiveRecord] = {}
    failures: list[Failure] = []
    for visit in visits:
        failures += visit.failures
        for record in visit.records:
            records.setdefault((record.url, record.sha256, record.fetched_at), record)
    return list(records.values()), failures


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
    return archive.store(data, url=url, fetched_at=datetime.now(UTC).isoformat(timespec="microseconds"))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
