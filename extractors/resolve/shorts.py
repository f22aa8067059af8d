"""Short forms: a type word and a bare number, such as `Chương trình 06 của Thành ủy` or `NQ 15`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments
from corpora.shorts import ShortStop
from extractors.attributes import AttributeReader
from extractors.clauses import Sentences
from extractors.facts import Confidence
from extractors.reference import Form, Reference

_YEARED = ("Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Nghị quyết", "Quyết định")


@dataclass(frozen=True)
class ShortScanner:
    """Finds short forms; built once from the tables."""

    instruments: Instruments
    stops: tuple[ShortStop, ...]

    @cached_property
    def _types(self) -> dict[str, str]:
        named = {type_.name.lower(): type_.name for type_ in self.instruments.types if type_.short == "yes"}
        coded = {
            type_.codes[0]: type_.name
            for type_ in self.instruments.types
            if type_.short == "yes" and type_.codes
        }
        return {**named, **{code: name for code, name in coded.items() if len(code) > 1}}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted((name for name in self._types if name.islower()), key=len, reverse=True)
        codes = "|".join(name for name in self._types if not name.islower())
        names = "|".join(word.replace(" ", r"\s+") for word in words)
        stops = "|".join(
            sorted((stop.word.replace(" ", r"\s+") for stop in self.stops), key=len, reverse=True)
        )
        return re.compile(
            rf"(?<![\w/-])(?:(?P<word>(?i:{names}))(?:\s+(?P<so>(?i:số))\s*:?)?|(?P<code>{codes}))\s*"
            rf"(?<!\d)(?P<n>\d{{1,4}}a?(?:/(?:19|20)\d\d)?)"
            rf"(?!\s*[-/.:,]?\d)(?!\s?[/-]\s?[A-ZĐ])(?!\w)(?!\s*%)(?!\s+(?i:{stops})(?!\w))"
        )

    def scan(
        self, reader: AttributeReader, sentences: Sentences, taken: Sequence[Reference]
    ) -> tuple[Reference, ...]:
        """Short forms in reading order that stand outside the references already `taken`."""
        occupied = sorted((reference.start, reference.end) for reference in taken)
        found = []
        for match in self._pattern.finditer(reader.text):
            if _overlaps(occupied, match.start(), match.end()):
                continue
            word = match.group("word")
            type_ = self._types[" ".join(word.lower().split()) if word else match.group("code")]
            number = match.group("n")
            if not _plausible(number, type_, bool(match.group("so"))):
                continue
            sentence = sentences.at(match.start())
            ceiling = min((start for start, _ in occupied if start >= match.end()), default=len(reader.text))
            near = reader.read(match.start(), match.end(), None, sentence, sentence.start, ceiling)
            found.append(
                Reference(
                    Form.SHORT,
                    match.start(),
                    match.end(),
                    near.head,
                    near.tail,
                    type_,
                    number,
                    "citation.short",
                    Confidence.LIKELY if match.group("so") or near.issuer else Confidence.DOUBTFUL,
                    issued=near.issued,
                    issuer=near.issuer,
                )  # fmt: skip
            )
        return tuple(found)


def _overlaps(occupied: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in occupied)


def _plausible(number: str, type_: str, numbered: bool) -> bool:
    """A bare year is no number, and a number with a year belongs to types that carry one."""
    if "/" in number:
        return type_ in _YEARED
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return numbered
    return True
