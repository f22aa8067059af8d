"""Where number and day stand in the head of a scanned paper, and whether OCR was sure of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractors.document import Block, Document, Zone

_NUMBER = re.compile(
    r"S[ốôóồổỗơ]\s?:\s*(?P<serial>\d{1,5}|…)?\s*(?P<symbol>/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐ&]*(?:\s?[-–]\s?[\wĐ&]+)*)"
)
_DAY = re.compile(
    r"[Nn]g[àa]y\s*(?P<day>\d{1,2}|…)?\s*th[áa]ng\s*(?P<month>\d{1,2}|…)?\s*n[ăa]m\s*(?P<year>\d{4})(?!\d)"
)
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"[^\W\d_][\w&]*")


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """The number of a head: its digits, and the symbol behind them with its slash."""

    start: int
    end: int
    serial: str | None
    """None where nobody could tell."""
    symbol: str
    doubtful: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the symbol, in order."""
        return tuple(_CODE.findall(self.symbol))


@dataclass(frozen=True, slots=True)
class DayPlace:
    """The day of a head; what nobody could tell is None."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int
    doubtful: bool

    @property
    def iso(self) -> str | None:
        """The day, None where a part of it is lost or an impossible one was read."""
        try:
            return date(self.year, self.month or 0, self.day or 0).isoformat()
        except ValueError:
            return None


def was_scanned(document: Document) -> bool:
    """Whether the page that bears the head was read by OCR."""
    pages = {block.origin.page for block in _heads(document)}
    return any(page.how == "ocr" and page.number in pages for page in document.pages)


def number_place(document: Document) -> NumberPlace | None:
    """The first number line of the head."""
    for block in _heads(document):
        if found := _NUMBER.search(document.text, block.start, block.end):
            serial, symbol = found["serial"], _SPACES.sub("", found["symbol"]).replace("–", "-")
            lost = serial in (None, "…")
            # A token is doubted as a whole; only what is doubted up to its digits concerns them.
            doubted = lost or document.is_doubted(found.start("serial"), found.end("serial"))
            return NumberPlace(found.start(), found.end(), None if lost else serial, symbol, doubted)
    return None


def day_place(document: Document) -> DayPlace | None:
    """The first day of the head."""
    for block in _heads(document):
        if found := _DAY.search(document.text, block.start, block.end):
            day, month = (_number(found[name]) for name in ("day", "month"))
            spans = [found.span(name) for name in ("day", "month") if found[name]]
            doubted = not (day and month) or any(document.is_doubted(*span) for span in spans)
            return DayPlace(found.start(), found.end(), day, month, int(found["year"]), doubted)
    return None


def _number(printed: str | None) -> int | None:
    return int(printed) if printed and printed.isdecimal() else None


def _heads(document: Document) -> Iterable[Block]:
    return (block for block in document.blocks if block.zone is Zone.HEADER)
