"""Dates told in words: spelled days, months by name, quarters, relative days, blanks, stamps in English.

Every pattern but the stamp's begins with letters that are the same in `Ngày`, `ngày` and so on, for a pattern
that begins with plain letters is found many times faster; the first letter is looked at afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.date_forms import BLANK, DASH, GAP, Raw
from extractors.date_numerals import LUNAR_MONTHS, MONTH_WORD, NUMBER_WORDS, month_number, spelled_number

_DAY = re.compile(
    rf"""gày(?:
      [^\S\n]{{1,2}}(?:(?:mùng|mồng)[^\S\n])?(?P<day>{NUMBER_WORDS}){GAP}tháng{GAP}
      (?P<month>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD})(?:,?{GAP}năm{GAP}(?P<year>[0-9]{{4}}|{NUMBER_WORDS}))?
    | [^\S\n]{{0,3}}(?P<slots>[.…_]{{0,20}}[^\S\n]{{0,8}}/[\s.…_]{{0,12}}[0-9]{{0,2}}
      [\s.…_]{{0,12}}/[\s.…_]{{0,6}}(?:[12][0-9]{{3}}(?![0-9]))?)(?<![\s])(?![0-9])
    | [\s.…_]{{0,40}}tháng[\s.…_]{{0,40}}[0-9]{{0,2}}[\s.…_]{{0,40}}năm(?:[\s.…_]{{0,20}}[0-9]{{2,4}})?
    )""",
    re.VERBOSE,
)
_LEFT_OPEN = re.compile(r"[.…_]|\s\s|[0-9]")
_MONTH = re.compile(
    rf"háng{GAP}(?P<month>{MONTH_WORD}|[0-9]{{1,2}}(?![0-9]|[-/.,]\s?[0-9]))"
    rf"(?:(?:,?{GAP}năm{GAP}|{BLANK}[/-]{BLANK}|,?[^\S\n])(?P<year>[12][0-9]{{3}})(?![0-9]))?"
)
_NOT_THE_MONTH = re.compile(
    r"(?i:mỗi|hằng|hàng)[^\S\n][Tt]$|(?:rạp|phố|đường|trường|sân|công viên|xã|phường) T$"
)
_YEARS_OF = re.compile(
    rf"(?:ăm học(?: mới)?|ĂM HỌC|(?P<term>hiệm k[ỳì]|HIỆM K[ỲÌ]))[^\S\n]{{1,3}}(?P<first>[12][0-9]{{3}})"
    rf"[^\S\n]{{0,2}}(?:{DASH}{{1,2}}|đến)[^\S\n]{{0,2}}(?P<year>[12][0-9]{{3}})(?![0-9])"
)
_PART_OF = re.compile(rf"(?:uối|ầu|iữa) năm(?:{GAP}(?P<year>[12][0-9]{{3}})(?![0-9])|(?= ?[,;.)\n]))")
_LUNAR_DAY = re.compile(r"[ùồ]ng[^\S\n][0-9]{1,2}[^\S\n](?:[Tt]ết(?: Nguyên đán)?|[Ââ]m lịch)(?!\w)")
_TET = re.compile(
    r"ết(?:[^\S\n]Nguyên[^\S\n]đán)?[^\S\n](?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)[^\S\n]"
    r"(?:T[ýíỵị]|Sửu|Dần|Mão|Mẹo|Thìn|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)(?:[^\S\n][12][0-9]{3})?(?!\w)"
)
_QUARTER = re.compile(
    rf"uý{GAP}(?:I{{1,3}}|IV|[1-4])(?!\w|\slần)(?:(?:{GAP}[,/]?{GAP}(?:năm)?{GAP}|{DASH})(?P<year>[12][0-9]{{3}}))?"
)
_WEEKDAY = (
    r"(?:[Tt]hứ[^\S\n](?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb][ảẩ]y|[2-7])|[Cc]hủ[^\S\n][Nn]hật)"
    r"[^\S\n]tuần[^\S\n](?:này|qua|rồi|trước|vừa qua|vừa rồi|tới|sau)(?!\w)"
)
_SAME_DAY = r"(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)[^\S\n]cùng[^\S\n]ngày(?!\w)"
_OF_A_NUMBER = r"(?<=[A-ZĐ] )cùng[^\S\n]ngày(?![^\S\n]\d)"  # Quyết định số 671-QĐ/TU cùng ngày
_RELATIVE = re.compile(rf"(?<!\w)(?:{_WEEKDAY}|{_SAME_DAY}|{_OF_A_NUMBER})")
# What each of the two slow patterns cannot be without; where it is missing, they are not tried.
_OF_RELATIVE = re.compile(r"tuần[^\S\n](?:[nqrtsv])|cùng[^\S\n]ngày")
_OF_PART = re.compile(rf"tháng{GAP}(?:đầu|cuối)?{GAP}năm")
_NOW = tuple(re.compile(rf" {word}(?!\w)") for word in ("nay", "qua", "mai", "kia"))
_OPENING_MARKS = frozenset('“"')
_NOW_OF = re.compile(r"(?:[Hh]ôm|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|(?P<day>[Nn]gày))$")
_PART = re.compile(
    rf"(?:[0-9](?<![0-9][0-9])[0-9]?|(?<!\w)(?:[Bb]a|[Ss]áu|[Cc]hín)){GAP}tháng{GAP}(?:đầu|cuối)?{GAP}năm"
    rf"(?:{GAP}(?P<year>[12][0-9]{{3}}))?(?![0-9])"
)

_ENGLISH_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_CMS_MONTH = rf"(?:{_ENGLISH_MONTH}|[Tt]hg{BLANK}[0-9]{{1,2}},?|Th{BLANK}[0-9]{{1,2}},?)"
_STAMP = re.compile(
    rf"""[0-9](?<!\w\w)(?:[0-9]?[ ]{_CMS_MONTH}
    (?:,?[ ](?P<year>[12][0-9]{{3}}))?(?P<hour>,?[ ][0-9]{{1,2}}:[0-9]{{2}}(?:[ ]?[AaPp][Mm])?)?(?!\w))""",
    re.VERBOSE,
)
_STAMP_MONTH_FIRST = re.compile(
    rf"""[ADFJMNOST](?<!\w\w)(?:(?<=T)hg{BLANK}[0-9]{{1,2}}|[a-z]{{2,8}}\.?)[ ][0-9]{{1,2}}
    (?:st|nd|rd|th)?,?[ ](?P<year>[12][0-9]{{3}})(?!\w)""",
    re.VERBOSE,
)
_MONTH_FIRST = re.compile(rf"(?:{_ENGLISH_MONTH}|Thg{BLANK}[0-9]{{1,2}})[ ]")


def worded_days(text: str) -> Iterator[Raw]:
    """Days, months, quarters and parts of a year told in words; kind by kind, not in reading order."""
    for pattern, first, read in _READERS:
        for match in pattern.finditer(text):
            if match.start() and text[match.start() - 1] in first:
                raw = read(match)
                if raw is not None:
                    yield raw
    for match in _PART.finditer(text) if _OF_PART.search(text) else ():
        yield Raw(*match.span(), "part_of_year", year=int(match["year"]) if match["year"] else None)
    for match in _RELATIVE.finditer(text) if _OF_RELATIVE.search(text) else ():
        yield Raw(*match.span(), "relative")
    for pattern in _NOW:
        for match in pattern.finditer(text):
            of = _NOW_OF.search(text, max(0, match.start() - 5), match.start())
            # A slogan: “Hôm nay tôi sống xanh hơn”.
            quoted = of and text[of.start() - 1 : of.start()] in _OPENING_MARKS
            if of and not quoted and (not of["day"] or match[0] in (" mai", " kia")):
                yield Raw(of.start(), match.end(), "relative")


def _day(match: re.Match[str]) -> Raw | None:
    start, end = match.start() - 1, match.end()
    if match["slots"]:
        return Raw(match.start("slots"), end, "blank", *_filled(match["slots"].split("/")[1:]))
    if not match["day"]:
        filled = _filled(re.split("[tT]háng|năm", match[0])[1:])
        return Raw(start, end, "blank", *filled) if _LEFT_OPEN.search(match[0]) else None
    day, month = spelled_number(match["day"]), month_number(match["month"])
    year = match["year"] and (
        int(match["year"]) if match["year"].isdigit() else spelled_number(match["year"])
    )
    return Raw(start, end, "spelled", day, month, year or None, match["month"].lower() in LUNAR_MONTHS)


def _filled(slots: list[str]) -> tuple[None, int | None, int | None]:
    """Day, month and year of a date left open: what is filled in already, the day never."""
    month, year = (int(digits) if (digits := re.sub(r"[^0-9]", "", slot)) else None for slot in slots)
    return None, month, year


def _month(match: re.Match[str]) -> Raw | None:
    month, year = month_number(match["month"]), match["year"]
    lunar = match["month"].lower() in LUNAR_MONTHS
    counted = not year and not lunar and match["month"][0].islower()  # mỗi tháng một lần
    named = not year and match.string.endswith(("ạng ", "ẠNG "), 0, match.start() - 1)  # Cách mạng tháng Tám
    if counted or named or _is_duration(match) or (not year and _NOT_THE_MONTH.search(*_before(match))):
        return None
    kind = "month_year" if year else "month"
    return Raw(match.start() - 1, match.end(), kind, None, month, int(year) if year else None, lunar)


def _before(match: re.Match[str]) -> tuple[str, int, int]:
    """What stands before a match without its first letter: text, start and end for a search."""
    return match.string, max(0, match.start() - 14), match.start()


def _is_duration(match: re.Match[str]) -> bool:
    """Whether a count stands before the word for month: `6 tháng 10 ngày`."""
    return match.string[max(0, match.start() - 3) : match.start() - 1].strip()[-1:].isdigit()


def _years_of(match: re.Match[str]) -> Raw | None:
    """A school year or a term, from its first letter to its last year."""
    first, last = int(match["first"]), int(match["year"])
    kind = "term" if match["term"] else "school_year"
    fits = 0 < last - first < 8 if match["term"] else last - first == 1
    return Raw(match.start() - 1, match.end(), kind) if fits else None


def _part_of(match: re.Match[str]) -> Raw | None:
    """`cuối năm 2025`; not in `dẫn đầu năm 2024`, nor the bare `đầu năm`."""
    start, year = match.start() - 1, match["year"]
    led = match.string.endswith(("dẫn ", "Dẫn ", "tháng "), 0, start)
    if led or (not year and match[0].startswith("ầu")):
        return None
    return Raw(start, match.end(), "part_of_year", year=int(year) if year else None)


def _lunar_day(match: re.Match[str]) -> Raw:
    return Raw(match.start() - 1, match.end(), "lunar", lunar=True)


def _quarter(match: re.Match[str]) -> Raw | None:
    year = match["year"]
    return Raw(match.start() - 1, match.end(), "quarter", year=int(year) if year else None)


_READERS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], Raw | None]], ...] = (
    (_DAY, "Nn", _day),
    (_MONTH, "Tt", _month),
    (_QUARTER, "Qq", _quarter),
    (_YEARS_OF, "Nn", _years_of),
    (_PART_OF, "CcĐđGg", _part_of),
    (_LUNAR_DAY, "Mm", _lunar_day),
    (_TET, "Tt", _lunar_day),
)


def stamped_days(text: str) -> Iterator[Raw]:
    """Stamps in English or in a publishing system's abbreviation: `26 Apr 2024`, `26 Thg4, 2024`.

    Their reading is dateparser's.
    """
    for match in _STAMP.finditer(text):
        if match["year"] or match["hour"]:
            yield Raw(*match.span(), "stamp", year=int(match["year"]) if match["year"] else None)
    for match in _STAMP_MONTH_FIRST.finditer(text):
        if _MONTH_FIRST.match(match[0]):
            yield Raw(*match.span(), "stamp", year=int(match["year"]))
