"""Document numbers: lexed generously, judged strictly.

The grammar follows Nghị định 30/2020/NĐ-CP (state order, `282/KH-UBND`), Quy định 399-QĐ/TW (Party order,
`15-NQ/TW`), the Quốc hội's own numbers (`06/2022/QH15`) and forms from before 1997 (`17-CP`, `122/SL`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpora.instruments import Distractor, Instruments
from extractors.facts import Confidence, Rejected
from extractors.folding import DASH, lower, lower_pattern, plain_dashes

_UPPER = "A-ZĐÐƯƠÂĂÊÔÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_CODE = f"[{_UPPER}][{_UPPER}a-zđưươâăêô0-9&]{{0,24}}"
_ENTITY = r"&(?:amp;)?[nm]dash;"
_SEP = rf"(?:[ \u00a0]?(?:[{DASH}]|{_ENTITY})\s?|\.(?=[{_UPPER}]))"
_AFTER = r"(?:(?![\w/])|(?=ngày))"

# Scanners read 0 as O and 1 as l: inside a number, and as its first digit after `số` (`l5-NQ/TW`, `2O23`).
_N = r"[\dOl]"
_YEAR = rf"(?:19|2[0O]){_N}{{2}}"
_LAW = (
    rf"(?P<law_n>{_N}{{1,4}})\s?/\s?(?P<law_y>{_YEAR})\s?/\s?"
    r"(?P<law_i>(?:UBTVQH|QH)\s?(?:[\dl]{1,2}|[IVX]{1,5}))"
)
_STATE = (
    rf"(?P<st_n>{_N}{{1,5}}[a-zA-Z]?(?:\.\d{{1,2}})?)(?:\s?/\s?|[{DASH}](?={_YEAR}/))(?:(?P<st_y>{_YEAR})\s?/?\s?)?"
    rf"(?P<st_c>(?:(?:TTLT|NQLT|TTLB|NĐ|QĐ|TT|CT|NQ|PL)[ \u00a0]?/\s?|[NQ][ \u00a0](?=[ĐÐ]))?"
    rf"{_CODE}(?:{_SEP}{_CODE}){{0,8}}(?:\([A-Z]\d{{1,2}}\))?)"
)
_SMALL = (
    rf"(?P<sm_n>\d{{1,5}})\s?/\s?(?:{_YEAR}\s?/\s?)?"
    rf"(?P<sm_c>[a-zđ]{{2,4}}[ \u00a0]?[{DASH}][ \u00a0]?[a-zđ&]{{2,10}})"
)
_PARTY = (
    rf"(?P<pa_n>{_N}{{1,5}})(?:[ \u00a0]?[{DASH}]\s?|\s?(?=[{_UPPER}][A-Za-zĐÐđ]))"
    rf"(?P<pa_t>[{_UPPER}][A-Za-zĐÐđ]{{0,5}})[ \u00a0]?/\s?(?P<pa_c>{_CODE}(?:{_SEP}{_CODE}){{0,4}})"
)
# Laws promulgated by the President's order before 1992, and those of 1957: `21-LCT/HĐNN8`, `102-SL/L.004`.
_OLD_LAW = (
    rf"(?P<ol_n>\d{{1,4}})\s?[{DASH}/]\s?"
    rf"(?P<ol_c>(?:LCT|L)\s?/\s?(?:H[ĐÐD]NN\s?\d?|CTN)|SL\s?/\s?L[{DASH}.]?\d{{1,3}})"
)
_OLD = rf"(?P<old_n>\d{{1,4}}[a-z]?)\s?[{DASH}/]\s?(?P<old_c>CP|HĐBT|HĐCP|TTg|CT|SL|SLt)"
_LOST_SLASH = (
    rf"(?P<lost_n>\d{{1,5}})(?P<lost_c>[{_UPPER}][A-Za-zĐ]{{0,3}}[{DASH}][{_UPPER}][{_UPPER}a-z&]{{1,12}})"
)
_NUMBER = re.compile(f"(?:{_LAW}|{_OLD_LAW}|{_PARTY}|{_STATE}|{_OLD}|{_LOST_SLASH}|{_SMALL}){_AFTER}")
# Where a number may begin: at a digit that nothing is glued to but `số` or a type's code (`NQ15-NQ/TW`), and
# that a code follows.  The search for a digit is far faster than that for the whole grammar, tried only here.
_FREE = r"(?<![\w/.,:&%-]{})"
_DIGIT = re.compile(
    rf"(?:\d(?:{_FREE.format('.')}|(?<=số.){_FREE.format('số.')}|(?<=[A-ZĐ][A-ZĐ].){_FREE.format('[A-ZĐ][A-ZĐ].')})"
    rf"|[lO](?<=[sS]ố [lO])(?={_N}))"
    rf"(?={_N}{{0,4}}(?:[a-zA-Z]?(?:\.\d{{1,2}})?(?:\s?/\s?|[{DASH}](?={_YEAR}/))(?:{_YEAR}\s?/?\s?)?(?:[{_UPPER}]|[a-zđ]{{2,4}}[{DASH}])"
    rf"|\s?[{DASH}]?\s?[{_UPPER}]))"
)
_GLUED = re.compile(r"(?<![\w/.-])[A-ZĐ]{2,4}$")
_BLANK = re.compile(
    r"(?<!\w)[Ss]ố\s?:?[ \u00a0.…_]{1,80}/\s?"
    rf"(?P<code>(?:{_YEAR}\s?/\s?)?{_CODE}(?:{_SEP}{_CODE}){{1,4}})"
)
_SPACES = re.compile(r"\s+")
_ENTITIES = re.compile(_ENTITY)
_PARTY_SEAT = re.compile(r"T\.?Ư(?![a-zđ])")
_TERM = re.compile(r"[\dl]+$|[IVX]+$")
_MISREAD = re.compile(r"\dO|O\d|l\d|\dl|\d[Ol]/|^[Ol]")
_NO_START = "glued"
_LISTED = re.compile(r"\s*(?:[,;]|và|hoặc)\s*(?:số\s*:?\s*)?")
_WINDOW = 60


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


def canonical(printed: str) -> str:
    """The printed number as the facts state it: no spaces, `-` for every dash, TW for TƯ, Đ for look-alikes.

    >>> canonical("15 – NQ/TƯ")
    '15-NQ/TW'
    """
    bare = _SPACES.sub("", plain_dashes(printed))
    if "&" in bare:
        bare = _ENTITIES.sub("-", bare)
    return _PARTY_SEAT.sub("TW", bare) if "Ư" in bare else bare


@dataclass(frozen=True)
class NumberScanner:
    """Finds document numbers; built once from the tables of instruments."""

    instruments: Instruments

    @cached_property
    def _distractors(self) -> tuple[tuple[Distractor, re.Pattern[str], re.Pattern[str]], ...]:
        return tuple(
            (row, re.compile(lower_pattern(row.before)), re.compile(row.number))
            for row in self.instruments.distractors
        )

    @cached_property
    def _reasons(self) -> frozenset[str]:
        """Reasons that hold for a whole list: `theo mẫu 01/BC-A và 27/BC-B`."""
        return frozenset(row.reason for row in self.instruments.distractors)

    @cached_property
    def _distracted(self) -> re.Pattern[str]:
        """Any of the distractors' words before a number: one search tells that most numbers have none."""
        words = "|".join(f"(?:{row.before})" for row in self.instruments.distractors if row.before)
        return re.compile(lower_pattern(words) or "(?!)")

    @cached_property
    def _types_folded(self) -> dict[str, str]:
        return {code.lower(): code for code in self.instruments.type_by_code}

    @cached_property
    def _issuers_folded(self) -> dict[str, str]:
        known = self.instruments.issuer_by_code.items()
        return {code.replace("&", "").lower(): issuer.code for code, issuer in known}

    @cached_property
    def _type_names(self) -> str:
        words = sorted(self.instruments.type_by_name, key=len, reverse=True)
        return "|".join(word.replace(" ", r"\s+") for word in words)

    @cached_property
    def _type_word_before(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._type_names})[^.;\n]{{0,24}}$|(?:^|\W)số(?: hiệu)?\s?:?\s*$")

    @cached_property
    def _type_beside(self) -> re.Pattern[str]:
        """A type word right before its number: only there may a code stand alone, or an issuer be unknown."""
        return re.compile(
            r"(?:công\s+văn|văn\s+bản|tờ\s+trình|báo\s+cáo|thông\s+báo)\s+(?:số\s*:?\s*)?$"
            rf"|(?:{self._type_names})\s+số\s*:?\s*$"
        )

    @cached_property
    def _typed(self) -> re.Pattern[str]:
        """A type word with nothing but `số` between it and the number."""
        return re.compile(rf"(?:{self._type_names})\s+(?:số(?:\s+hiệu)?\s*:?\s*)?$")

    def scan(self, text: str) -> tuple[tuple[NumberSpan, ...], tuple[Rejected, ...]]:
        """Numbers in reading order, and what looked like one and was judged not to be."""
        found, rejected = [], []
        met: set[str] = set()
        reach, refused = 0, ""
        for digit in _DIGIT.finditer(text):
            match = _NUMBER.match(text, digit.start()) if digit.start() >= reach else None
            if match is None:
                continue
            begin = match.start() - (2 if text.endswith("số", 0, match.start()) else 0)
            span, reason = self._judge(match, text[max(0, begin - _WINDOW) : begin], met)
            if reason == _NO_START:
                continue
            if refused and _LISTED.fullmatch(text, reach, begin):
                span, reason = None, refused
            refused = reason if reason in self._reasons else ""
            reach = match.end()
            if span is not None:
                found.append(span)
                met.add(_symbol(span.number))
            elif reason:
                rejected.append(Rejected("citations", reason, text[begin:reach], begin, reach))
        blanks = [self._blank(match) for match in _BLANK.finditer(text)]
        return tuple(found), (*rejected, *blanks)

    def blank(self, text: str, start: int, end: int) -> str | None:
        """The code of a number left blank in a draft (`Số:      /KH-UBND`), if one stands in the stretch."""
        match = _BLANK.search(text, start, end)
        return canonical(match.group("code")) if match else None

    @staticmethod
    def _blank(match: re.Match[str]) -> Rejected:
        return Rejected("citations", "number_left_blank", match.group(), match.start(), match.end())

    def _judge(
        self, match: re.Match[str], printed_before: str, met: set[str]
    ) -> tuple[NumberSpan | None, str]:
        number, before = canonical(match.group()), lower(printed_before)
        if reason := self._distraction(number, before):
            return None, reason
        groups = match.groupdict()
        if groups["law_n"]:
            issuer = _TERM.sub("", canonical(groups["law_i"]))
            return NumberSpan(match.start(), match.end(), number, "law", None, issuer, Confidence.CERTAIN), ""
        glued = self._glued(printed_before)
        if glued is None:
            return None, _NO_START
        named = bool(glued or self._type_word_before.search(before))
        old = groups["old_c"] or groups["ol_c"]
        if old:
            span = NumberSpan(
                match.start(), match.end(), number, "old", None, canonical(old), Confidence.LIKELY
            )
            return (span, "") if named else (None, "old_form_without_type")
        return self._judge_codes(match, number, before, named, _symbol(number) in met)

    def _distraction(self, number: str, before: str) -> str:
        """Why this is another kind of number, by the words before it or by its own shape; else empty."""
        distracted = bool(self._distracted.search(before))
        typed = self._typed.search(before) if distracted else None
        for row, pattern, shape in self._distractors:
            if (row.before and not distracted) or not shape.match(number):
                continue
            match = pattern.search(before)
            if match and not (row.before and typed and match.start() < typed.start()):
                return row.reason
        return ""

    def _glued(self, before: str) -> str | None:
        """The type's code that a number is glued to (`NQ15`), empty where none is; None: glued to a word."""
        if not before or not before[-1].isalpha():
            return ""
        code = _GLUED.search(before)
        return code.group() if code and code.group() in self.instruments.type_by_code else None

    def _judge_codes(
        self, match: re.Match[str], number: str, before: str, named: bool, met: bool
    ) -> tuple[NumberSpan | None, str]:
        groups, order = match.groupdict(), "state"
        if groups["pa_n"]:
            parts, order = [groups["pa_t"], *_codes(groups["pa_c"])], "party"
        else:
            parts = _codes(groups["st_c"] or groups["lost_c"] or groups["sm_c"])
        type_code, issuers = self._type_code(parts[0]), parts[1:]
        beside = bool(self._type_beside.search(before))
        if type_code is None:
            if order == "party":
                return None, "unknown_type_code"
            issuers, order = parts, "letter"
        elif not issuers and not beside:
            return None, "type_code_alone"
        known = any(self._issuer(code) for code in issuers)
        misprint = bool(groups["lost_c"] or groups["sm_c"] or _MISREAD.search(number))
        if misprint and not (known and named):
            return None, "misprint_without_type"
        if not known and not named and not met:
            return None, "unknown_codes_without_type"
        if order == "letter" and len(parts) == 1 and not known and not beside:
            return None, "unknown_issuer"
        confidence = Confidence.CERTAIN if known and named and not misprint else Confidence.LIKELY
        issuer = (self._issuer(issuers[0]) or canonical(issuers[0])) if issuers else None
        return NumberSpan(match.start(), match.end(), number, order, type_code, issuer, confidence), ""

    def _type_code(self, code: str) -> str | None:
        code = canonical(code)
        if code in self.instruments.type_by_code:
            return code
        folded = code.lower()
        return self._types_folded.get(folded) or self._types_folded.get(
            folded.replace("qd", "qđ").replace("nd", "nđ")
        )

    def _issuer(self, code: str) -> str | None:
        folded = canonical(code).replace("&", "").lower()
        if found := self._issuers_folded.get(folded):
            return found
        if folded.startswith("bcđ") or folded.startswith("ub") or folded.startswith("ttcp"):
            return canonical(code)
        trimmed = re.sub(r"\d+$", "", folded)
        return self._issuers_folded.get(trimmed)


def _codes(printed: str) -> list[str]:
    return [part for part in re.split(r"[-./()]", canonical(printed)) if part]


def _symbol(number: str) -> str:
    """What follows the digits: numbers of one list share it."""
    return number.lstrip("0123456789")
