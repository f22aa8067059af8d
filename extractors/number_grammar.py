"""The grammar of document numbers, as regular expressions, and their one way of being written.

It follows Nghị định 30/2020/NĐ-CP (state order, `282/KH-UBND`), Quy định 399-QĐ/TW (Party order,
`15-NQ/TW`), the Quốc hội's own numbers (`06/2022/QH15`), and forms from before 1997 (`17-CP`, `122/SL`).
"""

from __future__ import annotations

import re

from extractors.folding import DASH, plain_dashes

_UPPER = "A-ZĐÐƯƠÂĂÊÔÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_CODE = f"[{_UPPER}][{_UPPER}a-zđưươâăêô0-9&]{{0,24}}"
_ENTITY = r"&(?:amp;)?[nm]dash;"
_SEP = rf"(?:[ \u00a0]?(?:[{DASH}_]|{_ENTITY})\s?|\.(?=[{_UPPER}])|\.[ ](?=UBND|HĐND))"
_AFTER = r"(?:(?![\w/])|(?=ngày))"

# Scanners read 0 as O and 1 as l, inside a number and as its first digit after `số`: `l5-NQ/TW`, `2O23`.
_N = r"[\dOl]"
NUMBER_WORD = "[sS][ốỐôÔóÓồỒổỔỗỖộỘỏõòơớ06]"
"""`số` as printed, mistyped or misread: `sô`, `só`, `sổ`, `s6`."""
# A scanner may part the digits of a number, which only `số` before them tells: `số 2 82/KH-UBND`.
_PARTED = rf"(?:(?<={NUMBER_WORD} )|(?<={NUMBER_WORD}: ))[\dOlI]{{1,2}}[ \u00a0]\d{{1,3}}(?=\s?[/{DASH}])"
_YEAR = rf"(?:[1l]9|2[0O]){_N}{{2}}(?:{_N}(?=\s?/))?"
_LAW = (
    rf"(?P<law_n>{_N}{{1,4}})\s?/\s?(?P<law_y>{_YEAR})\s?/\s?"
    r"(?P<law_i>(?:UBTVQH|QH)(?:\s?|[-–])(?:[\dl]{1,2}|[IVX]{1,5}))"
)
_STATE = (
    rf"(?P<st_n>{_PARTED}|I?{_N}{{1,5}}[a-zA-Z]?(?:\.\d{{1,2}})?)(?:\s?//?\s?|[{DASH}](?={_YEAR}/))"
    rf"(?:(?P<st_y>{_YEAR})\s?[/{DASH}]?\s?)?"
    r"(?P<st_c>(?:(?:TTLT|NQLT|TTLB|CTr?PH|QCPH|KHPH|NĐ|QĐ|TT|CT|NQ|PL|KH|KL|HD|TB|CTr)[ \u00a0]?/\s?"
    r"|[NQ][ \u00a0](?=[ĐÐ]))?"
    rf"{_CODE}(?:{_SEP}{_CODE}){{0,8}}(?:\([A-Z]\d{{1,2}}\))?)"
)
_SMALL = (
    rf"(?P<sm_n>\d{{1,5}})\s?/\s?(?:{_YEAR}\s?/\s?)?"
    rf"(?P<sm_c>[a-zđ]{{2,4}}[ \u00a0]?[{DASH}][ \u00a0]?[a-zđ&]{{2,10}})"
)
_PARTY = (
    rf"(?P<pa_n>(?:{_PARTED}|I?{_N}{{1,5}})(?:/{_YEAR}(?=[{DASH}]))?)"
    rf"(?:[ \u00a0]?[{DASH}]\s?|\s?(?=[{_UPPER}][A-Za-zĐÐđ]))"
    rf"(?P<pa_t>[{_UPPER}][A-Za-zĐÐđ]{{0,5}})[ \u00a0]?/\s?(?P<pa_c>{_CODE}(?:{_SEP}{_CODE}){{0,4}})"
)
# Laws promulgated by the President's order before 1992, and those of 1957: `21-LCT/HĐNN8`, `102-SL/L.004`.
_OLD_LAW = (
    rf"(?P<ol_n>\d{{1,4}})\s?[{DASH}/]\s?"
    rf"(?P<ol_c>(?:LCT|L)\s?/\s?(?:H[ĐÐD]NN\s?\d?|CTN)|SL\s?/\s?L[{DASH}.]?\d{{1,3}})"
)
_OLD = (
    rf"(?P<old_n>\d{{1,4}}[a-z]?)(?:\s?[{DASH}/]\s?|[ \u00a0](?!CT|SL))"
    r"(?P<old_c>CP|TTLB|HĐBT|HĐCP|TTg|CT|SL|SLt)"
)
# Letters of ministries before 1996, their type last: `873 NN-BVTV/CV`.
_TYPE_LAST = (
    rf"(?P<tl_n>\d{{1,5}})[ \u00a0{DASH}]?(?P<tl_c>[{_UPPER}]{{2,8}}(?:[{DASH}][{_UPPER}]{{2,8}}){{0,2}})"
    r"/(?P<tl_t>CV|QĐ|TB|TT)"
)
# A dash in place of the slash, in the commonest codes of the Party: `15-NQ-TW`, `47-KH-BCĐ`.
_DASHED = (
    rf"(?P<da_n>{_N}{{1,5}})[ \u00a0]?[{DASH}]\s?(?P<da_c>(?:NQ|CT|KL|KH|QĐ|TB|HD|CTr|CV|BC|TTr)"
    rf"[{DASH}][{_UPPER}]{{2,12}})"
)
_LOST_SLASH = (
    r"(?P<lost_n>\d{1,5})[ \u00a0]?"
    rf"(?P<lost_c>[{_UPPER}][A-Za-zĐ]{{0,3}}[{DASH}][{_UPPER}][{_UPPER}a-z&]{{1,12}})"
)
NUMBER = re.compile(
    f"(?:{_LAW}|{_OLD_LAW}|{_TYPE_LAST}|{_PARTY}|{_STATE}|{_OLD}|{_DASHED}|{_LOST_SLASH}|{_SMALL}){_AFTER}"
)
# Where a number may begin: at a digit that nothing is glued to but `số` or a type's code (`NQ15-NQ/TW`), and
# that a code follows.  The search for a digit is far faster than that for the whole grammar, tried only here.
_CODE_FOLLOWS = (
    rf"(?={_N}{{0,4}}(?:[ \u00a0]\d{{1,3}}(?=\s?[/{DASH}]))?"
    rf"(?:[a-zA-Z]?(?:\.\d{{1,2}})?(?:\s?//?\s?|[{DASH}](?={_YEAR}/))(?:{_YEAR}\s?[/{DASH}]?\s?)?"
    rf"(?:[{_UPPER}]|[a-zđ]{{2,4}}[{DASH}])|\s?[{DASH}]?\s?[{_UPPER}]))"
)
_FREE = r"(?<![\w/.,:&%–-]{})"
DIGIT = re.compile(
    rf"\d(?:{_FREE.format('.')}|(?<=[sS][ốỐ]:.)|(?<=số.){_FREE.format('số.')}"
    rf"|(?<=[A-ZĐ][A-ZĐ].){_FREE.format('[A-ZĐ][A-ZĐ].')}){_CODE_FOLLOWS}"
)
MISREAD_FIRST = re.compile(rf"ố (?<=[sS]ố )(?=[lOI][ \u00a0]?{_N}){_CODE_FOLLOWS}")
"""Ends before a first digit that a scanner read as a letter."""
GLUED = re.compile(r"(?<![\w/.-])[A-ZĐ]{2,4}$")
BLANK = re.compile(
    r"ố(?<=[Ss]ố)(?<!\w[Ss]ố)\s?:?[ \u00a0.…_]{1,80}/\s?"
    rf"(?P<code>(?:{_YEAR}\s?/\s?)?{_CODE}(?:{_SEP}{_CODE}){{1,4}})"
)
"""A number left blank; begins at the second letter of `số`, which is far rarer than the first."""
_SPACES = re.compile(r"\s+")
_ENTITIES = re.compile(_ENTITY)
_PARTY_SEAT = re.compile(r"T\.?Ư(?![a-zđ])")
TERM = re.compile(r"-?[\dl]+$|[IVX]+$")
MISREAD = re.compile(r"\dO|O\d|l\d|\dl|\d[Ol]/|^[OlI]")


def canonical(printed: str) -> str:
    """The printed number as the facts state it: no spaces, `-` for every dash, TW for TƯ, Đ for look-alikes.

    >>> canonical("15 – NQ/TƯ")
    '15-NQ/TW'
    """
    bare = _SPACES.sub("", plain_dashes(printed))
    if "&" in bare:
        bare = _ENTITIES.sub("-", bare)
    return _PARTY_SEAT.sub("TW", bare) if "Ư" in bare else bare


def codes(printed: str) -> list[str]:
    """The codes of a number, in order: of type, issuer and units."""
    return [part for part in re.split(r"[-_./()]", canonical(printed)) if part]


def symbol(number: str) -> str:
    """What follows the digits: numbers of one list share it."""
    return number.lstrip("0123456789")
