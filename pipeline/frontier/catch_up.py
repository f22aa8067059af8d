"""What the archive has and the frontier lacks: after a kill between the two, or a frontier lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from corpora.source_definitions import SourceDefinition, source_of
from pipeline.archive import NOT_MODIFIED
from pipeline.fetch_errors import status_error
from pipeline.frontier.frontier import Frontier
from pipeline.frontier.page import Came, Failed, Named, Page
from pipeline.instants import header_instant
from pipeline.record import ArchiveRecord
from pipeline.urls import identity

Attachments = Callable[[ArchiveRecord, SourceDefinition], Iterable[str]]
"""The addresses of the files that an archived article links to."""


def catch_up(
    frontier: Frontier,
    records: Iterable[ArchiveRecord],
    sources: Iterable[SourceDefinition],
    attachments: Attachments,
) -> int:
    """Note the responses that the frontier does not know of; how many they were.

    `records` are in the order of arrival.  A response is noted once, whoever was cut off and how often: one
    that is not younger than the page's last visit is known.
    """
    known = tuple(sources)
    noted = 0
    for record in records:
        source = source_of(record.url, known)
        if source is None:
            continue
        if record.role == "entry":
            noted += _entry(frontier, record, source)
        elif record.role == "document":
            noted += _document(frontier, record, source, attachments)
    frontier.commit()
    return noted


def _entry(frontier: Frontier, record: ArchiveRecord, source: SourceDefinition) -> bool:
    """An entry point that came: it is not asked again in this visit, but read from the archive."""
    came = record.is_content or record.status == NOT_MODIFIED
    if not came or urlsplit(record.url).path == "/robots.txt":
        return False
    key = f"entry {record.url}"
    links = [(key, Named(record.url))]
    frontier.pages.name(source.name, "entry", links, at=record.fetched_at, found_in=record.parent)
    page = frontier.pages.get(key)
    if page is None or not _lacks(page, record):
        return False
    frontier.pages.save(replace(page, asked_at=record.fetched_at, outcome="unchanged"))
    return True


def _document(
    frontier: Frontier, record: ArchiveRecord, source: SourceDefinition, attachments: Attachments
) -> bool:
    if not record.is_content and record.status != NOT_MODIFIED:
        return _refused(frontier, record, source)
    page = frontier.pages.get(identity(record.url)) or _found(frontier, record, source)
    if not _lacks(page, record):
        return False
    if page.role == "article" and record.sha256 != page.sha256:
        dated = page.modified_at or page.published_at
        links = [(identity(url), Named(url, dated)) for url in attachments(record, source)]
        frontier.pages.name(source.name, "attachment", links, at=record.fetched_at, found_in=page.url)
    size = 0 if record.sha256 == page.sha256 else record.size
    came = Came(record.fetched_at, record.sha256, size, header_instant(record.last_modified))
    frontier.pages.note(page, came, source.revisit)
    return True


def _refused(frontier: Frontier, record: ArchiveRecord, source: SourceDefinition) -> bool:
    """An answer that is no page: noted where asking again the same night would bring the same."""
    page = frontier.pages.get(identity(record.url))
    if page is None or not _lacks(page, record) or record.status is None:
        return False
    error = status_error(record.status)
    if record.status < 400 or error.kind == "busy":
        return False
    frontier.pages.note(page, Failed(record.fetched_at, error.kind, str(error)), source.revisit)
    return True


def _lacks(page: Page, record: ArchiveRecord) -> bool:
    return page.asked_at is None or page.asked_at < record.fetched_at


def _found(frontier: Frontier, record: ArchiveRecord, source: SourceDefinition) -> Page:
    """The page of a document that no entry point has named to this frontier."""
    key = identity(record.url)
    role = "article" if record.parent is None else "attachment"
    links = [(key, Named(record.url))]
    frontier.pages.name(source.name, role, links, at=record.fetched_at, found_in=record.parent)
    page = frontier.pages.get(key)
    assert page is not None
    return page
