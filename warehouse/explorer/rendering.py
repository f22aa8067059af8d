"""Pages from templates: values escaped, words in the reader's language, the SQL behind a page at its foot."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from warehouse.explorer.database import Published
from warehouse.explorer.languages import LANGUAGES, speaker
from warehouse.explorer.questions import Asker
from warehouse.explorer.settings import Settings
from warehouse.page_images import PageImages
from warehouse.search.words import Snippet

FOLDER = Path(str(resources.files("warehouse"))) / "explorer"
COOKIE = "language"
_LONGEST_NAME = 80
PAGES = ("tonight", "search", "trace", "blocs", "calendar", "people", "findings", "console")
"""Pages that the menu leads to, in its order."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs: the open warehouse and the operator's choices."""

    published: Published
    settings: Settings
    images: PageImages

    @contextmanager
    def asker(self) -> Iterator[Asker]:
        """One request's way to ask."""
        with self.published.cursor(self.settings.page_seconds) as cursor:
            yield Asker(cursor, self.published.remembered)


def site_of(request: Request) -> Site:
    """The site that a request is made to."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found


def language_of(request: Request) -> str:
    """The language that the reader chose, else the site's own."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else site_of(request).settings.language


def page(
    request: Request, template: str, asker: Asker | None = None, status: int = 200, **values: Any
) -> HTMLResponse:
    """The page that a template makes of `values`."""
    language = language_of(request)
    html = (
        environment()
        .get_template(template)
        .render(
            {
                "t": speaker(language),
                "language": language,
                "here": request.url.path,
                "asked": str(request.url.query),
                "pages": PAGES,
                "answers": asker.answers if asker else (),
                **values,
            }
        )
    )
    return HTMLResponse(html, status)


@cache
def environment() -> Environment:
    """Jinja with everything escaped, and a value that is not there an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "address": address,
        "day": day,
        "count": count,
        "cut": cut,
        "ends": ends,
        "instrument_path": instrument_path,
        "query": query,
        "shown": shown,
    }
    return made


def day(value: object) -> str:
    """A day or instant as Vietnamese papers print it: 05/01/2026; months and years as far as they are told.

    >>> day(datetime.date(2026, 1, 5)), day("2026-01"), day("2026"), day(None)
    ('05/01/2026', '01/2026', '2026', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return "/".join(reversed(str(value).split("T")[0].split("-"))) if str(value)[:4].isdigit() else str(value)


def address(source: str) -> str:
    """Where a document comes from, short enough for a line: its host and the last part of its path.

    >>> address("https://hanoi.gov.vn/van-ban/2023/ke-hoach-282.pdf?x=1"), address("/kho/tin.txt")
    ('hanoi.gov.vn/…/ke-hoach-282.pdf', '…/tin.txt')
    """
    host, path = "", source
    if "://" in source:
        host, _, path = source.partition("://")[2].partition("/")
    parts = path.partition("?")[0].strip("/").split("/")
    last = parts[-1] if len(parts[-1]) <= _LONGEST_NAME else parts[-1][:_LONGEST_NAME] + "…"
    return "/".join(part for part in (host, "…" if len(parts) > 1 or not host else "", last) if part)


def count(value: float, language: str) -> str:
    """A number with its thousands parted as the language does.

    >>> count(12345, "vi"), count(12345, "en")
    ('12.345', '12,345')
    """
    written = f"{value:,}"
    return written.replace(",", ".") if language == "vi" else written


def instrument_path(uri: str) -> str:
    """The lasting address of an instrument's page.

    >>> instrument_path("vn/ha-noi/ubnd/ke-hoach/2023/282")
    '/instrument/vn/ha-noi/ubnd/ke-hoach/2023/282'
    """
    return "/instrument/" + quote(uri, safe="/:")


def query(values: dict[str, Any]) -> str:
    """The part of an address behind its `?`; what is None is left out.

    >>> query({"source": "http://a/b?c", "start": None})
    'source=http%3A%2F%2Fa%2Fb%3Fc'
    """
    return urlencode({key: value for key, value in values.items() if value is not None})


def shown(value: object, most: int = 400) -> str:
    """A text on one line, cut where it is long.

    >>> shown("một  hai\\nba"), shown("một hai ba", 8)
    ('một hai ba', 'một hai…')
    """
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def ends(text: str, most: int) -> str:
    """A text whose middle is left out where it is long, for stretches whose ends tell where they lie.

    >>> ends("một hai ba bốn", 8), ends("một hai", 8)
    ('một …bốn', 'một hai')
    """
    half = most // 2
    return text if len(text) <= most else f"{text[:half]}…{text[1 - half :]}"


def cut(snippet: Snippet) -> list[tuple[str, bool]]:
    """A snippet in pieces, each with whether it is what was sought.

    >>> cut(Snippet("về thi đua", 40, ((43, 50),)))
    [('về ', False), ('thi đua', True)]
    """
    pieces, at = [], 0
    for first, last in snippet.marks:
        start, end = max(first - snippet.start, at), last - snippet.start
        pieces += [(snippet.text[at:start], False), (snippet.text[start:end], True)]
        at = max(at, end)
    return [piece for piece in [*pieces, (snippet.text[at:], False)] if piece[0]]
