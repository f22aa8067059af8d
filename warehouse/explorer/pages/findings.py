"""Findings: what does not add up, by severity, audit and words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.rendering import page, site_of

router = APIRouter()
MOST = 100
SEVERITIES = ("error", "warning", "info")


@router.get("/findings")
def findings(
    request: Request, severity: str = "", audit: str = "", q: str = "", skip: int = 0
) -> HTMLResponse:
    """Open findings; `skip` leaves out as many of the first."""
    chosen = {
        "severity": severity if severity in SEVERITIES else None,
        "audit": audit or None,
        "words": q.strip() or None,
    }
    with site_of(request).asker() as ask:
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
        )
