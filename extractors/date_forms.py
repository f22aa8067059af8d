"""Days printed with digits: the patterns, and what each of their matches says.

Forms and their breakage are observed in plans, decisions and news pages of 2008 to 2026; the full written
form `ngày … tháng … năm …` is that of Decree 30/2020/NĐ-CP, annex I, II.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.date_announced import is_announced
from extractors.date_numerals import LUNAR_MONTHS, MONTH_WORD, month_number

DASH = r"[-\u2010-\u2015\u2212\ufe63]"
GAP = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
"""Blanks around at most one hard line break."""
BLANK = r"[^\S\n]{0,2}"
_YEAR = rf"(?:{GAP}[,/]?{GAP}[Nn](?:ăm|ĂM){GAP}|,{GAP}|{BLANK}[/.]{BLANK}|{BLANK}{DASH}{BLANK}|[^\S\n])"

_NUMERIC = re.compile(
    rf"""[0-9](?<![0-9][0-9])(?:
      (?<=[12])[0-9]{{3}}(?P<isosep>[-/])(?P<isom>[0-9]{{2}})(?P=isosep)(?P<isod>[0-9]{{2}})(?![0-9])
    | (?P<d>[0-9]?)(?:
        {BLANK}/{BLANK}(?P<m>[0-9]{{1,2}})(?![0-9])
        (?:(?:{BLANK}/{{1,2}}{GAP}(?P<yy>[0-9]{{2,3}}(?![0-9/])(?!(?<=20[0-9])[^\S\n][0-9](?![0-9])))?|{DASH}|\.)
           (?P<y>[0-9]{{4}}(?![0-9])|20[0-9][^\S\n][0-9](?![0-9]))?)?
      | \.(?P<m2>[0-9]{{1,2}})(?:\.{BLANK}(?P<y2>[0-9]{{4}})(?![0-9])|(?![0-9]|[.,][0-9]))
      | [ ]\.[ ](?P<m5>[0-9]{{1,2}})[ ]\.[ ](?P<y5>[12][0-9]{{3}})(?![0-9])
      | {BLANK}{DASH}{BLANK}(?P<m3>[0-9]{{1,2}})
        (?![0-9]|{BLANK}(?:/{BLANK}[0-9]{{1,2}}(?![0-9])|[Tt]háng))
        (?:(?:{BLANK}{DASH}{BLANK}|/)(?P<y3>[0-9]{{4}})(?![0-9]))?
      | {GAP}[,/]?{GAP}[Tt](?:háng|HÁNG){GAP}(?P<m4>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD})
        (?:{_YEAR}(?P<y4>[0-9]{{4}}|20[^\S\n][0-9]{{2}})(?![0-9]))?
      | (?:{BLANK}/{BLANK}|{DASH}|\.)(?P<my>[0-9]{{4}})(?![0-9])
      )
    )""",
    re.VERBOSE,
)


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
    sure: bool = True
    """False where the digits are a day only if another day stands beside them: `30/4 và 1/5`."""


_LEAD = re.compile(
    r"(?:(?:[Nn]g?[àa]y|NG[ÀA]Y|gày)[^\S\n]{0,4}\n?[^\S\n]{0,4}(?:(?:mùng|mồng)[^\S\n])?|[Mm](?:ùng|ồng)[^\S\n])$"
)
_MONTH_LEAD = re.compile(r"(?:[Tt]háng|THÁNG)[^\S\n]{0,4}\n?[^\S\n]{0,4}$")
_MONTH_YEAR_LEAD = re.compile(
    r"(?<!\w)(?:hạn(?: dùng| sử dụng| nộp| chót| cuối)?|hết|đến|tới|từ|trước|trong|vào|kỳ|cuối|đầu|giữa"
    r"|tháng [0-9]{1,2}(?:,| và| đến| -| –))"
    r":?[^\S\n]$",
    re.IGNORECASE,
)
_CELL_OPENS, _CELL_CLOSES = (
    re.compile(r"(?:^|\n|[|\t])[^\S\n]{0,2}$"),
    re.compile(r"[^\S\n]{0,2}(?:$|\n|[|\t])"),
)
_BRACKET_OPENS = re.compile(r"\((?:[0-9]{1,2}[/-][0-9]{4}\s?[-–]\s?)?$")
_BRACKET_CLOSES = re.compile(r"(?:\s?[-–]\s?[0-9]{1,2}[/-][0-9]{4})?\)")
_CODE_TAIL = re.compile(r"/[^\W\d]|-[A-ZĐ]{2}|%|[A-ZĐ]")
_DECIMAL = re.compile(r"[.,][0-9]")
_SLASHED = "/."  # a slashed date may follow a comma or a dash: 14,15/7/2020
_DURATION = re.compile(r"\s(?:ngày|tuần|giờ)(?!\w)")  # 6 tháng 10 ngày
_YEAR_BEFORE = re.compile(r"[12][0-9]{3}.$")  # 16-12-1977/16-12-2024 is two days
_LUNAR_TAIL = re.compile(
    r"[^\S\n]{0,2}(?:\(?(?:theo[ ])?[Ââ]m lịch|\(?(?:ÂL|AL)\b"
    r"|năm (?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s)"
)


def numeric_days(text: str) -> Iterator[Raw]:
    """Days, and months with their year, that begin with a digit; in reading order."""
    for match in _NUMERIC.finditer(text):
        raw = _read(text, match)
        if raw is not None:
            yield raw


def _read(text: str, match: re.Match[str]) -> Raw | None:
    start, end = match.span()
    if match["isom"]:
        if text[end : end + 1] != "T" and _is_number_part(text, start, end, "/.-,"):
            return None
        if match["isosep"] == "/" and "/" in (text[start - 1 : start], text[end : end + 1]):
            return None  # the folders of an address: /2024/06/26/
        return Raw(start, end, "iso", int(match["isod"]), int(match["isom"]), int(text[start : start + 4]))
    if _is_number_part(text, start, end, _SLASHED if match["m"] else "/.,-"):
        return None
    first = int(text[start] + match["d"])
    if match["my"]:
        return _read_month_year(text, match, first)
    if match["m4"]:
        return _read_written(text, match, first)
    month = int(match["m"] or match["m2"] or match["m3"] or match["m5"])
    year = match["y"] or match["y2"] or match["y3"] or match["y5"]
    if year:
        lunar = bool(_LUNAR_TAIL.match(text, end))
        # Words pasted from an editor read 201 6.
        return Raw(start, end, "numeric", first, month, int("".join(year.split())), lunar)
    return _read_partial(text, match, first, month)


def _read_month_year(text: str, match: re.Match[str], month: int) -> Raw | None:
    """`tháng 3/2024`; without that word only in brackets, a cell, or after a word of time: `hạn 12/2023`."""
    start, end = match.span()
    lead = _MONTH_LEAD.search(text, max(0, start - 16), start)
    if lead:
        return Raw(lead.start(), end, "month_year", None, month, int(match["my"]))
    mark = text[match.start("my") - 1]
    if (
        not 0 < month < 13
        or not 1900 <= int(match["my"]) <= 2100
        or mark == "."
        or text[end : end + 1] == "/"
    ):
        return None
    bracket = bool(
        _BRACKET_OPENS.search(text, max(0, start - 14), start) and _BRACKET_CLOSES.match(text, end)
    )
    cell = _CELL_OPENS.search(text, max(0, start - 4), start) and _CELL_CLOSES.match(text, end)
    led = mark == "/" and _MONTH_YEAR_LEAD.search(text, max(0, start - 20), start)
    return Raw(start, end, "month_year", None, month, int(match["my"])) if bracket or cell or led else None


def _is_number_part(text: str, start: int, end: int, glue: str) -> bool:
    """Whether the match is cut out of a document number, a percentage, a decimal or an address.

    `glue` are the marks that bind a digit before the match to it.
    """
    if _CODE_TAIL.match(text, end) or (glue != _SLASHED and _DECIMAL.match(text, end)):
        return True
    before = text[max(0, start - 2) : start]
    last = before[-1:]
    if last == "_" or last.isupper():
        return True
    bound = len(before) == 2 and last in glue and before[0].isdigit()
    return bound and not _YEAR_BEFORE.search(text[max(0, start - 5) : start])


def _read_written(text: str, match: re.Match[str], day: int) -> Raw | None:
    start, end = match.span()
    month = month_number(match["m4"])
    if month is None:
        return None
    lead = _LEAD.search(text, max(0, start - 20), start)
    lunar = match["m4"].lower() in LUNAR_MONTHS or bool(_LUNAR_TAIL.match(text, end))
    year = int("".join(match["y4"].split())) if match["y4"] else None  # scans read 20 24
    if not lead and not year and (_DURATION.match(text, end) or _is_count(text, match)):
        return None
    return Raw(lead.start() if lead else start, end, "words", day, month, year, lunar)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether the number counts months or is part of a name: `6 tháng một lần`, `sân 30 Tháng 4`."""
    between = text[match.start() : match.start("m4")]
    worded = not match["m4"].isdigit() and match["m4"][0].islower() and match["m4"] not in LUNAR_MONTHS
    return worded or "," in between or "T" in between


def _read_partial(text: str, match: re.Match[str], day: int, month: int) -> Raw | None:
    """A day without a full year counts only where words before it announce one, or beside another day."""
    start = match.start()
    end = match.end("yy") if match["yy"] else match.end("m") if match["m"] else match.end()
    if _DECIMAL.match(text, end):
        return None
    lunar = bool(_LUNAR_TAIL.match(text, end))
    sure = lunar or is_announced(text, start, end, day, month, slashed=bool(match["m"]))
    if match["yy"]:
        kind = "short_year" if len(match["yy"]) == 2 else "impossible"
        return Raw(start, end, kind, day, month, int(match["yy"]), lunar) if sure else None
    if not 0 < day < 32 or not 0 < month < 13:
        return None
    return Raw(start, end, "day_month", day, month, None, lunar, sure=sure)
