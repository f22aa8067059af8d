"""The archive: every response in WARC files (ISO 28500), and an index that they can rebuild.

The files are the truth and only ever grow.  The index answers quickly; whatever it says is read from them
again where it is missing, older or damaged.
"""

from __future__ import annotations

from pipeline.archive.errors import ArchiveError, TakenDownError
from pipeline.archive.reader import ArchiveReader
from pipeline.archive.warc import NOT_MODIFIED
from pipeline.archive.writer import Archive

__all__ = ["NOT_MODIFIED", "Archive", "ArchiveError", "ArchiveReader", "TakenDownError"]
