"""Fields between a portal's title and its text: labels and values of the instrument that the page prints."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpora.pages import page_lexicon

from .clean import fold
from .markup import Segment

_LEAST_FIELDS = 3
_LONGEST_LABEL = 40


@cache
def _labels() -> dict[str, str]:
    return {fold(row.label): row.field for row in page_lexicon().labels}


def field_of(line: str) -> str | None:
    """The field whose label opens the line, with or without a value behind a colon.

    >>> field_of("Người ký"), field_of("Số/Ký hiệu: 97/KH-UBND"), field_of("Người ký kết giao ước")
    ('signer', 'number', None)
    """
    label = line.partition(":")[0]
    return _labels().get(fold(label)) if len(label) <= _LONGEST_LABEL else None


def field_places(segments: Sequence[Segment], start: int, end: int) -> frozenset[int]:
    """Which of `segments[start:end]` are fields of one instrument, by their places; labels and values both.

    There are three fields at least, and one number: more numbers are a list of other instruments.
    """
    fields: list[str] = []
    places: set[int] = set()
    for place in range(start, end):
        field = field_of(segments[place].text)
        if field is None:
            continue
        fields.append(field)
        places.add(place)
        if (
            not segments[place].text.partition(":")[2].strip()
            and place + 1 < end
            and _beside(segments[place], segments[place + 1])
        ):
            places.add(place + 1)
    one = fields.count("number") == 1 and len(set(fields)) >= _LEAST_FIELDS
    return frozenset(places) if one else frozenset()


def _beside(label: Segment, value: Segment) -> bool:
    """Whether the value stands after its label in one row, or both stand outside tables."""
    rows = [(cell.table, cell.row) if cell else None for cell in (label.cell, value.cell)]
    return rows[0] == rows[1]
