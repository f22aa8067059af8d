"""What the archive raises."""

from __future__ import annotations


class ArchiveError(RuntimeError):
    """The archive cannot be used; one line that names the file, the cause and the mend."""


class TakenDownError(ArchiveError):
    """A page or bytes that were taken down, and must not be kept again."""
