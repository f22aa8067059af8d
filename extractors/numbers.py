"""Document numbers: lexed generously, judged strictly; what is judged to be none is kept with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Instruments
from extractors.distractors import Distractors
from extractors.facts import Confidence, Rejected
from extractors.number_contexts import WINDOW, Before, NumberContexts
from extractors.number_grammar import (
    BLANK,
    DIGIT,
    MISREAD,
    MISREAD_FIRST,
    NUMBER,
    TERM,
    canonical,
    codes,
    symbol,
)

_NO_START = "glued"
_LISTED = re.compile(r"\s*(?:[,;]|và|hoặc)\s*(?:số\s*:?\s*)?")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A document number: `number` is the printed one without spaces and with one kind of hyphen."""

    start: int
    end: int
    number: str
    order: str
    """`state`, `party`, `law`, `letter` (công văn: no type code) or `old`."""
    type_code: str | None
    issuer_code: str | None
    confidence: Confidence


@dataclass(frozen=True)
class NumberScanner:
    """Finds document numbers; built once from the tables of instruments."""

    instruments: Instruments

    @cached_property
    def _distractors(self) -> Distractors:
        return Distractors(self.instruments)

    @cached_property
    def _contexts(self) -> NumberContexts:
        return NumberContexts(self.instruments)

    @cached_property
    def _types_folded(self) -> dict[str, str]:
        return {code.lower(): code for code in self.instruments.type_by_code}

    @cached_property
    def _issuers_folded(self) -> dict[str, str]:
        known = self.instruments.issuer_by_code.items()
        return {code.replace("&", "").lower(): issuer.code for code, issuer in known}

    def scan(self, text: str) -> tuple[tuple[NumberSpan, ...], tuple[Rejected, ...]]:
        """Numbers in reading order, and what looked like one and was judged not to be."""
        found, rejected = [], []
        met: set[str] = set()
        reach, refused = 0, ""
        for start in _starts(text):
            match = NUMBER.match(text, start) if start >= reach else None
            if match is None:
                continue
            begin = match.start() - (2 if text.endswith("số", 0, match.start()) else 0)
            span, reason = self._judge(match, text[max(0, begin - WINDOW) : begin], met)
            if reason == _NO_START:
                continue
            if refused and _LISTED.fullmatch(text, reach, begin):
                span, reason = None, refused
            refused = reason if reason in self._distractors.reasons else ""
            reach = match.end()
            if span is not None:
                found.append(span)
                met.add(symbol(span.number))
            elif reason:
                rejected.append(Rejected("citations", reason, text[begin:reach], begin, reach))
        blanks = [self._blank(match) for match in BLANK.finditer(text)]
        return tuple(found), (*rejected, *blanks)

    def blank(self, text: str, start: int, end: int) -> str | None:
        """The code of a number left blank in a draft (`Số:      /KH-UBND`), if one stands in the stretch."""
        match = BLANK.search(text, start, end)
        return canonical(match.group("code")) if match else None

    @staticmethod
    def _blank(match: re.Match[str]) -> Rejected:
        start, end = match.start() - 1, match.end()
        return Rejected("citations", "number_left_blank", match.string[start:end], start, end)

    def _judge(self, match: re.Match[str], printed: str, met: set[str]) -> tuple[NumberSpan | None, str]:
        number, before = canonical(match.group()), self._contexts.read(printed)
        if reason := self._distractors.reason(number, before):
            return None, reason
        groups = match.groupdict()
        if groups["law_n"]:
            issuer = TERM.sub("", canonical(groups["law_i"]))
            return NumberSpan(match.start(), match.end(), number, "law", None, issuer, Confidence.CERTAIN), ""
        if before.glued_to_word:
            return None, _NO_START
        old = groups["old_c"] or groups["ol_c"]
        if old:
            span = NumberSpan(
                match.start(), match.end(), number, "old", None, canonical(old), Confidence.LIKELY
            )
            return (span, "") if before.named else (None, "old_form_without_type")
        return self._judge_codes(match, number, before, symbol(number) in met)

    def _judge_codes(
        self, match: re.Match[str], number: str, before: Before, met: bool
    ) -> tuple[NumberSpan | None, str]:
        groups, order, named = match.groupdict(), "state", before.named
        if groups["tl_n"]:
            parts = [groups["tl_t"], *codes(groups["tl_c"])]
        elif groups["pa_n"]:
            parts, order = [groups["pa_t"], *codes(groups["pa_c"])], "party"
        else:
            parts = codes(groups["st_c"] or groups["da_c"] or groups["lost_c"] or groups["sm_c"])
        type_code, issuers = self._type_code(parts[0]), parts[1:]
        if type_code is None:
            if order == "party" and not (before.told and self._issuer(parts[-1])):
                return None, "unknown_type_code"
            if order == "party":
                parts = parts[1:]
            issuers, order = parts, "letter"
        elif not issuers and not before.told and not self._says_type(before, type_code):
            return None, "type_code_alone"
        known = any(self._issuer(code) for code in issuers)
        misprint = bool(groups["da_c"] or groups["lost_c"] or groups["sm_c"] or MISREAD.search(number))
        if misprint and not (known and named):
            return None, "misprint_without_type"
        if not known and not named and not met:
            return None, "unknown_codes_without_type"
        if order == "letter" and len(parts) == 1 and not known and not before.told:
            return None, "unknown_issuer"
        confidence = Confidence.CERTAIN if known and named and not misprint else Confidence.LIKELY
        issuer = (self._issuer(issuers[0]) or issuers[0]) if issuers else None
        return NumberSpan(match.start(), match.end(), number, order, type_code, issuer, confidence), ""

    def _says_type(self, before: Before, type_code: str) -> bool:
        """`Sắc lệnh 122/SL`: the word beside the number says what its code does."""
        named = self.instruments.type_by_name.get(before.beside or "")
        return named is not None and type_code in named.codes

    def _type_code(self, code: str) -> str | None:
        if code in self.instruments.type_by_code:
            return code
        folded = code.lower()
        return self._types_folded.get(folded) or self._types_folded.get(
            folded.replace("qd", "qđ").replace("nd", "nđ")
        )

    def _issuer(self, code: str) -> str | None:
        folded = code.replace("&", "").lower()
        if found := self._issuers_folded.get(folded):
            return found
        if folded.startswith("bcđ") or folded.startswith("ub") or folded.startswith("ttcp"):
            return code
        trimmed = re.sub(r"\d+$", "", folded)
        return self._issuers_folded.get(trimmed)


def _starts(text: str) -> list[int]:
    """Where numbers may begin, in reading order."""
    starts = [digit.start() for digit in DIGIT.finditer(text)]
    misread = [sign.end() for sign in MISREAD_FIRST.finditer(text)]
    return sorted(starts + misread) if misread else starts
