"""One run from the first request to the published file, as plain functions."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from corpora.source_definitions import SourceDefinition
from corpora.source_files import load_sources
from extractors.version import code_version
from flows.gather import Visit, flatten, replay, take_in, visit_sources
from flows.known import Known, is_settled, known_documents, mark_settled, running_runs
from flows.places import Places
from flows.progress import Progress
from flows.runner import Runner
from pipeline.archive import Archive
from pipeline.fetch_settings import FetchSettings
from pipeline.process import Job, Reader, context_of
from pipeline.record import ArchiveRecord, Failure, Processed
from warehouse.load import LoadReport
from warehouse.store import Warehouse

BATCH = 200
"""Documents read and loaded together: what is lost when a run is killed, and what memory holds at a time."""

Item = TypeVar("Item")


class RunError(RuntimeError):
    """A run that must not be published; one line that says why."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did."""

    run_id: str
    flow: str
    visits: tuple[Visit, ...]
    load: LoadReport
    failures: tuple[Failure, ...]
    findings: dict[str, int] = field(default_factory=dict)
    """Counts by severity; empty where nothing was new and the audits were not run again."""
    older: int = 0
    """Documents whose facts another version of the code has read."""

    @property
    def anything_new(self) -> bool:
        """Whether the warehouse holds other facts than before."""
        return bool(self.load.new or self.load.changed or self.load.reextracted)


def run_nightly(
    places: Places,
    sources: Sequence[SourceDefinition],
    settings: FetchSettings,
    runner: Runner,
    progress: Progress,
) -> RunReport:
    """Crawl `sources`, read what is new, load, audit and publish it."""

    def gather(archive: Archive) -> list[Visit]:
        return visit_sources(sources, archive, settings, runner, progress)

    return _run("nightly", places, gather, _unread, (*sources, *load_sources()), runner, progress)


def run_ingest(
    places: Places, targets: Sequence[str], settings: FetchSettings, runner: Runner, progress: Progress
) -> RunReport:
    """The same for files, folders and addresses given by hand."""

    def gather(archive: Archive) -> list[Visit]:
        return take_in(targets, archive, settings, runner, progress)

    return _run("ingest", places, gather, _unread, load_sources(), runner, progress)


def run_reextract(places: Places, runner: Runner, progress: Progress) -> RunReport:
    """Read the archive again, without the network, where this version of the code has not read it yet."""

    def gather(archive: Archive) -> list[Visit]:
        return replay(archive, progress)

    return _run("reextract", places, gather, _outdated, load_sources(), runner, progress)


Choice = Callable[[ArchiveRecord, Known], bool]


def _unread(record: ArchiveRecord, known: Known) -> bool:
    """What the warehouse lacks, whatever the archive says: so the next run makes good a killed one."""
    return known.latest.get(record.url) != record.sha256


def _outdated(record: ArchiveRecord, known: Known) -> bool:
    return known.code.get((record.url, record.sha256)) != code_version()


def _run(
    flow: str,
    places: Places,
    gather: Callable[[Archive], list[Visit]],
    wanted: Choice,
    sources: Sequence[SourceDefinition],
    runner: Runner,
    progress: Progress,
) -> RunReport:
    """All of a run; the working file is held from the first moment, so that two runs never mix."""
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{flow}-{secrets.token_hex(2)}"
    with Warehouse(places.working) as warehouse:
        settled = is_settled(warehouse.connection)
        for cut_off in running_runs(warehouse.connection):
            warehouse.finish_run(cut_off, "failed", "cut off: its process ended before the run did")
        warehouse.start_run(run_id, flow)
        try:
            archive = Archive(places.archive)
            visits = gather(archive)
            known = known_documents(warehouse.connection)
            records, failures = flatten(visits)
            jobs = [Job(record, context_of(record, sources)) for record in records if wanted(record, known)]
            warehouse.load((), failures, run_id)
            load, broken = _read_and_load(jobs, archive, warehouse, run_id, runner, progress)
            report = RunReport(
                run_id, flow, tuple(visits), load, (*failures, *broken), older=_older(known, code_version())
            )
            return _finish(report, warehouse, places, settled, runner, progress)
        except BaseException as error:
            warehouse.finish_run(run_id, "failed", " ".join(f"{type(error).__name__}: {error}".split()))
            raise


def _read_and_load(
    jobs: list[Job],
    archive: Archive,
    warehouse: Warehouse,
    run_id: str,
    runner: Runner,
    progress: Progress,
) -> tuple[LoadReport, list[Failure]]:
    """Read the jobs in batches and load each in one transaction."""
    report, broken = LoadReport(), list[Failure]()
    if not jobs:
        return report, broken
    reader = Reader(archive)
    progress.begin("Reading documents", len(jobs))
    for batch in _batches(jobs, BATCH):

        def read(batch: Sequence[Job] = batch) -> list[Processed | Failure]:
            found = []
            for one in reader.read(batch):
                found.append(one)
                progress.advance()
            return found

        results = runner.once("read", read)
        good = [one for one in results if isinstance(one, Processed)]
        bad = [one for one in results if isinstance(one, Failure)]
        report += runner.once("load", partial(warehouse.load, good, bad, run_id))
        broken += bad
        if not good and len(bad) > 1 and all(failure.kind == "crash" for failure in bad):
            raise RunError(f"every document trips the code; nothing is published. First: {bad[0].message}")
    progress.end(f"{len(jobs) - len(broken):,} read, {len(broken):,} could not be, {report.rows:,} rows")
    return report, broken


def _finish(
    report: RunReport,
    warehouse: Warehouse,
    places: Places,
    settled: bool,
    runner: Runner,
    progress: Progress,
) -> RunReport:
    """Resolve and audit where documents or rules changed or a run was cut off; publish in any case."""
    findings: dict[str, int] = {}
    if report.anything_new or not settled:
        progress.begin("Resolving instruments across documents")
        resolved = runner.once("resolve", warehouse.resolve)
        progress.end(
            f"{resolved.instruments:,} instruments, {resolved.links:,} links, {resolved.open:,} left open"
        )
        progress.begin("Auditing")
        findings = runner.once("audit", lambda: warehouse.audit(report.run_id))
        mark_settled(warehouse.connection)
        progress.end(", ".join(f"{count} {severity}" for severity, count in findings.items()))
    warehouse.finish_run(report.run_id, "done")
    progress.begin("Publishing")
    _sweep(places.published)
    runner.once("publish", lambda: warehouse.publish(places.published))
    progress.end(str(places.published))
    return RunReport(
        report.run_id, report.flow, report.visits, report.load, report.failures, findings, report.older
    )


def _sweep(published: Path) -> None:
    """Remove half-made copies of killed runs; this run holds the working file, so no other is at work."""
    for path in published.parent.glob(f".{published.name}.*.new*"):
        path.unlink(missing_ok=True)


def _older(known: Known, version: str) -> int:
    return sum(code != version for code in known.code.values())


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
