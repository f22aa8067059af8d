"""Findings: what does not add up, by severity, audit and words; accepting one with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from warehouse.explorer.rendering import page, site_of
from warehouse.findings.acceptances import Acceptance, accept, acceptances_of, read_acceptances
from warehouse.findings.audit import SEVERITIES

router = APIRouter()
MOST = 100
LONGEST = 10_000
"""Bytes of a form."""


@router.get("/findings")
def findings(
    request: Request, severity: str = "", audit: str = "", q: str = "", skip: int = 0, accepted: bool = False
) -> HTMLResponse:
    """Open findings; `skip` leaves out as many of the first, `accepted` shows those accepted since, too."""
    chosen = {
        "severity": severity if severity in SEVERITIES else None,
        "audit": audit or None,
        "words": q.strip() or None,
    }
    site, today = site_of(request), datetime.now(UTC).date()
    held = {one.finding: one for one in read_acceptances(acceptances_of(site.settings.warehouse))}
    with site.asker() as ask:
        return page(
            request,
            "findings.html",
            ask,
            rows=ask("findings", **chosen, most=MOST, skip=max(skip, 0)),
            groups=ask("finding_groups"),
            severities=SEVERITIES,
            chosen=chosen,
            skip=max(skip, 0),
            most=MOST,
            accepted={key: one for key, one in held.items() if one.holds_on(today)},
            shown_accepted=accepted,
        )


@router.post("/findings/accept")
async def accept_finding(request: Request) -> RedirectResponse:
    """Note beside the warehouse that somebody accepts a finding; the published file stays as it is."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise HTTPException(400, "the form is too long")
    given = {name: values[0].strip() for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    key, reason, author = (given.get(name, "") for name in ("key", "reason", "author"))
    if not reason or not author:
        raise HTTPException(400, "say why, and who accepts it")
    site = site_of(request)
    with site.asker() as ask:
        found = ask("finding", key=key).first
    if found is None:
        raise HTTPException(404, key)
    noted = Acceptance(
        key,
        found["audit"],
        found["subject"],
        reason,
        author,
        datetime.now(UTC).date(),
        _day(given.get("until")),
    )
    accept(acceptances_of(site.settings.warehouse), noted)
    return RedirectResponse("/findings?accepted=1", 303)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise HTTPException(400, f"{text}: no day") from error
