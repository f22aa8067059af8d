"""What is known of addresses and links: words of paging, of files, and of pages that present no document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpora.tables import read_table


@dataclass(frozen=True, slots=True)
class AddressWord:
    """A word of an address that tells of a page without a document of its own."""

    word: str
    kind: str
    """`tag`, `author`, `search`, `account`, `service`, `feed`, `twin`, `asset`, `script` or `language`: no
    document whatever else stands in the address; `section`, `paging` or `media`: none unless a number or day
    marks it as one."""


@dataclass(frozen=True, slots=True)
class PagingWord:
    """What stands in a link to the next page of a listing."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class AttachmentMark:
    """What tells a link to a file."""

    mark: str
    kind: str
    """`ending` of a path, `handler` for a word of a script that hands out files, `label` of the link."""


@dataclass(frozen=True, slots=True)
class DiscoveryLexicon:
    """The tables by whole words in lower case."""

    address_words: Mapping[str, str]
    """Word and kind."""
    next_words: frozenset[str]
    endings: frozenset[str]
    handlers: frozenset[str]
    labels: frozenset[str]


@cache
def discovery_lexicon() -> DiscoveryLexicon:
    """The tables of discovery, read on first use.

    Raises:
        corpora.tables.TableError: a table cannot be read.
    """
    marks = read_table("attachment_marks", AttachmentMark)

    def of(kind: str) -> frozenset[str]:
        return frozenset(mark.mark for mark in marks if mark.kind == kind)

    return DiscoveryLexicon(
        address_words={row.word: row.kind for row in read_table("address_words", AddressWord)},
        next_words=frozenset(row.word for row in read_table("paging_words", PagingWord)),
        endings=of("ending"),
        handlers=of("handler"),
        labels=of("label"),
    )
