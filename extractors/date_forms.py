"""The printed forms of a day: patterns over the text, and what each of their matches says.

Forms and their breakage are observed in plans, decisions and news pages of 2008 to 2026; the full written
form `ngày … tháng … năm …` is that of Decree 30/2020/NĐ-CP, annex I, II.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.date_numerals import LUNAR_MONTHS, MONTH_WORD, NUMBER_WORDS, month_number, spelled_number

DASH = r"[-\u2010-\u2015\u2212\ufe63]"
_GAP = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"  # blanks around at most one hard line break
_BLANK = r"[^\S\n]{0,2}"
_YEAR = (
    rf"(?:{_GAP}[,/]?{_GAP}[Nn](?:ăm|ĂM){_GAP}|,{_GAP}|{_BLANK}[/.]{_BLANK}|{_BLANK}{DASH}{_BLANK}|[^\S\n])"
)

NUMERIC = re.compile(
    rf"""[0-9](?<![0-9][0-9])(?:
      (?<=[12])[0-9]{{3}}(?P<isosep>[-/])(?P<isom>[0-9]{{2}})(?P=isosep)(?P<isod>[0-9]{{2}})(?![0-9])
    | [0-9]?(?:
        {_BLANK}/{_BLANK}(?P<m>[0-9]{{1,2}})(?![0-9])
        (?:(?:{_BLANK}/{_GAP}|{DASH}|\.)(?P<y>[0-9]{{2,4}})(?![0-9]))?
      | \.(?P<m2>[0-9]{{1,2}})(?:\.{_BLANK}(?P<y2>[0-9]{{4}})(?![0-9])|(?![0-9.,]))
      | {_BLANK}{DASH}{_BLANK}(?P<m3>[0-9]{{1,2}})
        (?![0-9]|{_BLANK}(?:/{_BLANK}[0-9]{{1,2}}(?![0-9])|[Tt]háng))
        (?:(?:{_BLANK}{DASH}{_BLANK}|/)(?P<y3>[0-9]{{4}})(?![0-9]))?
      | {_GAP}[,/]?{_GAP}[Tt](?:háng|HÁNG){_GAP}(?P<m4>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD})
        (?:{_YEAR}(?P<y4>[0-9]{{4}})(?![0-9]))?
      | (?:{_BLANK}/{_BLANK}|{DASH}|\.)(?P<my>[0-9]{{4}})(?![0-9])
      )
    )""",
    re.VERBOSE,
)
"""Everything that begins with a digit and may be a day, or a month with its year."""

WORDS = re.compile(
    rf"""(?:[Nn]gày|NGÀY)[^\S\n]{{1,2}}(?:(?:mùng|mồng)[^\S\n])?(?P<sd>{NUMBER_WORDS}){_GAP}tháng{_GAP}
        (?P<sm>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD})(?:,?{_GAP}năm{_GAP}(?P<sy>[0-9]{{4}}|{NUMBER_WORDS}))?
    | (?:[Nn]gày|NGÀY)(?P<blank>[\s.…_]{{0,40}}[Tt](?:háng|HÁNG)[\s.…_]{{0,40}}[0-9]{{0,2}}[\s.…_]{{0,40}}
        [Nn](?:ăm|ĂM)(?:[\s.…_]{{0,20}}[0-9]{{2,4}})?)
    | [Tt]háng{_GAP}(?P<tm>{MONTH_WORD})(?:(?:,?{_GAP}năm{_GAP}|/|[^\S\n])(?P<ty>[0-9]{{4}})(?![0-9]))?
    | [Qq]uý{_GAP}(?P<quarter>I{{1,3}}|IV|[1-4])(?!\w)
        (?:(?:{_GAP}[,/]?{_GAP}(?:năm)?{_GAP}|{DASH})(?P<qy>[12][0-9]{{3}}))?
    | (?P<relative>[Hh]ôm[ ](?:nay|qua|kia|trước)(?!\w)
        |(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)[ ](?:nay|qua|mai)(?!\w)
        |[Nn]gày[ ](?:mai|kia)(?!\w)|[Tt](?:uần|háng)[ ](?:này|trước|tới|sau|qua)(?!\w))
    """,
    re.VERBOSE,
)
"""Days told in words, with no digit in front."""

PARTS = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}{_GAP}tháng{_GAP}(?:đầu|cuối)?{_GAP}năm(?:{_GAP}(?P<year>[12][0-9]{{3}}))?(?![0-9])"
)
"""Part of a year: `6 tháng đầu năm 2024`, `9 tháng năm 2024`."""

_ENGLISH_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_CMS_MONTH = rf"(?:{_ENGLISH_MONTH}|[Tt]hg{_BLANK}[0-9]{{1,2}},?|Th{_BLANK}[0-9]{{1,2}},?)"
STAMP = re.compile(
    rf"""(?<!\w)(?:[0-9]{{1,2}}[ ]{_CMS_MONTH}|(?:{_ENGLISH_MONTH}|[Tt]hg{_BLANK}[0-9]{{1,2}})[ ][0-9]{{1,2}})
    (?:,?[ ](?P<year>[12][0-9]{{3}}))?(?P<hour>,?[ ][0-9]{{1,2}}:[0-9]{{2}}(?:[ ]?[AaPp][Mm])?)?(?!\w)""",
    re.VERBOSE,
)
"""A publishing system's stamp in English or in its own abbreviation: `26 Apr 2024`, `26 Thg4, 2024`."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One match before its neighbours are looked at; day, month and year as far as they are printed."""

    start: int
    end: int
    form: str
    """`numeric`, `words`, `iso`, `spelled`, `stamp`, `list`, or the kind of a mention."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    lunar: bool = False
    closes: int | None = None
    """End of the date from which month or year are borrowed."""


_LEAD = re.compile(
    r"(?:(?:[Nn]g?[àa]y|NG[ÀA]Y|gày)[^\S\n]{0,4}\n?[^\S\n]{0,4}(?:(?:mùng|mồng)[^\S\n])?|[Mm](?:ùng|ồng)[^\S\n])$"
)
_MONTH_LEAD = re.compile(r"(?:[Tt]háng|THÁNG)[^\S\n]{0,4}\n?[^\S\n]{0,4}$")
_CUE = re.compile(
    r"(?:ngày|NGÀY|Ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|nay|qua|mai|[Cc]hủ nhật,?|từ|đến|tới|và|lễ|dịp"
    r"|(?:[Tt]hứ|THỨ) (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7]),?|[Kk]hánh|phóng|trước|\(|[-–—,;/])"
    r"[^\S\n]{0,2}$"
)
_CODE_TAIL = re.compile(r"/[^\W\d]|-[A-ZĐ]{2}|%|[A-ZĐ]|[.,][0-9]")
_YEAR_BEFORE = re.compile(r"[12][0-9]{3}.$")  # 16-12-1977/16-12-2024 is two days
_NOT_DIGITS = "/.-,tTh \n\xa0\t\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"
_LUNAR_TAIL = re.compile(r"[^\S\n]{0,2}\(?[^\S\n]?(?:\w+ ){0,3}?[Ââ]m lịch|[^\S\n]{0,2}\(?(?:ÂL|AL)\b")


def numeric_days(text: str) -> Iterator[Raw]:
    """Matches that begin with a digit, in reading order."""
    for match in NUMERIC.finditer(text):
        raw = _read_numeric(text, match)
        if raw is not None:
            yield raw


def _read_numeric(text: str, match: re.Match[str]) -> Raw | None:
    start, end = match.span()
    if match["isom"]:
        if _is_number_part(text, start, end) and text[end : end + 1] != "T":
            return None
        return Raw(start, end, "iso", int(match["isod"]), int(match["isom"]), int(text[start : start + 4]))
    if _is_number_part(text, start, end):
        return None
    first = int(text[start : start + 2].rstrip(_NOT_DIGITS))
    if match["my"]:
        lead = _MONTH_LEAD.search(text, max(0, start - 16), start)
        return Raw(lead.start(), end, "month_year", None, first, int(match["my"])) if lead else None
    if match["m4"]:
        return _read_written(text, match, first)
    month = int(match["m"] or match["m2"] or match["m3"])
    year_text = match["y"] or match["y2"] or match["y3"]
    lunar = bool(_LUNAR_TAIL.match(text, end))
    if year_text and len(year_text) == 4:
        return Raw(start, end, "numeric", first, month, int(year_text), lunar)
    return _read_partial(text, match, first, month, lunar)


def _is_number_part(text: str, start: int, end: int) -> bool:
    """Whether the match is cut out of a document number, a percentage, a decimal or an address."""
    if _CODE_TAIL.match(text, end):
        return True
    before = text[max(0, start - 2) : start]
    last = before[-1:]
    if last == "_" or last.isupper():
        return True
    return (
        len(before) == 2
        and last in "/.,-"
        and before[0].isdigit()
        and not _YEAR_BEFORE.search(text[:start][-5:])
    )


def _read_written(text: str, match: re.Match[str], day: int) -> Raw | None:
    start, end = match.span()
    month = month_number(match["m4"])
    if month is None:
        return None
    lead = _LEAD.search(text, max(0, start - 20), start)
    lunar = match["m4"].lower() in LUNAR_MONTHS or bool(_LUNAR_TAIL.match(text, end))
    year = int(match["y4"]) if match["y4"] else None
    return Raw(lead.start() if lead else start, end, "words", day, month, year, lunar)


def _read_partial(text: str, match: re.Match[str], day: int, month: int, lunar: bool) -> Raw | None:
    """A day without a full year counts only after a word that announces a day."""
    start, end = match.span()
    if not _CUE.search(text, max(0, start - 20), start):
        return None
    year = match["y"]
    if year and len(year) == 2 and not match["m2"]:
        return Raw(start, end, "short_year", day, month, int(year), lunar)
    if year:
        return Raw(start, end, "impossible", day, month, int(year), lunar)
    return Raw(start, end, "day_month", day, month, None, lunar)


def worded_days(text: str) -> Iterator[Raw]:
    """Matches told in words: spelled days, months by name, quarters, parts of a year, relative days."""
    for match in WORDS.finditer(text):
        raw = _read_words(match)
        if raw is not None:
            yield raw
    for match in PARTS.finditer(text):
        yield Raw(*match.span(), "part_of_year", year=int(match["year"]) if match["year"] else None)


def _read_words(match: re.Match[str]) -> Raw | None:
    start, end = match.span()
    if match["sd"]:
        day, month = spelled_number(match["sd"]), month_number(match["sm"])
        year = match["sy"] and (int(match["sy"]) if match["sy"].isdigit() else spelled_number(match["sy"]))
        return Raw(start, end, "spelled", day, month, year or None, match["sm"].lower() in LUNAR_MONTHS)
    if match["blank"]:
        return Raw(start, end, "blank")
    if match["tm"]:
        year = int(match["ty"]) if match["ty"] else None
        kind = "month_year" if year else "month"
        return Raw(
            start, end, kind, None, month_number(match["tm"]), year, match["tm"].lower() in LUNAR_MONTHS
        )
    if match["quarter"]:
        return Raw(start, end, "quarter", year=int(match["qy"]) if match["qy"] else None)
    return Raw(start, end, "relative")


def stamped_days(text: str) -> Iterator[Raw]:
    """Stamps in English or in a publishing system's abbreviation; their reading is dateparser's."""
    for match in STAMP.finditer(text):
        if match["year"] or match["hour"]:
            yield Raw(*match.span(), "stamp", year=int(match["year"]) if match["year"] else None)
