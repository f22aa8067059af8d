"""`danchieu query`: questions to the published warehouse."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.examples import asked, print_examples
from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published


class QueryFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(query)


def query(
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help="One SELECT, or FROM …; - reads it from stdin.")
    ] = None,
    example: Annotated[
        str | None, typer.Option(metavar="NAME", help="Run a worked query of docs/queries instead.")
    ] = None,
    list_examples: Annotated[bool, typer.Option("--list-examples", help="Name the worked queries.")] = False,
    format: Annotated[QueryFormat, typer.Option(help="How the rows are printed.")] = QueryFormat.TABLE,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there instead; parquet needs it.")
    ] = None,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Ask the warehouse in SQL.  `FROM warehouse_docs` lists its views and macros."""
    from warehouse.query import as_csv, as_json, run_query, write_parquet

    if list_examples:
        print_examples()
        return
    sql = asked(sql, example)
    file = published(warehouse, as_of)
    if format is QueryFormat.PARQUET:
        if out is None:
            raise CommandError("parquet is no text; say where to with --out FILE", status=2)
        write_parquet(file, sql, out)
        return
    result = run_query(file, sql)
    if format is QueryFormat.TABLE and out is None:
        from flows.cli.tables import print_table

        print_table(result.columns, result.rows)
        return
    written = as_json(result) + "\n" if format is QueryFormat.JSON else as_csv(result)
    if out is None:
        print(written, end="")
    else:
        out.write_text(written, encoding="utf-8")
