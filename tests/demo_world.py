"""A night over the demo site, as several test modules and makers use it."""

from __future__ import annotations

from pathlib import Path

from flows.choose import demo_names, settings_for, sources_named
from flows.demo_server import serve_demo
from flows.places import Places
from flows.progress import Silent
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.work import run_nightly


def demo_night(places: Places) -> RunReport:
    """Crawl, read, resolve, audit and publish the demo site."""
    with serve_demo() as connect_to:
        sources = sources_named(demo_names())
        return run_nightly(places, sources, settings_for(connect_to), PlainRunner(), Silent())


def demo_warehouse(folder: Path) -> Path:
    """The published file of one night over the demo site, made in `folder`."""
    places = Places.of(folder / "demo.duckdb")
    demo_night(places)
    return places.published
