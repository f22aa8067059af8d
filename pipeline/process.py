"""Archived bytes in, facts out: one document as a pure function."""

from __future__ import annotations

from functools import cache

from extractors.document import Context, Document
from extractors.extract import extract
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.version import code_version
from pipeline.archive import ArchiveError, ArchiveReader
from pipeline.covering import without_names
from pipeline.forgotten import Forgotten
from pipeline.limits import Limits
from pipeline.members import opened
from pipeline.opened import Opened
from pipeline.parse import parse
from pipeline.parse.kept import Kept
from pipeline.record import ArchiveRecord, Failure, Processed
from pipeline.unreadable import UnreadableError

_LIMITS = Limits()
_NOBODY = Forgotten()


@cache
def shared_kit() -> Kit:
    """The kit of this process."""
    return Kit.load()


def process(
    record: ArchiveRecord,
    archive: ArchiveReader,
    context: Context,
    kit: Kit,
    limits: Limits = _LIMITS,
    member: str = "",
) -> Processed | Failure | Opened:
    """Read one document to the end; a pure function of the bytes, the context and the code.

    Where the record is a ZIP file, `member` says which document of it; without it, what there is is told.

    Whatever goes wrong, also in ways that nobody foresaw, becomes a row: the night goes on.

    Raises:
        MemoryError: the process has no more memory for it.
    """
    try:
        data = opened(archive.read(record.sha256), member, limits)
    except ArchiveError as error:
        return Failure(record.url, "parse", "broken", str(error))
    except UnreadableError as error:
        return Failure(record.url, "parse", error.kind, str(error))
    if isinstance(data, Opened):
        return data
    kept = Kept.beside(archive.folder)
    found = read_facts(data, record.media_type, context, kit, limits, kept, archive.forgotten)
    if isinstance(found, Failure):
        return found
    document, facts = found
    code = f"{code_version()}+{document.read_by}" if document.read_by else code_version()
    return Processed(record, context, document, facts, code)


def read_facts(
    data: bytes,
    media_type: str | None,
    context: Context,
    kit: Kit,
    limits: Limits = _LIMITS,
    kept: Kept | None = None,
    forgotten: Forgotten = _NOBODY,
) -> tuple[Document, Facts] | Failure:
    """The document that `data` is and its facts, or the one row that says why there are none.

    Names of people who are `forgotten` are covered before anything reads the text.

    Raises:
        MemoryError: the process has no more memory for it.
    """
    try:
        document = without_names(parse(data, context.source, media_type, limits, kept), forgotten)
    except UnreadableError as error:
        return Failure(context.source, "parse", error.kind, str(error))
    except MemoryError:
        raise
    except Exception as error:
        return _unforeseen(context.source, "parse", error)
    try:
        return document, extract(document, context, kit)
    except MemoryError:
        raise
    except Exception as error:
        return _unforeseen(context.source, "extract", error)


def _unforeseen(source: str, stage: str, error: Exception) -> Failure:
    said = " ".join(str(error).split())[:200]
    return Failure(source, stage, "crash", f"{type(error).__name__}: {said}; report it with the file")
