"""Provisions named in a text, and whose they are: `điểm a, b khoản 2 Điều 5 Nghị định số …`.

Points and clauses belong to the next higher provision after them (the usual order of Vietnamese law), or to
the one before them (`Điều 57 khoản 2`, observed form).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.amending import AmendingScopes, Named
from extractors.document import Document
from extractors.facts import Confidence, End, Evidence, Mention, Pinpoint, Span

_POINT, _NUMBER = r"[a-zđ]\d?(?!\w)", r"\d{1,4}[a-zđ]?(?!\w)"
_MOST_VALUES, _MOST_PARTS = 30, 40
"""No list of provisions is longer; a row's quote runs to the list's end, so a bound keeps the time linear."""
_JOIN = r"\s*(?:(?:,\s*)?và(?!\w)|hoặc(?!\w)|,|;)\s*"
# The look-behinds stand after the first letter, and a level begins at its second: what begins with letters is
# found many times faster.
_PART = re.compile(
    r"[CcTtĐđKk](?<!\w.)(?<!địa .)(?<!Địa .)(?<!thời .)(?<!quan .)(?<!trọng .)(?<!đặc .)"
    r"(?:(?<=[Cc])ác\s+[ĐđKk]|(?<=[Tt])ừ\s+[ĐđKk]|(?<=[ĐđKk]))(?:"
    + "|".join(
        rf"(?P<{name}>(?<=[{unit[0].upper()}{unit[0]}])(?i:{unit[1:]})(?:[^\S\n]{{1,3}}|(?=\d))(?P<{name}_values>{value}(?:(?:{_JOIN}|\s*[-–]\s*|\s+đến\s+)"
        rf"(?:(?i:{unit})\s+)?{value}){{0,{_MOST_VALUES}}}))"
        for name, unit, value in (
            ("point", "điểm", _POINT),
            ("clause", "kho[ảa]n", _NUMBER),
            ("article", "đi?[ềê]u", _NUMBER),
        )
    )
    + ")"
)
_GAP = re.compile(
    r"\s*(?:(?:,\s*)?và|của|hoặc|tại|thuộc|trong|vào(?:\s+(?:sau|trước))?|sau|,|;)?\s*(?:các\s+|từ\s+)?"
)
_TO_INSTRUMENT = re.compile(
    r"\s*,?\s*(?:(?:của|tại|trong|thuộc)\s+)?(?:bản\s+)?(?:quy\s+định\s+tại\s+)?"
    r"(?:(?:Quy\s+(?:chế|định|trình)|Điều\s+lệ|Đề\s+án|Chương\s+trình|Kế\s+hoạch|Hướng\s+dẫn)"
    r"\s+(?:[^.;:\n\d]{0,120}?\s)?(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+)?"
)
_FROM_INSTRUMENT = re.compile(r"\s*[,(|]\s*(?:tại\s+)?")
_OF_THIS = re.compile(
    r"\s+(?:của\s+)?(?:(?:[Đđ]iều|[Kk]hoản|[Mm]ục|[Cc]hương)\s+)?(?:này|trên|nêu\s+trên)(?!\w)"
)
_POINTED = re.compile(r"(?<!\w)(?:tại|ở|theo)\s+(?:các\s+)?$", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:[.:–-]|$)")
_RANGE = re.compile(r"\s*(?:[-–]|đến)\s*")
_LONGEST_RANGE = 40
_RANKS = ("point", "clause", "article")
_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """One level of a provision with its values: `khoản 2, 3 và 4`."""

    start: int
    end: int
    rank: int
    """0 điểm, 1 khoản, 2 Điều."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    values: tuple[str | None, str | None, str | None]
    """Point, clause, article."""
    start: int
    end: int


def find_pinpoints(
    document: Document,
    named: Sequence[Named],
    mentions: Sequence[Mention],
    amending: AmendingScopes,
    own: bool = False,
) -> tuple[Pinpoint, ...]:
    """The provisions named in a document, one row each, with the instrument they belong to.

    That is the one named right after or before them, else the one that an amending article changes, else the
    document itself where it is an instrument in articles (`own`) and points to one of them: `tại Điều 1`.  A
    provision of none of these (`khoản 2 Điều này`) says nothing of another instrument, and is none.
    """
    text = document.text
    targets = _targets(named, mentions)
    found: list[Pinpoint] = []
    for chain in _chains(document):
        end = chain[-1].end
        named_beside = _beside(text, chain[0].start, end, targets)
        scope = amending.at(chain[0].start)
        if named_beside:
            found += [_pinpoint(text, row, named_beside.to, sure=named_beside.sure) for row in _rows(chain)]
        elif _OF_THIS.match(text, end):
            continue
        elif scope:
            found += [_pinpoint(text, row, End(scope.target)) for row in _rows(chain)]
        elif own and _POINTED.search(text, max(0, chain[0].start - 24), chain[0].start):
            found += [_pinpoint(text, row, End(None)) for row in _rows(chain) if row.values[2]]
    return _distinct(found)


def _distinct(found: Sequence[Pinpoint]) -> tuple[Pinpoint, ...]:
    """One row a provision of an instrument, with every place that names it."""
    rows: dict[tuple[object, ...], tuple[Pinpoint, dict[Span, None]]] = {}
    for row in found:
        key = (row.to, row.article, row.clause, row.point)
        _, spans = rows.setdefault(key, (row, {}))
        spans.update(dict.fromkeys(row.evidence.spans))
    return tuple(
        replace(first, evidence=replace(first.evidence, spans=tuple(spans))) for first, spans in rows.values()
    )


_Target = tuple[int, int, End | None, Confidence]
"""Where an instrument is named, what is meant, and how surely."""


def _targets(named: Sequence[Named], mentions: Sequence[Mention]) -> list[_Target]:
    """Where instruments are named, in full or by pointing."""
    full = [(one.start, one.tail, End(target), one.confidence) for one, target in named]
    pointed = [(at.start, at.end, row.to, at.confidence) for row in mentions for at in (row.evidence,)]
    return sorted([*full, *pointed], key=lambda target: target[:2])


def _chains(document: Document) -> Iterator[list[_Part]]:
    """Runs of levels with nothing but joining words between them; headings are none."""
    text = document.text
    chain: list[_Part] = []
    for match in _PART.finditer(text):
        if _is_heading(document, match):
            continue
        part = _part(match)
        linked = chain and _GAP.fullmatch(text, chain[-1].end, part.start)
        if chain and (not linked or len(chain) == _MOST_PARTS):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _is_heading(document: Document, match: re.Match[str]) -> bool:
    """`Điều 5. Hiệu lực` at the head of a block names no provision: it is one."""
    block = document.block_at(match.start())
    opens = block is not None and not document.text[block.start : match.start()].strip(' “"*')
    end = block.end if block else match.end()
    return opens and match["article"] is not None and bool(_HEADING.match(document.text, match.end(), end))


def _part(match: re.Match[str]) -> _Part:
    name = next(name for name in _RANKS if match[name] is not None)
    values = tuple(_values(match[f"{name}_values"], name))
    return _Part(match.start(name) - 1, match.end(), _RANKS.index(name), values)


def _values(printed: str, name: str) -> Iterator[str]:
    unit = {"point": r"điểm\s+", "clause": r"kho[ảa]n\s*", "article": r"đi?[ềê]u\s*"}[name]
    bare = re.sub(rf"(?i){unit}", "", printed)
    for piece in re.split(_JOIN, bare):
        ends = [end for end in _RANGE.split(piece.strip()) if end]
        yield from _between(*ends) if len(ends) == 2 else ends


def _between(first: str, last: str) -> list[str]:
    """Every value of a range, its ends only where it is none of plain numbers."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def _rows(chain: list[_Part]) -> Iterator[_Row]:
    """The provisions of a chain: lower levels wait for the next higher one."""
    if len(chain) == 2 and chain[0].rank > chain[1].rank:
        yield from (_under(row, _alone(chain[0])[-1]) for row in _alone(chain[1]))
        return
    waiting: tuple[list[_Row], list[_Row]] = ([], [])
    for part in chain:
        made = _alone(part)
        lower = [row for rows in waiting[: part.rank] for row in rows]
        for rows in waiting[: part.rank]:
            rows.clear()
        if lower:
            made = [_joined(row, part) for row in lower] + made[1:]
        if part.rank == _ARTICLE:
            yield from made
        else:
            waiting[part.rank].extend(made)
    yield from (*waiting[1], *waiting[0])


def _alone(part: _Part) -> list[_Row]:
    return [_Row(_only(part.rank, value), part.start, part.end) for value in part.values]


def _only(rank: int, value: str) -> tuple[str | None, str | None, str | None]:
    values: list[str | None] = [None, None, None]
    values[rank] = value
    return values[0], values[1], values[2]


def _joined(row: _Row, part: _Part) -> _Row:
    """A lower level under the first value of the next higher one: `khoản 4 Điều 9 và Điều 12`."""
    point, clause, article = row.values
    value = part.values[0]
    if part.rank == 1:
        clause = value
    else:
        article = value
    return replace(row, values=(point, clause, article), end=part.end)


def _under(row: _Row, higher: _Row) -> _Row:
    """`Điều 57 khoản 2`: the lower level after the higher one."""
    values = tuple(mine or above for mine, above in zip(row.values, higher.values, strict=True))
    return _Row((values[0], values[1], values[2]), higher.start, row.end)


@dataclass(frozen=True, slots=True)
class _Beside:
    """An instrument named right beside a provision; `to` is None where the words leave it open."""

    to: End | None
    sure: bool


def _beside(text: str, start: int, end: int, targets: list[_Target]) -> _Beside | None:
    """The instrument right after the provision, else right before: `Nghị định số … (khoản 2 Điều 5)`."""
    place = bisect_left(targets, (end, -1), key=lambda target: target[:2])
    if place < len(targets) and _TO_INSTRUMENT.fullmatch(text, end, targets[place][0]):
        return _Beside(targets[place][2], targets[place][3] is Confidence.CERTAIN)
    place = bisect_left(targets, (start, -1), key=lambda target: target[:2]) - 1
    if place >= 0 and _FROM_INSTRUMENT.fullmatch(text, targets[place][1], start):
        return _Beside(targets[place][2], sure=False)
    return None


def _pinpoint(text: str, row: _Row, to: End | None, *, sure: bool = False) -> Pinpoint:
    """One provision; only where its instrument stands right after it is it certain whose it is."""
    point, clause, article = row.values
    grade = Confidence.CERTAIN if to is not None and sure else Confidence.LIKELY
    evidence = Evidence.of(text, Span(row.start, row.end), "pinpoint", grade)
    return Pinpoint(to, article, clause, point, evidence)
