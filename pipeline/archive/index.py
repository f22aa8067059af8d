"""The index of the archive's files, in SQLite: only a cache, so it is never mended, always made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from threading import RLock
from urllib.parse import quote

from pipeline.archive.errors import ArchiveError
from pipeline.archive.files import INDEX
from pipeline.archive.warc import Entry
from pipeline.record import ArchiveRecord

LAYOUT = 1
"""Of the tables; an index of another layout is made anew."""
_SCHEMA = Path(__file__).with_name("index.sql")
_RECORD = ", ".join(field.name for field in fields(ArchiveRecord))
_WIDTH = len(fields(ArchiveRecord))
_PAGE = 1_000

_NEWEST = """
    id > ? AND content AND role = 'document' AND NOT EXISTS (
        SELECT 1 FROM records AS later
        WHERE later.url = records.url AND later.content AND later.id > records.id
    )
"""
_CHANGES = f"""
    SELECT {_RECORD} FROM (
        SELECT *, lag(sha256) OVER (PARTITION BY url ORDER BY id) AS before
        FROM records WHERE content AND role = 'document'
    )
    WHERE before IS NOT sha256 ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies."""

    file: str
    offset: int
    length: int


class IndexUnusableError(Exception):
    """The index is missing, of another layout or damaged."""


class Index:
    """The open index, shared by the threads of a process."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._lock = RLock()

    @classmethod
    def read(cls, folder: Path) -> Index:
        """The index as readers open it.

        Raises:
            IndexUnusableError: it is not there, or cannot be used.
        """
        path = folder / INDEX
        try:
            address = f"file:{quote(str(path))}?mode=ro"
            connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
            _check_layout(connection)
        except sqlite3.Error as error:
            raise IndexUnusableError(str(error)) from error
        return cls(connection, path)

    @classmethod
    def write(cls, folder: Path) -> Index:
        """The index as the one writer opens it.

        Raises:
            IndexUnusableError: it is not there, or cannot be used.
        """
        path = folder / INDEX
        if not path.exists():
            raise IndexUnusableError("it is missing")
        try:
            connection = _connect(path)
            _check_layout(connection)
        except sqlite3.Error as error:
            raise IndexUnusableError(str(error)) from error
        return cls(connection, path)

    @classmethod
    def new(cls, folder: Path) -> Index:
        """An empty index in the place of any other."""
        path = folder / INDEX
        for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            leftover.unlink(missing_ok=True)
        connection = _connect(path)
        script = f"BEGIN; {_SCHEMA.read_text('utf-8')} PRAGMA user_version = {LAYOUT}; COMMIT;"
        connection.executescript(script)
        return cls(connection, path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def is_whole(self) -> bool:
        """Whether SQLite finds no damage; it reads all of the index for the answer."""
        try:
            return self._rows("PRAGMA quick_check(1)") == [("ok",)]
        except ArchiveError:
            return False

    # -- what readers ask

    def latest(self, url: str) -> ArchiveRecord | None:
        """The last record of `url` that brought the page itself."""
        rows = self._rows(
            f"SELECT {_RECORD} FROM records WHERE url = ? AND content ORDER BY id DESC LIMIT 1", (url,)
        )
        return ArchiveRecord(*rows[0]) if rows else None

    def place(self, sha256: str) -> Place | None:
        """Where bytes lie."""
        rows = self._rows(
            "SELECT name, offset, length FROM records JOIN files ON place = file "
            "WHERE sha256 = ? AND kind <> 'revisit' ORDER BY id DESC LIMIT 1",
            (sha256,),
        )
        return Place(*rows[0]) if rows else None

    def original(self, sha256: str) -> Entry | None:
        """The record that holds bytes, for others to refer to."""
        rows = self._rows(
            f"SELECT {_RECORD}, kind, target, identity FROM records "
            "WHERE sha256 = ? AND kind <> 'revisit' ORDER BY id DESC LIMIT 1",
            (sha256,),
        )
        return Entry(ArchiveRecord(*rows[0][:_WIDTH]), *rows[0][_WIDTH:]) if rows else None

    def records(self) -> Iterator[ArchiveRecord]:
        """Everything, in the order of arrival; what comes in meanwhile included."""
        return (record for record, _ in self.placed())

    def placed(self) -> Iterator[tuple[ArchiveRecord, Place]]:
        """The same, each with the place of its own record."""
        return self._by_arrival("id > ?")

    def documents(self) -> Iterator[ArchiveRecord]:
        """The newest content of every document, in the order of arrival."""
        return (record for record, _ in self._by_arrival(_NEWEST))

    def changes(self) -> Iterator[ArchiveRecord]:
        """The documents in the order in which each came to hold new bytes."""
        with self._lock, self._told():
            cursor = self._connection.execute(_CHANGES)
        while True:
            with self._lock, self._told():
                rows = cursor.fetchmany(_PAGE)
            if not rows:
                return
            yield from (ArchiveRecord(*row) for row in rows)

    def _by_arrival(self, condition: str) -> Iterator[tuple[ArchiveRecord, Place]]:
        """The records of a condition on the last `id` given, in pages: nothing is held between them."""
        after = 0
        sql = (
            f"SELECT {_RECORD}, name, offset, length, id FROM records CROSS JOIN files ON place = file "
            f"WHERE {condition} ORDER BY id LIMIT {_PAGE}"
        )
        while rows := self._rows(sql, (after,)):
            for row in rows:
                yield ArchiveRecord(*row[:_WIDTH]), Place(*row[_WIDTH:-1])
            after = rows[-1][-1]

    def entries(self, name: str, end: int) -> Iterator[tuple[int, int, str, str]]:
        """Offset, length, SHA-256 and kind of the records of a file that lie before `end`."""
        after = -1
        sql = (
            "SELECT offset, length, sha256, kind FROM records JOIN files ON place = file "
            f"WHERE name = ? AND offset > ? AND offset < ? ORDER BY offset LIMIT {_PAGE}"
        )
        while rows := self._rows(sql, (name, after, end)):
            yield from rows
            after = rows[-1][0]

    def files(self) -> list[tuple[str, int]]:
        """Name and settled size of every file, in order."""
        return self._rows("SELECT name, settled FROM files ORDER BY place")

    # -- what the writer does

    def begin(self) -> None:
        """Hold back what follows until `commit`."""
        with self._lock:
            self._connection.execute("BEGIN")

    def commit(self) -> None:
        """Make what was held back known to readers."""
        with self._lock:
            self._connection.execute("COMMIT")

    def add_file(self, name: str) -> None:
        """A file after all others."""
        self._do("INSERT INTO files (name, settled) VALUES (?, 0)", (name,))

    def settle(self, name: str, size: int) -> None:
        """Note that the first `size` bytes of a file are on the disk and known here."""
        self._do("UPDATE files SET settled = ? WHERE name = ?", (size, name))

    def forget(self, name: str, start: int) -> None:
        """Drop what is known of a file from `start`."""
        self._do(
            "DELETE FROM records WHERE offset >= ? AND file = (SELECT place FROM files WHERE name = ?)",
            (start, name),
        )

    def add(self, entry: Entry, place: Place) -> None:
        """A record after all others.  A revisit of bytes that are not held brings no content."""
        record = entry.record
        held = entry.kind != "revisit" or self.place(record.sha256) is not None
        values = [getattr(record, field.name) for field in fields(record)]
        self._do(
            f"INSERT INTO records ({_RECORD}, kind, content, target, identity, offset, length, file) "
            f"VALUES ({'?, ' * (_WIDTH + 6)} (SELECT place FROM files WHERE name = ?))",
            (
                *values, entry.kind, record.is_content and held, entry.target, entry.identity,
                place.offset, place.length, place.file,
            ),
        )  # fmt: skip

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, self._told():
            return self._connection.execute(sql, values).fetchall()

    def _do(self, sql: str, values: tuple[object, ...]) -> None:
        with self._lock, self._told():
            self._connection.execute(sql, values)

    def _told(self) -> _Told:
        return _Told(self.path)


class _Told:
    """Makes an error of SQLite one line for the operator."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            raise ArchiveError(
                f"{self._path}: the index cannot be used: {error}; "
                "`danchieu archive verify --mend` makes it anew"
            ) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    # A power cut may take the last commits: the files have them, and opening reads on from what is settled.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _check_layout(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("SELECT 1 FROM records, files LIMIT 1").fetchone()
    if found != LAYOUT:
        connection.close()
        raise IndexUnusableError("it was made by another version")
