"""The archive: bytes under their SHA-256 and an append-only index of the responses they came in.

Nothing here is ever overwritten.  An object is written beside its place, synced and renamed; an index line
is one append.  So a run killed at any moment leaves whole objects, and at most one torn last line, which is
skipped, reported, and closed off by the next append.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from threading import Lock

from pipeline.exchange import Exchange
from pipeline.objects import ArchiveError, Objects
from pipeline.record import ArchiveRecord

NOT_MODIFIED = 304


class Archive(Objects):
    """A folder of fetched bytes and the index of where and when they were met.

    >>>     >>> archive = Archive(Path(tempfile.mkdtemp()))
    >>> record = archive.store("văn bản".encode(), url="/a.txt", fetched_at="2026-01-05T00:00:00+00:00")
    >>> archive.read(record.sha256).decode()
    'văn bản'
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._index = folder / "index.jsonl"
        self._lock = Lock()
        self._latest: dict[str, ArchiveRecord] = {}
        self.warnings: tuple[str, ...] = ()
        """What of the index could not be read, in words for the operator."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(
                f"{folder}: cannot make the archive: {error.strerror}; choose a folder that may be written"
            ) from error
        for record in self.records():
            self._remember(record)

    def store(
        self,
        data: bytes,
        *,
        url: str,
        fetched_at: str,
        media_type: str | None = None,
        status: int | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        role: str = "document",
        parent: str | None = None,
        truncated: str | None = None,
    ) -> ArchiveRecord:
        """Keep `data` and note the response it came in; the bytes are stored once, however often met."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.write(sha256, data)
        record = ArchiveRecord(
            sha256=sha256,
            url=url,
            fetched_at=fetched_at,
            size=len(data),
            media_type=media_type,
            status=status,
            etag=etag,
            last_modified=last_modified,
            role=role,
            parent=parent,
            truncated=truncated,
        )
        self._append(record)
        return record

    def keep(
        self, exchange: Exchange, *, url: str, role: str = "document", parent: str | None = None
    ) -> ArchiveRecord:
        """File one exchange, whatever its status, under the page `url` that it was about.

        `url` is the page's key, where `exchange.url` is the address asked for it.  A 304 points at the bytes
        that `latest` knows of the page.
        """
        known = self.latest(url)
        if exchange.status == NOT_MODIFIED and known:
            again = replace(
                known, fetched_at=exchange.asked_at, status=NOT_MODIFIED, role=role, parent=parent
            )
            self.revisit(again)
            return again
        return self.store(
            exchange.body,
            url=url,
            fetched_at=exchange.asked_at,
            media_type=exchange.header("content-type"),
            status=exchange.status,
            etag=exchange.header("etag"),
            last_modified=exchange.header("last-modified"),
            role=role,
            parent=parent,
            truncated=exchange.truncated,
        )

    def revisit(self, record: ArchiveRecord) -> None:
        """Note that a URL was asked again and had nothing new (`record` carries status 304)."""
        self._append(record)

    def latest(self, url: str) -> ArchiveRecord | None:
        """The last response of `url` that brought its content, or None (see `ArchiveRecord.is_content`)."""
        return self._latest.get(url)

    def records(self) -> Iterator[ArchiveRecord]:
        """Every response in the order of arrival, revisits included."""
        if not self._index.exists():
            return
        names = {field.name for field in fields(ArchiveRecord)}
        warnings = []
        with self._index.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    row = json.loads(line)
                    yield ArchiveRecord(**{key: value for key, value in row.items() if key in names})
                except (ValueError, TypeError, AttributeError):
                    warnings.append(f"{self._index}:{number}: torn line skipped; the page is fetched again")
        self.warnings = tuple(warnings)

    def documents(self) -> Iterator[ArchiveRecord]:
        """The newest response with bytes of every document."""
        return (record for record in list(self._latest.values()) if record.role == "document")

    def changes(self) -> Iterator[ArchiveRecord]:
        """The documents in the order in which each came to hold new bytes: what a replay reads."""
        last: dict[str, str] = {}
        for record in self.records():
            if record.role == "document" and record.is_content:
                if last.get(record.url) != record.sha256:
                    yield record
                last[record.url] = record.sha256

    def _append(self, record: ArchiveRecord) -> None:
        row = {key: value for key, value in asdict(record).items() if value is not None}
        line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        with self._lock, self._index.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _torn(file.fileno()):
                line = b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
            self._remember(record)

    def _remember(self, record: ArchiveRecord) -> None:
        if record.is_content:
            self._latest[record.url] = record


def _torn(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
