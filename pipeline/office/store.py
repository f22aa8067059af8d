"""Files that LibreOffice made before: a start takes a second, and the same bytes give the same file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class OfficeStore:
    """Converted files by the bytes that they were made of; a cache beside the archive.

    What is missing, or was made by another version, is made anew.
    """

    folder: Path

    def load(self, data: bytes, target: str, version: str) -> bytes | None:
        """What `data` became as a `target` file by this version of the program; None where it is not kept."""
        try:
            return self._path(data, target, version).read_bytes()
        except FileNotFoundError:
            return None

    def save(self, data: bytes, target: str, version: str, made: bytes) -> None:
        """Keep what was made of `data`."""
        write_whole(self._path(data, target, version), made)

    def _path(self, data: bytes, target: str, version: str) -> Path:
        name = hashlib.sha256(data).hexdigest()
        return self.folder / name[:2] / f"{name}.{version.replace(' ', '-')}.{target}"
