"""What is known of pages: headings of furniture, stamp labels, byline prefixes, torn entities.

The tables lie in `corpora/lexicon/`; `page_lexicon` reads them once a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class FurnitureHeading:
    """A line that stands on pages without belonging to their documents."""

    heading: str
    place: str
    """`tail`: it and everything after it; `line`: it alone; `prefix`: a short line that begins so;
    `masthead`: words that open the name of a site or paper."""
    kind: str


@dataclass(frozen=True, slots=True)
class StampLabel:
    """Words before the day of a posting stamp."""

    label: str
    meaning: str
    """`published`, `updated`, or `clock` for the site's own."""


@dataclass(frozen=True, slots=True)
class BylinePrefix:
    """Words before the names of a byline."""

    prefix: str
    role: str
    """`author`, `photo`, or `source` for an agency that the text was taken from."""


@dataclass(frozen=True, slots=True)
class CaptionOpening:
    """Words that open a caption."""

    opening: str


@dataclass(frozen=True, slots=True)
class NoNameOpening:
    """Words that open a capitalised line that is no author's name."""

    opening: str


@dataclass(frozen=True, slots=True)
class HtmlEntity:
    """A letter's name in HTML, as it stands in text that lost the ampersand."""

    name: str
    letter: str
    """The letter, or `U+` and its code where a table cannot hold it."""


@dataclass(frozen=True, slots=True)
class FurnitureClass:
    """A word in class or id attributes that marks a part of the page as no part of the document."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """Words that open a line of an official paper."""

    opening: str
    part: str
    """`type`, `authority`, `basis`, `decides`, `post`, `annex`, `copy`, `authentication`, `mark`; `issuer`
    for a body inside another, `within` for words that go on with a body's name."""


@dataclass(frozen=True, slots=True)
class OwnLabel:
    """The label of a field in which a law portal describes the instrument that its page prints."""

    label: str
    field: str
    """`number`, `type`, `issuer`, `issued`, `signer`, `effective` or `title`."""


@dataclass(frozen=True, slots=True)
class TornOpening:
    """The opening of a line whose first syllable may stand alone on the line before."""

    opening: str
    example: str


@dataclass(frozen=True, slots=True)
class PageLexicon:
    """All that the parsers know beyond their grammar."""

    headings: tuple[FurnitureHeading, ...]
    stamps: tuple[StampLabel, ...]
    bylines: tuple[BylinePrefix, ...]
    captions: tuple[CaptionOpening, ...]
    no_names: tuple[str, ...]
    entities: tuple[HtmlEntity, ...]
    classes: tuple[FurnitureClass, ...]
    papers: tuple[PaperHeading, ...]
    torn: tuple[TornOpening, ...]
    labels: tuple[OwnLabel, ...]


@cache
def page_lexicon() -> PageLexicon:
    """The tables of the parsers, read on first use.

    Raises:
        corpora.tables.TableError: a table cannot be read.
    """
    return PageLexicon(
        headings=read_table("furniture_headings", FurnitureHeading),
        stamps=read_table("stamp_labels", StampLabel),
        bylines=read_table("byline_prefixes", BylinePrefix),
        captions=read_table("caption_openings", CaptionOpening),
        no_names=tuple(row.opening for row in read_table("no_name_openings", NoNameOpening)),
        entities=read_table("html_entities", HtmlEntity),
        classes=read_table("furniture_classes", FurnitureClass),
        papers=read_table("paper_headings", PaperHeading),
        torn=read_table("torn_openings", TornOpening),
        labels=read_table("own_labels", OwnLabel),
    )
