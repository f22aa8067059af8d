"""Runs from the first request to the published file, as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpora.source_definitions import SourceDefinition
from corpora.source_files import load_sources
from flows.gather import Gathered, take_in, visit_sources
from flows.places import Places
from flows.progress import Progress
from flows.reading import Engine
from flows.run import Run, RunReport
from flows.runner import Runner
from pipeline.archive import Archive
from pipeline.crawl import conclude
from pipeline.fetch_settings import FetchSettings
from pipeline.frontier.frontier import Frontier
from pipeline.record import ArchiveRecord
from pipeline.visit import Tombstone
from warehouse.loading.unread import lacking, outdated
from warehouse.store import Warehouse
from warehouse.takedown import remove_computed


def run_nightly(
    places: Places,
    sources: Sequence[SourceDefinition],
    settings: FetchSettings,
    runner: Runner,
    progress: Progress,
    *,
    publish_anyway: bool = False,
    engine: Engine | None = None,
) -> RunReport:
    """Crawl `sources`, read what is new, load, audit and publish it.

    A run that came back empty, half or broken is loaded and not published, unless `publish_anyway`.
    """
    run = Run("nightly", places, (*sources, *load_sources()), runner, progress, publish_anyway, engine)

    def gather(archive: Archive) -> Gathered:
        with Frontier(places.frontier, before_commit=archive.flush) as frontier:
            return visit_sources(sources, archive, frontier, settings, runner, progress)

    def told(gathered: Gathered) -> None:
        with Frontier(places.frontier) as frontier:
            conclude(frontier, gathered.nights)

    return run.carry_out(gather, _lacking, told)


def run_ingest(
    places: Places,
    targets: Sequence[str],
    settings: FetchSettings,
    runner: Runner,
    progress: Progress,
    *,
    engine: Engine | None = None,
) -> RunReport:
    """The same for files, folders and addresses given by hand."""
    run = Run("ingest", places, load_sources(), runner, progress, engine=engine)
    return run.carry_out(lambda archive: take_in(targets, archive, settings, runner, progress), _lacking)


def run_reextract(
    places: Places, runner: Runner, progress: Progress, *, engine: Engine | None = None
) -> RunReport:
    """Read the archive again, without the network, where this version of the code has not read it yet."""
    run = Run("reextract", places, load_sources(), runner, progress, engine=engine)
    return run.carry_out(lambda _: Gathered(), _outdated)


def run_afresh(
    places: Places,
    tombstones: tuple[Tombstone, ...] | None,
    runner: Runner,
    progress: Progress,
    take_over: Callable[[Warehouse], None],
    *,
    engine: Engine | None = None,
) -> RunReport:
    """Read every state of every archived document, in order, into the empty warehouse of `places`.

    `take_over` may change it before it is published.
    """
    run = Run("replay", places, load_sources(), runner, progress, engine=engine, take_over=take_over)
    return run.carry_out(lambda _: Gathered(tombstones=tombstones), lambda archive, *_: archive.changes())


def run_takedown(places: Places, runner: Runner, progress: Progress) -> RunReport:
    """Read again what was removed and is still in the archive, and publish without what is not.

    What was computed from all documents is computed anew, and its past is dropped before the publishing.
    """

    def clean(warehouse: Warehouse) -> None:
        remove_computed(warehouse.connection)

    run = Run(
        "forget", places, load_sources(), runner, progress, publish_anyway=True, take_over=clean, fewer=True
    )
    return run.carry_out(lambda _: Gathered(), _outdated)


def _lacking(archive: Archive, warehouse: Warehouse, gathered: Gathered) -> Iterator[ArchiveRecord]:
    """What the archive has and the warehouse lacks, whoever fetched it: a run makes good a killed one."""
    return lacking(warehouse.connection, archive.documents(), gathered.given)


def _outdated(archive: Archive, warehouse: Warehouse, _: Gathered) -> Iterator[ArchiveRecord]:
    return outdated(warehouse.connection, archive.changes())
