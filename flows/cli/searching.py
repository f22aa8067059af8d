"""`danchieu search`: what holds these words, by kind, with the words in their place."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published

if TYPE_CHECKING:
    from warehouse.search.question import Found, Hit


class Kind(StrEnum):
    """What can be found."""

    INSTRUMENT = "instrument"
    DOCUMENT = "document"
    PERSON = "person"
    BLOC = "bloc"


class SearchFormat(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSON = "json"


_HEADINGS = {"instrument": "Instruments", "document": "Documents", "person": "People", "bloc": "Blocs"}


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(search)


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help="Words or numbers; a phrase in quotes: '\"thi đua\"'."),
    ],
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only this kind; may be given several times.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Most hits of each kind.")] = 5,
    format: Annotated[SearchFormat, typer.Option(help="For people, or for programs.")] = SearchFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Find instruments, documents, people and blocs by their words, with or without diacritics.

    Status 1 if nothing is found.
    """
    from warehouse.search.question import KINDS
    from warehouse.search.question import search as search_words

    said = " ".join(words)
    if not any(letter.isalnum() for letter in said):
        raise CommandError(f"'{said}' holds no word; say what to look for", status=2)
    kinds = tuple(one.value for one in kind) if kind else KINDS
    found = search_words(published(warehouse, as_of), said, kinds=kinds, limit=limit)
    if format is SearchFormat.JSON:
        told = {"ranked": found.ranked, "all_words": found.all_words, "note": found.note}
        print(
            json.dumps({**told, "hits": [hit.as_json() for hit in found.hits]}, ensure_ascii=False, indent=2)
        )
    else:
        _print(found)
    if not found.hits:
        raise typer.Exit(1)


def _print(found: Found) -> None:
    if found.note:
        print(f"danchieu: {found.note}", file=sys.stderr)
    if not found.hits:
        print("Nothing found.")
    before = ""
    for hit in found.hits:
        if hit.kind != before:
            print(*([""] if before else []), _HEADINGS[hit.kind], sep="\n" if before else "")
            before = hit.kind
        for line in _lines(hit):
            print(line)


def _lines(hit: Hit) -> list[str]:
    """A hit as a person reads it: what it is, where it lies, and the words in their place."""
    day = f" ({hit.day.isoformat()})" if hit.day else ""
    lines = [f"  {' '.join(hit.label.split())}{day}"]
    if hit.key != hit.label:
        lines.append(f"    {hit.key}")
    if hit.snippet:
        before, after = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("«", "»")
        section = f"{hit.section}: " if hit.section else ""
        lines.append(f"    {section}{hit.snippet.marked(before, after)}")
    if hit.source and hit.source != hit.key:
        lines.append(f"    {hit.source}")
    return lines
