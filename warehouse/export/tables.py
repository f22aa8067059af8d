"""Exports: tables and views as Parquet, CSV or JSON Lines, a file each, with a description beside them.

DuckDB streams each file; it is written beside its place and renamed, so that a file is whole or as it was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path

import duckdb

from pipeline.whole_files import write_whole
from warehouse.docs.catalogue import Column, Relation, relations
from warehouse.query import reader
from warehouse.sqlfiles import literal

DESCRIPTION = "tables.json"
"""What was exported: each table with its meaning, rows and columns."""

_FORMATS = {
    "parquet": ("parquet", "FORMAT parquet, COMPRESSION zstd"),
    "csv": ("csv", "FORMAT csv, HEADER"),
    "jsonl": ("jsonl", "FORMAT json"),
}


class ExportError(RuntimeError):
    """An export that cannot be made; one line that says why, and the mend."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One exported table or view."""

    name: str
    file: str
    """Name of the file in the folder."""
    rows: int
    meaning: str
    columns: tuple[Column, ...]


def export_tables(
    path: Path | str, folder: Path, *, format: str, names: Sequence[str] = ()
) -> tuple[Exported, ...]:
    """Write tables and views of the warehouse at `path` into `folder`, which is made where it is missing.

    Args:
        path: the published warehouse.
        folder: where the files go; those of the same names are replaced one by one.
        format: `parquet`, `csv` or `jsonl`.
        names: which tables and views; by default what is meant for readers, without the lexicon.

    Raises:
        ExportError: a name is unknown, or the folder cannot be written.
        QueryError: the warehouse cannot be read.
    """
    ending, options = _FORMATS[format]
    with reader(path) as connection, told(folder):
        chosen = _chosen(relations(connection), names)
        folder.mkdir(parents=True, exist_ok=True)
        done = []
        for relation in chosen:
            file = folder / f"{relation.name}.{ending}"
            rows = _copied(connection, _select(relation, format), file, options)
            done.append(Exported(relation.name, file.name, rows, relation.meaning, relation.columns))
        described = json.dumps([asdict(one) for one in done], ensure_ascii=False, indent=1)
        write_whole(folder / DESCRIPTION, f"{described}\n".encode())
    return tuple(done)


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Turn what the system or DuckDB say of a file into one line."""
    try:
        yield
    except OSError as error:
        raise ExportError(f"{target}: {error.strerror}; name another place with --out") from error
    except duckdb.Error as error:
        raise ExportError(f"{target}: {' '.join(str(error).split())}") from error


def _chosen(known: Sequence[Relation], names: Sequence[str]) -> list[Relation]:
    if not names:
        return [one for one in known if one.for_readers and not one.name.startswith("lexicon_")]
    by_name = {relation.name: relation for relation in known}
    for name in names:
        if name not in by_name:
            near = get_close_matches(name, by_name)
            hint = f"; perhaps {', '.join(near)}" if near else ""
            raise ExportError(f"no table or view is called {name}{hint}; `danchieu dictionary` names all")
    return [by_name[name] for name in dict.fromkeys(names)]


def _select(relation: Relation, format: str) -> str:
    """The rows of a relation; lists and structs become JSON where a cell is text."""
    columns = [
        f'to_json("{column.name}") AS "{column.name}"'
        if format == "csv" and _nested(column)
        else f'"{column.name}"'
        for column in relation.columns
    ]
    return f'SELECT {", ".join(columns)} FROM "{relation.name}"'


def _nested(column: Column) -> bool:
    return column.type.endswith("[]") or column.type.startswith(("STRUCT", "MAP"))


def _copied(connection: duckdb.DuckDBPyConnection, select: str, file: Path, options: str) -> int:
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        row = connection.execute(f"COPY ({select}) TO {literal(str(fresh))} ({options})").fetchone()
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return int(row[0]) if row else 0
