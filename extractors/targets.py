"""Measurable aims that a paper sets: figures with their units under a heading or word of aims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.awards import TargetUnit, TargetWord, load_target_units, load_target_words
from extractors.clauses import Sentences
from extractors.document import Block, Document, Zone
from extractors.facts import Confidence, Evidence, Span, Target
from extractors.folding import lower

_NUMBER = r"(?<![\w/.,:-])\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?"
_YEAR = re.compile(r"(?:đến|hết|cuối|trong|vào)?\s*năm\s+(?P<year>20\d\d)(?!\d)")
_LONGEST_HEADING = 160
_SECTION = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s")
_ZONES = frozenset({Zone.BODY, Zone.TABLE, Zone.ANNEX, Zone.LEAD})


@dataclass(frozen=True)
class TargetFinder:
    """Finds aims; built once from the tables."""

    words: tuple[TargetWord, ...]
    units: tuple[TargetUnit, ...]

    @classmethod
    def load(cls) -> TargetFinder:
        """Read the tables."""
        return cls(load_target_words(), load_target_units())

    @cached_property
    def _value(self) -> re.Pattern[str]:
        units = sorted((row.unit for row in self.units), key=len, reverse=True)
        spaced = "|".join(re.escape(unit).replace(r"\ ", r"\s+") for unit in units)
        return re.compile(rf"(?P<share>{_NUMBER}\s?%)|(?P<count>{_NUMBER}\s+(?:{spaced}))(?!\w)")

    def _in(self, place: str) -> re.Pattern[str]:
        words = "|".join(row.word.replace(" ", r"\s+") for row in self.words if row.place == place)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    @cached_property
    def _sentence_word(self) -> re.Pattern[str]:
        return self._in("sentence")

    @cached_property
    def _heading_word(self) -> re.Pattern[str]:
        return self._in("heading")

    def find(self, document: Document, sentences: Sentences) -> tuple[Target, ...]:
        """The aims of an official paper, in reading order."""
        low = lower(document.text)
        under: str | None = None
        year: str | None = None
        found: list[Target] = []
        for block in document.blocks:
            if block.zone not in _ZONES:
                continue
            if _opens_part(document.text, block):
                aims = self._heading_word.search(low, block.start, block.end)
                level = _level(document.text, block)
                if aims:
                    under, year = level, _year(low, block.start, block.end)
                elif under is not None and not _inside(level, under):
                    under = None
            found += self._of_block(document.text, low, block, under is not None, year, sentences)
        return tuple(found)

    def _of_block(
        self, text: str, low: str, block: Block, under: bool, year: str | None, sentences: Sentences
    ) -> Iterator[Target]:
        for match in self._value.finditer(text, block.start, block.end):
            sentence = sentences.at(match.start())
            begin = max(block.start, sentence.start)
            governed = self._sentence_word.search(low, begin, match.start())
            if not governed and not (under and not _opens_part(text, block)):
                continue
            by = _year(low, begin, min(sentence.end, block.end)) or year
            span = Span(*match.span())
            grade = Confidence.LIKELY if governed else Confidence.DOUBTFUL
            evidence = Evidence(match.group(), *match.span(), "target", grade, (span,))
            yield Target(" ".join(match.group().split()), by, evidence)


def _opens_part(text: str, block: Block) -> bool:
    """Whether a block is a numbered heading: short, and without a full stop at its end."""
    line = text[block.start : block.end]
    return (
        len(line) <= _LONGEST_HEADING
        and bool(_SECTION.match(line))
        and not line.rstrip().endswith((".", ";"))
    )


def _level(text: str, block: Block) -> str:
    """The heading's number: `II`, `2`, `2.1`."""
    found = _SECTION.match(text[block.start : block.end])
    return found.group().rstrip(" .)\t\n") if found else ""


def _inside(level: str, under: str) -> bool:
    """Whether a heading stands within the part that opened with `under`."""
    if under[:1].isalpha():
        return not level[:1].isalpha()
    return level.startswith(under + ".")


def _year(low: str, start: int, end: int) -> str | None:
    found = _YEAR.search(low, start, end)
    return found["year"] if found else None
