"""The old office files of a run, turned into new ones before they are read: one start serves several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.record import ArchiveRecord
from pipeline.unreadable import UnreadableError
from pipeline.workers import Workers

_ENDINGS = (".doc", ".rtf", ".odt", ".xls", ".ods")
_MEDIA = re.compile(r"msword|ms-excel|/rtf|opendocument")
_BATCH = 20
"""Files that one start of LibreOffice turns into new ones."""
_FEW = 4
"""Below so many of them it is not worth while: each is turned where it is read."""


def turn_ahead(records: Sequence[ArchiveRecord], archive: Path, workers: Workers) -> None:
    """Turn the old office files among `records`, in batches on all workers, and keep them beside the archive.

    Whatever goes wrong here is met again, and told, where the file is read.
    """
    old = [record for record in records if _is_office(record)]
    if len(old) >= _FEW:
        batches = (old[first : first + _BATCH] for first in range(0, len(old), _BATCH))
        list(workers.run(_turn, [_Batch(tuple(batch), archive) for batch in batches]))


@dataclass(frozen=True, slots=True)
class _Batch:
    records: tuple[ArchiveRecord, ...]
    archive: Path


def _is_office(record: ArchiveRecord) -> bool:
    """Whether name or header say that a file is one that LibreOffice reads; the bytes are looked at later."""
    path = urlsplit(record.url).path.lower()
    return path.endswith(_ENDINGS) or bool(_MEDIA.search(record.media_type or ""))


def _turn(batch: _Batch) -> None:
    # What reads documents is large, and is imported only where they are read.
    from pipeline.archive import ArchiveError, ArchiveReader
    from pipeline.parse.kept import Kept
    from pipeline.parse.sniff import sniff

    from .convert import TARGETS, convert_ahead

    files = []
    with ArchiveReader(batch.archive) as archive:
        for record in batch.records:
            with suppress(UnreadableError, ArchiveError):
                data = archive.read(record.sha256)
                if (form := sniff(data)) in TARGETS:
                    files.append((data, form))
    convert_ahead(files, Kept.beside(batch.archive).office)
