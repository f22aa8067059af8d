"""Pages of law portals: fields with labels that say which instrument the page prints.

`Số hiệu: 38/2012/QH13`, `Loại văn bản: Luật`, `Cơ quan ban hành: Quốc hội`, `Người ký: …` (observed form).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.pages import OwnLabel
from extractors.dates import DateSpan
from extractors.document import Document
from extractors.folding import fold
from extractors.numbers import NumberScanner, NumberSpan

_FIRST_BLOCKS = 40
_LONGEST = 160
_LEAST_FIELDS = 3
_CELL = re.compile(r"[^|\s][^|]*")
_FIELD = re.compile(r"[\s*•-]*(?P<label>[^\W\d_][^:\n]{1,30}?)\s*:\s*(?P<value>[^\n]{2,})")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the fields of a portal's page state; None where a field is missing."""

    number: NumberSpan
    type: str | None
    issuer: str | None
    issued: str | None
    signer: str | None
    effective: str | None
    title: str | None


@dataclass(frozen=True)
class LabelReader:
    """Reads the fields above a text; built once from the table of labels."""

    labels: tuple[OwnLabel, ...]
    numbers: NumberScanner

    @cached_property
    def _fields(self) -> dict[str, str]:
        return {fold(row.label): row.field for row in self.labels}

    def read(self, document: Document, dates: tuple[DateSpan, ...]) -> Labelled | None:
        """The fields of a page; None where it has no number field or hardly any other."""
        found = self._values(document)
        if "number" not in found or len(found) < _LEAST_FIELDS:
            return None
        start, value = found["number"]
        spans, _ = self.numbers.scan(f"Số: {value}")
        if not spans:
            return None
        moved = start - len("Số: ")
        number = replace(spans[0], start=spans[0].start + moved, end=spans[0].end + moved)
        said = {field: " ".join(text.split()) for field, (_, text) in found.items()}
        return Labelled(
            number=number,
            type=said.get("type"),
            issuer=said.get("issuer"),
            issued=_day(found.get("issued"), dates),
            signer=said.get("signer"),
            effective=_day(found.get("effective"), dates),
            title=said.get("title"),
        )

    def _values(self, document: Document) -> dict[str, tuple[int, str]]:
        found: dict[str, tuple[int, str]] = {}
        label: str | None = None
        for start, end in _cells(document):
            text = document.text[start:end]
            before, label = label, self._fields.get(fold(text.strip().rstrip(" :")))
            if len(text) > _LONGEST:
                continue
            match = _FIELD.match(document.text, start, end)
            field = self._fields.get(fold(match["label"])) if match else None
            if match and field:
                found.setdefault(field, (match.start("value"), match["value"].strip(" .")))
            elif before and not label:
                # A label in a cell of its own: the value is the next cell.
                found.setdefault(before, (start, text.strip(" .")))
        return found


def _cells(document: Document) -> Iterator[tuple[int, int]]:
    """The first blocks, cut into the cells of rows on one line: `Số hiệu: | 15-CP | Loại văn bản: | …`."""
    for block in document.blocks[:_FIRST_BLOCKS]:
        for cell in _CELL.finditer(document.text, block.start, block.end):
            yield cell.span()


def _day(value: tuple[int, str] | None, dates: tuple[DateSpan, ...]) -> str | None:
    if value is None:
        return None
    start, text = value
    inside = (day.date for day in dates if day.kind == "full" and start <= day.start < start + len(text))
    return next(inside, None)
