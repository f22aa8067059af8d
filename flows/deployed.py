"""The Prefect flows: they wire the plain functions of `work.py` to tasks, limits and a report.

Import this module only after `prefect_home.settle`.  Annotations are left to be evaluated: the process that a
schedule starts gets the flows pickled, and could not look their names up.
"""

from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.task_runners import ThreadPoolTaskRunner

from flows.alerts import raise_alerts
from flows.choose import settings_for, sources_named
from flows.engines import LOCAL, engine_named
from flows.places import Places
from flows.prefect_runner import HOUR, PrefectRunner
from flows.progress import current
from flows.replay import run_replay
from flows.report import markdown, visit_rows
from flows.run import RunReport
from flows.runner import SOURCES_AT_ONCE
from flows.work import run_ingest, run_nightly, run_reextract

_TASKS: Any = ThreadPoolTaskRunner(max_workers=SOURCES_AT_ONCE)


@flow(name="nightly", task_runner=_TASKS, timeout_seconds=8 * HOUR, persist_result=False)
def nightly(
    warehouse: str,
    sources: list[str] | None = None,
    connect_to: dict[str, tuple[str, int]] | None = None,
    publish_anyway: bool = False,
    engine: str = LOCAL,
    landing: str | None = None,
) -> RunReport:
    """Crawl the named sources (all but the demo's where none is named) into the warehouse and publish it."""
    places = Places.of(Path(warehouse))
    report = run_nightly(
        places,
        sources_named(sources),
        settings_for(connect_to),
        PrefectRunner(),
        current(),
        publish_anyway=publish_anyway,
        engine=engine_named(engine, landing),
    )
    return _shown(report, places)


@flow(name="ingest", task_runner=_TASKS, timeout_seconds=8 * HOUR, persist_result=False)
def ingest(
    warehouse: str,
    targets: list[str],
    private: bool = False,
    engine: str = LOCAL,
    landing: str | None = None,
) -> RunReport:
    """Read files, folders and addresses into the warehouse and publish it."""
    places = Places.of(Path(warehouse))
    report = run_ingest(
        places,
        targets,
        settings_for(None, private=private),
        PrefectRunner(),
        current(),
        engine=engine_named(engine, landing),
    )
    return _shown(report, places)


@flow(name="reextract", timeout_seconds=24 * HOUR, persist_result=False)
def reextract(warehouse: str, engine: str = LOCAL, landing: str | None = None) -> RunReport:
    """Read the archive again with the present code, without the network, and publish."""
    places = Places.of(Path(warehouse))
    chosen = engine_named(engine, landing)
    return _shown(run_reextract(places, PrefectRunner(), current(), engine=chosen), places)


@flow(name="replay", timeout_seconds=24 * HOUR, persist_result=False)
def replay(
    warehouse: str, out: str | None = None, engine: str = LOCAL, landing: str | None = None
) -> RunReport:
    """Make the warehouse anew from the archive, or a fresh one at `out`."""
    return run_replay(
        Places.of(Path(warehouse)),
        PrefectRunner(),
        current(),
        out=Path(out) if out else None,
        engine=engine_named(engine, landing),
    )


def _shown(report: RunReport, places: Places) -> RunReport:
    """Show the report in Prefect's UI, with the night by source, and tell of what is wrong."""
    told = raise_alerts(places.working, places.published, report.run_id)
    create_markdown_artifact(
        key=f"{report.flow}-report", markdown=markdown(report, places), description=f"Run {report.run_id}"
    )
    if told.visits:
        create_table_artifact(
            key=f"{report.flow}-sources", table=visit_rows(told), description=f"Run {report.run_id} by source"
        )
    return report
