"""The last file of the archive, to which records are added, and the lock that only one writer holds."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.archive.errors import ArchiveError

LOCK = "writer.lock"


class Lock:
    """Held by the one writer; the system lets go of it when the process ends, in whatever way.

    Raises:
        ArchiveError: another writer holds it, or the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / LOCK).open("a+")
        except OSError as error:
            raise ArchiveError(
                f"{folder}: cannot make the archive: {error.strerror}; choose a folder that may be written"
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.seek(0)
            holder = self._file.read().strip()
            self._file.close()
            raise ArchiveError(
                f"{folder}: another process is writing to the archive (PID {holder}); wait until it ends"
            ) from error
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let others write."""
        self._file.close()


class Tail:
    """A file open at its end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab", buffering=0)
        self.size = self._file.tell()

    def write(self, pieces: Sequence[bytes]) -> int:
        """Add `pieces` and give the offset of the first; all of them, or none where the disk is full."""
        start = self.size
        data = memoryview(b"".join(pieces))
        try:
            while data:
                data = data[self._file.write(data) :]
        except OSError as error:
            self._file.truncate(start)
            raise ArchiveError(
                f"{self.path}: cannot be written: {error.strerror}; make room and run again"
            ) from error
        self.size = start + sum(map(len, pieces))
        return start

    def sync(self) -> None:
        """Return when what was written is on the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
