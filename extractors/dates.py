"""Days, months and quarters named in a text: spans first, then the facts of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

import dateparser

from extractors.date_forms import Raw, numeric_days
from extractors.date_lists import spread
from extractors.date_settling import Settler
from extractors.date_slips import as_meant
from extractors.date_spans import DateSpan as DateSpan
from extractors.date_words import stamped_days, worded_days
from extractors.document import Block, Context, Document
from extractors.facts import Confidence, DateFact, DateMention, Evidence, Span

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Years that a day of this field may lie in; others are misprints."""


def scan_dates(text: str) -> tuple[DateSpan, ...]:
    """Every date in `text`, in reading order, without overlaps.

    >>> [(span.date, span.printed) for span in scan_dates("ngày 21 và 22/6/2018, tháng 3/2024")]
    [('2018-06-21', '21'), ('2018-06-22', '22/6/2018'), ('2024-03', 'tháng 3/2024')]
    """
    meant = as_meant(text)
    raws = _without_overlaps([*numeric_days(meant), *worded_days(meant), *stamped_days(meant)])
    return tuple(_span(text, raw) for raw in spread(meant, raws))


def _without_overlaps(raws: list[Raw]) -> list[Raw]:
    """The leftmost, then the longest of matches that overlap."""
    kept: list[Raw] = []
    for raw in sorted(raws, key=lambda raw: (raw.start, -raw.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
        elif raw.end > kept[-1].end and kept[-1].form in ("blank", "month", "relative"):
            kept[-1] = raw
    return kept


_GLUED_MONTH = re.compile(r"[Tt]hg\s?(?=\d)")
_FORMS = frozenset({"numeric", "words", "iso", "spelled", "list", "stamp"})


def _span(text: str, raw: Raw) -> DateSpan:
    printed = text[raw.start : raw.end]
    if raw.form == "stamp":
        day = _read_stamp(printed) if raw.year else None
        kind = "full" if day else "stamp"
    elif raw.lunar:
        day, kind = None, "lunar"
    elif raw.day is None:
        day, kind = _month(raw)
    else:
        day, kind = _day(raw)
    form = raw.form if raw.form in _FORMS else "numeric" if printed[0].isdigit() else "words"
    return DateSpan(raw.start, raw.end, day, kind, printed, form, raw.closes, raw.day, raw.month)


def _month(raw: Raw) -> tuple[str | None, str]:
    if raw.form not in ("month_year", "blank") or raw.year is None or raw.month is None:
        return None, raw.form
    if raw.form == "blank" and not (1 <= raw.month <= 12 and 1900 <= raw.year <= LAST_YEAR):
        return None, raw.form
    if not 1 <= raw.month <= 12 or not FIRST_YEAR <= raw.year <= LAST_YEAR:
        return None, "impossible"
    return f"{raw.year:04}-{raw.month:02}", raw.form


def _day(raw: Raw) -> tuple[str | None, str]:
    year = raw.year
    if raw.form == "short_year" and year is not None:
        year += 1900 if year > 40 else 2000
    if raw.form == "impossible" or not _exists(raw.day, raw.month, 2000 if year is None else year):
        return None, "impossible"
    if year is None:
        return None, "day_month"
    return _iso(raw.day, raw.month, year), raw.form if raw.form in ("short_year", "day_month") else "full"


def _exists(day: int | None, month: int | None, year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and _iso(day, month, year) is not None


def _iso(day: int | None, month: int | None, year: int) -> str | None:
    try:
        return date(year, month or 0, day or 0).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _read_stamp(printed: str) -> str | None:
    """The day of a stamp, as dateparser reads it."""
    plain = _GLUED_MONTH.sub("thg ", printed)
    language = "vi" if "thg " in plain else "en"
    found = dateparser.parse(plain, languages=[language], settings={"DATE_ORDER": "DMY"})
    return found.date().isoformat() if found else None


def find_dates(
    document: Document,
    context: Context,
    spans: Iterable[DateSpan] | None = None,
    own_day: str | None = None,
) -> tuple[tuple[DateFact, ...], tuple[DateMention, ...]]:
    """The days that a document names in full, and its partial, relative and impossible dates.

    `spans` are the document's dates, if `document_dates` gave them before; `own_day` is the day of an
    official paper, against which partial dates are settled where no day of publication is known.

    Mentions of one day are one fact.  Partial dates are settled against the day of publication, unless the
    page claims to be younger than the day on which it was fetched; such conjectures are graded doubtful.
    """
    every = tuple(document_dates(document) if spans is None else spans)
    days: dict[str, list[DateSpan]] = {}
    for span in every:
        if span.kind == "full" and span.date:
            days.setdefault(span.date, []).append(span)
    settler = Settler.of(document, every, context.fetched[:10] if context.fetched else None, own_day)
    mentions = [
        _mention(span, settler.settle(span)) for span in every if span.kind != "full" or not span.date
    ]
    facts = tuple(DateFact(day, _evidence(document.text, spans)) for day, spans in days.items())
    return facts, tuple(mentions)


def document_dates(document: Document) -> tuple[DateSpan, ...]:
    """The dates of all blocks, in reading order; only in PDF may a date run over the end of a block."""
    text = document.text
    spans = scan_dates(text)
    if document.format == "pdf":
        return spans
    broken = {
        block
        for span in spans
        if "\n" in text[span.start : span.closes or span.end]
        for block in _blocks_between(document, span)
    }
    if not broken:
        return spans
    kept = [span for span in spans if document.block_at(span.start) not in broken]
    again = [span for block in broken for span in _block_dates(text, block)]
    return tuple(sorted([*kept, *again], key=lambda span: span.start))


def _blocks_between(document: Document, span: DateSpan) -> tuple[Block, ...]:
    """The blocks that a span, or the list it belongs to, runs over; none where it keeps to one."""
    first, last = document.block_at(span.start), document.block_at((span.closes or span.end) - 1)
    if first is None or last is None or first == last:
        return ()
    low = bisect_left(document.blocks, first.start, key=lambda block: block.start)
    high = bisect_right(document.blocks, last.start, key=lambda block: block.start)
    return document.blocks[low:high]


def _block_dates(text: str, block: Block) -> Iterator[DateSpan]:
    for span in scan_dates(text[block.start : block.end]):
        closes = None if span.closes is None else span.closes + block.start
        yield replace(span, start=span.start + block.start, end=span.end + block.start, closes=closes)


def _evidence(text: str, spans: list[DateSpan]) -> Evidence:
    best = next((span for span in spans if span.form != "list"), spans[0])
    shown = Span(best.start, best.closes or best.end)
    sure = Confidence.LIKELY if best.form in ("list", "stamp") else Confidence.CERTAIN
    places = tuple(sorted({Span(span.start, span.closes or span.end) for span in spans}))
    return Evidence.of(text, shown, f"date.{best.form}", sure, places)


def _mention(span: DateSpan, settled: str | None) -> DateMention:
    evidence = Evidence(
        span.printed,
        span.start,
        span.end,
        f"date.{span.kind}",
        Confidence.DOUBTFUL,
        (Span(span.start, span.end),),
    )
    return DateMention(span.printed, span.kind, settled, evidence)
