"""The choice of language, kept in a cookie."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse

from warehouse.explorer.languages import LANGUAGES
from warehouse.explorer.rendering import COOKIE

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/language/{language}")
def language(request: Request, language: str, back: str = "/") -> RedirectResponse:
    """Choose, and go back to a page of this site."""
    if language not in LANGUAGES:
        raise HTTPException(404, language)
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = RedirectResponse(back if inside else "/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
    return answer
