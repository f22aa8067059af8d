"""`danchieu extract` and `danchieu schema`: facts of files, without warehouse or network."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

COUNTED = ("citations", "relations", "dates", "anniversaries", "blocs", "people", "roles", "movements")


class Format(StrEnum):
    """How facts are printed."""

    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(extract)
    app.command()(schema)


def extract(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="HTML, text, PDF, Word, Excel, picture, ZIP of such; - is stdin."
        ),
    ],
    format: Annotated[
        Format, typer.Option(help="One JSON object a line, one JSON list, or a table of counts.")
    ] = Format.JSONL,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Add what looked like a fact and was judged not to be one.")
    ] = False,
) -> None:
    """Print the facts of files, one JSON object a document.

    A ZIP file gives an object for each document in it.  A file that cannot be read gives one line on stderr,
    the others go on, and the status is 1 at the end.
    """
    printers = {Format.JSONL: _print_lines, Format.JSON: _print_list, Format.TABLE: _print_table}
    if printers[format](_outcomes(files, rejected)):
        raise typer.Exit(1)


def schema() -> None:
    """Print the JSON Schema of what `extract` prints."""
    from extractors.schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


Row = dict[str, Any]


def _outcomes(files: list[Path], rejected: bool) -> Iterator[Row | None]:
    """The facts of each document; None where its failure was told on stderr."""
    from pipeline.files import FileJob, read_file
    from pipeline.limits import Limits
    from pipeline.opened import Opened
    from pipeline.reader import read_each
    from pipeline.record import Failure
    from pipeline.workers import Workers, prepare

    prepare()
    limits = Limits.of(os.environ)
    jobs = [FileJob(str(file), _stdin(file), limits, rejected) for file in files]
    with Workers(limits, min(len(files), os.cpu_count() or 1)) as workers:
        for job, outcome in read_each(workers, read_file, jobs):
            if isinstance(outcome, Failure):
                _complain(job.source, outcome.message)
                yield None
            elif not isinstance(outcome, Opened):
                yield outcome


def _stdin(file: Path) -> bytes | None:
    return sys.stdin.buffer.read() if str(file) == "-" else None


def _complain(source: str, message: str) -> None:
    print(f"danchieu: {source}:", " ".join(message.split()), file=sys.stderr)


def _print_lines(rows: Iterator[Row | None]) -> int:
    failed = 0
    for row in rows:
        failed += row is None
        if row is not None:
            print(json.dumps(row, ensure_ascii=False), flush=True)
    return failed


def _print_list(rows: Iterator[Row | None]) -> int:
    found = list(rows)
    print(json.dumps([row for row in found if row is not None], ensure_ascii=False, indent=2))
    return found.count(None)


def _print_table(rows: Iterator[Row | None]) -> int:
    from flows.cli.tables import print_table

    found = list(rows)
    lines = [
        (
            row["source"],
            row["doc_kind"],
            (row["self"] or {}).get("number") or "",
            *(len(row[k]) for k in COUNTED),
        )
        for row in found
        if row is not None
    ]
    print_table(("source", "kind", "number", *COUNTED), lines)
    return found.count(None)
