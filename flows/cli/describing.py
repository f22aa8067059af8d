"""`danchieu dictionary`: what the tables, views and macros mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError

PAGE = Path(__file__).parent.parent.parent / "docs" / "dictionary.md"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(dictionary)


def dictionary(
    write: Annotated[bool, typer.Option("--write", help=f"Write docs/{PAGE.name} of the checkout.")] = False,
) -> None:
    """Print the data dictionary: every table, view, column and macro, in the words of its COMMENT."""
    from pipeline.whole_files import write_whole
    from warehouse.docs.dictionary import dictionary as page_of
    from warehouse.docs.dictionary import undescribed
    from warehouse.store import Warehouse

    with Warehouse(":memory:") as warehouse:
        missing = undescribed(warehouse.connection)
        page = page_of(warehouse.connection)
    if missing:
        raise CommandError(f"no words for {', '.join(missing)}; write them beside the column in its SQL file")
    if write:
        write_whole(PAGE, page.encode("utf-8"))
    else:
        print(page, end="")
