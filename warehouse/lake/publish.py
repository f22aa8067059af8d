"""Publishing in a lake: readers are shown a snapshot of DuckLake's, named in a table beside the warehouse.

Nothing is copied.  The snapshots of the last publications are kept, so that one can be gone back to; the
others are let go, with the files that only they need.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from warehouse.lake.attached import NAME, attach, attached, bare
from warehouse.lake.file import Lake, LakeError
from warehouse.loading.load import transaction
from warehouse.publish import finished_well, not_fewer
from warehouse.snapshots import KEPT, Contents, SnapshotError, contents_of
from warehouse.sqlfiles import literal

_SCHEMA = f"{NAME}.publishing"
_TABLE = f"{_SCHEMA}.published"
_UNREAD_FOR = "1 hour"
"""Files that no kept snapshot needs stay this long, for whoever reads them now."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One published state."""

    name: str
    """UTC instant at which it was published, such as 20260405T180412Z."""
    snapshot: int
    """DuckLake's number of it: what `SNAPSHOT_VERSION` means in an ATTACH."""
    current: bool
    """True for the one that readers get."""
    bytes: None = None
    """Snapshots share their files: none has a size of its own."""


def publish_snapshot(connection: duckdb.DuckDBPyConnection, *, force: bool = False, keep: int = KEPT) -> int:
    """Show readers what the lake holds now; give the snapshot's number.

    Snapshots of publications before the last `keep` are let go.  The caller holds the writers' turn.

    Raises:
        PublishError: the last run failed, or there are fewer documents than published, unless `force`.
    """
    before = next((one for one in publications(connection) if one.current), None)
    if not force:
        finished_well(connection)
        if before:
            not_fewer(_documents(connection), _documents(connection, before.snapshot), NAME)
    shown = _number(connection, f"FROM ducklake_current_snapshot('{NAME}')")
    now = datetime.now(UTC).replace(tzinfo=None)
    with transaction(connection):
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
        connection.execute(
            f"""
            CREATE TABLE IF NOT EXISTS {_TABLE}
                (snapshot BIGINT NOT NULL, published_at TIMESTAMP NOT NULL, shown_at TIMESTAMP NOT NULL)
            """
        )
        connection.execute(f"INSERT INTO {_TABLE} VALUES (?, ?, ?)", [shown, now, now])
        connection.execute(
            f"""
            DELETE FROM {_TABLE}
            WHERE snapshot NOT IN (SELECT snapshot FROM {_TABLE} ORDER BY published_at DESC LIMIT ?)
            """,
            [keep],
        )
    _tidy(connection)
    return shown


def publications(connection: duckdb.DuckDBPyConnection) -> tuple[Publication, ...]:
    """What was published and is kept, the newest first."""
    try:
        rows = connection.execute(
            f"""
            SELECT strftime(published_at, '%Y%m%dT%H%M%SZ'), snapshot, shown_at = max(shown_at) OVER ()
            FROM {_TABLE} ORDER BY published_at DESC
            """
        ).fetchall()
    except duckdb.CatalogException:
        return ()
    return tuple(Publication(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class LakeSnapshots:
    """The publications of one lake, as `danchieu publish` lists them and goes back to one."""

    lake: Lake

    def listed(self) -> tuple[Publication, ...]:
        """All of them, the newest first."""
        with attached(self.lake) as connection:
            return publications(connection)

    def roll_back(self, name: str | None = None) -> Publication:
        """Show readers an earlier publication, by default the one before the present; give it.

        Raises:
            SnapshotError: there is none of that name, or none before.
        """
        with attached(self.lake) as connection:
            chosen = _chosen(publications(connection), name, self.lake)
            now = datetime.now(UTC).replace(tzinfo=None)
            connection.execute(f"UPDATE {_TABLE} SET shown_at = ? WHERE snapshot = ?", [now, chosen.snapshot])
        return chosen

    def contents(self, name: str) -> Contents:
        """What the publication of that name holds."""
        with attached(self.lake) as connection:
            one = next(one for one in publications(connection) if one.name == name)
            return contents_of(connection, _at(one.snapshot))


def _chosen(listed: tuple[Publication, ...], name: str | None, lake: Lake) -> Publication:
    if name is not None:
        found = [one for one in listed if one.name == name]
        if not found:
            raise SnapshotError(f"{name}: no snapshot of that name; `danchieu publish --list` has them")
        if found[0].current:
            raise SnapshotError(f"{name}: this is what is published already")
        return found[0]
    place = next((place for place, one in enumerate(listed) if one.current), len(listed))
    if place + 1 >= len(listed):
        raise SnapshotError(f"{lake.told_by}: no snapshot before the present one is kept")
    return listed[place + 1]


def read_lake(lake: Lake, *, published: bool = True) -> duckdb.DuckDBPyConnection:
    """A connection that reads what was published last, or else what the lake holds now.

    It can read the files of the lake, and no others once `enable_external_access` is off.

    Raises:
        LakeError: nothing was published yet, or the lake cannot be reached.
    """
    connection = bare("ducklake", "postgres_scanner")
    attach(connection, lake, "READ_ONLY")
    if published:
        shown = [one.snapshot for one in publications(connection) if one.current]
        if not shown:
            connection.close()
            raise LakeError(
                f"{lake.told_by}: nothing is published there yet; `danchieu nightly` or `ingest` does"
            )
        connection.execute(f"USE memory; DETACH {NAME}")
        attach(connection, lake, f"READ_ONLY, SNAPSHOT_VERSION {shown[0]}")
    connection.execute(f"SET allowed_directories = [{literal(lake.data)}]")
    return connection


def _tidy(connection: duckdb.DuckDBPyConnection) -> None:
    """Join small files, let go of snapshots that are not published, and of files that none needs."""
    connection.execute(f"CALL ducklake_merge_adjacent_files('{NAME}')")
    unneeded = connection.execute(
        f"""
        SELECT list(snapshot_id) FROM ducklake_snapshots('{NAME}')
        WHERE snapshot_id NOT IN (SELECT snapshot FROM {_TABLE})
          AND snapshot_id < (SELECT max(snapshot_id) FROM ducklake_snapshots('{NAME}'))
        """
    ).fetchone()
    if unneeded and unneeded[0]:
        connection.execute(f"CALL ducklake_expire_snapshots('{NAME}', versions => ?)", [unneeded[0]])
    connection.execute(
        f"CALL ducklake_cleanup_old_files('{NAME}', older_than => now() - INTERVAL '{_UNREAD_FOR}')"
    )


def _documents(connection: duckdb.DuckDBPyConnection, snapshot: int | None = None) -> int:
    when = _at(snapshot) if snapshot is not None else ""
    return _number(connection, f"SELECT count(*) FROM documents {when}")


def _at(snapshot: int) -> str:
    return f"AT (VERSION => {snapshot})"


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return int(row[0])
