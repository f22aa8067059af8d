"""Bytes under their SHA-256: the part of the archive that readers need."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


class ArchiveError(RuntimeError):
    """The archive cannot be used; one line that names the file, the cause and the mend."""


class Objects:
    """A folder in which each file is named after the hash of what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, sha256: str) -> bytes:
        """The bytes of `sha256`.

        Raises:
            ArchiveError: they are missing, or are no longer what their name says.
        """
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be read: {error.strerror}; fetch the page again") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveError(
                f"{path}: damaged, the bytes do not match their hash; delete it and fetch again"
            )
        return data

    def path(self, sha256: str) -> Path:
        """Where the bytes of `sha256` lie."""
        return self.folder / sha256[:2] / sha256[2:]

    def write(self, sha256: str, data: bytes) -> None:
        """Keep `data` under its hash: whole, or, if the run is killed on the way, not at all."""
        path = self.path(sha256)
        if path.exists() and path.stat().st_size == len(data):
            return
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
