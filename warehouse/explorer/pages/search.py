"""Search: one box for numbers as people write them, names and words."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from warehouse.explorer.direct import direct
from warehouse.explorer.questions import Asker
from warehouse.explorer.rendering import page, site_of
from warehouse.search.question import KINDS, Found, Hit, search_in

router = APIRouter()
FEW, MOST, LONGEST = 8, 100, 400


@router.get("/search")
def search(request: Request, q: str = "", kind: str = "") -> HTMLResponse:
    """The box, and what answers to the words in it."""
    return _answered(request, "search.html", q, kind)


@router.get("/search/results")
def results(request: Request, q: str = "", kind: str = "") -> HTMLResponse:
    """Only what answers, for the box to show as one types."""
    return _answered(request, "search_results.html", q, kind)


@router.get("/go", response_model=None)
def go(request: Request, q: str = "") -> RedirectResponse:
    """Straight to the page that the words ask for, else to the search."""
    with site_of(request).asker() as ask:
        found = direct(ask, q.strip()[:LONGEST])
    return RedirectResponse(found.path if found else "/search?" + urlencode({"q": q}), 303)


def _answered(request: Request, template: str, words: str, kind: str) -> HTMLResponse:
    words, kind = words.strip()[:LONGEST], kind if kind in KINDS else ""
    with site_of(request).asker() as ask:
        found, hits = _found(ask, words, kind) if words else (None, {})
        at_once = direct(ask, words) if words and not kind else None
        return page(
            request, template, ask, words=words, kind=kind, hits=hits, found=found, few=FEW, direct=at_once
        )


def _found(ask: Asker, words: str, kind: str) -> tuple[Found, dict[str, list[Hit]]]:
    began = time.perf_counter()
    found = search_in(ask.cursor, words, (kind,) if kind else KINDS, MOST if kind else FEW + 1)
    told = [hit.as_json() for hit in found.hits]
    ask.note("search", told, 1000 * (time.perf_counter() - began), words=words)
    return found, {name: [hit for hit in found.hits if hit.kind == name] for name in KINDS}
