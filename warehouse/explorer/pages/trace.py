"""Trace: the chains between two instruments, drawn from the centre to the commune and by year."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from warehouse.answers.names import AmbiguousName, NotFound
from warehouse.answers.steps import Step
from warehouse.answers.trace import RootsAnswer, TraceAnswer, trace, trace_roots
from warehouse.evidence.gather import EvidenceError, gather
from warehouse.evidence.pack import packed
from warehouse.explorer.drawing import Drawing, Edge
from warehouse.explorer.questions import Asker
from warehouse.explorer.rendering import page, site_of

router = APIRouter()
DRAWN = 60
"""Steps that are drawn; all are listed."""


@router.get("/trace")
def trace_page(request: Request, a: str = "", b: str = "") -> HTMLResponse:
    """Two names, and the chains between what they mean; one name, and all that it rests on."""
    a, b = a.strip()[:400], b.strip()[:400]
    with site_of(request).asker() as ask:
        answer, trouble = _answer(ask, a, b) if a else (None, None)
        steps = list(dict.fromkeys(answer.steps())) if answer else []
        number = {step: place for place, step in enumerate(steps, start=1)}
        beside = answer.named if isinstance(answer, TraceAnswer) and answer.rests_on else ()
        return page(
            request,
            "trace.html",
            ask,
            a=a,
            b=b,
            answer=answer,
            between=isinstance(answer, TraceAnswer),
            trouble=trouble,
            steps=steps,
            number=number,
            drawing=_drawing(ask, [step for step in steps if step not in beside][:DRAWN], number),
        )


@router.get("/evidence.zip", response_model=None)
def evidence(request: Request, a: str, b: str) -> Response:
    """The evidence pack of the two."""
    site = site_of(request)
    with site.asker() as ask:
        try:
            if site.settings.archive is None:
                raise EvidenceError("the archive is not beside this warehouse")
            data = packed(gather(ask.cursor, site.settings.archive, a, b), datetime.now(UTC))
        except (LookupError, EvidenceError) as error:
            return page(request, "error.html", status=404, code=404, message=str(error))
    headers = {"Content-Disposition": 'attachment; filename="bang-chung.zip"'}
    return Response(data, media_type="application/zip", headers=headers)


def _answer(
    ask: Asker, a: str, b: str
) -> tuple[TraceAnswer | RootsAnswer | None, AmbiguousName | NotFound | None]:
    began = time.perf_counter()
    try:
        answer = trace(ask.cursor, a, b) if b else trace_roots(ask.cursor, a)
    except (AmbiguousName, NotFound) as trouble:
        return None, trouble
    rows = [step.as_json() for step in answer.steps()]
    ask.note("trace" if b else "trace_roots", rows, 1000 * (time.perf_counter() - began), a=a, b=b)
    return answer, None


def _drawing(ask: Asker, steps: list[Step], number: dict[Step, int]) -> Drawing | None:
    if not steps:
        return None
    uris = sorted({uri for step in steps for uri in (step.from_uri, step.to_uri)})
    names: dict[str, dict[str, Any]] = {row["uri"]: row for row in ask("names", uris=uris)}
    edges = [Edge(step.from_uri, step.to_uri, step.relation, number[step]) for step in steps]
    labels = {step.from_uri: step.from_ for step in steps} | {step.to_uri: step.to for step in steps}
    years = {uri: names[uri]["year"] if uri in names else None for uri in uris}
    return Drawing.of(labels, years, edges)
