"""One run: what it gathers is read, loaded, judged, resolved, audited and published, or noted as failed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path

from corpora.source_definitions import SourceDefinition, source_of
from flows.gather import Gathered
from flows.known import is_settled, mark_settled, running_runs
from flows.loading import load_read, note_unread
from flows.night_page import tell_night
from flows.places import Places
from flows.progress import Progress
from flows.reading import Engine, ReadBatch
from flows.runner import Runner
from flows.stored import open_archive
from flows.verdict import CAME, broken_promises, usual_sources, why_held_back
from pipeline.archive import Archive
from pipeline.limits import Limits
from pipeline.reader import Job, Reader, context_of
from pipeline.record import ArchiveRecord, Failure
from pipeline.visit import Visit
from warehouse.findings.acceptances import AcceptanceError, acceptances_of, load_acceptances, read_acceptances
from warehouse.loading.load import LoadReport
from warehouse.loading.unread import older
from warehouse.snapshots import Snapshots, kept_by
from warehouse.store import Warehouse
from warehouse.upgrade import newest
from warehouse.visits import mirror_tombstones, note_visits

BATCH = 200
"""Documents read and loaded together: what is lost when a run is killed, and what memory holds at a time."""


class RunError(RuntimeError):
    """A run that must not be published; one line that says why."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did."""

    run_id: str
    flow: str
    met: int
    """Documents met."""
    visits: tuple[Visit, ...]
    load: LoadReport
    failures: tuple[Failure, ...]
    findings: dict[str, int] = field(default_factory=dict)
    """Counts by severity; empty where nothing was new and the audits were not run again."""
    older: int = 0
    """Documents whose facts another version of the code has read."""
    held_back: str | None = None
    """Why the run is not published, and what mends it; None where it is."""

    @property
    def anything_new(self) -> bool:
        """Whether the warehouse holds other facts than before."""
        return bool(self.load.new or self.load.changed or self.load.reextracted)


Choice = Callable[[Archive, Warehouse, Gathered], Iterator[ArchiveRecord]]
"""Which archived records a run reads."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run; the working file is held from the first moment to the last, so that two runs never mix."""

    flow: str
    places: Places
    sources: Sequence[SourceDefinition]
    runner: Runner
    progress: Progress
    publish_anyway: bool = False
    engine: Engine | None = None
    """Where documents are read; None for processes of this run's own."""
    take_over: Callable[[Warehouse], None] = lambda _: None
    """Called once everything is loaded, resolved and audited."""
    fewer: bool = False
    """Whether fewer documents than before may be published."""
    limits: Limits = field(default_factory=lambda: Limits.of(os.environ))
    snapshots: int = field(default_factory=lambda: kept_by(os.environ))
    """How many published files are kept."""

    def carry_out(
        self,
        gather: Callable[[Archive], Gathered],
        choose: Choice,
        told: Callable[[Gathered], None] = lambda _: None,
    ) -> RunReport:
        """All of the run, noted as failed where anything is raised; `told` hears when the visits are rows."""
        run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{self.flow}-{secrets.token_hex(2)}"
        with Warehouse(self.places.working) as warehouse, open_archive(self.places) as archive:
            self._tell_upgrade(warehouse)
            settled = is_settled(warehouse.connection)
            for cut_off in filter(warehouse.turns.is_dead, running_runs(warehouse.connection)):
                warehouse.finish_run(cut_off, "failed", "cut off: its process ended before the run did")
            warehouse.start_run(run_id, self.flow)
            try:
                warehouse.load((), self._torn(archive), run_id)
                gathered = gather(archive)
                archive.flush()
                warehouse.load((), gathered.failures, run_id)
                warehouse.turns.write(partial(note_visits, warehouse.connection, run_id, gathered.visits))
                told(gathered)
                report = RunReport(
                    run_id, self.flow, gathered.met, gathered.visits, LoadReport(), gathered.failures
                )
                report = self._read_and_load(report, choose(archive, warehouse, gathered), archive, warehouse)
                if gathered.tombstones is not None:
                    gone = partial(mirror_tombstones, warehouse.connection, run_id, gathered.tombstones)
                    warehouse.turns.write(gone)
                with warehouse.turns.held():
                    return self._finish(self._judged(report, warehouse), warehouse, settled)
            except BaseException as error:
                warehouse.finish_run(run_id, "failed", " ".join(f"{type(error).__name__}: {error}".split()))
                raise

    def _tell_upgrade(self, warehouse: Warehouse) -> None:
        if warehouse.upgraded_from is not None:
            self.progress.begin("Upgrading the warehouse")
            self.progress.end(f"from version {warehouse.upgraded_from} of its tables to {newest()}")

    def _torn(self, archive: Archive) -> list[Failure]:
        """What a kill or a broken disk has left in the archive's files, told and as rows."""
        if archive.warnings:
            self.progress.begin("Opening the archive")
            self.progress.end("; ".join(archive.warnings))
        return [Failure(str(archive.folder), "fetch", "broken", told) for told in archive.warnings]

    def _read_and_load(
        self, report: RunReport, records: Iterator[ArchiveRecord], archive: Archive, warehouse: Warehouse
    ) -> RunReport:
        """Read the records in batches and load each in one transaction."""
        load, broken = LoadReport(), list[Failure]()
        first = next(records, None)
        if first is None:
            return replace(report, older=older(warehouse.connection))
        self.progress.begin("Reading documents")
        jobs = (Job(one, context_of(one, self.sources)) for one in chain([first], records))
        with self._reading(jobs, archive) as batches:
            for batch in batches:
                bad = [(record, self._of_source(failure)) for record, failure in batch.bad]
                failures = [failure for _, failure in bad]
                load += self.runner.once(
                    "load", partial(load_read, warehouse, batch, failures, report.run_id)
                )
                note_unread(warehouse, batch, bad, report.run_id)
                broken += failures
                if not batch.read and len(bad) > 1 and all(failure.kind == "crash" for failure in failures):
                    raise RunError(
                        f"every document trips the code; nothing is published. First: {failures[0].message}"
                    )
        read_in = load.new + load.changed + load.reextracted + load.unchanged
        self.progress.end(f"{read_in:,} read, {len(broken):,} could not be, {load.rows:,} rows")
        return replace(
            report, load=load, failures=(*report.failures, *broken), older=older(warehouse.connection)
        )

    @contextmanager
    def _reading(self, jobs: Iterator[Job], archive: Archive) -> Iterator[Iterator[ReadBatch]]:
        """Batches of documents, read by the engine, or else in processes of this run's own."""
        if self.engine is not None:
            with self.engine.reading(jobs, archive, self.limits, self.progress.advance) as batches:
                yield batches
            return
        with Reader(archive, self.limits) as reader:
            some = iter(lambda: list(islice(jobs, BATCH)), [])
            yield (self.runner.once("read", partial(self._read, reader, one)) for one in some)

    def _read(self, reader: Reader, jobs: Sequence[Job]) -> ReadBatch:
        found = []
        for one in reader.read(jobs):
            found.append(one)
            self.progress.advance()
        return ReadBatch.of(found)

    def _of_source(self, failure: Failure) -> Failure:
        source = source_of(failure.source, self.sources)
        return replace(failure, source_name=source.name if source else None)

    def _judged(self, report: RunReport, warehouse: Warehouse) -> RunReport:
        """The report with what the definitions' fields promise, and whether it may be published."""
        visited = {visit.source_name for visit in report.visits}
        asked = {one.name: one for one in self.sources if one.name in visited}
        promises = broken_promises(warehouse.connection, report.run_id, asked.values())
        if promises:
            warehouse.load((), promises, report.run_id)
            broke = {failure.source_name: failure.message for failure in promises}
            visits = tuple(
                replace(visit, status="asserted", message=broke[visit.source_name], failed=visit.failed + 1)
                if visit.source_name in broke and visit.status in CAME
                else visit
                for visit in report.visits
            )
            note_visits(warehouse.connection, report.run_id, visits)
            report = replace(report, visits=visits, failures=(*report.failures, *promises))
        usual = usual_sources(warehouse.connection)
        reason = why_held_back(report.visits, usual, report.load, report.failures)
        return replace(report, held_back=None if self.publish_anyway else reason)

    def _accepted(self, report: RunReport, warehouse: Warehouse) -> RunReport:
        """Load what was accepted of the findings; where the file cannot be read, the table stays."""
        file = acceptances_of(self.places.published)
        try:
            load_acceptances(warehouse.connection, read_acceptances(file))
        except AcceptanceError as error:
            failure = Failure(str(file), "load", "acceptances", str(error))
            warehouse.load((), [failure], report.run_id)
            return replace(report, failures=(*report.failures, failure))
        return report

    def _finish(self, report: RunReport, warehouse: Warehouse, settled: bool) -> RunReport:
        """Resolve and audit where anything changed or a run was cut off; publish unless held back."""
        findings: dict[str, int] = {}
        if report.anything_new or not settled:
            self.progress.begin("Resolving instruments across documents")
            resolved = self.runner.once("resolve", warehouse.resolve)
            self.progress.end(
                f"{resolved.instruments:,} instruments, {resolved.links:,} links, {resolved.open:,} left open"
            )
            self.progress.begin("Auditing")
            findings = self.runner.once("audit", lambda: warehouse.audit(report.run_id))
            mark_settled(warehouse.connection)
            self.progress.end(", ".join(f"{count} {severity}" for severity, count in findings.items()))
        report = self._accepted(report, warehouse)
        self.take_over(warehouse)
        _sweep(self.places.published)
        if report.held_back:
            warehouse.finish_run(report.run_id, "held_back", report.held_back)
        else:
            warehouse.finish_run(report.run_id, "done")
            self.progress.begin("Publishing")
            kept = Snapshots.of(self.places.published, self.snapshots)
            publish = partial(warehouse.publish, self.places.published, force=self.fewer, snapshots=kept)
            self.runner.once("publish", publish)
            self.progress.end(str(self.places.published))
            if self.flow == "nightly":
                tell_night(self.places, report.run_id, self.progress)
        return replace(report, findings=findings)


def _sweep(published: Path) -> None:
    """Remove half-made copies of killed runs; this run holds the working file, so no other is at work."""
    for path in published.parent.glob(f".{published.name}.*.new*"):
        path.unlink(missing_ok=True)
