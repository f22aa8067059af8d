"""Names that a text gives an instrument for its own use: `(sau đây gọi tắt là Kế hoạch 12)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.shorts import AliasPhrase
from extractors.whole_words import whole_words

_NAME = r"[“\"]?(?P<name>[^\W\d_][^”\"()\n;.]{1,60}?)[”\"]?\s*[);,.]"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name given at `start`; `name` is what later mentions say."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class AliasScanner:
    """Finds where names are given; built once from the tables."""

    phrases: tuple[AliasPhrase, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted((row.phrase for row in self.phrases), key=len, reverse=True)
        spaced = whole_words(word.replace(" ", r"\s+") for word in words)
        return re.compile(rf"{spaced}\s*:?\s*{_NAME}")

    def scan(self, text: str) -> Iterator[Alias]:
        """Every name given in `text`, in reading order."""
        for match in self._pattern.finditer(text):
            yield Alias(match.start(), match.end("name"), " ".join(match["name"].split()))
