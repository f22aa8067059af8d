"""Numbers of another kind, each told with its reason: standards, judgments, contracts, permits, plates …"""

from __future__ import annotations

import re
from functools import cached_property

from corpora.instruments import Distractor, Instruments
from extractors.folding import lower_pattern
from extractors.number_contexts import Before


class Distractors:
    """The table of distractors, compiled once."""

    def __init__(self, instruments: Instruments) -> None:
        self._table = instruments.distractors
        self._types = instruments.type_by_name

    @cached_property
    def reasons(self) -> frozenset[str]:
        """Reasons that hold for a whole list: `theo mẫu 01/BC-A và 27/BC-B`."""
        return frozenset(row.reason for row in self._table)

    def reason(self, number: str, before: Before) -> str:
        """Why this is another kind of number, by the words before it or by its own shape; else empty."""
        told = (before.beside is None or before.beside in self._suspects) and self._words.search(before.text)
        if not told and not self._shapes.match(number):
            return ""
        for row, words, shape in self._rows:
            if (row.before and not told) or not shape.match(number):
                continue
            match = words.search(before.text)
            if match and not (row.before and before.beside and match.start() < before.beside_start):
                return row.reason
        return ""

    @cached_property
    def _rows(self) -> tuple[tuple[Distractor, re.Pattern[str], re.Pattern[str]], ...]:
        return tuple(
            (row, re.compile(lower_pattern(row.before)), re.compile(row.number)) for row in self._table
        )

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """Any of the words before a number: one search tells that most numbers have none."""
        words = "|".join(f"(?:{row.before})" for row in self._table if row.before)
        return re.compile(lower_pattern(words) or "(?!)")

    @cached_property
    def _shapes(self) -> re.Pattern[str]:
        """Any of the shapes that tell by themselves."""
        return re.compile("|".join(f"(?:{row.number})" for row in self._table if not row.before) or "(?!)")

    @cached_property
    def _suspects(self) -> frozenset[str]:
        """Type words that are distractors themselves, as `giấy phép` is: beside others no word tells more."""
        return frozenset(name for name in self._types if self._words.search(f"{name} số "))
