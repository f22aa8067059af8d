"""Document: the text with its facts marked, each with its rule and grade, beside the source as published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.marking import Mark, paragraphs
from warehouse.explorer.rendering import Site, page, site_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """The source as published, as it is shown beside the text."""

    form: str
    """`sheet` (a page of a PDF as a picture), `page` (an archived web page) or `file` (to be kept)."""
    address: str
    number: int = 0
    """Of the sheet."""


WIDTH = 40_000
"""Code points of text on one page; a longer document has several."""


@router.get("/document")
def document(
    request: Request,
    source: str,
    start: int | None = None,
    end: int | None = None,
    part: int = 0,
    sheet: int | None = None,
) -> HTMLResponse:
    """One document; `start` and `end` pick out a quote, whose part of the text is shown.

    `sheet` is the page of a PDF file beside it; by default that of the quote.
    """
    first = max(start // WIDTH if start is not None else part, 0) * WIDTH
    with site_of(request).asker() as ask:
        found = ask("document", source=source, first=first, width=WIDTH).first
        if found is None:
            raise HTTPException(404, source)
        place = {"version": found["version_id"], "first": first, "last": first + WIDTH}
        facts, blocks = ask("document_facts", **place), list(ask("document_blocks", **place))
        marks = [
            Mark(
                row["start"],
                row["end"],
                row["kind"],
                row["ordinal"],
                row["says"] or "",
                row["rule"],
                row["confidence"],
                row["uri"],
                row["reason"],
            )
            for row in facts
        ]
        return page(
            request,
            "document.html",
            ask,
            it=found,
            blocks=paragraphs(
                found["part"], first, list(ask("document_blocks", **place)), marks, (start, end)
            ),
            kinds=sorted({mark.kind for mark in marks}),
            rejected=ask("document_rejected", **place),
            findings=ask("document_findings", version=found["version_id"]),
            part=first // WIDTH,
            part_count=max(1, -(-found["characters"] // WIDTH)),
            chosen_first=start,
            shown=_published(site_of(request), found, blocks, start, end, sheet),
        )


def _published(
    site: Site,
    it: dict[str, Any],
    blocks: list[dict[str, Any]],
    start: int | None,
    end: int | None,
    sheet: int | None,
) -> Shown | None:
    """What stands beside the text: a page of the PDF with the quote's blocks framed, or the archived page."""
    if site.settings.archive is None or not site.settings.archive.is_dir():
        return None
    if it["format"] != "pdf":
        return Shown("page" if it["format"] == "html" else "file", f"/archived/{it['sha256']}")
    quoted = [
        block
        for block in blocks
        if start is not None and block["start"] < (end or start + 1) and block["end"] > start
    ]
    numbers = [block["page"] for block in quoted or blocks if block["page"]]
    number = sheet or (numbers[0] if numbers else 1)
    boxes = [
        ",".join(f"{edge:.1f}" for edge in block["box"])
        for block in quoted
        if block["page"] == number and block["box"]
    ]
    address = f"/page/{it['sha256']}/{number}.png"
    return Shown(
        "sheet", f"{address}?{urlencode([('box', box) for box in boxes])}" if boxes else address, number
    )
