"""Short forms: a type word and a bare number, such as `Chương trình 06 của Thành ủy` or `NQ 15`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments
from corpora.shorts import ShortStop
from extractors.attributes import AttributeReader
from extractors.clauses import Sentences
from extractors.facts import Confidence
from extractors.reference import Form, Reference
from extractors.whole_words import spaced

_YEARED = ("Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Nghị quyết", "Quyết định")
_WINDOW = 40
_LINE_MARK = re.compile(r"\s?[.)|]")


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
    def _number(self) -> re.Pattern[str]:
        """A bare number behind a blank or a code that does not go on; its neighbours are judged later."""
        glued = "".join(sorted({name[-1] for name in self._types if not name.islower()}))
        return re.compile(
            rf"(?P<n>\d(?<=[\s{glued}]\d)\d{{0,3}}a?(?:/(?:19|20)\d\d)?)"
            r"(?!\s*[-–/.:,]?\d)(?!\s?[/-]\s?[A-ZĐ]|–[A-ZĐ])(?!\w)(?!\s*%)"
        )

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        """What a number counts, behind it."""
        words = sorted((spaced(stop.word) for stop in self.stops), key=len, reverse=True)
        return re.compile(rf"\s+(?i:{'|'.join(words)})(?!\w)")

    @cached_property
    def _closings(self) -> tuple[str, ...]:
        """Ends, in lower case, of what may stand before a number: most words are none, and told at once."""
        return ("số", ":", *{name.split()[-1].lower() for name in self._types})

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """A type word with or without `số`, or a type's code, at the end of what stands before a number."""
        words = sorted((name for name in self._types if name.islower()), key=len, reverse=True)
        codes = "|".join(name for name in self._types if not name.islower())
        names = "|".join(word.replace(" ", r"\s+") for word in words)
        return re.compile(
            rf"(?<![\w/-])(?:(?P<word>(?i:{names}))(?:\s+(?P<so>(?i:số))\s*:?)?\s+|(?P<code>{codes})\s*)$"
        )

    def scan(
        self, reader: AttributeReader, sentences: Sentences, taken: Sequence[Reference]
    ) -> tuple[Reference, ...]:
        """Short forms in reading order that stand outside the references already `taken`."""
        occupied = sorted((reference.start, reference.end) for reference in taken)
        starts = [start for start, _ in occupied]
        found = []
        for number, match in self._candidates(reader.text):
            start, end = number.start() - len(match.group()), number.end()
            following = bisect_left(starts, end)
            if following and occupied[following - 1][1] > start:
                continue
            word = match.group("word")
            type_ = self._types[" ".join(word.lower().split()) if word else match.group("code")]
            if not _plausible(number.group("n"), type_, bool(match.group("so"))):
                continue
            sentence = sentences.at(start)
            ceiling = starts[following] if following < len(starts) else len(reader.text)
            near = reader.read(start, end, None, sentence, sentence.start, ceiling)
            grade = Confidence.LIKELY if match.group("so") or near.issuer else Confidence.DOUBTFUL
            found.append(
                Reference(
                    Form.SHORT, start, end, near.head, near.tail, type_, number.group("n"), "citation.short",
                    grade, issued=near.issued, issuer=near.issuer,
                )
            )  # fmt: skip
        return tuple(found)

    def _candidates(self, text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        for number in self._number.finditer(text):
            printed = text[max(0, number.start() - _WINDOW) : number.start()]
            if not printed.rstrip().lower().endswith(self._closings):
                continue
            before = self._before.search(printed)
            if before and not self._counts.match(text, number.end()) and not _numbers_line(before, number):
                yield number, before


def _numbers_line(before: re.Match[str], number: re.Match[str]) -> bool:
    """`… ban hành Quy định⏎4 | Thông tư`: the number of a line or row, and not of what the last one named."""
    return "\n" in before.group() and bool(_LINE_MARK.match(number.string, number.end()))


def _plausible(number: str, type_: str, numbered: bool) -> bool:
    """A bare year is no number, and a number with a year belongs to types that carry one."""
    if "/" in number:
        return type_ in _YEARED
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return numbered
    return True
