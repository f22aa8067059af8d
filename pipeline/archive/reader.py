"""The archive as its readers open it: any number of them, in any process, beside the one writer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.archive.errors import ArchiveError, TakenDownError
from pipeline.archive.files import Member, RecordError, read_member
from pipeline.archive.index import Index, IndexUnusableError, Place
from pipeline.forgotten import Forgotten
from pipeline.record import ArchiveRecord


class ArchiveReader:
    """What an archive holds, as far as its index told when it was asked.

    Raises:
        ArchiveError: there is no archive in `folder`, or its index cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forgotten = Forgotten.beside(folder)
        """What was taken down: it is told of no more, even where a copy of the files brought it back."""
        self._index = self._open_index()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()

    def read(self, sha256: str) -> bytes:
        """The bytes of `sha256`.

        Raises:
            ArchiveError: they are missing, or are no longer what their name says.
        """
        payload = self.member(sha256).payload
        if hashlib.sha256(payload).hexdigest() != sha256:
            raise self._damaged(sha256, "the bytes do not match their hash")
        return payload

    def member(self, sha256: str) -> Member:
        """The record that holds the bytes of `sha256`, unchecked against their hash.

        Raises:
            ArchiveError: it is missing or damaged.
        """
        if self.forgotten.refuses("", sha256):
            raise TakenDownError(f"{sha256}: taken down for good")
        place = self._index.place(sha256)
        if place is None:
            raise ArchiveError(f"{self.folder}: no bytes with the hash {sha256}; fetch the page again")
        try:
            with (self.folder / place.file).open("rb") as file:
                file.seek(place.offset)
                return read_member(file.read(place.length))
        except (OSError, RecordError) as error:
            raise self._damaged(sha256, str(error)) from error

    def latest(self, url: str) -> ArchiveRecord | None:
        """The last response of `url` that brought its content, or None (see `ArchiveRecord.is_content`)."""
        return None if self.forgotten.refuses(url) else self._index.latest(url)

    def records(self) -> Iterator[ArchiveRecord]:
        """Every response in the order of arrival, revisits included."""
        return self._allowed(self._index.records())

    def placed(self) -> Iterator[tuple[ArchiveRecord, Place]]:
        """Every response in the order of arrival, with the place of its own record."""
        return self._index.placed()

    def place(self, sha256: str) -> Place | None:
        """Where the record lies that holds the bytes of `sha256`."""
        return self._index.place(sha256)

    def documents(self) -> Iterator[ArchiveRecord]:
        """The newest content of every document, in the order of arrival."""
        return self._allowed(self._index.documents())

    def changes(self) -> Iterator[ArchiveRecord]:
        """The documents in the order in which each came to hold new bytes: what a replay reads."""
        return self._allowed(self._index.changes())

    def _allowed(self, records: Iterator[ArchiveRecord]) -> Iterator[ArchiveRecord]:
        return (one for one in records if not self.forgotten.refuses(one.url, one.sha256))

    def _open_index(self) -> Index:
        try:
            return Index.read(self.folder)
        except IndexUnusableError as error:
            raise ArchiveError(
                f"{self.folder}: the archive has no index to read ({error}); "
                "`danchieu archive verify --mend` makes it anew"
            ) from error

    def _damaged(self, sha256: str, cause: str) -> ArchiveError:
        place = self._index.place(sha256)
        where = f"{self.folder / place.file} at {place.offset}" if place else f"{self.folder}"
        return ArchiveError(
            f"{where}: damaged: {cause}; `danchieu archive verify --mend`, and the next run fetches it again"
        )
