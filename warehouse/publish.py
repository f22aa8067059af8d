"""Publishing: the analysts' file is replaced as a whole, or not at all.

A copy is made beside the target, checked, synced and renamed over it.  Readers who hold the old file keep
reading it; whoever opens the path next gets the new one.  Nobody ever meets a lock.  What was published
before stays as a snapshot (`snapshots`).
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.search.index import build_index, wanted_by
from warehouse.snapshots import Snapshots, sync
from warehouse.sqlfiles import files, literal

_VIEWS_THAT_MUST_WORK = ("current_documents", "citations", "mentions", "edges", "plans", "findings_open")


class PublishError(RuntimeError):
    """The copy was not published; one line that says why, and what would mend it."""


def publish(work: Path, target: Path, *, force: bool = False, snapshots: Snapshots | None = None) -> None:
    """Replace `target` by a checked copy of the warehouse `work`, which no one may hold open for writing.

    Args:
        work: the working warehouse.
        target: the published file; it need not exist.
        force: publish even after a failed run, or with fewer documents than before.
        snapshots: where what is published is kept too; where the disk is full, the oldest make room.

    Raises:
        PublishError: the last run failed or is not finished, the copy has fewer documents than the published
            file, or the copy does not read as the original does.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    _remove(temporary)
    if snapshots:
        snapshots.hold()
        snapshots.prune(room=work.stat().st_size)
    try:
        expected = _copy(work, temporary, force)
        if not force and target.exists():
            not_fewer(expected.get("documents", 0), row_counts_of(target).get("documents", 0), target)
        _check(temporary, expected)
        with duckdb.connect(str(temporary)) as connection:
            index_keys(connection)
        if wanted_by(os.environ):
            build_index(temporary)
        sync(temporary)
        temporary.replace(target)
        sync(target.parent)
    except duckdb.Error as error:
        raise PublishError(f"{target}: not published: {_line(error)}") from error
    finally:
        _remove(temporary)
    if snapshots:
        snapshots.hold()
        snapshots.prune()


def _copy(work: Path, temporary: Path, force: bool) -> dict[str, int]:
    """Copy the warehouse and give the row count of every table of the original."""
    with duckdb.connect(str(work), read_only=True) as connection:
        if not force:
            finished_well(connection)
        counts = row_counts(connection)
        source = connection.execute("SELECT current_database()").fetchone()
        assert source is not None
        connection.execute(f"ATTACH {literal(str(temporary))} AS published (READ_WRITE)")
        connection.execute(f'COPY FROM DATABASE "{source[0]}" TO published')
        connection.execute("CHECKPOINT published")
        connection.execute("DETACH published")
    return counts


def compact(work: Path) -> None:
    """Write a warehouse anew beside and rename it: what was deleted is in no free part of the file."""
    beside = work.with_name(f".{work.name}.{os.getpid()}.new")
    _remove(beside)
    try:
        _check(beside, _copy(work, beside, force=True))
        sync(beside)
        Path(f"{work}.wal").unlink(missing_ok=True)
        beside.replace(work)
        sync(work.parent)
    finally:
        _remove(beside)


def finished_well(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise PublishError where the last run failed or was held back."""
    last = connection.execute(
        "SELECT run_id, status FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
    ).fetchone()
    if last and last[1] in ("failed", "held_back"):
        how = "failed" if last[1] == "failed" else "was held back"
        raise PublishError(
            f"run {last[0]} {how}, so the published file stays as it was; mend the run, or force"
        )


def not_fewer(documents: int, before: int, target: object) -> None:
    """Raise PublishError where there are fewer documents than are published."""
    if documents < before:
        raise PublishError(
            f"{target}: the copy has {documents} documents where {before} are published; "
            "it stays as it was unless forced"
        )


def _check(temporary: Path, expected: dict[str, int]) -> None:
    with duckdb.connect(str(temporary), read_only=True) as connection:
        found = row_counts(connection)
        if found != expected:
            differing = sorted(name for name in expected if found.get(name) != expected[name])
            raise PublishError(f"the copy differs from the warehouse in {', '.join(differing)}; try again")
        for view in _VIEWS_THAT_MUST_WORK:
            connection.execute(f"FROM {view} LIMIT 1").fetchall()
        connection.execute("FROM trace('KH 1', 'NQ 1')").fetchall()


def index_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the indexes by which single documents and instruments are looked up."""
    for _, sql in files("lookups"):
        connection.execute(sql)


def row_counts_of(path: Path) -> dict[str, int]:
    """Row count of every table in a warehouse file, what was replaced left out."""
    with duckdb.connect(str(path), read_only=True) as connection:
        counts = row_counts(connection)
    return {name: count for name, count in counts.items() if not name.startswith("past.")}


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Row count of every table, exact; those of the past as `past.…`, the index of words left out."""
    tables = connection.execute("""
        SELECT if(schema_name = 'main', '', 'past.') || table_name, schema_name || '."' || table_name || '"'
        FROM duckdb_tables()
        WHERE NOT temporary AND database_name = current_database() AND schema_name IN ('main', 'past')
    """).fetchall()
    each = [f"SELECT {literal(told)}, count(*) FROM {table}" for told, table in tables]
    # One statement for all: planning a hundred of them takes longer than counting.
    return dict(connection.execute(" UNION ALL ".join(each)).fetchall()) if each else {}


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    Path(f"{path}.wal").unlink(missing_ok=True)


def _line(error: duckdb.Error) -> str:
    return str(error).split("\n")[0]
