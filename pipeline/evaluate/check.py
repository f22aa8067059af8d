"""Where a document of gold and its facts disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extractors.facts import RelationType
from pipeline.evaluate.gold import LINE, GoldDocument, Row
from pipeline.evaluate.gold_fields import DOC_KINDS, FAMILIES, LEVELS, NOISES, PLACELESS, ROWS
from pipeline.evaluate.names import number_key, same_name
from pipeline.evaluate.outline import OutlineError, read_outline
from pipeline.evaluate.places import Place, all_places, find_places

_ONE_OF = {"family": FAMILIES, "noise": NOISES, "level": LEVELS, "doc_kind": DOC_KINDS}
_SCANNED = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "S": "5", "B": "8"})
"""Letters that a scan gives for digits."""
_APART = ("citations", "dates", "date_mentions", "people", "pinpoints")
"""Kinds whose places never overlap."""


def check(gold: GoldDocument) -> Iterator[str]:
    """What is wrong with a document, as lines of file, line and mend; none where all is well."""
    for line, told in sorted(_problems(gold)):
        yield f"{gold.path}:{line}: {told}"


def _problems(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    yield from _head(gold)
    yield from _pieces(gold)
    yield from _overlaps(gold)
    yield from _ends(gold)
    yield from _values(gold)
    yield from _people(gold)
    yield from _outline(gold)


def _head(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    for key, allowed in _ONE_OF.items():
        if gold.facts.get(key) not in allowed:
            yield 1, f"{key} is {gold.facts.get(key)!r}; one of {', '.join(allowed)} is wanted"
    for line, text in enumerate(gold.text.split("\n"), start=1):
        if text != text.rstrip():
            yield 1, f"line {line} of the text ends with a blank; take it away"
    for number in gold.facts.get("absent") or []:
        if "".join(number.split()) not in "".join(gold.text.split()):
            yield 1, f"absent {number!r} does not stand in the text"


def _every(gold: GoldDocument) -> Iterator[tuple[str, Row]]:
    if gold.facts.get("self"):
        yield "self", gold.facts["self"]
    for kind in ROWS:
        yield from ((kind, row) for row in gold.facts.get(kind) or [])


def _pieces(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    for kind, row in _every(gold):
        for piece in row.get("at") or []:
            if not find_places(gold.text, piece):
                yield row[LINE], f"{kind}: {piece!r} does not stand in the text as whole words"
        if not row.get("at") and kind not in PLACELESS and not (kind == "self" and not row.get("number")):
            yield row[LINE], f"{kind}: no place; say with `at` where it stands"


def _places(gold: GoldDocument, kind: str) -> list[tuple[Place, Row]]:
    rows = gold.facts.get(kind) or []
    return sorted(
        ((place, row) for row in rows for place in all_places(gold.text, row.get("at") or [])),
        key=lambda found: found[0],
    )


def _overlaps(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    for kind in _APART:
        for (one, first), (two, second) in pairwise(_places(gold, kind)):
            told_twice = one == two and first is not second and kind == "pinpoints"
            if two[0] < one[1] and not (told_twice or first.get("optional") or second.get("optional")):
                shared = gold.text[one[0] : one[1]], gold.text[two[0] : two[1]]
                yield (
                    second[LINE],
                    f"{kind}: {shared[1]!r} lies on {shared[0]!r}; mark it with [[ ]] in more text",
                )


def _ends(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    """Relations, mentions and pinpoints lead to what is cited, or to the document itself."""
    own = gold.facts.get("self")
    named = [row.get("number") or row.get("name") or "" for row in gold.facts.get("citations") or []]
    for kind, keys in (("relations", ("from", "to")), ("mentions", ("to",)), ("pinpoints", ("to",))):
        for row in gold.facts.get(kind) or []:
            for key in keys:
                end = row.get(key)
                if end == "self" and own is None:
                    yield row[LINE], f"{kind}: {key} is self, but self is null"
                elif end not in (None, "self") and not any(_is(end, name) for name in named):
                    yield row[LINE], f"{kind}: {key} {end!r} is not among the citations"


def _is(end: str, name: str) -> bool:
    return number_key(end) == number_key(name) or same_name(name, end) or same_name(end, name)


def _values(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    for row in gold.facts.get("relations") or []:
        if row.get("type") not in list(RelationType):
            yield row[LINE], f"relations: no type {row.get('type')!r}"
    for row in gold.facts.get("citations") or []:
        if not row.get("number") and not row.get("name"):
            yield row[LINE], "citations: neither number nor name"
        printed = row.get("number") or ""
        if printed and not any(
            _holds(gold.text[a:b], printed) for a, b in all_places(gold.text, row.get("at") or [])
        ):
            yield row[LINE], f"citations: the number {printed!r} stands in none of its places"
    for row in gold.facts.get("dates") or []:
        yield from _day(gold, row)


def _holds(piece: str, number: str) -> bool:
    return re.sub(r"\D", "", number) in re.sub(r"\D", "", piece)


def _day(gold: GoldDocument, row: Row) -> Iterator[tuple[int, str]]:
    try:
        day = date.fromisoformat(row.get("date") or "")
    except ValueError:
        yield row[LINE], f"dates: {row.get('date')!r} is no day"
        return
    for start, end in all_places(gold.text, row.get("at") or []):
        printed = gold.text[start:end].translate(_SCANNED if gold.facts.get("noise") == "ocr" else {})
        numbers = [int(number) for number in re.findall(r"\d+", printed)]
        if len(numbers) >= 3 and not {day.day, day.month, day.year} <= set(numbers):
            yield row[LINE], f"dates: {gold.text[start:end]!r} is not {day}"


def _people(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    names = {" ".join((row.get("name") or "").split()).casefold() for row in gold.facts.get("people") or []}
    for row in gold.facts.get("roles") or []:
        if " ".join((row.get("person") or "").split()).casefold() not in names:
            yield row[LINE], f"roles: {row.get('person')!r} is not among the people"


def _outline(gold: GoldDocument) -> Iterator[tuple[int, str]]:
    try:
        read_outline(gold.text, gold.facts.get("sections") or [])
    except OutlineError as error:
        yield 1, str(error)
