"""Tables on the terminal: boxes for people, tab-separated plain text where the output is piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print rows under their head.  Piped, a row is a line and cells are parted by tabs."""
    if sys.stdout.isatty():
        _print_box(head, rows, title)
        return
    print("\t".join(head))
    for row in rows:
        print("\t".join(_cell(value) for value in row))


def _print_box(head: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    kept = [tuple(row) for row in rows]
    for place, name in enumerate(head):
        numbers = bool(kept) and all(isinstance(row[place], int | float | None) for row in kept)
        table.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in kept:
        # As text, so that brackets in a quote are not taken for markup.
        table.add_row(*(Text(_cell(value)) for value in row))
    Console().print(table)


def _cell(value: object) -> str:
    """One line: tabs and newlines in a value would make another cell or row of it."""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    return "" if value is None else " ".join(str(value).split())
