"""An archive of the first layout (`index.jsonl`, bytes in files named by their hash) becomes WARC files.

Each step is one rename, so that a run killed on the way goes on where it was: the files are written in a
folder beside, that folder is renamed when they are whole, and what is in it is moved to its place.  The old
files are kept in `first-layout/`, and may be deleted.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.archive.warc import NOT_MODIFIED
from pipeline.exchange import Exchange

if TYPE_CHECKING:
    from pipeline.archive.writer import Archive

OLD_INDEX = "index.jsonl"
KEPT = "first-layout"
_HALF, _WHOLE = "migrating", "migrated"
_HEADERS = {"media_type": "Content-Type", "etag": "ETag", "last_modified": "Last-Modified"}


def migrate(folder: Path, fresh: Callable[[Path], Archive]) -> None:
    """Migrate the archive in `folder`, if it is of the first layout; `fresh` opens an empty archive."""
    if not (folder / _WHOLE).is_dir():
        if not (folder / OLD_INDEX).is_file():
            return
        shutil.rmtree(folder / _HALF, ignore_errors=True)
        with fresh(folder / _HALF) as archive:
            for row in _rows(folder / OLD_INDEX):
                _carry_over(row, folder, archive)
        (folder / _HALF).replace(folder / _WHOLE)
    for path in sorted((folder / _WHOLE).glob("*.warc.gz")):
        path.replace(folder / path.name)
    kept = folder / KEPT
    kept.mkdir(exist_ok=True)
    for path in [*folder.glob("[0-9a-f][0-9a-f]"), folder / OLD_INDEX]:
        if path.exists():
            path.replace(kept / path.name)
    shutil.rmtree(folder / _WHOLE)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of the old index; a line torn by a killed run said nothing that was acknowledged."""
    with path.open("rb") as file:
        for line in file:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                yield row


def _carry_over(row: dict[str, Any], folder: Path, archive: Archive) -> None:
    """One record; bytes that are missing or damaged were fetched again by the first layout too."""
    more = {"url": row["url"], "role": row.get("role", "document"), "parent": row.get("parent")}
    status = row.get("status")
    data = b"" if status == NOT_MODIFIED else _bytes(folder, row["sha256"])
    if data is None:
        return
    if status is None:
        archive.store(data, fetched_at=row["fetched_at"], media_type=row.get("media_type"), **more)
        return
    headers = tuple((name, row[key]) for key, name in _HEADERS.items() if row.get(key))
    archive.keep(Exchange(row["url"], row["fetched_at"], status, "", headers, data, ()), **more)


def _bytes(folder: Path, sha256: str) -> bytes | None:
    path = folder / sha256[:2] / sha256[2:]
    data = path.read_bytes() if path.is_file() else b""
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
