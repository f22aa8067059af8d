"""The archive as its one writer opens it.

A record is in its file before `keep` or `store` returns, so the death of the process loses nothing that was
acknowledged; a power cut may take what came since the last `flush`, which then is fetched again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from types import MappingProxyType

from pipeline.archive.errors import TakenDownError
from pipeline.archive.files import next_name, warc_files
from pipeline.archive.index import Index, Place
from pipeline.archive.migrate import migrate
from pipeline.archive.reader import ArchiveReader
from pipeline.archive.recovery import recovered
from pipeline.archive.tail import Lock, Tail
from pipeline.archive.takedown import refused
from pipeline.archive.warc import NOT_MODIFIED, Made, Page, exchange_records, info_record, resource_record
from pipeline.exchange import Exchange
from pipeline.record import ArchiveRecord

FILE_BYTES = 1_000_000_000
"""A file that has grown so large is followed by another; what the WARC standard recommends."""
GROUP = 1_000
"""Records that a power cut may take at most."""


class Archive(ArchiveReader):
    """A folder of WARC files and their index, held for writing until it is closed; safe under threads.

    `operator` goes into the first record of every file: who runs the crawl (`operator`,
    `http-header-user-agent`).  With `anew` the index is made from the files, whatever it says.

    >>> import tempfile
    >>> with Archive(Path(tempfile.mkdtemp())) as archive:
    ...     record = archive.store(
    ...         "văn bản".encode(), url="/a.txt", fetched_at="2026-01-05T00:00:00+00:00")
    ...     archive.read(record.sha256).decode()
    'văn bản'

    Raises:
        ArchiveError: another process writes to it, or the folder cannot be made.
    """

    def __init__(
        self,
        folder: Path,
        *,
        operator: Mapping[str, str] = MappingProxyType({}),
        file_bytes: int = FILE_BYTES,
        anew: bool = False,
    ) -> None:
        self._anew = anew
        self._operator = operator
        self._file_bytes = file_bytes
        self._guard = RLock()
        self._tail: Tail | None = None
        self._waiting = 0
        self.warnings: tuple[str, ...] = ()
        """What of the files could not be read, in words for the operator."""
        self._lock = Lock(folder)
        try:
            migrate(folder, self._fresh)
            super().__init__(folder)
        except BaseException:
            self._lock.release()
            raise

    def keep(
        self, exchange: Exchange, *, url: str, role: str = "document", parent: str | None = None
    ) -> ArchiveRecord:
        """File one exchange, whatever its status, under the page `url` that it was about.

        `url` is the page's key, where `exchange.url` is the address asked for it.  A 304 points at the bytes
        that `latest` knows of the page; bytes that are held already are not stored again.

        Raises:
            TakenDownError: address or bytes must not be kept.
        """
        sha256, held = hashlib.sha256(exchange.body).hexdigest(), None
        if exchange.status == NOT_MODIFIED:
            known = self.latest(url)
            held = self._index.original(known.sha256) if known else None
        elif exchange.body:
            held = self._index.original(sha256)
        return self._append(exchange_records(exchange, sha256, Page(url, role, parent), held))

    def store(
        self,
        data: bytes,
        *,
        url: str,
        fetched_at: str,
        media_type: str | None = None,
        role: str = "document",
        parent: str | None = None,
    ) -> ArchiveRecord:
        """File a local document; `url` is its absolute path.

        Raises:
            TakenDownError: address or bytes must not be kept.
        """
        return self._append(resource_record(data, Page(url, role, parent), fetched_at, media_type))

    def flush(self) -> None:
        """Return when all that was kept is on the disk: at the end of a batch."""
        with self._guard:
            if self._tail and self._waiting:
                self._tail.sync()
                self._index.settle(self._tail.path.name, self._tail.size)
                self._waiting = 0

    def close(self) -> None:
        """Flush, and let others write."""
        with self._guard:
            self.flush()
            if self._tail:
                self._tail.close()
            super().close()
            self._lock.release()

    def _open_index(self) -> Index:
        index, self.warnings = recovered(self.folder, anew=self._anew)
        return index

    def _append(self, made: Made) -> ArchiveRecord:
        if refused(self.forgotten, made.entry):
            raise TakenDownError("taken down for good; the list `forgotten.tsv` beside the archive says when")
        with self._guard:
            tail = self._writable()
            offset = tail.write(made.members)
            self._index.add(made.entry, Place(tail.path.name, offset, len(made.members[0])))
            self._waiting += 1
            if self._waiting >= GROUP:
                self.flush()
        return made.entry.record

    def _writable(self) -> Tail:
        """The file to write to: the last one, or another after it where that is full."""
        if self._tail is None:
            files = warc_files(self.folder)
            self._tail = Tail(files[-1]) if files else self._begin_file()
        if self._tail.size >= self._file_bytes:
            self.flush()
            self._tail.close()
            self._tail = self._begin_file()
        if self._tail.size == 0:
            self._tail.write((info_record(self._tail.path.name, self._operator),))
        return self._tail

    def _begin_file(self) -> Tail:
        name = next_name(self.folder)
        tail = Tail(self.folder / name)
        self._index.add_file(name)
        return tail

    def _fresh(self, folder: Path) -> Archive:
        return Archive(folder, operator=self._operator, file_bytes=self._file_bytes)
