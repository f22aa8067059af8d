"""Where a paper ends and its annexes begin, and what attaches them to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpora.pages import page_lexicon
from extractors.document import Block, Document, Zone
from extractors.folding import bare, fold
from extractors.names import UPPER
from extractors.structure.lines import is_enacting
from extractors.structure.marks import read_marks
from extractors.structure.rows import SectionKind

_CONTENT = frozenset({Zone.BODY, Zone.TABLE, Zone.LEAD, Zone.ANNEX, Zone.CAPTION})
_FOOT = frozenset({Zone.SIGNATURE, Zone.RECIPIENTS})
_HEAD = re.compile(
    r"(?P<label>phu luc|phu bieu|bieu mau|bieu|mau)(?:\s+so)?"
    r"(?:\s*:?\s*(?P<number>[ivxl]{1,5}|\d{1,3}(?:[.-]?[a-z])?|[a-z])(?=\W|$))?\s*[.:/–-]?\s*"
)
_CLAUSE = re.compile(r"\(?\s?(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?!như)", re.I)
_NEAR = 6
"""Blocks below its first line in which an annex says what it is issued with."""
_LONGEST_HEAD, _LONGEST_TITLE = 160, 300
_SIGNING = re.compile(rf"(?:TM|T/M|KT|K/T|TL|T/L|TUQ)[./]?\s+[{UPPER}]{{2,}}")
"""The foot where its lines ran into one, and no zone tells it."""
_ENDS = re.compile(r"[.;:]\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, or one of its annexes, as blocks in order."""

    blocks: tuple[Block, ...]
    head: Head | None
    """None for the paper itself."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an annex says of itself before its text begins; offsets are the text's."""

    label: str
    number: str | None
    title: str | None
    clause: str | None
    start: int
    end: int
    """The end of label, number and title."""
    lines: int
    """Blocks that the head takes, the clause among them."""


def parts_of(document: Document) -> list[Part]:
    """The paper without header, recitals and foot, then its annexes; the paper comes first, even empty."""
    blocks = [block for block in document.blocks if block.zone in _CONTENT | _FOOT]
    heads = dict(_heads(document, blocks))
    starts = [*sorted(heads), len(blocks)]
    parts = [Part(_body(document, blocks[: starts[0]]), None)]
    for start, end in pairwise(starts):
        inside = blocks[start + heads[start].lines : end]
        parts.append(Part(tuple(block for block in inside if block.zone in _CONTENT), heads[start]))
    return parts


def _body(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What stands before the foot, and what goes on with sections behind a line that was mistaken for one."""
    kept: list[Block] = []
    foot = False
    for block in blocks:
        if block.zone in _FOOT or _SIGNING.match(document.text, block.start, block.end):
            foot = True
            continue
        if foot and _numbered_article(document.text[block.start : block.end]):
            foot = False
        if not foot:
            kept.append(block)
    return tuple(kept)


def _numbered_article(line: str) -> bool:
    return any(mark.kind is SectionKind.ARTICLE for mark in read_marks(line)[:1])


def _heads(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, Head]]:
    """The places at which annexes begin, with their heads."""
    behind = 0
    annexed = False
    for place, block in enumerate(blocks):
        if place < behind or block.zone is Zone.TABLE:
            continue
        # A page break leaves the head of the first annex among the recipients, the signature below it.
        if block.zone in _FOOT and not _text(document, block).isupper():
            continue
        begins = block.zone is Zone.ANNEX and not annexed
        head = _labelled(document, blocks, place)
        if head is None and block.zone not in _FOOT:
            head = _issued(document, blocks, place, begins)
        annexed = annexed or block.zone is Zone.ANNEX
        if head is not None:
            behind = place + head.lines
            yield place, head


def _labelled(document: Document, blocks: Sequence[Block], place: int) -> Head | None:
    """`PHỤ LỤC II`, `Mẫu số 01`: a line of its own, in capitals or with nothing but its number."""
    line = _text(document, blocks[place])
    if len(line) > _LONGEST_HEAD or not line[:1].isupper():
        return None
    found = _HEAD.match(bare(line))
    if found is None:
        return None
    rest = line[found.end() :].strip()
    numbered = found["number"] is not None
    if rest and not (rest.isupper() and line[: found.end()].isupper()) and not (numbered and rest.isupper()):
        return None
    if not numbered and found["label"] in ("bieu", "mau"):
        return None
    label = " ".join(line[: found.end("label")].split()).capitalize()
    number = line[found.start("number") : found.end("number")] if numbered else None
    return _head(document, blocks, place, label, number, rest)


def _issued(document: Document, blocks: Sequence[Block], place: int, begins: bool) -> Head | None:
    """`QUY CHẾ` over its title, behind the foot, with `(Ban hành kèm theo …)` below it."""
    line = _text(document, blocks[place]).strip(" .")
    if not line.isupper() or len(line) > _LONGEST_HEAD or (is_enacting(line + ":") and line.endswith(":")):
        return None
    folded = f"{fold(line)} "
    kind = next((kind for kind in _kinds() if folded.startswith(f"{kind} ")), None)
    near = [_text(document, block) for block in blocks[place + 1 : place + 1 + _NEAR]]
    attached = any(_CLAUSE.match(text) for text in near)
    if kind is None or not (attached or begins):
        return None
    length = len(kind.split())
    label = " ".join(line.split()[:length]).capitalize()
    return _head(document, blocks, place, label, None, " ".join(line.split()[length:]))


@cache
def _kinds() -> tuple[str, ...]:
    """The kinds of paper that may be issued with another, the longest names first."""
    named = {fold(row.opening) for row in page_lexicon().papers if row.part in ("type", "annex")}
    return tuple(sorted(named, key=len, reverse=True))


def _head(
    document: Document, blocks: Sequence[Block], place: int, label: str, number: str | None, rest: str
) -> Head:
    """The head from its first line on: title and clause stand below it, in either order."""
    titles, clause, lines = [rest] if rest else [], None, 1
    end = blocks[place].end
    for block in blocks[place + 1 : place + 1 + _NEAR]:
        line = _text(document, block)
        if block.zone in _FOOT:
            lines += 1
            continue
        if _CLAUSE.match(line):
            clause = clause or line
        elif _is_title(line, block, bool(titles)) and clause is None:
            titles.append(line)
            end = block.end
        elif not set(line) <= set("-–—_*. "):
            break
        lines += 1
    title = " ".join(" ".join(titles).split()) or None
    return Head(label, number, title, clause, blocks[place].start, end, lines)


def _is_title(line: str, block: Block, begun: bool) -> bool:
    """Whether a line below the label goes on with the head."""
    if block.zone in (Zone.TABLE, *_FOOT) or len(line) > _LONGEST_TITLE or read_marks(line):
        return False
    if _HEAD.match(bare(line)) and line.isupper():
        return False
    return line.isupper() or (not _ENDS.search(line) and (not begun or line[:1].islower()))


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]
