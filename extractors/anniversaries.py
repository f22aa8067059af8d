"""Anniversaries: the nth year of an event, checked against the registry and against its own arithmetic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.anniversary_dates import PrintedDays, days_after
from extractors.anniversary_forms import (
    NamedEvent,
    event_after,
    is_chained,
    ordinal_starts,
    ordinals,
    shared_event,
)
from extractors.dates import DateSpan, document_dates
from extractors.document import Document
from extractors.event_names import EventIndex, event_key
from extractors.facts import Anniversary, Confidence, Evidence, Span


@dataclass(frozen=True, slots=True)
class _Mention:
    named: NamedEvent
    event: str
    registry: str | None
    registry_base: str | None
    days: PrintedDays


def find_anniversaries(
    document: Document, events: EventIndex, spans: Sequence[DateSpan] | None = None
) -> tuple[Anniversary, ...]:
    """The distinct anniversaries of a document, in order of first mention.

    `spans` are the document's dates, if they were scanned before.  An anniversary needs an ordinal; `base` is
    the printed day, else the registry's; `on` only the printed one.  What does not add up is flagged:
    `arithmetic` where the years between the printed days are not the ordinal, `registry_day` where the
    printed day is not the registry's.
    """
    dates = document_dates(document) if spans is None else spans
    merged: dict[tuple[int, str], list[_Mention]] = {}
    starts = ordinal_starts(document.text)
    for block in document.blocks:
        first = bisect_left(starts, block.start)
        if first == len(starts) or starts[first] >= block.end:
            continue
        for mention in _in_block(document, block.start, block.end, events, dates):
            merged.setdefault(_identity(mention), []).append(mention)
    return tuple(_fact(document.text, mentions) for mentions in merged.values())


def _identity(mention: _Mention) -> tuple[int, str]:
    return mention.named.nth, mention.registry or event_key(mention.event)


def _in_block(
    document: Document, low: int, high: int, events: EventIndex, dates: Sequence[DateSpan]
) -> Iterator[_Mention]:
    text, after = document.text, 0

    def known(name: str) -> bool:
        return events.find(name) is not None

    def read(named: NamedEvent) -> _Mention:
        event = _clean(text[named.first : named.end])
        row = events.find(event)
        base = row.base if row and row.precision == "day" else None
        days = days_after(text, named.past, high, named.nth, dates, base, document.published)
        return _Mention(named, event, row.id if row else None, base, days)

    for match in ordinals(text, low, high):
        if match.start() < after:
            continue
        named = event_after(text, low, match, high, known, is_chained(text, after, match.start()))
        if named is None or events.is_private(text[named.first : named.end]):
            continue
        first = mention = read(named)
        yield mention
        after = mention.days.end
        while other := shared_event(text, after, high, named.nth, known):
            mention = read(replace(other, start=named.start))
            after = mention.days.end
            if _same_count(first, mention):
                yield mention


def _clean(words: str) -> str:
    """The event as printed, blanks made single; `này` is a slip for `Ngày` and left out."""
    words = " ".join(words.split())
    return words.removeprefix("này ")


def _same_count(first: _Mention, other: _Mention) -> bool:
    """Whether one ordinal can count both events; 49 năm of 30/4/1975 says nothing of 1/5/1886."""
    if other.days.base and other.days.on:
        return int(other.days.on[:4]) - int(other.days.base[:4]) == other.named.nth
    mine, its = first.days.base or first.registry_base, other.days.base or other.registry_base
    return not (mine and its) or mine[:4] == its[:4]


def _best(mentions: list[_Mention]) -> _Mention:
    """The first mention that is not in the capitals of a heading."""
    return next((mention for mention in mentions if not mention.event.isupper()), mentions[0])


def _fact(text: str, mentions: list[_Mention]) -> Anniversary:
    best = _best(mentions)
    printed = next((mention.days.base for mention in mentions if mention.days.base), None)
    on = next((mention.days.on for mention in mentions if mention.days.on), None)
    fact = Anniversary(
        nth=best.named.nth,
        event=best.event,
        base=printed or best.registry_base,
        on=on,
        evidence=_evidence(text, mentions),
        registry=best.registry,
        base_from="text" if printed or not best.registry_base else "registry",
    )
    return replace(fact, flags=_flags(fact, best.registry_base))


def _flags(fact: Anniversary, registry_base: str | None) -> tuple[str, ...]:
    flags = []
    if fact.base and fact.on and int(fact.on[:4]) - int(fact.base[:4]) != fact.nth:
        flags.append("arithmetic")
    if fact.base and registry_base and fact.base != registry_base:
        flags.append("registry_day")
    return tuple(flags)


def _evidence(text: str, mentions: list[_Mention]) -> Evidence:
    spans = tuple(sorted({Span(mention.named.start, mention.days.end) for mention in mentions}))
    best = _best(mentions)
    sure = Confidence.DOUBTFUL if best.named.shared and not best.registry else Confidence.LIKELY
    if best.registry and not best.named.shared:
        sure = Confidence.CERTAIN
    rule = "anniversary.shared_ordinal" if best.named.shared else "anniversary.nth_event"
    return Evidence.of(text, Span(best.named.start, best.days.end), rule, sure, spans)
