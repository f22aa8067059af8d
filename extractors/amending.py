"""Amending articles: whose wording they change, and so whose provisions they speak of.

In an instrument that changes another, an article such as `Điều 1. Sửa đổi, bổ sung một số điều của Nghị định
số …` speaks of that decree to its end: bare provisions are the decree's, and inside the new wording, which is
quoted, `Nghị định này` is the decree (the drafting rule of Vietnamese law, observed throughout).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Block, Document, Zone
from extractors.quoted_scopes import QuotedScopes
from extractors.reference import Reference

Named = tuple[Reference, int | None]
"""A reference and the citation that it names; None: the document itself."""

_ARTICLE = re.compile(r"\s*[Đđ]iều\s+\d{1,3}[a-zđ]?\s*[.:–-]")
_CHANGES = re.compile(
    r"(?<!\w)(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|điều\s+chỉnh|đính\s+chính)(?!\w)", re.I
)
_LEAD = 3
"""Blocks of an article, its heading among them, that may name what it changes."""


@dataclass(frozen=True, slots=True)
class AmendingScope:
    """A stretch of text that speaks of one instrument's provisions."""

    start: int
    end: int
    target: int
    """The citation whose wording is changed."""
    type: str | None
    """Its type word."""


@dataclass(frozen=True, slots=True)
class AmendingScopes:
    """The amending articles of a document, in order and apart."""

    scopes: tuple[AmendingScope, ...]
    articled: bool
    """Whether the text is drawn up in articles (Điều), as laws and decrees are."""

    def at(self, offset: int) -> AmendingScope | None:
        """The scope that holds `offset`."""
        place = bisect_right(self.scopes, offset, key=lambda scope: scope.start) - 1
        if place < 0 or offset >= self.scopes[place].end:
            return None
        return self.scopes[place]


def amending_scopes(document: Document, named: Sequence[Named], quoted: QuotedScopes) -> AmendingScopes:
    """The amending articles of a document; none where no instrument is named as the changed one.

    An article that names none itself takes the one of the title, if that names one.
    """
    starts = [reference.start for reference, _ in named]
    titled = _changed(document, _titles(document), named, starts)
    found, articled = [], False
    for blocks in _articles(document, quoted):
        articled = True
        lead = blocks[:_LEAD]
        changed = _changed(document, lead, named, starts)
        if changed is None and any(_CHANGES.search(document.text, b.start, b.end) for b in lead):
            changed = titled
        if changed is not None:
            reference, target = changed
            found.append(AmendingScope(blocks[0].start, blocks[-1].end, target, kind_of(reference)))
    return AmendingScopes(tuple(found), articled)


def _titles(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.zone is Zone.TITLE]


def _articles(document: Document, quoted: QuotedScopes) -> Iterator[list[Block]]:
    """The document's own articles with all that follows each; quoted headings open none."""
    article: list[Block] = []
    for block in document.blocks:
        opens = _ARTICLE.match(document.text, block.start, block.end) and not quoted.at(block.start)
        if opens or block.zone in (Zone.SIGNATURE, Zone.RECIPIENTS):
            if article:
                yield article
            article = []
        if opens or article:
            article.append(block)
    if article:
        yield article


def _changed(
    document: Document, blocks: Sequence[Block], named: Sequence[Named], starts: list[int]
) -> tuple[Reference, int] | None:
    """The first instrument that one of `blocks` says it changes."""
    for block in blocks:
        changes = _CHANGES.search(document.text, block.start, block.end)
        if changes is None:
            continue
        for place in range(bisect_right(starts, changes.end()), len(named)):
            reference, target = named[place]
            if reference.start >= block.end or ";" in document.text[changes.end() : reference.start]:
                break
            if target is not None:
                return reference, target
    return None


def kind_of(reference: Reference) -> str | None:
    """The type word of a reference; that of a law named without a number begins its name."""
    if reference.type or not reference.name:
        return reference.type
    words = reference.name.split()
    return " ".join(words[:2]) if words[0].lower() in ("bộ", "pháp") else words[0]
