"""Calendar: anniversaries and deadlines by month, with the papers that name them; the same as iCalendar."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from icalendar import Calendar, Event
from pydantic import BeforeValidator

from warehouse.explorer.questions import Asker
from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 1_000
Whole = Annotated[int | None, BeforeValidator(lambda given: given or None)]
"""A number, or nothing where a form's field was left empty."""


@router.get("/calendar")
def calendar(
    request: Request, year: Whole = None, nth: Whole = None, q: str = "", round: bool = False
) -> HTMLResponse:
    """A year by month; what it does not have is looked for in all years; with `round`, tens only."""
    with site_of(request).asker() as ask:
        years = [row["year"] for row in ask("calendar_years")]
        if year is None and nth is None and years:
            year = min(
                years, key=lambda known: (abs(known - datetime.datetime.now(datetime.UTC).year), known)
            )
        anniversaries, tasks = _found(ask, year, nth, q, round)
        elsewhere = year if year and (nth or q.strip()) and not (anniversaries or tasks) else None
        if elsewhere:
            year, (anniversaries, tasks) = None, _found(ask, None, nth, q, round)
        return page(
            request, "calendar.html", ask, years=years, year=year, nth=nth, words=q.strip(), round=round,
            elsewhere=elsewhere, months=_months(anniversaries, tasks),
            undated=[row for row in anniversaries if row["falls_on"] is None],
        )  # fmt: skip


@router.get("/calendar.ics")
def icalendar(
    request: Request, year: Whole = None, nth: Whole = None, q: str = "", round: bool = False
) -> Response:
    """The same as iCalendar (RFC 5545), for people's own calendars."""
    with site_of(request).asker() as ask:
        anniversaries, tasks = _found(ask, year, nth, q, round)
    made = Calendar()
    made.add("prodid", "-//danchieu//explorer//VI")
    made.add("version", "2.0")
    for row in anniversaries:
        if row["falls_on"] is not None:
            papers = ", ".join(paper["label"] for paper in row["papers"] or ())
            made.add_component(
                _event(row["falls_on"], f"{row['nth']} năm {row['event']}", papers, row["sources"])
            )
    for row in tasks:
        told = "; ".join(row["lead"])
        made.add_component(_event(row["due"], row["task"], f"{row['label'] or ''} {told}".strip(), [row]))
    headers = {"Content-Disposition": 'attachment; filename="danchieu.ics"'}
    return Response(made.to_ical(), media_type="text/calendar; charset=utf-8", headers=headers)


def _found(
    ask: Asker, year: int | None, nth: int | None, words: str, tens: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    given = words.strip() or None
    anniversaries = ask("calendar_anniversaries", year=year, nth=nth, words=given, most=MOST)
    tasks = (
        ask("calendar_tasks", year=year, words=given, most=MOST).rows
        if year and nth is None and not tens
        else ()
    )
    return [row for row in anniversaries if not tens or row["nth"] % 10 == 0], list(tasks)


def _months(
    anniversaries: Iterable[dict[str, Any]], tasks: Iterable[dict[str, Any]]
) -> list[tuple[datetime.date, list[dict[str, Any]]]]:
    """What falls into each month, by day."""
    dated = [
        {**row, "day": row["falls_on"], "what": "anniversary"} for row in anniversaries if row["falls_on"]
    ]
    dated += [{**row, "day": row["due"], "what": "task"} for row in tasks]
    dated.sort(key=lambda row: row["day"])
    months = groupby(dated, key=lambda row: row["day"].replace(day=1))
    return [(month, list(rows)) for month, rows in months]


def _event(day: datetime.date, summary: str, told: str, sources: Iterable[dict[str, Any]]) -> Event:
    event = Event()
    addresses = [row["source"] for row in sources]
    event.add("uid", f"{day.isoformat()}-{_key(summary, *addresses)}@danchieu")
    event.add("dtstamp", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("summary", summary)
    event.add("description", "\n".join(filter(None, [told, *addresses])))
    return event


def _key(*parts: str) -> str:
    """The same event has the same key in every export."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]
