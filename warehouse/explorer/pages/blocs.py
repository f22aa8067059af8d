"""Blocs: by year, who led them and who was in them, and how the lead was handed on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 500


@router.get("/blocs")
def blocs(request: Request, q: str = "", place: str = "") -> HTMLResponse:
    """Blocs of a name or place; with neither, the places that have them."""
    words, chosen = q.strip()[:200] or None, place or None
    with site_of(request).asker() as ask:
        places = ask("bloc_places")
        if words is None and chosen is None and len(places) == 1:
            chosen = places.rows[0]["place"]
        rows = ask("blocs", place=chosen, words=words, most=MOST).rows if words or chosen else ()
        series = [(key, _years(list(found))) for key, found in groupby(rows, key=lambda row: row["series"])]
        return page(
            request, "blocs.html", ask, words=words or "", place=chosen, places=places, series=series,
            cut=len(rows) == MOST,
        )  # fmt: skip


def _years(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row a year; what a year follows, which may be several, in a list."""
    return [
        {**next(iter(same)), "before": [row for row in same if row["follows"]]}
        for same in (list(found) for _, found in groupby(rows, key=lambda row: row["year"]))
    ]
