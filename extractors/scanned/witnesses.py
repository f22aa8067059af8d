"""What a paper says of its own number and day elsewhere: where it sends its annexes out with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from extractors.document import Document
from extractors.folding import fold
from extractors.scanned.facts import Witness

_VIETNAM = timezone(timedelta(hours=7))
_ISSUED_WITH = re.compile(
    r"[Kk]èm\s+theo\s+(?P<said>(?:[^\W\d_]+\s+){1,4}?s[ốôóồổỗơ]\s?:?\s*(?P<serial>\d{1,5})\s*"
    r"(?P<symbol>/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐ&]*(?:\s?[-–]\s?[\wĐ&]+)*)"
    r"(?:,?\s*ngày\s*(?P<day>\d{1,2})(?:\s*tháng\s*|\s?/\s?)(?P<month>\d{1,2})(?:\s*năm\s*|\s?/\s?)(?P<year>\d{4}))?)"
)


@dataclass(frozen=True, slots=True)
class BodyWord:
    """One place at which the paper names itself."""

    serial: str
    day: str | None
    """ISO day, where it is named with it."""
    witness: Witness


def body_words(document: Document, symbol: str, after: int, kind: str) -> Iterator[BodyWord]:
    """Each `kèm theo Quyết định số 04/QĐ-…` below `after` with the paper's own symbol and no doubtful word.

    `kind` is the folded name of the paper's type, which must stand there; any may where it is empty.
    """
    for found in _ISSUED_WITH.finditer(document.text, after):
        if not fold(found["said"]).startswith(kind) or fold(found["symbol"]) != fold(symbol):
            continue
        if document.is_doubted(*found.span("serial")):
            continue
        day = _day(found)
        if day and document.is_doubted(found.start("day"), found.end("year")):
            day = None
        yield BodyWord(found["serial"], day, Witness("body", found["said"], found.start("said")))


def signing_days(document: Document, issuer: str | None) -> Iterator[tuple[str, Witness]]:
    """The days on which the issuer itself signed the file, in Việt Nam: that of the paper, or one soon after.

    Portals that pass papers on sign them too; their day tells nothing.
    """
    body = fold(issuer or "")
    for signed in document.digital_signatures:
        instant = signed.claimed_at or signed.stamped_at
        name = fold(signed.signer or "")
        if not (instant and body and name) or not (name in body or body in name):
            continue
        day = datetime.fromisoformat(instant).astimezone(_VIETNAM).date().isoformat()
        yield day, Witness("signing_time", instant)


def _day(found: re.Match[str]) -> str | None:
    """ISO day; None where none is named, or an impossible one was read."""
    if not found["year"]:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None
