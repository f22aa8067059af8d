"""What travels from the crawl to the warehouse: archived responses, processed documents, failures."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Context, Document
from extractors.facts import Facts


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One stored response or local file: the bytes lie in the archive under their SHA-256."""

    sha256: str
    url: str
    """The canonical URL, or the absolute path of a local file."""
    fetched_at: str
    """ISO instant in UTC."""
    size: int
    media_type: str | None = None
    status: int | None = None
    """HTTP status; None for a local file."""
    etag: str | None = None
    last_modified: str | None = None
    role: str = "document"
    """`document`, or `entry` for feeds, sitemaps, listings and robots.txt, which state no facts."""
    parent: str | None = None
    """The URL of the article in which an attachment was found, or of what named an entry point."""
    truncated: str | None = None
    """Why the body was cut (`length`, `time`, `disconnect`, `unspecified`); None where it is whole."""

    @property
    def is_content(self) -> bool:
        """Whether the bytes are the page itself: no error, redirect, revisit, empty or cut body."""
        return self.status is None or (self.status == 200 and self.size > 0 and not self.truncated)


@dataclass(frozen=True, slots=True)
class Processed:
    """One document read to the end: what it was read from, what it says, and by which code."""

    record: ArchiveRecord
    context: Context
    document: Document
    facts: Facts
    code_version: str
    """Version of code, lexicon and model together, with that of the OCR behind a `+` where it was needed;
    another version may give other facts."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that went wrong: a row for the operator, never a stopped run."""

    source: str
    """URL or file; a host where all of it is left alone."""
    stage: str
    """`fetch`, `parse`, `extract` or `load`."""
    kind: str
    """One of `failure_kinds.KINDS`."""
    message: str
    """One line: cause and mend."""
    source_name: str | None = None
    """The source definition under which it was met; None for what was given by hand."""
    attempts: int = 1
    """Nights on which it was tried in vain, this one included."""
    next_try: str | None = None
    """UTC instant from which it is tried again; None where it is not."""
