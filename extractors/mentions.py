"""Short forms, demonstratives and aliases of a document's instruments: resolved, or open with a reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.amending import Named
from extractors.apart import apart
from extractors.document import Document
from extractors.facts import Citation, Confidence, End, Evidence, Mention, Span
from extractors.reference import Form, Reference
from extractors.resolve.aliases import Alias
from extractors.resolve.anaphora import Anaphor
from extractors.resolve.pointing import Pointer

Place = tuple[int, int]

_MOST_ALIASES = 50
"""Aliases of one text that are followed; each is looked for in all that comes after."""
_NEAR_ALIAS = 400
"""Code points between an instrument and the alias given to it: its trích yếu may stand between."""


def find_mentions(
    document: Document,
    citations: Sequence[Citation],
    anaphora: Sequence[Anaphor],
    aliases: Sequence[Alias],
    pointer: Pointer,
) -> tuple[Mention, ...]:
    """Every mention that is not a full naming, in reading order.

    A short form that joined an instrument cited in full is a mention of it; one that joined none is a
    citation of its own, marked short, and no mention.
    """
    taken = [(reference.start, reference.end) for reference, _ in pointer.named]
    found = [
        *_shorts(document.text, citations, pointer.named),
        *_pointed(document.text, anaphora, pointer),
        *_aliased(document.text, aliases, pointer.named, taken),
        *_law_names(document.text, citations, taken),
    ]
    found.sort(key=lambda mention: (mention.evidence.start, -mention.evidence.end))
    return tuple(apart(found))


def _shorts(text: str, citations: Sequence[Citation], named: Sequence[Named]) -> Iterator[Mention]:
    """Short forms, laws by bare name where they are cited in full, and the document's own number."""
    for reference, target in named:
        if target is None:
            yield _mention(text, reference.start, reference.end, End(None), "own", None)
        elif reference.form is Form.SHORT and not citations[target].short:
            yield _mention(text, reference.start, reference.end, End(target), "short", None)
        elif reference.form is Form.LAW and _fuller(citations[target], reference):
            yield _mention(text, reference.start, reference.end, End(target), "name", None)


def _fuller(citation: Citation, reference: Reference) -> bool:
    """Whether the text names a law more fully elsewhere: with its number, or with its year."""
    if citation.number:
        return not reference.number
    said = reference.year or reference.issued
    return citation.year is not None and not said and reference.start != citation.evidence.start


def _pointed(text: str, anaphora: Sequence[Anaphor], pointer: Pointer) -> Iterator[Mention]:
    for anaphor in anaphora:
        result = pointer.resolve(anaphor)
        yield _mention(text, anaphor.start, anaphor.end, result.to, anaphor.reach, result.reason)


def _aliased(
    text: str, aliases: Sequence[Alias], named: Sequence[Named], taken: list[Place]
) -> Iterator[Mention]:
    """The alias where it is given, and each later place that says it; a new meaning ends the old one."""
    starts = [start for start, _ in taken]
    given: dict[str, tuple[int, int | None]] = {}
    for alias in aliases[:_MOST_ALIASES]:
        place = bisect_right(starts, alias.start) - 1
        if place < 0 or alias.start - named[place][0].tail > _NEAR_ALIAS:
            continue
        end = alias.end
        begin = end - len(alias.name)
        if alias.name in text[begin:end]:
            yield _mention(text, begin, end, End(named[place][1]), "alias", None)
        given[alias.name] = (end, named[place][1])
    for name, (after, target) in given.items():
        yield from _later(text, name, after, target, taken)


def _law_names(text: str, citations: Sequence[Citation], taken: list[Place]) -> Iterator[Mention]:
    """Other places that say the name of a law whose number the text gives, where no reference was read."""
    rows = [(target, row.name) for target, row in enumerate(citations) if row.name and row.number]
    laws = Counter(name for _, name in rows)
    for target, name in rows[:_MOST_ALIASES]:
        if laws[name] == 1:
            yield from _later(text, name, 0, target, taken)


def _later(text: str, name: str, after: int, target: int | None, taken: list[Place]) -> Iterator[Mention]:
    """Later places of an alias in its own letters, outside instruments named in full."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?![\w/-])(?!\s+số\s)")
    for match in pattern.finditer(text, after):
        place = bisect_right(taken, (match.start(), len(text))) - 1
        if place < 0 or taken[place][1] <= match.start():
            yield _mention(text, *match.span(), End(target), "alias", None)


def _mention(text: str, start: int, end: int, to: End | None, form: str, reason: str | None) -> Mention:
    sure = Confidence.CERTAIN if to is not None and to.citation is None else Confidence.LIKELY
    grade = sure if to is not None else Confidence.DOUBTFUL
    return Mention(to, form, reason, Evidence.of(text, Span(start, end), f"mention.{form}", grade))
