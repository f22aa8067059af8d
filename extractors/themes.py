"""Themes of a year, plan or congress: a quotation after `chủ đề`, `phương châm`, `khẩu hiệu`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.awards import ThemeWord, load_theme_words
from extractors.document import Document
from extractors.facts import Confidence, Evidence, Named, Span
from extractors.folding import fold, lower
from extractors.quotes import quotations
from extractors.whole_words import spaced

_WINDOW = 110
_HEADING = 60
"""No heading that announces a theme is longer, in code points."""
_AFTER_WORD = r"[^.;\n“”\"]{0,70}$"
_OTHER = re.compile(
    r"(?:phong\s+trào|cuộc\s+vận\s+động|cuộc\s+thi|hội\s+thi|hội\s+thảo|đề\s+án|tọa\s+đàm)[^,;]*$"
)


@dataclass(frozen=True)
class ThemeFinder:
    """Finds themes; built once from its table."""

    words: tuple[ThemeWord, ...]

    @classmethod
    def load(cls) -> ThemeFinder:
        """Read the table."""
        return cls(load_theme_words())

    @cached_property
    def _before(self) -> re.Pattern[str]:
        words = sorted((row.word for row in self.words), key=len, reverse=True)
        any_word = "|".join(map(spaced, words))
        return re.compile(rf"(?<!\w)(?:{any_word})(?!\w)(?P<between>{_AFTER_WORD})")

    def find(self, document: Document) -> tuple[Named, ...]:
        """The themes of a document, each once with all places where it is announced."""
        text = document.text
        low = lower(text)
        places: dict[str, list[Span]] = {}
        heading = ""
        for block in document.blocks:
            for quoted in quotations(text, block.start, block.end):
                begin = max(block.start, quoted.start - _WINDOW)
                before = low[begin : quoted.start]
                # A heading "II. CHỦ ĐỀ" announces what opens the paragraph under it.
                found = self._before.search(before if before.strip() else f"{heading} ")
                if found and not _OTHER.search(found["between"]):
                    name = fold(text[quoted.first : quoted.last])
                    places.setdefault(name, []).append(Span(quoted.first, quoted.last))
            heading = low[block.start : block.end] if block.end - block.start < _HEADING else ""
        return tuple(_fact(text, spans) for spans in places.values())


def _fact(text: str, spans: list[Span]) -> Named:
    evidence = Evidence.of(text, spans[0], "theme", Confidence.LIKELY, tuple(spans))
    return Named(" ".join(evidence.quote.split()), evidence)
