"""Web pages: portals, newspapers, the national code of laws."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Document, Origin, Zone
from pipeline.unreadable import UnreadableError

from .assemble import Piece, Reading, assemble
from .bylines import is_name, read_byline
from .container import find_container, is_listing, is_prose, second_reading
from .field_places import field_places
from .headline import Headline, read_headline, title_segment, without_suffix
from .html_cells import Element
from .markup import Segment, parse_tree, segments_of
from .stamps import read_stamp
from .zoning import read_pieces

_LEAD = re.compile(r"\b(?:sapo|lead|abstract|summary|chapeau|mo-?ta|tom-?tat)\b", re.I)
_AUTHOR = re.compile(r"\bauthor\b", re.I)


def parse_html(data: bytes, media_type: str | None = None) -> Document:
    """Read a web page: its document's text, and the rest of the page as furniture with its place.

    Raises:
        UnreadableError: `no_text` for pages without text, `listing` for pages that only list others.
    """
    root = parse_tree(data, media_type)
    headline = read_headline(root)
    segments = segments_of(root)
    if not segments:
        raise UnreadableError(
            "no_text", "the page holds no text; it may be drawn by a script, look for its data"
        )
    title = title_segment(segments, headline)
    container = find_container(segments, root, title, second_reading(root))
    inside = [container is s.element or container in s.element.iterancestors() for s in segments]
    if is_listing(segments, container, title):
        raise UnreadableError("listing", "the page only lists other pages; follow its links")
    pieces = _pieces(segments, container, inside, title)
    reading = read_pieces(pieces, title)
    return assemble(_completed(reading, headline), "html")


def _pieces(
    segments: Sequence[Segment], container: Element, inside: Sequence[bool], title: int | None
) -> list[Piece]:
    tree = container.getroottree()
    first = next((i for i, within in enumerate(inside) if within), len(segments))
    fields = field_places(segments, title + 1, first) if title is not None else frozenset()
    pieces: list[Piece] = []
    for index, segment in enumerate(segments):
        origin = Origin(path=tree.getpath(segment.element))
        reason = (
            "" if index == title or index in fields else _reason(segment, index, inside[index], title, first)
        )
        zone = Zone.FURNITURE if reason else _zone(segment)
        if not reason and pieces and _again(pieces[-1], segment):
            zone, reason = Zone.FURNITURE, "repeats the line before"
        pieces.append(Piece(segment.text, zone, origin, reason, segment.cell))
    return pieces


def _zone(segment: Segment) -> Zone:
    """A summary over the text is its lead where its class says so."""
    near = (segment.element, segment.element.getparent())
    named = any(element is not None and _LEAD.search(element.get("class") or "") for element in near)
    return Zone.LEAD if named and len(segment.text) > 60 else Zone.BODY


def _again(piece: Piece, segment: Segment) -> bool:
    """Portals print the summary twice, above the text and as its first paragraph."""
    return piece.text == segment.text and not piece.reason and not segment.cell and len(segment.text) > 60


def _reason(segment: Segment, index: int, inside: bool, title: int | None, first: int) -> str:
    """Why the segment is furniture, or an empty string."""
    if inside and _AUTHOR.search(segment.element.get("class") or "") and read_byline(segment.text) is None:
        return "account name"
    if inside:
        return segment.chrome
    between = title is not None and title < index < first
    named = bool(_AUTHOR.search(segment.element.get("class") or "")) and read_byline(segment.text) is not None
    if between and (read_stamp(segment.text) or is_prose(segment) or named):
        return ""
    return segment.chrome or "outside the page's content"


def _completed(reading: Reading, headline: Headline) -> Reading:
    """What the text does not show is taken from the page's head."""
    title = reading.title or next((without_suffix(title) for title in headline.titles), None)
    names = reading.bylines or tuple(name for name in headline.authors if is_name(name))
    published = reading.published or headline.published
    return replace(reading, title=title, bylines=names, published=published)
