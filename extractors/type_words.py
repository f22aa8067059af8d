"""The type word that belongs to a document number: `Kế hoạch số`, `Quyết định của UBND tỉnh số`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import DocumentType, Instruments
from extractors.folding import fold, lower
from extractors.number_grammar import NUMBER_WORD

_WINDOW = 180
_CODE_WINDOW = 16
_MISSPELT_WINDOW = 40
_MISSPELT = re.compile(rf"(?P<words>(?:[^\W\d_]+\s+){{1,4}}?)(?:{NUMBER_WORD}\s*:?\s*)?$")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_WORD = rf"(?:{NUMBER_WORD}(?:\s+hiệu)?\s*[:.]?\s*){{0,2}}"
# What may stand between a type and its number: an issuer, a law's name, an adjective.
_GAP = re.compile(
    rf"\s*(?:(?:của|liên\s+tịch|liên\s+bộ|liên\s+ngành|hành\s+động|cá\s+biệt|chuyên\s+đề|(?:hỏa\s+)?tốc|UBND|HĐND|HĐBT|QH)"
    rf"(?:\s+[^.;:()\d\n]{{0,60}})?)?[\s,:]*\(?{_NUMBER_WORD}$"
)
# Lower-case words that say which kind it is, and `số`: `Quyết định xử phạt vi phạm hành chính số`.
_KIND_GAP = re.compile(
    r"(?:\s+(?!(?:theo|tại|trong|bằng|kèm|và|có|được|mang|với|cho|này|nêu|gồm)\s)[a-zà-ỹđ]+){1,6}"
    r"\s+[Ss]ố\s*:?\s*$"
)
_LAW_GAP = re.compile(r"\s+[^.;:\d\n]{2,150}?[\s,]*\(?(?:[Ll]uật\s+)?[Ss]ố\s*:?\s*$")
_ONE_LAW = re.compile(r"sửa\s+đổi|bổ\s+sung|thay\s+thế|\(\s*$", re.IGNORECASE)
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type word at `start`, in the lexicon's spelling."""

    start: int
    type: DocumentType
    gap: str
    """What stands between the word and the number, stripped."""


@dataclass(frozen=True)
class TypeWords:
    """Finds type words; built once from the tables."""

    instruments: Instruments

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All type words, longest first, in any case."""
        return re.compile(self._words.pattern, re.IGNORECASE)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """The same for text in lower case, which is searched far faster; `pháp luật` names no law."""
        names = sorted(self.instruments.type_by_name, key=len, reverse=True)
        words = "|".join(name.replace(" ", r"\s+") for name in names)
        return re.compile(rf"(?<!\w)(?<!pháp )(?:{words})(?!\w)")

    def type_of(self, word: str) -> DocumentType | None:
        """The type that a word in the text names."""
        return self.instruments.type_by_name.get(" ".join(word.lower().split()))

    def before(self, text: str, number_start: int, floor: int) -> TypeWord | None:
        """The type word of a number at `number_start`, looking back no further than `floor`."""
        begin = max(floor, number_start - _WINDOW)
        best: TypeWord | None = None
        kind: TypeWord | None = None
        for match in self._words.finditer(lower(text[begin:number_start])):
            gap = text[begin + match.end() : number_start]
            type_ = self.type_of(match.group())
            if type_ is None:
                continue
            fits = _GAP.match(gap) or (type_.name in _LAWS and _LAW_GAP.match(gap))
            if fits and not (best and not gap.strip() and best.type.name in _LAWS):
                word = TypeWord(begin + match.start(), type_, gap.strip())
                inner = best and best.type.name in _LAWS and "uật" in match.group()
                # One: `Luật sửa đổi … của Luật X số N`, `Luật X (Luật số N)`; two: `Luật X và Luật Y số N`.
                one = inner and best and _ONE_LAW.search(text, best.start, word.start)
                best = best if one else word
            elif _KIND_GAP.match(gap):
                kind = TypeWord(begin + match.start(), type_, gap.strip())
        return best or kind

    @cached_property
    def _folded(self) -> dict[str, DocumentType]:
        return {fold(name): type_ for name, type_ in self.instruments.type_by_name.items()}

    def misspelt_before(self, text: str, number_start: int, floor: int) -> TypeWord | None:
        """A type word with a wrong mark right before a number, as scanners leave it: `Quyết đinh số`."""
        tail = _MISSPELT.search(text, max(floor, number_start - _MISSPELT_WINDOW), number_start)
        if tail is None:
            return None
        words = list(_WORD.finditer(text, tail.start(), tail.end("words")))
        for first in range(len(words)):
            name = " ".join(fold(word.group()) for word in words[first:])
            if name in self._folded:
                return TypeWord(words[first].start(), self._folded[name], "")
        return None

    @cached_property
    def _codes(self) -> re.Pattern[str]:
        codes = "|".join(code for code in self.instruments.type_by_code if len(code) > 1)
        return re.compile(rf"(?<![\w/.-])(?P<code>{codes})(?:\s+[Ss]ố\s*:?)?\s*$")

    def code_before(self, text: str, number_start: int, floor: int) -> TypeWord | None:
        """A type's code in place of its word: `KH282/UBND`, `QĐ số 15/QĐ-UBND`."""
        match = self._codes.search(text, max(floor, number_start - _CODE_WINDOW), number_start)
        return (
            TypeWord(match.start(), self.instruments.type_by_code[match.group("code")], "") if match else None
        )

    def at(self, text: str, start: int) -> tuple[DocumentType, int] | None:
        """The type word that begins at `start`, with its end."""
        match = self.pattern.match(text, start)
        if match is None:
            return None
        type_ = self.type_of(match.group())
        return (type_, match.end()) if type_ else None
