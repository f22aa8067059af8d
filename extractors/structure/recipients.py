"""Whom a paper goes to, and what for: the lines of Nơi nhận, and those whom a letter addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpora.recipients import recipient_purposes
from extractors.document import Block, Document, Zone
from extractors.evidence import Confidence, Evidence, Span, trimmed
from extractors.structure.rows import Recipient

_LABEL = re.compile(
    r"\W*(?:n[ơo]i\s+(?:nh[âậăaạ]n|g[ửưu]i)|kính\s+gửi|kính\s+trình|đồng\s+kính\s+gửi)\s*:?\s*", re.I
)
_MARK = re.compile(r"\s*\((?P<words>[^()]{1,60})\)\s*[.;,]*\s*$")
_FOR = re.compile(r"(?:để|nhằm)\s+", re.I)
_FILED = re.compile(r"(?:lưu)\s*:?\s*(?:tại\s+)?", re.I)
_EDGES = " \t\xa0-–—+*•.;,:/"
_TYPIST = re.compile(r"\.\s+[^\W\d]\w{0,11}$")
"""The typist's mark behind the filing line: `Lưu: VT. Hà`."""
_LETTER_LINES = 60
"""Blocks in which a letter says whom it addresses."""
_LONGEST = 250


def find_recipients(document: Document) -> tuple[Recipient, ...]:
    """Every recipient in reading order, the filing line among them."""
    lines = [*_addressed(document), *_listed(document)]
    return tuple(row for span, address in lines for row in _rows(document.text, span, address=address))


def _listed(document: Document) -> Iterator[tuple[Span, bool]]:
    """The lines of Nơi nhận; one that ends with a comma goes on where no mark opens the next."""
    waiting: Span | None = None
    for block in document.blocks:
        if block.zone is not Zone.RECIPIENTS:
            continue
        for span in _lines(document, block):
            line = document.text[span.start : span.end]
            before = document.text[waiting.start : waiting.end] if waiting else ""
            goes_on = before.startswith(("-", "–", "+")) and before.endswith(",")
            if waiting and goes_on and line[:1].isalpha() and not _opening(line):
                waiting = Span(waiting.start, span.end)
                continue
            if waiting:
                yield waiting, False
            waiting = span
    if waiting:
        yield waiting, False


def _addressed(document: Document) -> Iterator[tuple[Span, bool]]:
    """Whom a letter addresses: behind `Kính gửi:`, or in the lines with dashes below it."""
    listing = False
    for block in document.blocks[:_LETTER_LINES]:
        if block.zone in (Zone.RECIPIENTS, Zone.SIGNATURE):
            continue
        line = document.text[block.start : block.end]
        if re.match(r"(?:đồng\s+)?kính\s+(?:gửi|trình)\s*:", line, re.I) and len(line) <= _LONGEST:
            listing = True
        elif not (listing and line.startswith(("-", "–", "+")) and len(line) <= _LONGEST):
            listing = False
            continue
        yield Span(block.start, block.end), True


def _lines(document: Document, block: Block) -> Iterator[Span]:
    start = block.start
    for line in document.text[block.start : block.end].split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _rows(text: str, span: Span, *, address: bool) -> Iterator[Recipient]:
    """The recipients of a line: beside the label they stand in one row, under it a line is one."""
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label else span.start
    pieces = text[start : span.end].split(";") if label else [text[start : span.end]]
    for piece in pieces:
        end = start + len(piece)
        row = _recipient(text, start, end, address=address)
        if row is not None:
            yield row
        start = end + 1


def _recipient(text: str, start: int, end: int, *, address: bool) -> Recipient | None:
    """One recipient, its name without signs and mark."""
    span = trimmed(text, start, end, _EDGES, _EDGES)
    if span is None:
        return None
    words = text[span.start : span.end]
    opening, mark = _opening(words), _MARK.search(words)
    purpose = opening or (_purpose(mark["words"]) if mark else None)
    name = words
    if opening == "file":
        name = _TYPIST.sub("", _FILED.sub("", words, count=1))
    elif mark and purpose:
        name = words[: mark.start()]
    evidence = Evidence.of(text, span, "recipient", Confidence.CERTAIN)
    return Recipient(
        " ".join(name.split()).strip(_EDGES), purpose or ("address" if address else None), evidence
    )


def _purpose(mark: str) -> str | None:
    """What the words in brackets say: `để b/c` is a report."""
    bare = _FOR.sub("", mark.strip().lower())
    return next((purpose for words, purpose in _marks() if bare.startswith(words)), None)


def _opening(line: str) -> str | None:
    """`Lưu: VT` and `Như trên` say so at the head of the line."""
    bare = " ".join(line.strip(_EDGES).lower().split())
    return next(
        (
            row.purpose
            for row in recipient_purposes()
            if row.place == "line" and re.match(rf"{re.escape(row.words)}(?!\w)", bare)
        ),
        None,
    )


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    """The words of marks, the longest first."""
    rows = [(row.words, row.purpose) for row in recipient_purposes() if row.place == "mark"]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
