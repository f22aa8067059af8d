"""Versions: what changed between two states of a document, as a page or as a piece of another."""

from __future__ import annotations

import duckdb
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from warehouse.answers.versions import DiffAnswer, NothingToCompareError, TooLongToCompareError, between
from warehouse.explorer.rendering import page, site_of

router = APIRouter()
HUNKS, FACTS = 200, 40
"""Places and facts that are shown; `danchieu diff` has the rest."""


@router.get("/versions")
def versions(request: Request, before: int, after: int) -> HTMLResponse:
    """Words and facts that one of two versions of a document has and the other has not, by their keys."""
    return _answered(request, "versions.html", before, after)


@router.get("/versions/words")
def words(request: Request, before: int, after: int) -> HTMLResponse:
    """The same without the page around it, for the page of the instrument."""
    return _answered(request, "versions_words.html", before, after)


def _answered(request: Request, template: str, before: int, after: int) -> HTMLResponse:
    with site_of(request).asker() as ask:
        diff = _diff(ask.cursor, before, after)
    return page(request, template, diff=diff, hunks_shown=HUNKS, facts_shown=FACTS)


def _diff(cursor: duckdb.DuckDBPyConnection, before: int, after: int) -> DiffAnswer | None:
    """The differences; None where the texts are too long for a page."""
    try:
        return between(cursor, before, after)
    except TooLongToCompareError:
        return None
    except NothingToCompareError as error:
        raise HTTPException(404, str(error)) from error
