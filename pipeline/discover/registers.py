"""Registers of instruments: tables of number, day, subject and file, as portals list what they issued."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.discover.attachments import is_file
from pipeline.discover.found import Item
from pipeline.discover.markup import absolute, base_of, words_of
from pipeline.parse.field_places import field_of
from pipeline.parse.html_cells import Element
from pipeline.parse.stamps import iso_day

_CELLS = ("td", "th")
_LABELLED = ("td", "th", "dt", "dd", "li", "p", "span", "b", "strong", "label")
_LONGEST = 200


def register_items(root: Element, url: str, wanted: Callable[[str], bool]) -> tuple[Item, ...]:
    """The rows of tables whose head names a number or a subject, as portals list their instruments.

    An item's address is that of the row's page where the row links to one, else that of its first file.
    """
    base = base_of(root, url)
    found: dict[str, Item] = {}
    for table in root.iter("table"):
        columns: dict[str, int] = {}
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in _CELLS]
            named = _columns(cells)
            if named:
                columns = named
            elif columns and (item := _row_item(cells, columns, base, wanted)):
                found.setdefault(item.url, item)
    return tuple(found.values())


def stated_fields(root: Element) -> frozenset[str]:
    """Which fields of an instrument the page states under labels: `number`, `issued`, `issuer` and so on."""
    texts = (words_of(node) for node in root.iter(*_LABELLED))
    fields = (field_of(text) for text in texts if len(text) <= _LONGEST)
    return frozenset(field for field in fields if field)


def _columns(cells: list[Element]) -> dict[str, int]:
    """Which column holds which field, where the cells are a register's head."""
    fields = [field_of(words_of(cell)) for cell in cells]
    named = {field: place for place, field in reversed(list(enumerate(fields))) if field}
    told = {"number", "title"} & set(named)
    return named if told and len(named) >= 2 else {}


def _row_item(
    cells: list[Element], columns: dict[str, int], base: str, wanted: Callable[[str], bool]
) -> Item | None:
    def text(field: str) -> str:
        place = columns.get(field, len(cells))
        return words_of(cells[place]) if place < len(cells) else ""

    targets = [target for cell in cells for target in _targets(cell, base) if wanted(target)]
    if not targets or not (text("number") or text("title")):
        return None
    page = next((target for target in targets if not is_file(target)), targets[0])
    return Item(page, text("title"), iso_day(text("issued")), text("number") or None)


def _targets(cell: Element, base: str) -> Iterator[str]:
    for link in cell.iter("a"):
        if target := absolute(link.get("href") or "", base):
            yield target
