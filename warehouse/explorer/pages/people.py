"""People: their offices through time, each with its source."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 200


@router.get("/people")
def people(request: Request, q: str = "") -> HTMLResponse:
    """People of a name; without one, those whom most documents name."""
    words = q.strip()[:200]
    with site_of(request).asker() as ask:
        found = ask("people", words=words, most=MOST) if words else ask("people_most", most=60)
        rows = ask("people_offices", words=words, most=MOST) if words else ()
        offices = {key: list(held) for key, held in groupby(rows, key=lambda row: row["person"])}
        left_open = ask("people_open", words=words, most=MOST) if words else ()
        return page(request, "people.html", ask, words=words, people=found, offices=offices, open=left_open)
