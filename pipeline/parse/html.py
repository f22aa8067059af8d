"""Web pages: portals, newspapers, the national code of laws."""

from __future__ import annotations

from collections.abc import Sequence

import lxml.etree

from extractors.document import Document, Origin, Zone

from .article import read_article
from .assemble import Piece, Reading, assemble
from .bylines import is_name
from .container import find_container, is_prose, second_reading
from .errors import UnreadableError
from .headline import Headline, read_headline, title_segment, without_suffix
from .markup import Element, Segment, parse_tree, segments_of
from .stamps import read_stamp


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
    pieces = _pieces(segments, container, title)
    reading = read_article(pieces, title)
    return assemble(_completed(reading, headline), "html")


def _pieces(segments: Sequence[Segment], container: Element, title: int | None) -> list[Piece]:
    tree = container.getroottree()
    inside = [container is s.element or container in s.element.iterancestors() for s in segments]
    first = next((i for i, within in enumerate(inside) if within), len(segments))
    pieces = []
    for index, segment in enumerate(segments):
        origin = Origin(path=tree.getpath(segment.element))
        reason = "" if index == title else _reason(segment, index, inside[index], title, first)
        zone = Zone.FURNITURE if reason else Zone.BODY
        pieces.append(Piece(segment.text, zone, origin, reason, segment.cell))
    return pieces


def _reason(segment: Segment, index: int, inside: bool, title: int | None, first: int) -> str:
    """Why the segment is furniture, or an empty string."""
    if inside:
        return segment.chrome
    between = title is not None and title < index < first
    if between and (read_stamp(segment.text) or is_prose(segment)):
        return ""
    return segment.chrome or "outside the page's content"


def _completed(reading: Reading, headline: Headline) -> Reading:
    return reading
