"""Snapshots: the last published files, kept beside the present one, and the way back to one of them.

A snapshot is a hard link to the file that was published, so that the present one takes no room of its own;
where links cannot be made it is a copy.  Its name is the instant at which it was published.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

KEPT = 7
"""Snapshots kept where nothing else is said."""
VARIABLE = "DANCHIEU_SNAPSHOTS"


class SnapshotError(RuntimeError):
    """A snapshot that cannot be kept or gone back to; one line that says why, and the mend."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state."""

    name: str
    """UTC instant at which it was published, such as 20260405T180412Z."""
    path: Path
    bytes: int
    current: bool
    """True for the one that readers who open the published file get."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a snapshot holds."""

    run_id: str | None
    """The last run in it."""
    documents: int
    instruments: int


def kept_by(environment: Mapping[str, str]) -> int:
    """How many snapshots are kept.

    >>> kept_by({}), kept_by({"DANCHIEU_SNAPSHOTS": "30"})
    (7, 30)

    Raises:
        SnapshotError: the variable holds no number above 0.
    """
    told = environment.get(VARIABLE, str(KEPT))
    if not (told.isascii() and told.isdigit() and int(told) > 0):
        raise SnapshotError(f"{VARIABLE}={told}: say how many published files are kept, at least 1")
    return int(told)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one published file."""

    published: Path
    folder: Path
    keep: int = KEPT

    @classmethod
    def of(cls, published: Path, keep: int = KEPT) -> Snapshots:
        """Those of `published`, in the folder of what belongs to it."""
        return cls(published, published.with_suffix(".data") / "snapshots", keep)

    def listed(self) -> tuple[Snapshot, ...]:
        """All of them, the newest first."""
        paths = sorted(self.folder.glob("*Z*.duckdb"), key=_order, reverse=True)
        return tuple(
            Snapshot(path.stem, path, path.stat().st_size, _same(path, self.published)) for path in paths
        )

    def hold(self) -> None:
        """Keep what is published now, unless it is kept already."""
        if not self.published.is_file() or any(one.current for one in self.listed()):
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        when = datetime.fromtimestamp(self.published.stat().st_mtime, UTC)
        _link(self.published, self._free_path(f"{when:%Y%m%dT%H%M%SZ}"))

    def prune(self, room: int = 0) -> None:
        """Remove the oldest beyond those that are kept, and more of them while the disk has less than `room`
        bytes free; the present one stays.
        """
        listed = self.listed()
        old = [one for one in listed[self.keep :] if not one.current]
        for one in old:
            one.path.unlink(missing_ok=True)
        rest = [one for one in reversed(listed[: self.keep]) if not one.current]
        for one in rest:
            if shutil.disk_usage(self.folder).free >= room:
                break
            one.path.unlink(missing_ok=True)

    def contents(self, name: str) -> Contents:
        """What the one of that name holds (see `contents`)."""
        return contents(next(one for one in self.listed() if one.name == name))

    def roll_back(self, name: str | None = None) -> Snapshot:
        """Publish a snapshot again, by default the one before the present; give it.

        Readers who hold the present file keep it.  The next run that publishes brings the newest state back.

        Raises:
            SnapshotError: there is none of that name, none before, or it cannot be read.
        """
        chosen = self._chosen(name)
        contents(chosen)
        beside = self.published.with_name(f".{self.published.name}.{os.getpid()}.new")
        beside.unlink(missing_ok=True)
        try:
            _link(chosen.path, beside)
            beside.replace(self.published)
            sync(self.published.parent)
        finally:
            beside.unlink(missing_ok=True)
        return chosen

    def _chosen(self, name: str | None) -> Snapshot:
        listed = self.listed()
        if name is not None:
            found = [one for one in listed if one.name == name]
            if not found:
                raise SnapshotError(f"{name}: no snapshot of that name; `danchieu publish --list` has them")
            if found[0].current:
                raise SnapshotError(f"{name}: this is what is published already")
            return found[0]
        places = [place for place, one in enumerate(listed) if one.current]
        before = listed[places[0] + 1 :] if places else listed
        if not before:
            raise SnapshotError(f"{self.published}: no snapshot before the present one is kept")
        return before[0]

    def _free_path(self, name: str) -> Path:
        path, count = self.folder / f"{name}.duckdb", 1
        while path.exists():
            count += 1
            path = self.folder / f"{name}-{count}.duckdb"
        return path


def contents(snapshot: Snapshot) -> Contents:
    """What a snapshot holds.

    Raises:
        SnapshotError: the file is damaged or no warehouse.
    """
    try:
        with duckdb.connect(str(snapshot.path), read_only=True) as connection:
            return contents_of(connection)
    except duckdb.Error as error:
        told = str(error).split("\n")[0]
        raise SnapshotError(f"{snapshot.path}: cannot be read: {told}; choose another snapshot") from error


def contents_of(connection: duckdb.DuckDBPyConnection, when: str = "") -> Contents:
    """What the warehouse behind a connection holds; `when` is a lake's `AT (VERSION => …)`."""
    row = connection.execute(
        f"""
        SELECT (SELECT arg_max(run_id, (started_at, run_id)) FROM runs {when}),
               (SELECT count(*) FROM documents {when}), (SELECT count(*) FROM instruments {when})
        """
    ).fetchone()
    assert row is not None
    return Contents(*row)


def sync(path: Path) -> None:
    """Make a file or a folder's entries safe against a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _order(path: Path) -> tuple[str, int]:
    instant, _, count = path.stem.partition("-")
    return instant, int(count) if count.isdigit() else 1


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, or one is a copy of the other made with its times."""
    if not other.is_file():
        return False
    a, b = one.stat(), other.stat()
    return os.path.samestat(a, b) or (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def _link(source: Path, target: Path) -> None:
    """Make `target` the same file as `source`; a copy where the file system cannot."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        beside = target.with_name(f".{target.name}.{os.getpid()}.new")
        shutil.copy2(source, beside)
        sync(beside)
        beside.replace(target)
