"""Days, months and quarters named in a text: spans first, then the facts of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

import dateparser

from extractors.date_forms import DASH, Raw, numeric_days, stamped_days, worded_days
from extractors.document import Context, Document
from extractors.facts import Confidence, DateFact, DateMention, Evidence, Span

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Years that a day of this field may lie in; others are misprints."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date as printed: `printed == text[start:end]`.

    The span of a written date begins with the word `ngày` (`ngày 05 tháng 5 năm 2022`); that of a numeric date
    begins with its first digit and leaves the word out (`05/5/2022`).
    """

    start: int
    end: int
    date: str | None
    """ISO day of a `full` date; of other kinds, ISO day or month as far as the text alone settles it."""
    kind: str
    """`full`, or a partial kind: `day_month`, `month_year`, `month`, `short_year`, `range_day`, `quarter`,
    `part_of_year`, `relative`, `lunar`, `stamp`, `blank` (left to be filled in by hand), `impossible`."""
    printed: str
    form: str = "numeric"
    """How it is written: `numeric`, `words`, `iso`, `spelled`, `stamp`, or `list` where month and year are those
    of a later day of the same list."""
    closes: int | None = None
    """For a day of a list: where the date ends from which it takes its month and year."""


def scan_dates(text: str) -> tuple[DateSpan, ...]:
    """Every date in `text`, in reading order, without overlaps.

    >>> [(span.date, span.printed) for span in scan_dates("ngày 21 và 22/6/2018, tháng 3/2024")]
    [('2018-06-21', '21'), ('2018-06-22', '22/6/2018'), ('2024-03', 'tháng 3/2024')]
    """
    raws = _without_overlaps([*numeric_days(text), *worded_days(text), *stamped_days(text)])
    return tuple(_with_lists(text, raws, [_span(text, raw) for raw in raws]))


def _without_overlaps(raws: list[Raw]) -> list[Raw]:
    """The leftmost, then the longest of matches that overlap."""
    kept: list[Raw] = []
    for raw in sorted(raws, key=lambda raw: (raw.start, -raw.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
        elif raw.end > kept[-1].end and kept[-1].form in ("blank", "month", "relative"):
            kept[-1] = raw
    return kept


def _span(text: str, raw: Raw) -> DateSpan:
    printed = text[raw.start : raw.end]
    if raw.form == "stamp":
        day = _read_stamp(printed) if raw.year else None
        return DateSpan(raw.start, raw.end, day, "full" if day else "stamp", printed, "stamp")
    if raw.lunar:
        return DateSpan(raw.start, raw.end, None, "lunar", printed, raw.form)
    if raw.day is None:
        month = f"{raw.year:04}-{raw.month:02}" if raw.year and raw.month and 1 <= raw.month <= 12 else None
        kind = "impossible" if raw.form == "month_year" and not month else raw.form
        return DateSpan(raw.start, raw.end, month, kind, printed)
    kind, day = _kind(raw)
    form = raw.form if raw.form in ("numeric", "words", "iso", "spelled") else "numeric"
    return DateSpan(raw.start, raw.end, day, kind, printed, form)


def _kind(raw: Raw) -> tuple[str, str | None]:
    year = raw.year
    if raw.form == "short_year" and year is not None:
        year += 1900 if year > 40 else 2000
    if raw.form == "impossible" or not _exists(raw.day, raw.month, 2000 if year is None else year):
        return "impossible", None
    if year is None:
        return "day_month", None
    return ("short_year" if raw.form == "short_year" else "full"), _iso(raw.day, raw.month, year)


def _exists(day: int | None, month: int | None, year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and _iso(day, month, year) is not None


def _iso(day: int | None, month: int | None, year: int) -> str | None:
    try:
        return date(year, month or 0, day or 0).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _read_stamp(printed: str, base: str | None = None) -> str | None:
    """The day of a stamp or of a relative day, as dateparser reads it."""
    settings = {"DATE_ORDER": "DMY", "PARSERS": ["relative-time", "absolute-time"]}
    if base:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(base)  # type: ignore[assignment]
    found = dateparser.parse(printed, languages=["vi", "en"], settings=settings)  # type: ignore[arg-type]
    return found.date().isoformat() if found else None


_NEXT_DAY = r"(?:(?:các |hai )?ngày(?: mùng| mồng)?[^\S\n]{0,2}\n?)?"
_LIST_GAP = re.compile(
    rf"[^\S\n]{{0,3}}(?:(?:,|;)[^\S\n]{{0,2}}\n?(?:và[^\S\n])?|\n?(?:và|&|\+)\s){_NEXT_DAY}\s?"
)
_RANGE_GAP = re.compile(rf"[^\S\n]{{0,3}}\n?(?:{DASH}|~|đến|tới)\s?(?:hết |sáng |chiều )?{_NEXT_DAY}\s?")
_BARE_DAY = re.compile(r"(?<![\w/.,-])[0-9]{1,2}$")
_DAYS_ANNOUNCED = re.compile(
    r"(?:^|[Nn]gày|NGÀY|sáng|chiều|tối|trưa|đêm|hôm|m[ùồ]ng|vào|từ|trong|\()[^\S\n]{0,3}\n?$"
)


def _with_lists(text: str, raws: list[Raw], spans: list[DateSpan]) -> list[DateSpan]:
    """Days of a list get the year, or month and year, of the full date that ends the list.

    A list is joined by a comma or `và`.  The first end of a range (`từ 20/6 đến 26/6/2024`) stays partial, for
    a range may begin in another year.
    """
    done: list[DateSpan] = []
    carrier: Raw | None = None
    head = close = 0
    for place in range(len(spans) - 1, -1, -1):
        raw, span = raws[place], spans[place]
        joint = _joint(text, span.end, head) if carrier else None
        if span.kind == "day_month" and carrier and joint:
            span = _borrowed(span, raw.day, raw.month, carrier.year, close, joint)
        done.append(span)
        carrier = None
        if span.kind == "full" and raw.day and span.form not in ("iso", "stamp"):
            carrier = replace(raw, year=int(span.date[:4])) if span.date else None
            head, close = span.start, span.closes or span.end
            floor = spans[place - 1].end if place else 0
            for bare in _bare_days(text, floor, head, close, carrier or raw):
                done.append(bare)
                head = bare.start
                carrier = carrier if bare.kind == "full" else None
    return done[::-1]


def _joint(text: str, end: int, start: int) -> str | None:
    if 0 < start - end <= 24:
        if _LIST_GAP.fullmatch(text, end, start):
            return "list"
        if _RANGE_GAP.fullmatch(text, end, start):
            return "range"
    return None


def _borrowed(
    span: DateSpan, day: int | None, month: int | None, year: int | None, close: int, joint: str
) -> DateSpan:
    iso = _iso(day, month, year or 0)
    if iso is None:
        return replace(span, kind="impossible", date=None)
    return replace(span, date=iso, kind="full" if joint == "list" else "range_day", form="list", closes=close)


def _bare_days(text: str, floor: int, head: int, close: int, carrier: Raw) -> Iterator[DateSpan]:
    """Days before `head` that have neither month nor year: `21, 22 và 23/6/2018`, from right to left."""
    found: list[DateSpan] = []
    while True:
        window = text[max(floor, head - 28) : head]
        cut = max((place for place, mark in enumerate(window) if mark.isdigit()), default=-1) + 1
        joint = _joint(window, cut, len(window)) if cut else None
        day = _BARE_DAY.search(window, 0, cut) if joint else None
        if joint is None or day is None:
            break
        start = head - len(window) + day.start()
        empty = DateSpan(start, start + len(day[0]), None, "range_day", day[0])
        found.append(_borrowed(empty, int(day[0]), carrier.month, carrier.year, close, joint))
        head = start
        if joint == "range":
            break
    if (
        found
        and found[-1].kind != "impossible"
        and _DAYS_ANNOUNCED.search(text[max(floor, head - 12) : head])
    ):
        yield from found


def find_dates(document: Document, context: Context) -> tuple[tuple[DateFact, ...], tuple[DateMention, ...]]:
    """The days that a document names in full, and its partial, relative and impossible dates.

    Mentions of one day are one fact.  Partial dates are settled against the day of publication, or where the
    page states none against the day on which it was fetched, and are then graded doubtful.
    """
    days: dict[str, list[DateSpan]] = {}
    mentions: list[DateMention] = []
    base = document.published or None
    for span in document_dates(document):
        if span.kind == "full" and span.date:
            days.setdefault(span.date, []).append(span)
        else:
            mentions.append(_mention(span, base))
    facts = tuple(DateFact(day, _evidence(document.text, spans)) for day, spans in days.items())
    return facts, tuple(mentions)


def document_dates(document: Document) -> Iterator[DateSpan]:
    """The dates of all blocks, in reading order; only in PDF may a date run over the end of a block."""
    if document.format == "pdf":
        yield from scan_dates(document.text)
        return
    for block in document.blocks:
        for span in scan_dates(document.text[block.start : block.end]):
            closes = None if span.closes is None else span.closes + block.start
            yield replace(span, start=span.start + block.start, end=span.end + block.start, closes=closes)


def _evidence(text: str, spans: list[DateSpan]) -> Evidence:
    best = next((span for span in spans if span.form != "list"), spans[0])
    end = best.closes or best.end
    sure = Confidence.LIKELY if best.form in ("list", "stamp") else Confidence.CERTAIN
    places = tuple(sorted({Span(span.start, span.closes or span.end) for span in spans}))
    return Evidence(text[best.start : end], best.start, end, f"date.{best.form}", sure, places)


def _mention(span: DateSpan, base: str | None) -> DateMention:
    evidence = Evidence(
        span.printed,
        span.start,
        span.end,
        f"date.{span.kind}",
        Confidence.DOUBTFUL,
        (Span(span.start, span.end),),
    )
    return DateMention(span.printed, span.kind, span.date or _settled(span, base), evidence)


def _settled(span: DateSpan, base: str | None) -> str | None:
    """The day or month that the publication day makes of a partial date: the year nearest to it."""
    if base is None:
        return None
    around = date.fromisoformat(base)
    if span.kind == "relative":
        return _relative_day(span.printed, base)
    if span.kind == "day_month":
        numbers = [int(part) for part in re.findall(r"\d+", span.printed)]
        return _nearest(numbers, around) if len(numbers) == 2 else None
    return None


def _nearest(numbers: list[int], around: date) -> str | None:
    days = [_iso(numbers[0], numbers[1], around.year + step) for step in (-1, 0, 1)]
    near = [day for day in days if day]
    return min(near, key=lambda day: abs(date.fromisoformat(day) - around), default=None)


def _relative_day(printed: str, base: str) -> str | None:
    words = printed.lower()
    if words.endswith("nay"):
        return base
    if words.endswith("qua") and words[0] in "hstcđ" and not words.startswith("tháng"):
        return (date.fromisoformat(base) - timedelta(days=1)).isoformat()
    return _read_stamp(printed, base) if words.endswith(("mai", "kia")) else None
