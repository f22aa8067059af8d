"""The application: its pages, its protection, and what it says when something goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import duckdb
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from warehouse.explorer.database import Published, TooLongError
from warehouse.explorer.pages import (
    archived,
    blocs,
    calendar,
    console,
    document,
    findings,
    instrument,
    language,
    people,
    search,
    tonight,
    trace,
    versions,
)
from warehouse.explorer.protection import Protection
from warehouse.explorer.ready import kept_ready
from warehouse.explorer.rendering import FOLDER, Site, page
from warehouse.explorer.settings import Settings
from warehouse.page_images import PageImages
from warehouse.query import QueryError


def create_app(settings: Settings) -> FastAPI:
    """The explorer on one published warehouse."""
    site = Site(Published(settings.warehouse), settings, PageImages())

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        with kept_ready(site):
            yield
        site.published.close()
        site.images.close()

    app = FastAPI(
        title="danchieu",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.site = site
    for part in (
        tonight,
        search,
        instrument,
        trace,
        document,
        archived,
        blocs,
        calendar,
        people,
        findings,
        console,
        versions,
        language,
    ):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    app.middleware("http")(Protection(settings))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(QueryError, _unanswered)
    app.add_exception_handler(duckdb.Error, _unanswered)
    return app


def _refused(request: Request, error: Exception) -> HTMLResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = str(error.detail) if isinstance(error, HTTPException) else ""
    return page(request, "error.html", status=status, code=status, message=message)


def _unanswered(request: Request, error: Exception) -> HTMLResponse:
    status = 503 if isinstance(error, TooLongError) else 500
    return page(request, "error.html", status=status, code=status, message=str(error).split("\n")[0])
