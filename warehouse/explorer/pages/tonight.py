"""Tonight: what came in, from whom, what changed, what does not add up, which sources are in trouble."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.charts import Bars
from warehouse.explorer.questions import Asker
from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 300
"""Documents of a run that its page lists."""


@router.get("/")
def tonight(request: Request, run: str | None = None) -> HTMLResponse:
    """The latest run, or the one named."""
    with site_of(request).asker() as ask:
        return page(request, "tonight.html", ask, **first_page(ask, run))


def first_page(ask: Asker, run: str | None = None) -> dict[str, Any]:
    """What the page tells of the latest run, or of the one named."""
    last = ask("last_run", run=run).first
    if run is not None and last is None:
        raise HTTPException(404, run)
    nights = ask("nights")
    values: dict[str, Any] = {
        "run": last,
        "totals": ask("totals").first,
        "severities": ask("severities"),
        "nights": nights,
        "bars": Bars.of_nights(nights.rows),
    }
    if last is not None:
        key = last["run_id"]
        brought = ask("run_documents", run=key, most=MOST)
        values |= {
            "publishers": [
                (publisher, list(rows))
                for publisher, rows in groupby(brought, key=lambda row: row["publisher"])
            ],
            "cut": len(brought) == MOST,
            "troubles": ask("run_troubles", run=key),
            "visits": ask("run_visits", run=key),
            "failures": ask("run_failures", run=key),
        }
    return values
