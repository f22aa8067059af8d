"""What a page is: an article, the page of an instrument, a listing, or none of them."""

from __future__ import annotations

from extractors.document import Document, Zone
from pipeline.discover.listings import listing_items
from pipeline.discover.markup import read_html, strings
from pipeline.discover.registers import register_items, stated_fields
from pipeline.parse.html import parse_html
from pipeline.parse.html_cells import Element
from pipeline.unreadable import UnreadableError

_LEAST_LETTERS = 300
_LONG = 1_000
_LEAST_FIELDS = 3
_LEAST_ROWS = 2


def page_kind(data: bytes, url: str, media_type: str | None = None) -> str:
    """`article`, `plan`, `listing` or `other`.

    A plan's page states number and day of one instrument under labels, or prints its head; a listing names
    other pages and has no text of its own; an article has a title, a text and a day, or a long text.

    Raises:
        DiscoveryError: it is no HTML.
    """
    root = read_html(data, media_type)
    if len(register_items(root, url, lambda _: True)) >= _LEAST_ROWS:
        return "listing"
    fields = stated_fields(root)
    if "number" in fields and len(fields) >= _LEAST_FIELDS:
        return "plan"
    document = _document(data, media_type)
    if document is not None and any(block.zone is Zone.HEADER for block in document.blocks):
        return "plan"
    listed = [item.title for item in listing_items(root, url, lambda _: True)]
    if document is not None and _is_article(document, listed, root):
        return "article"
    return "listing" if listed else "other"


def _document(data: bytes, media_type: str | None) -> Document | None:
    try:
        return parse_html(data, media_type)
    except UnreadableError:
        return None


def _is_article(document: Document, listed: list[str], root: Element) -> bool:
    letters = len(document.text)
    # Links beside an article are furniture to the parser; those of a listing are most of what it finds.
    named = sum(len(title) for title in listed if title in document.text)
    announced = "article" in strings(root, "//meta[@property='og:type']/@content")
    dated = announced or document.published is not None
    return bool(document.title) and letters >= (_LEAST_LETTERS if dated else _LONG) and 2 * named < letters
