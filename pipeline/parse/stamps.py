"""Posting stamps: the day on which a page says it was published, told from clocks and from dates in prose."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from corpora.pages import page_lexicon

from .clean import fold

_DAY = r"(?P<day>\d{1,2})\s?[/.–-]\s?(?P<month>\d{1,2})\s?[/.–-]\s?(?P<year>\d{4})"
_WORDS = r"(?P<day_w>\d{1,2})\s+tháng\s+(?P<month_w>\d{1,2})\s*,?\s*(?:năm\s+)?(?P<year_w>\d{4})"
_ISO = r"(?P<year_i>\d{4})-(?P<month_i>\d{2})-(?P<day_i>\d{2})"
_DATE = re.compile(rf"(?<![\d/.–-])(?:{_ISO}|{_DAY}|{_WORDS})(?![\d/])", re.I)
_TIME = r"\d{1,2}\s?(?::\s?\d{2}(?::\d{2})?|[hg]\s?\d{0,2}|giờ(?:\s\d{1,2}(?:\sphút)?)?)\s?(?:AM|PM|SA|CH)?"
_WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\snhật|cn|t[2-7])"
# What may stand beside the day in a stamp, and nothing else.
_FILLER = re.compile(
    rf"{_TIME}|{_WEEKDAY}|\bngày\b|\blúc\b|\bgiờ\b|\bvào\b|gmt\s?\+?\s?\d*(?::00)?|\(gmt\+7\)|"
    r"(?:số\s)?(?:lượt\s(?:xem|đọc|truy\scập)|view\scount|views?|lượt|đã\sxem|số\slần\sxem)\s?:?\s?[\d.,]*|"
    r"[\d.,]+\s(?:lượt(?:\s(?:xem|đọc))?|views?)",
    re.I,
)
_HOUR_FIRST = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}\s?[,|–-]?\s*(?:ngày\s)?", re.I)
_PLACE_CLOCK = re.compile(r"^(?!thứ\b|chủ nhật\b)[A-ZĐ]\w+(?:[ .-]+[A-ZĐ]\w+){0,4},\s*ngày\b", re.I)
_PROSE = re.compile(r"\d\s?[/-]\s?[A-ZĐ]{2}|[;?!]|\.\s|\.$")
_AFTER = re.compile(r"\W{0,3}(?:trang\s+\d{1,3})?\W{0,3}", re.I)
_LONGEST_SOURCE = 100
_MOST_PARTS = 5
_POINTS = " ,;:()[]-–—/*.\t"
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is a stamp."""

    day: str
    """ISO day."""
    meaning: str
    """`published` or `updated` where a label says so, `plain` without one, `clock` for the site's own."""
    rest: str
    """What stands beside day, hour and label: mostly the author's name; empty for most stamps."""
    timed: bool
    """Whether an hour stands with the day."""


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = sorted(page_lexicon().stamps, key=lambda row: -len(row.label))
    return tuple((re.compile(rf"\b{re.escape(row.label)}\b\s*:?", re.I), row.meaning) for row in rows)


def iso_day(text: str) -> str | None:
    """The first day named in `text` as ISO, or None; days that no calendar has are passed over.

    >>> iso_day("Thứ Năm, 05/01/2023 10:12"), iso_day("ngày 5 tháng 1 năm 2023"), iso_day("31/02/2024")
    ('2023-01-05', '2023-01-05', None)
    """
    return next((day for match in _DATE.finditer(text) if (day := _valid(match))), None)


def _valid(match: re.Match[str]) -> str | None:
    for kind in ("", "_w", "_i"):
        if match[f"day{kind}"]:
            year, month, day = (int(match[f"{part}{kind}"]) for part in ("year", "month", "day"))
            try:
                return datetime.date(year, month, day).isoformat() if 1990 <= year <= 2100 else None
            except ValueError:
                return None
    return None


def read_stamp(line: str) -> Stamp | None:
    """The stamp that `line` is, or None for lines that are prose.

    A stamp is short and holds one day; beside it only an hour, a weekday, a label, a count of readers and
    perhaps a name.

    >>> read_stamp("Kim Thoa 26/06/2024 17:07").rest
    'Kim Thoa'
    >>> read_stamp("Ngày 26/9/2022, Sở đã họp về công tác thi đua") is None
    True
    """
    if len(line) > _LONGEST or not (match := _DATE.search(line)) or not (day := _valid(match)):
        return None
    around = line[: match.start()] + " | " + line[match.end() :]
    meaning, around = _labelled(around)
    timed = bool(re.search(rf"(?<!\d){_TIME}", around, re.I))
    parts = (part.strip(_POINTS) for part in re.split(r"[|•·]", _FILLER.sub("|", around)))
    rest = " | ".join(part for part in parts if part)
    if meaning == "plain" and _PLACE_CLOCK.search(line):
        return Stamp(day, "clock", rest, timed)
    if _DATE.search(around) and meaning == "plain":
        return None
    if rest and not (_name_like(rest) and (timed or meaning != "plain")):
        return Stamp(day, meaning, "", timed) if _is_source_line(line, match, meaning) else None
    return Stamp(day, meaning, rest, timed)


def _is_source_line(line: str, match: re.Match[str], meaning: str) -> bool:
    """Whether a plain day stands apart in a short line of names: the paper or the section beside its day.

    >>> read_stamp("QKO - Thứ Ba, 09/06/2015").day, read_stamp("doantn | 24.05.2016 | Ban Phong trào").day
    ('2015-06-09', '2016-05-24')
    >>> read_stamp("(Bản tin Ban Dân vận - ngày 18/02/2011)").day
    '2011-02-18'
    >>> read_stamp("Số: 15/QĐ-UBND | 24.05.2016") is None, read_stamp("Báo cáo ngày 12/3/2020") is None
    (True, True)
    """
    if meaning != "plain" or len(line) > _LONGEST_SOURCE or _PROSE.search(line):
        return False
    if "|" in line:
        parts = line.split("|")
        dated = next((part for part in parts if match.group() in part), "")
        return (
            not _FILLER.sub("", dated.replace(match.group(), "")).strip(_POINTS) and len(parts) <= _MOST_PARTS
        )
    weekday = re.search(rf"{_WEEKDAY}\W*(?:ngày\s*)?$", line[: match.start()], re.I)
    masthead = fold(line).startswith(_mastheads())
    return bool((weekday or masthead) and _AFTER.fullmatch(line, match.end()))


@cache
def _mastheads() -> tuple[str, ...]:
    return tuple(fold(row.heading) + " " for row in page_lexicon().headings if row.place == "masthead")


def is_masthead(line: str) -> bool:
    """Whether a short line names the site or paper that prints the page.

    >>> is_masthead("Cổng thông tin điện tử tỉnh Hải Giang"), is_masthead("Bản tin đã đến với bà con.")
    (True, False)
    """
    return len(line) <= _LONGEST_SOURCE and line[-1] not in ".!?" and fold(line).startswith(_mastheads())


def opens_with_hour(line: str) -> bool:
    """Whether the line is an hour, then a day, and nothing else.

    >>> opens_with_hour("10:02, 24/02/2023"), opens_with_hour("Thứ Sáu, 24/02/2023 10:02")
    (True, False)
    """
    hour = _HOUR_FIRST.match(line)
    return bool(hour and _DATE.fullmatch(line, hour.end()))


def label_alone(line: str) -> str | None:
    """What a line that holds nothing but a stamp's label means, or None.

    >>> label_alone("Ngày đăng:"), label_alone("Ngày đăng ký")
    ('published', None)
    """
    if len(line) > 30:
        return None
    key = line.strip(" :|").lower()
    return next((row.meaning for row in page_lexicon().stamps if row.label == key), None)


def _labelled(around: str) -> tuple[str, str]:
    """The meaning that the line's labels give it, `published` before others, and the line without them."""
    meanings = []
    for pattern, meaning in _labels():
        around, count = pattern.subn(" ", around)
        if count:
            meanings.append(meaning)
    for meaning in ("clock", "published", "updated"):
        if meaning in meanings:
            return meaning, around
    return "plain", around


def _name_like(rest: str) -> bool:
    """A few capitalised words: an author, a place or a section, not a sentence."""
    words = [word for word in rest.split() if any(char.isalnum() for char in word)]
    return len(words) <= 8 and sum(word[0].isupper() or not word[0].isalpha() for word in words) * 2 > len(
        words
    )
