"""`danchieu evidence`: the answer to `trace A B` as a file that an auditor hands over."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published
from flows.places import Places


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command()(evidence)


def evidence(
    a: Annotated[str, typer.Argument(metavar="A", help="Such as `KH 282`, `282/KH-UBND`, or a law's name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="What A may rest on.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The ZIP file to write.")],
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Pack the chains from A to B with quotes, pages, archived bytes, hashes and a check that anyone can run.

    The status is 1 where nothing leads from one to the other.
    """
    from warehouse.evidence.gather import gather
    from warehouse.evidence.pack import write_pack

    gathered = gather(published(warehouse, as_of), Places.of(warehouse).archive, a, b)
    size = write_pack(gathered, out, datetime.datetime.now(datetime.UTC))
    missing = [source.address for source in gathered.sources if source.data is None]
    quotes = sum(len(source.quotes) for source in gathered.sources)
    print(f"{out}: {len(gathered.sources)} sources, {quotes} quotes, {size:,} bytes")
    for address in missing:
        print(f"the archive no longer holds {address}; its text and quote are in the pack, its bytes are not")
