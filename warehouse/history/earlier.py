"""The warehouse as it was known at an earlier instant: views of the same names over present and past rows.

They are temporary views of one connection and stand before the tables, so that every view, macro and query
works unchanged on what was known then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.history.kept import PAST, kept, listed
from warehouse.sqlfiles import files, literal

SINCE = "recorded_since"
"""Key in `warehouse_meta` of the instant from which on the past is kept."""

_AT = "@"
_GRAPH = re.compile(r"^INSERT INTO (graph_\w+)\n(.*?);$", re.M | re.S)


class HistoryError(LookupError):
    """An instant at which nothing was known; one line that says from when on."""


def earlier(path: Path, at: datetime) -> Path:
    """The name of what the warehouse `path` knew at an instant; `path` alone is what it knows now.

    >>> str(earlier(Path("data/danchieu.duckdb"), datetime(2026, 3, 1, 17, tzinfo=UTC)))
    'data/danchieu.duckdb/@2026-03-01T17:00:00+00:00'
    """
    return path / f"{_AT}{at.isoformat()}"


def parted(path: Path | str) -> tuple[Path, datetime | None]:
    """The file that a name means, and the instant where it is such a name.

    >>> parted("data/danchieu.duckdb/@2026-03-01T17:00:00+00:00")
    (PosixPath('data/danchieu.duckdb'), datetime.datetime(2026, 3, 1, 17, 0, tzinfo=datetime.timezone.utc))
    """
    named = Path(path)
    if not named.name.startswith(_AT):
        return named, None
    return named.parent, datetime.fromisoformat(named.name.removeprefix(_AT))


def said(path: Path) -> str:
    """A warehouse's name for people.

    >>> said(Path("data/danchieu.duckdb/@2026-03-01T17:00:00+00:00"))
    'danchieu.duckdb, as known at 2026-03-01T17:00:00+00:00'
    """
    file, at = parted(path)
    return f"{file.name}, as known at {at.isoformat()}" if at else file.name


def look_back(connection: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """Let the names of all tables mean, in this connection, what was known at `at`.

    Raises:
        HistoryError: the warehouse keeps no past, or none as far back.
    """
    instant = at.astimezone(UTC).replace(tzinfo=None)
    since = _since(connection)
    if instant < since:
        raise HistoryError(
            f"what was known at {instant:%Y-%m-%dT%H:%M:%SZ} is not recorded; "
            f"this warehouse keeps its past from {since:%Y-%m-%dT%H:%M:%S.%fZ}"
        )
    row = connection.execute("SELECT current_database()").fetchone()
    home = f'"{row[0] if row else ""}"'
    when = f"TIMESTAMP {literal(instant.isoformat(sep=' '))}"
    views = [_view(home, table, when) for table in kept()]
    connection.execute(";".join([*views, _FINDINGS.format(home=home, when=when), *_derived()]))


def _view(home: str, table: str, when: str) -> str:
    given = listed(table)
    past = given
    if table == "document_versions":
        past = given.replace('"text"', 'coalesce("text", ' + _TEXT.format(home=home) + ")")
    return f"""
        CREATE OR REPLACE TEMP VIEW {table} AS
        SELECT {given}, recorded_from FROM {home}.main.{table} WHERE recorded_from <= {when}
        UNION ALL
        SELECT {past}, recorded_from FROM {home}.{PAST}.{table} AS p
        WHERE recorded_from <= {when} AND recorded_until > {when}
    """


_TEXT = """
    (SELECT any_value(t."text") FROM (
        SELECT version_id, "text" FROM {home}.main.document_versions
        UNION ALL SELECT version_id, "text" FROM {home}.past.document_versions
     ) AS t WHERE t.version_id = p.version_id)
"""


_FINDINGS = """
    CREATE OR REPLACE TEMP VIEW run_audits AS FROM {home}.main.run_audits SEMI JOIN runs USING (run_id);
    CREATE OR REPLACE TEMP VIEW run_findings AS
    SELECT * REPLACE (least(last_at, {when}) AS last_at,
                      CASE WHEN closed_at <= {when} THEN closed_run END AS closed_run,
                      CASE WHEN closed_at <= {when} THEN closed_at END AS closed_at)
    FROM {home}.main.run_findings WHERE opened_at <= {when}
"""
"""Tables that tell of times by themselves."""


def _derived() -> Iterator[str]:
    """Views for the tables that resolution makes from the others."""
    for table, select in graph_tables():
        yield f"CREATE OR REPLACE TEMP VIEW {table} AS {select}"


def graph_tables() -> Iterator[tuple[str, str]]:
    """The tables of the graph, which follow from those with a past, each with the statement that fills it."""
    for _, sql in files("identity"):
        yield from _GRAPH.findall(sql)


def _since(connection: duckdb.DuckDBPyConnection) -> datetime:
    row = connection.execute("SELECT value FROM warehouse_meta WHERE key = ?", [SINCE]).fetchone()
    if row is None:
        raise HistoryError("this warehouse keeps no past; the next run that writes to it begins to")
    return datetime.fromisoformat(row[0])
