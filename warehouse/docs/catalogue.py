"""What a warehouse holds, read from its own COMMENTs: relations with their columns, and macros."""

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb

from warehouse.sqlfiles import files

_CREATED = re.compile(r"^CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW) (\w+)", re.M)

_READ_AS_THEY_ARE = frozenset({"documents", "instruments", "runs", "audits", "warehouse_docs"})
"""Tables that answer readers by themselves; the others are what views and macros are made of."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or view."""

    name: str
    type: str
    """SQL type, such as `VARCHAR[]`."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view."""

    name: str
    kind: str
    """`table` or `view`."""
    meaning: str
    subject: str
    """Stem of the SQL file that makes it, without its number: `facts`, `identity`, …; `other` for none."""
    columns: tuple[Column, ...]

    @property
    def for_readers(self) -> bool:
        """Whether questions go to it directly: every view, and the tables that need none."""
        return self.kind == "view" or self.name in _READ_AS_THEY_ARE or self.name.startswith("lexicon_")


@dataclass(frozen=True, slots=True)
class Macro:
    """A function of SQL that the warehouse brings along."""

    name: str
    signature: str
    meaning: str
    example: str
    table: bool
    """Whether it stands behind FROM and gives rows."""


def relations(connection: duckdb.DuckDBPyConnection) -> tuple[Relation, ...]:
    """Every table and view of the warehouse, by name."""
    subjects = _subjects()
    columns: dict[str, list[Column]] = {}
    for table, *parts in connection.execute(
        "SELECT table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database() AND schema_name = 'main' "
        "ORDER BY table_name, column_index"
    ).fetchall():
        columns.setdefault(table, []).append(Column(*parts))
    found = connection.execute(
        "SELECT table_name, 'table', coalesce(comment, '') FROM duckdb_tables() "
        "WHERE NOT temporary AND database_name = current_database() AND schema_name = 'main' "
        "UNION ALL SELECT view_name, 'view', coalesce(comment, '') FROM duckdb_views() "
        "WHERE NOT internal AND NOT temporary AND database_name = current_database() "
        "AND schema_name = 'main' ORDER BY 1"
    ).fetchall()
    return tuple(
        Relation(name, kind, meaning, subjects.get(name, "other"), tuple(columns.get(name, ())))
        for name, kind, meaning in found
    )


def macros(connection: duckdb.DuckDBPyConnection) -> tuple[Macro, ...]:
    """Every macro of the warehouse, those that give rows first."""
    rows = connection.execute(
        "SELECT name, signature, meaning, example, kind = 'table macro' AS rows FROM warehouse_docs "
        "WHERE kind LIKE '%macro' ORDER BY rows DESC, name"
    ).fetchall()
    return tuple(Macro(*row) for row in rows)


def _subjects() -> dict[str, str]:
    return {
        name: stem.lstrip("0123456789_")
        for folder in ("schema", "views")
        for stem, sql in files(folder)
        for name in _CREATED.findall(sql)
    }
