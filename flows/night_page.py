"""The page that a published night leaves beside the warehouse."""

from __future__ import annotations

import duckdb

from flows.places import Places
from flows.progress import Progress
from warehouse.lake.file import is_lake
from warehouse.nights import last_runs
from warehouse.query import QueryError


def tell_night(places: Places, run_id: str, progress: Progress) -> None:
    """Write the report of a run that was published; where that fails, say so: the night stays published."""
    if is_lake(places.published):
        return
    from warehouse.explorer.report import write_report

    progress.begin("Writing the report")
    try:
        write_report(places.published, places.report, run=run_id)
    except (QueryError, duckdb.Error, OSError) as error:
        told = " ".join(str(error).split())
        progress.end(f"not written: {told}; `danchieu report` tries again")
    else:
        progress.end(str(places.report))


def renew_page(places: Places) -> None:
    """Write the page anew of what is published now, where there is one; without a night it goes."""
    nights = last_runs(places.published, 1, "nightly")
    if not nights:
        places.report.unlink(missing_ok=True)
    elif places.report.exists():
        from warehouse.explorer.report import write_report

        write_report(places.published, places.report, run=nights[0].run_id)
