"""Named emulation movements (phong trào thi đua) and campaigns (cuộc vận động).

A name is quoted or capitalised and stands after the word that says what it is.  Themes, contests, books,
titles and slogans are quoted as well: the nearest noun before the quotation decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.movements import KnownMovement, load_known_movements
from extractors.document import Document
from extractors.facts import Confidence, Evidence, Named, Span
from extractors.folding import fold
from extractors.movement_words import (
    BETWEEN,
    CALLED,
    CAPITALISED,
    JOINT,
    NAME_END,
    NOUN,
    ORGANISED,
    OTHER_NAME,
    RESUMED,
    TITLED,
)
from extractors.quotes import Quotation, quotations

_REACH = 110  # characters before a quotation in which its noun is looked for
_SENTENCE_END = re.compile(r"[.!?…][\s]")
# Every word that announces a movement or campaign holds one of these; their first letters are rare ones.
_ANNOUNCED = re.compile(r"rào|RÀO|ận\s{1,2}động|ẬN\s{1,2}ĐỘNG|đua|ĐUA|CVĐ|PTTĐ")
_TERM = re.compile(r" giai doan \d{4} \d{4}$| nam \d{4}$")


@dataclass(frozen=True)
class MovementNames:
    """The lexicon's names: the kind of each, and a pattern that knows how far each goes."""

    kinds: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def load(cls) -> MovementNames:
        """Read the names from the lexicon."""
        return cls.build(load_known_movements())

    @classmethod
    def build(cls, known: Iterable[KnownMovement]) -> MovementNames:
        """Index `known`, the longest names first."""
        rows = sorted(known, key=lambda row: -len(row.name))
        spaced = "|".join(r"\s{1,3}".join(map(re.escape, row.name.split())) for row in rows)
        return cls({fold(row.name): row.kind for row in rows}, re.compile(rf"(?:{spaced})(?!\w)", re.I))


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    start: int
    end: int
    first: int
    last: int
    rule: str


def find_movements(document: Document, names: MovementNames) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The named movements and the named campaigns of a document, each in order of first mention.

    >>> from extractors.document import plain_document
    >>> document = plain_document("phong trào “Dân vận khéo” và phong trào thi đua yêu nước")
    >>> [movement.name for movement in find_movements(document, MovementNames.load())[0]]
    ['Dân vận khéo']
    """
    text = document.text
    found: list[_Found] = []
    announced = [match.start() for match in _ANNOUNCED.finditer(text)]
    for block in document.blocks:
        place = bisect_left(announced, block.start)
        if place == len(announced) or announced[place] >= block.end:
            continue
        quoted = list(_quoted(text, block.start, block.end, names))
        taken = {item.first for item in quoted}
        found.extend(quoted)
        unquoted = _unquoted(text, block.start, block.end, names)
        found.extend(item for item in unquoted if item.first not in taken)
    found.sort(key=lambda item: item.start)
    return tuple(_facts(text, found, "movement")), tuple(_facts(text, found, "campaign"))


def _quoted(text: str, low: int, high: int, names: MovementNames) -> Iterator[_Found]:
    """Quotations that name a movement; one that names none is searched for those inside it."""
    before: tuple[int, str] | None = None
    for quotation in quotations(text, low, high):
        kind, rule = _kind_of(text, low, quotation, before)
        words = text[quotation.first : quotation.last]
        if rule == "movement.listed":
            kind = names.kinds.get(fold(words), kind)
        if kind and _is_name(words):
            called = CALLED.match(words)
            first = quotation.first + (called.end() if called else 0)
            yield _Found(kind, quotation.start, quotation.end, first, quotation.last, rule)
            before = quotation.end, kind
        else:
            before = None
            if "“" in words:
                yield from _quoted(text, quotation.first, quotation.last, names)


def _is_name(words: str) -> bool:
    syllables = words.split()
    return 2 <= len(syllables) <= 45 and not RESUMED.search(words) and not OTHER_NAME.match(words)


def _kind_of(
    text: str, low: int, quotation: Quotation, before: tuple[int, str] | None
) -> tuple[str | None, str]:
    """What the words before a quotation call it, and the rule that told."""
    if before and JOINT.fullmatch(text, before[0], quotation.start):
        return before[1], "movement.listed"
    start = max(low, before[0] if before else low, quotation.start - _REACH)
    for stop in _SENTENCE_END.finditer(text, start, quotation.start):
        start = stop.end()
    nouns = list(NOUN.finditer(text, start, quotation.start))
    noun = nouns[-1] if nouns else None
    if noun is None or noun.lastgroup == "other":
        return None, ""
    tail = text[noun.end() : quotation.start]
    if noun.lastgroup == "emulation":
        titled = TITLED.search(text, max(low, noun.start() - 14), noun.start())
        return ("movement", "movement.quoted") if not titled and BETWEEN.fullmatch(tail) else (None, "")
    loose = len(tail) <= 70 and not re.search(r"[;)]|\s(?:gắn|với|nhằm|để|và)\s", tail)
    named = BETWEEN.fullmatch(tail) or tail.rstrip().endswith(":") or loose
    return (noun.lastgroup, "movement.quoted") if named else (None, "")


def _unquoted(text: str, low: int, high: int, names: MovementNames) -> Iterator[_Found]:
    """Capitalised names right after the noun: `phong trào Thanh niên tình nguyện`.

    Behind a quotation mark that nothing closes only a name of the lexicon is sure to end where it should.
    """
    for match in CAPITALISED.finditer(text, low, high):
        first = match.end()
        known = names.pattern.match(text, first, high)
        if known:
            last = known.end()
        elif match["open"]:
            continue
        else:
            stop = NAME_END.search(text, first, min(high, first + 120))
            last = stop.start() if stop else min(high, first + 120)
            if ORGANISED.match(text, first, last) or text[first:last].isupper():
                continue
        words = text[first:last].rstrip(" -–—\xa0\n")
        if (2 if known else 3) <= len(words.split()) <= 20:
            kind = "campaign" if match["campaign"] else "movement"
            yield _Found(kind, first, first + len(words), first, first + len(words), "movement.capitalised")


def _facts(text: str, found: list[_Found], kind: str) -> Iterator[Named]:
    merged: dict[str, list[_Found]] = {}
    for item in found:
        if item.kind == kind:
            key = _TERM.sub("", fold(text[item.first : item.last]))
            merged.setdefault(key, []).append(item)
    for items in merged.values():
        best = min(
            items, key=lambda item: (text[item.first : item.last].isupper(), item.rule != "movement.quoted")
        )
        name = " ".join(text[best.first : best.last].split())
        sure = Confidence.CERTAIN if best.rule == "movement.quoted" else Confidence.LIKELY
        spans = tuple(sorted({Span(item.first, item.last) for item in items}))
        yield Named(name, Evidence.of(text, Span(best.first, best.last), best.rule, sure, spans))
