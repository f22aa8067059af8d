"""`danchieu query`, `trace` and `audit`: questions to the published warehouse."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile, published

if TYPE_CHECKING:
    from warehouse.trace import Step, TraceAnswer


class QueryFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


class TraceFormat(StrEnum):
    """How chains are printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(query)
    app.command()(trace)
    app.command()(audit)


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT, or FROM …; - reads it from stdin.")],
    format: Annotated[QueryFormat, typer.Option(help="How the rows are printed.")] = QueryFormat.TABLE,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there instead; parquet needs it.")
    ] = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Ask the warehouse in SQL.  `FROM warehouse_docs` lists its views and macros."""
    from warehouse.query import as_csv, as_json, run_query, write_parquet

    file = published(warehouse)
    sql = sys.stdin.read() if sql == "-" else sql
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


def trace(
    a: Annotated[str, typer.Argument(metavar="A", help="Such as `KH 282`, `282/KH-UBND`, or a law's name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The instrument that A may rest on.")],
    format: Annotated[TraceFormat, typer.Option(help="For people, or for programs.")] = TraceFormat.TEXT,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Say whether A rests on B and by way of what, and whether B is named in A; status 1 if neither."""
    from warehouse.trace import trace as trace_chain

    file = published(warehouse)
    try:
        answer = trace_chain(file, a, b)
    except LookupError as error:
        raise CommandError(str(error)) from error
    if format is TraceFormat.JSON:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2, default=str))
    else:
        print(_told(answer))
    if not answer.chains and not answer.named:
        raise typer.Exit(1)


def audit(
    severity: Annotated[str | None, typer.Option(metavar="WORD", help="Only high, medium or low.")] = None,
    format: Annotated[QueryFormat, typer.Option(help="How the findings are printed.")] = QueryFormat.TABLE,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead.")] = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """List what does not add up in the warehouse, worst first."""
    from warehouse.audit import SEVERITIES

    if severity is not None and severity not in SEVERITIES:
        raise CommandError(f"--severity {severity}: say one of {', '.join(SEVERITIES)}", status=2)
    ranks = " ".join(f"WHEN '{name}' THEN {rank}" for rank, name in enumerate(SEVERITIES))
    where = f"WHERE severity = '{severity}'" if severity else ""
    columns = "severity, audit, subject, message, quote, source"
    order = f"CASE severity {ranks} END, audit, subject, source, quote"
    sql = f"SELECT {columns} FROM findings {where} ORDER BY {order}"
    if format is QueryFormat.TABLE and out is None and sys.stdout.isatty():
        from flows.cli.findings import print_findings
        from warehouse.query import run_query

        print_findings(run_query(published(warehouse), sql).rows)
    else:
        query(sql, format, out, warehouse)


def _told(answer: TraceAnswer) -> str:
    """The answer as a person reads it."""
    a, b = answer.a.number, answer.b.number
    lines = []
    if answer.rests_on:
        lines.append(f"Yes: {a} rests on {b}.")
    elif answer.named:
        lines.append(f"{a} names {b} but does not rest on it.")
    else:
        lines.append(f"No: nothing in the warehouse leads from {a} to {b}.")
    for number, chain in enumerate(answer.chains, start=1):
        lines += ["", f"Chain {number}: " + " → ".join([chain[0].from_, *(step.to for step in chain)])]
        lines += [line for step in chain for line in _step(step)]
    if answer.rests_on:
        lines += ["", f"Named in it: {'yes' if answer.named else 'no'}"]
    elif answer.reverse:
        lines += ["", f"The other way round it does: {b} rests on {a}."]
    return "\n".join(lines)


def _step(step: Step) -> list[str]:
    day = f" ({step.date})" if step.date else ""
    return [
        f"  {step.from_} {step.relation} {step.to}{day}, {step.basis}",
        f"    “{' '.join(step.quote.split())}”",
        f"    {step.source} [{step.start}:{step.end}]",
    ]
