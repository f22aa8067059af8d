"""`danchieu nightly`, `ingest`, `reextract` and `schedule`: runs that write to the warehouse."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, LOCAL_ENGINE, EngineName, LandingPlace, WarehouseFile
from flows.places import Places

if TYPE_CHECKING:
    from flows.progress import Progress
    from flows.run import RunReport

HELD_BACK = 3
"""Exit status of a run that was loaded and not published."""

Plain = Annotated[
    bool,
    typer.Option("--no-prefect", help="The same work without Prefect: starts at once, keeps no history."),
]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(nightly)
    app.command()(ingest)
    app.command()(reextract)
    app.command()(schedule)


def nightly(
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    demo: Annotated[bool, typer.Option("--demo", help="Crawl the demo site, served from here.")] = False,
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Visit this source only; may be repeated.")
    ] = None,
    publish_anyway: Annotated[
        bool,
        typer.Option("--publish-anyway", help="Publish a run that came back empty, half or broken, too."),
    ] = False,
    engine: EngineName = LOCAL_ENGINE,
    landing: LandingPlace = None,
    no_prefect: Plain = False,
) -> None:
    """Crawl, read, load, audit and publish; a second run finds what is new since the first."""
    from flows.choose import demo_names, settings_for, sources_named
    from flows.demo_server import serve_demo

    _check(engine, no_prefect)
    places = Places.of(warehouse)
    names = source or (demo_names() if demo else [one.name for one in sources_named(None)])
    chosen = sources_named(names)
    site = serve_demo() if demo else nullcontext(dict[str, tuple[str, int]]())
    with site as connect_to:

        def plainly(progress: Progress) -> RunReport:
            from flows.runner import PlainRunner
            from flows.work import run_nightly

            return run_nightly(
                places,
                chosen,
                settings_for(connect_to),
                PlainRunner(),
                progress,
                publish_anyway=publish_anyway,
            )

        def as_flow() -> RunReport:
            from flows.deployed import nightly as flow

            return flow(str(warehouse), names, connect_to, publish_anyway, engine, landing)

        report = carry_out(places, plainly if no_prefect else None, as_flow)
    if report.held_back:
        raise CommandError(f"not published: {report.held_back}", HELD_BACK)


def ingest(
    targets: Annotated[list[str], typer.Argument(metavar="PATH|URL…", help="Files, folders, web addresses.")],
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Permit addresses on this machine and the local network.")
    ] = False,
    engine: EngineName = LOCAL_ENGINE,
    landing: LandingPlace = None,
    no_prefect: Plain = False,
) -> None:
    """Read files, folders and web pages into the warehouse.

    What cannot be read is told on stderr, the rest goes in, and the status is 1 at the end.
    """
    from flows.choose import settings_for
    from flows.gather import is_url

    _check(engine, no_prefect)
    missing = [target for target in targets if not is_url(target) and not Path(target).exists()]
    if missing:
        raise CommandError(f"{', '.join(missing)}: no such file or folder; check the name")
    places = Places.of(warehouse)
    absolute = [target if is_url(target) else str(Path(target).absolute()) for target in targets]

    def plainly(progress: Progress) -> RunReport:
        from flows.runner import PlainRunner
        from flows.work import run_ingest

        settings = settings_for(None, private=allow_private)
        return run_ingest(places, absolute, settings, PlainRunner(), progress)

    def as_flow() -> RunReport:
        from flows.deployed import ingest as flow

        return flow(str(warehouse), absolute, allow_private, engine, landing)

    report = carry_out(places, plainly if no_prefect else None, as_flow)
    if report.failures:
        raise CommandError(
            f"{len(report.failures)} of what was given could not be read, the rest is in; "
            f"first: {report.failures[0].source}: {report.failures[0].message}"
        )


def reextract(
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    engine: EngineName = LOCAL_ENGINE,
    landing: LandingPlace = None,
    no_prefect: Plain = False,
) -> None:
    """Read the archive again with the present code, without the network."""
    _check(engine, no_prefect)
    places = Places.of(warehouse)
    if not places.archive.is_dir():
        raise CommandError(
            f"{places.archive}: no archive there; `danchieu nightly` or `danchieu ingest` makes one"
        )

    def plainly(progress: Progress) -> RunReport:
        from flows.runner import PlainRunner
        from flows.work import run_reextract

        return run_reextract(places, PlainRunner(), progress)

    def as_flow() -> RunReport:
        from flows.deployed import reextract as flow

        return flow(str(warehouse), engine, landing)

    carry_out(places, plainly if no_prefect else None, as_flow)


def schedule(
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            metavar="URL", help="Send alerts there: a webhook, Slack, Teams, mailtos://…; may be repeated."
        ),
    ] = None,
    serve: Annotated[bool, typer.Option(help="Serve the flow; else only set the server up.")] = True,
) -> None:
    """Serve the nightly flow at 01:00 Asia/Ho_Chi_Minh, until interrupted.  Needs a Prefect server.

    Sets up limits by host, and with --notify who is told of broken assertions, silent sources, jumps of
    volume and runs that fail; the targets given replace those given before.
    """
    from flows.prefect_home import settle
    from flows.schedule import prepare, serve_nightly

    settle(Places.of(warehouse).prefect, quiet=False)
    prepare(notify or ())
    if serve:
        serve_nightly(warehouse)


def _check(engine: str, no_prefect: bool) -> None:
    """Refuse before anything is begun what would fail at the first document."""
    from flows.engines import engine_named

    if engine_named(engine) is not None and no_prefect:
        raise CommandError(f"--engine {engine} works through Prefect; leave --no-prefect away", status=2)


def carry_out(
    places: Places, plainly: Callable[[Progress], RunReport] | None, as_flow: Callable[[], RunReport]
) -> RunReport:
    """Run, then print the summary."""
    from flows.progress import for_stdout

    progress = for_stdout()
    report = plainly(progress) if plainly is not None else _as_flow(places, as_flow, progress)
    progress.end()
    from flows.report import text

    print(f"\n{text(report, places)}")
    return report


def _as_flow(places: Places, as_flow: Callable[[], RunReport], progress: Progress) -> RunReport:
    """Run as a Prefect flow, on the server that the user has named or on one of our own for the while."""
    from flows.prefect_home import server_is_external, settle
    from flows.progress import show

    settle(places.prefect)
    show(progress)
    if server_is_external():
        progress.begin("Reaching the Prefect server")
        return as_flow()
    from flows.prefect_server import start_local_server, without_heartbeats

    progress.begin("Starting Prefect's server for this run (about ten seconds)")
    server = start_local_server(places.prefect)
    # Importing takes as long as the server does to come up: both at once.
    import_module("flows.deployed")
    server.wait()
    progress.end("it answers")
    with without_heartbeats():
        return as_flow()
