"""`danchieu export`: tables and views as files, the graph of instruments as GraphML."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published


class ExportFormat(StrEnum):
    """What the files are."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    GRAPHML = "graphml"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(export)


def export(
    format: Annotated[ExportFormat, typer.Option(help="What the files are.")],
    out: Annotated[Path, typer.Option(metavar="DIR|FILE", help="A folder; for graphml a file.")],
    table: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this table or view; may be given several times."),
    ] = None,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Write tables and views as Parquet, CSV or JSON Lines, or the graph of instruments as GraphML.

    Without --table everything is written that is meant for readers.
    """
    file = published(warehouse, as_of)
    if format is ExportFormat.GRAPHML:
        if table:
            raise CommandError("graphml holds instruments and their edges; leave --table out", status=2)
        from warehouse.export.graph import export_graph

        graph = export_graph(file, out)
        print(f"{out}: {graph.nodes} nodes, {graph.edges} edges")
        return
    from flows.cli.tables import print_table
    from warehouse.export.tables import export_tables

    done = export_tables(file, out, format=format.value, names=table or ())
    print_table(("table", "rows", "file"), [(one.name, one.rows, str(out / one.file)) for one in done])
