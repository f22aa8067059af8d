"""The source as published: archived bytes, inert, and pages of PDF files as pictures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from pipeline.archive import ArchiveError, ArchiveReader
from warehouse.explorer.rendering import site_of
from warehouse.page_images import Box, PageError

router = APIRouter()
INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
"""Nothing in an archived page runs, is fetched, or knows where it is shown."""
LONGEST = 50_000_000
BOXES = 40


@router.get("/archived/{sha256}")
def archived(request: Request, sha256: str) -> Response:
    """The archived bytes: a page to look at without its scripts, any other file to keep."""
    data, media = _read(request, sha256)
    headers = {"Content-Security-Policy": INERT, "Cross-Origin-Resource-Policy": "same-origin"}
    if media == "text/html":
        return Response(data, media_type=media, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{sha256[:12]}"'
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.get("/page/{sha256}/{number}.png")
def page_image(
    request: Request, sha256: str, number: int, box: Annotated[list[str] | None, Query()] = None
) -> Response:
    """One page of an archived PDF file; each `box` (left,top,right,bottom in points) is framed."""
    data, _ = _read(request, sha256)
    try:
        boxes = tuple(map(_box, (box or [])[:BOXES]))
        picture = site_of(request).images.draw(sha256, data, number, boxes)
    except (PageError, ValueError) as error:
        raise HTTPException(404, str(error)) from error
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _box(text: str) -> Box:
    left, top, right, bottom = (float(part) for part in text.split(","))
    return left, top, right, bottom


def _read(request: Request, sha256: str) -> tuple[bytes, str]:
    """The archived bytes under a hash that the warehouse knows, and their media type."""
    site = site_of(request)
    with site.asker() as ask:
        record = ask("archived", sha256=sha256).first
    if record is None or site.settings.archive is None or record["size"] > LONGEST:
        raise HTTPException(404, f"{sha256}: not in the archive, or too large to be shown")
    try:
        with ArchiveReader(site.settings.archive) as archive:
            data = archive.read(sha256)
    except ArchiveError as error:
        raise HTTPException(404, str(error)) from error
    return data, "text/html" if record["format"] == "html" else "application/octet-stream"
