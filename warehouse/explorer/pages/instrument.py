"""Instrument: what it is and how that is known, what it rests on, what rests on it, who tells of it."""

from __future__ import annotations

import datetime

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 200
"""Rows of each list; what is behind them is found by the page's own SQL."""


@router.get("/instrument/{uri:path}")
def instrument(request: Request, uri: str) -> HTMLResponse:
    """The page of one instrument; its address lasts as long as its URI."""
    with site_of(request).asker() as ask:
        found = ask("instrument", uri=uri).first
        if found is None:
            raise HTTPException(404, uri)
        return page(
            request,
            "instrument.html",
            ask,
            it=found,
            force=ask("instrument_status", uri=uri, day=datetime.datetime.now(datetime.UTC).date()).first,
            timeline=ask("instrument_timeline", uri=uri, most=MOST),
            evidence=ask("instrument_evidence", uri=uri),
            texts=ask("instrument_texts", uri=uri),
            rests_on=ask("instrument_rests_on", uri=uri, most=MOST),
            rested_on_by=ask("instrument_rested_on_by", uri=uri, most=MOST),
            reports=ask("instrument_reports", uri=uri, most=MOST),
            versions=ask("instrument_versions", uri=uri),
            tasks=ask("instrument_tasks", uri=uri, most=MOST),
            anniversaries=ask("instrument_anniversaries", uri=uri),
            findings=ask("instrument_findings", uri=uri),
            most=MOST,
        )
