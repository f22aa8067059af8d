"""Blocks of links that present documents, told from menus by their titles, days and addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.discover.addresses import grade
from pipeline.discover.attachments import is_file
from pipeline.discover.found import Item
from pipeline.discover.markup import absolute, base_of, words_of
from pipeline.parse.html_cells import Element
from pipeline.parse.markup import class_reason
from pipeline.parse.stamps import iso_day

_LEAST_RECORDS = 3
_LEAST_SHARE = 0.6
_LEAST_DATED = 0.5
_LEVELS = 8
"""Ancestors of a link that may be its record: the depth of a row in a table in a box."""
_TITLE_LETTERS = 20
_TITLE_WORDS = 4
_RECORD_LETTERS = 1_500
_NO_LISTING = (
    "<nav>",
    "<footer>",
    "role navigation",
    "role contentinfo",
    "menu",
    "footer",
    "links",
    "tags",
    "adv",
)
"""What `class_reason` says of parts that list no documents; related and most read articles do."""


def listing_items(root: Element, url: str, wanted: Callable[[str], bool]) -> tuple[Item, ...]:
    """The documents that a page lists, in reading order; `wanted` says which addresses may count."""
    found: dict[str, Item] = {}
    for block in listing_blocks(root, url, wanted):
        for item in block:
            held = found.setdefault(item.url, item)
            if len(item.title) > len(held.title):
                found[item.url] = replace(held, title=item.title)
    return tuple(found.values())


def listing_blocks(root: Element, url: str, wanted: Callable[[str], bool]) -> tuple[tuple[Item, ...], ...]:
    """The items of each block of records, in the order of the blocks' first links.

    A block is an element with at least three children of one kind that each hold a link.  It lists documents
    where most links read as titles and most addresses look like documents' or most records bear a day.
    """
    base = base_of(root, url)
    furniture = {element for element in root.iter("*") if class_reason(element).startswith(_NO_LISTING)}
    records: dict[Element, dict[Element, list[tuple[str, str]]]] = {}
    for link in root.iter("a"):
        target = absolute(link.get("href") or "", base)
        if (
            target is None
            or target == url
            or not wanted(target)
            or furniture.intersection(link.iterancestors())
        ):
            continue
        for record, block in _places(link):
            records.setdefault(block, {}).setdefault(record, []).append((target, _title(link)))
    judged = (_judge(children) for children in records.values() if len(children) >= _LEAST_RECORDS)
    return tuple(block for block in judged if block)


def _places(link: Element) -> Iterator[tuple[Element, Element]]:
    """The records that the link may stand in, each with the block around it."""
    record = link
    for _ in range(_LEVELS):
        block = record.getparent()
        if block is None or block.tag in ("body", "html"):
            return
        yield record, block
        record = block


def _judge(children: dict[Element, list[tuple[str, str]]]) -> tuple[Item, ...]:
    """The items of a block by its records and their links; none where it lists no documents."""
    kinds: dict[str, list[tuple[Element, str, str]]] = {}
    for record, links in children.items():
        target, title = max(links, key=lambda one: len(one[1]))
        same = [text for other, text in links if other == target]
        kinds.setdefault(str(record.tag), []).append((record, target, max(same, key=len) or title))
    heads = max(kinds.values(), key=len)
    if len({target for _, target, _ in heads}) < _LEAST_RECORDS:
        return ()
    items = tuple(Item(target, title, _day(record, title)) for record, target, title in heads)
    count = len(items)
    titled = sum(_reads_as_title(item.title) for item in items) / count
    dated = sum(item.day is not None for item in items) / count
    documents = sum(bool(grade(item.url)) or is_file(item.url) for item in items) / count
    if titled < _LEAST_SHARE or (documents < _LEAST_SHARE and dated < _LEAST_DATED):
        return ()
    return tuple(item for item in items if _reads_as_title(item.title))


def _reads_as_title(text: str) -> bool:
    return len(text) >= _TITLE_LETTERS and len(text.split()) >= _TITLE_WORDS


def _title(link: Element) -> str:
    pictures = " ".join(image.get("alt") or "" for image in link.iter("img"))
    return max(words_of(link), (link.get("title") or "").strip(), pictures.strip(), key=len)


def _day(record: Element, title: str) -> str | None:
    """The day beside the title of a record that is a line of a list: a long one is the page around it.

    A day in the title is that of what the document reports.
    """
    text = words_of(record)
    return iso_day(text.replace(title, " ")) if len(text) <= _RECORD_LETTERS else None
