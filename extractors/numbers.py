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
_SEP = rf"(?:[ \u00a0]?[{DASH}]\s?|\.(?=[{_UPPER}]))"
_AFTER = r"(?:(?![\w/])|(?=ngày))"

_LAW = (
    r"(?P<law_n>\d{1,4})\s?/\s?(?P<law_y>(?:19|20)\d\d)\s?/\s?"
    r"(?P<law_i>(?:UBTVQH|QH)\s?(?:\d{1,2}|[IVX]{1,5}))"
)
_STATE = (
    rf"(?P<st_n>\d{{1,5}}[a-zA-Z]?(?:\.\d{{1,2}})?)\s?/\s?(?:(?P<st_y>(?:19|20)\d\d)\s?/?\s?)?"
    rf"(?P<st_c>(?:(?:TTLT|NQLT|TTLB|NĐ|QĐ|TT|CT|NQ|PL)[ \u00a0]?/\s?)?{_CODE}(?:{_SEP}{_CODE}){{0,8}})"
)
_PARTY = (
    rf"(?P<pa_n>\d{{1,5}})[ \u00a0]?[{DASH}]?\s?(?P<pa_t>[{_UPPER}][A-Za-zĐÐđ]{{0,5}})"
    rf"[ \u00a0]?/\s?(?P<pa_c>{_CODE}(?:{_SEP}{_CODE}){{0,4}})"
)
_OLD = rf"(?P<old_n>\d{{1,4}})\s?[{DASH}/]\s?(?P<old_c>(?:L|LCT|LCT)/(?:CTN|HĐNN\d?)|CP|HĐBT|HĐCP|TTg|SL|SLt)"
_LOST_SLASH = (
    rf"(?P<lost_n>\d{{1,5}})(?P<lost_c>[{_UPPER}][A-Za-zĐ]{{0,3}}[{DASH}][{_UPPER}][{_UPPER}a-z&]{{1,12}})"
)
_NUMBER = re.compile(f"(?:{_LAW}|{_PARTY}|{_STATE}|{_OLD}|{_LOST_SLASH}){_AFTER}")
# Where a number may begin: at a digit that nothing is glued to but `số`, and that a code follows.  The search
# for a digit is far faster than that for the whole grammar, which is tried only here.
_DIGIT = re.compile(
    r"\d(?:(?<![\w/.,:&%-]\d)|(?<=số\d)(?<![\w/.,:&%-]số\d))"
    rf"(?=\d{{0,4}}(?:[a-zA-Z]?(?:\.\d{{1,2}})?\s?/\s?(?:(?:19|20)\d\d\s?/?\s?)?|\s?[{DASH}]?\s?)[{_UPPER}])"
)
_BLANK = re.compile(
    rf"(?:^|(?<=\W))[Ss]ố\s?:?[ \u00a0.…_]{{1,80}}/\s?(?P<code>{_CODE}(?:{_SEP}{_CODE}){{1,4}})"
)
_SPACES = re.compile(r"\s+")
_PARTY_SEAT = re.compile(r"T\.?Ư(?![a-zđ])")
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
    def _type_word_before(self) -> re.Pattern[str]:
        words = sorted(self.instruments.type_by_name, key=len, reverse=True)
        names = "|".join(word.replace(" ", r"\s+") for word in words)
        return re.compile(rf"(?:{names})[^.;\n]{{0,24}}$|(?:^|\W)số(?: hiệu)?\s?:?\s*$")

    @cached_property
    def _type_beside(self) -> re.Pattern[str]:
        """The type of a letter right before its number: only then may a single unknown code be an issuer."""
        return re.compile(r"(?:công\s+văn|văn\s+bản|tờ\s+trình|báo\s+cáo|thông\s+báo)\s+(?:số\s*:?\s*)?$")

    def scan(self, text: str) -> tuple[tuple[NumberSpan, ...], tuple[Rejected, ...]]:
        """Numbers in reading order, and what looked like one and was judged not to be."""
        found, rejected = [], []
        reach = 0
        for digit in _DIGIT.finditer(text):
            match = _NUMBER.match(text, digit.start()) if digit.start() >= reach else None
            if match is None:
                continue
            reach = match.end()
            begin = match.start() - (2 if text.endswith("số", 0, match.start()) else 0)
            span, reason = self._judge(match, text[max(0, begin - _WINDOW) : begin])
            if span is not None:
                found.append(span)
            elif reason:
                rejected.append(Rejected("citations", reason, text[begin:reach], begin, reach))
        return tuple(found), tuple(rejected)

    def blank(self, text: str, start: int, end: int) -> str | None:
        """The code of a number left blank in a draft (`Số:      /KH-UBND`), if one stands in the stretch."""
        match = _BLANK.search(text, start, end)
        return canonical(match.group("code")) if match else None

    def _judge(self, match: re.Match[str], before: str) -> tuple[NumberSpan | None, str]:
        number, before = canonical(match.group()), lower(before)
        distracted = self._distracted.search(before)
        for row, pattern, shape in self._distractors:
            if (distracted or not row.before) and shape.match(number) and pattern.search(before):
                return None, row.reason
        start = match.start()
        groups = match.groupdict()
        if groups["law_n"]:
            issuer = re.sub(r"\d+|[IVX]+$", "", canonical(groups["law_i"]))
            return NumberSpan(start, match.end(), number, "law", None, issuer, Confidence.CERTAIN), ""
        if groups["old_n"]:
            named = bool(self._type_word_before.search(before))
            span = NumberSpan(
                start, match.end(), number, "old", None, canonical(groups["old_c"]), Confidence.LIKELY
            )
            return (span, "") if named else (None, "old_form_without_type")
        return self._judge_codes(match, start, number, before)

    def _judge_codes(
        self, match: re.Match[str], start: int, number: str, before: str
    ) -> tuple[NumberSpan | None, str]:
        groups, named = match.groupdict(), bool(self._type_word_before.search(before))
        if groups["pa_n"]:
            parts = [groups["pa_t"], *_codes(groups["pa_c"])]
            order = "party"
        else:
            parts = _codes(groups["st_c"] or groups["lost_c"])
            order = "state"
        type_code, issuers = self._type_code(parts[0]), parts[1:]
        if type_code is None or not issuers:
            if order == "party" and type_code is None:
                return None, "unknown_type_code"
            type_code, issuers, order = None, parts, "letter"
        known = any(self._issuer(code) for code in issuers)
        if groups["lost_c"] and not (known and named):
            return None, "slash_lost_without_type"
        if not known and not named:
            return None, "unknown_codes_without_type"
        alone = order == "letter" and not self._issuer(issuers[0]) and len(parts) == 1
        if alone and not self._type_beside.search(before):
            return None, "unknown_issuer"
        confidence = Confidence.CERTAIN if known and named else Confidence.LIKELY
        issuer = self._issuer(issuers[0]) or canonical(issuers[0])
        return NumberSpan(start, match.end(), number, order, type_code, issuer, confidence), ""

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
    return [part for part in re.split(r"[-./]", canonical(printed)) if part]
