"""`danchieu extract` and `danchieu schema`: facts of files, without warehouse or network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.errors import CommandError

if TYPE_CHECKING:
    from extractors.document import Document
    from extractors.facts import Facts

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
        list[Path], typer.Argument(metavar="FILE…", help="HTML, text, PDF, Word, Excel, picture; - is stdin.")
    ],
    format: Annotated[
        Format, typer.Option(help="One JSON object a line, one JSON list, or a table of counts.")
    ] = Format.JSONL,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Add what looked like a fact and was judged not to be one.")
    ] = False,
) -> None:
    """Print the facts of files, one JSON object a document.

    A file that cannot be read gives one line on stderr, the others go on, and the status is 1 at the end.
    """
    outcomes = _outcomes(files)
    failed = _printer(format, rejected)(outcomes)
    if failed:
        raise typer.Exit(1)


def schema() -> None:
    """Print the JSON Schema of what `extract` prints."""
    from extractors.schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


Outcome = tuple[str, "Document", "Facts"]


def _outcomes(files: list[Path]) -> Iterator[Outcome | None]:
    """Source, document and facts of each file; None where it told its failure on stderr."""
    from extractors.document import Context
    from extractors.extract import extract as extract_facts
    from extractors.kit import Kit
    from pipeline.parse import parse
    from pipeline.parse.errors import UnreadableError

    kit = Kit.load()
    for file in files:
        try:
            document = parse(_bytes_of(file), str(file))
            yield str(file), document, extract_facts(document, Context(source=str(file)), kit)
        except (UnreadableError, CommandError) as error:
            _complain(file, str(error))
            yield None
        except Exception as error:
            # One file that trips the extractors must not cost the facts of the others.
            _complain(file, f"unforeseen {type(error).__name__}: {error}; report it with the file")
            yield None


def _bytes_of(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"cannot be read: {error.strerror}; check name and permissions") from error


def _complain(file: Path, message: str) -> None:
    print(f"danchieu: {file}:", " ".join(message.split()), file=sys.stderr)


def _printer(format: Format, rejected: bool) -> Callable[[Iterator[Outcome | None]], int]:
    """What prints outcomes in `format` and says how many failed."""
    from extractors.contract import to_json

    def rows(outcomes: Iterator[Outcome | None]) -> Iterator[dict[str, Any] | None]:
        for outcome in outcomes:
            yield to_json(*outcome, rejected=rejected) if outcome else None

    printers = {Format.JSONL: _print_lines, Format.JSON: _print_list, Format.TABLE: _print_table}
    return lambda outcomes: printers[format](rows(outcomes))


def _print_lines(rows: Iterator[dict[str, Any] | None]) -> int:
    failed = 0
    for row in rows:
        failed += row is None
        if row is not None:
            print(json.dumps(row, ensure_ascii=False), flush=True)
    return failed


def _print_list(rows: Iterator[dict[str, Any] | None]) -> int:
    found = list(rows)
    print(json.dumps([row for row in found if row is not None], ensure_ascii=False, indent=2))
    return found.count(None)


def _print_table(rows: Iterator[dict[str, Any] | None]) -> int:
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
