"""The first page is asked before anybody does: at the start, after each night, and when a day begins.

What it asks is remembered until the published file changes, so that no reader waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb

from warehouse.explorer.pages.tonight import first_page
from warehouse.explorer.rendering import Site
from warehouse.query import QueryError


@contextmanager
def kept_ready(site: Site) -> Iterator[None]:
    """While this lasts, what the first page asks is remembered, unless the settings say never."""
    every = site.settings.ready_seconds
    if every is None:
        yield
        return
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            # A file that cannot be opened or asked is told to whoever asks for a page.
            with suppress(QueryError, duckdb.Error), site.asker() as ask:
                first_page(ask)
            over.wait(every)

    thread = threading.Thread(target=watch, name="first page", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
