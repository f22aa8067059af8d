"""What a pack holds, read from the warehouse and the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipeline.archive import ArchiveError, ArchiveReader
from warehouse.answers.steps import Step
from warehouse.answers.trace import TraceAnswer, opened, trace
from warehouse.history.earlier import parted
from warehouse.query import QueryError

Box = tuple[float, float, float, float]


class EvidenceError(QueryError):
    """A pack that cannot be made; one line with the cause and the mend."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a step rests on, in the text of their source."""

    start: int
    end: int
    words: str
    page: int | None
    boxes: tuple[Box, ...]
    """Where the blocks that hold it stand on that page, in points from its upper left corner."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that tells a step, as it was read."""

    number: int
    """From 1, in the order in which the chains name them."""
    address: str
    """Its URL, or the path of a local file."""
    title: str | None
    publisher: str | None
    published: str | None
    """ISO day, as the page states it."""
    format: str
    text: str
    """NFC; the offsets of quotes count its code points."""
    code_version: str
    """Of the code, lexicon and models that read it."""
    sha256: str
    fetched_at: str
    """UTC instant at which these bytes first came."""
    status: int | None
    media_type: str | None
    data: bytes | None
    """The archived bytes; None where the archive does not hold them any more."""
    record: bytes | None
    """Their WARC record, with the headers of the answer."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The answer with all that it rests on."""

    answer: TraceAnswer
    sources: tuple[Source, ...]
    known_at: datetime | None = None
    """The instant as of which the warehouse was asked; None for the present."""

    def source_of(self, step: Step) -> Source:
        """The source that tells `step`."""
        return next(source for source in self.sources if source.address == step.source)


def gather(warehouse: Path | duckdb.DuckDBPyConnection, archive: Path, a: str, b: str) -> Evidence:
    """The answer to `trace a b` and every document that its steps quote.

    `warehouse` may name what it knew at an earlier instant (see `history.earlier`).

    Raises:
        AmbiguousName, NotFound: a name does not lead to one instrument.
        EvidenceError: nothing leads from one to the other, or there is no archive beside the warehouse.
    """
    if not archive.is_dir():
        raise EvidenceError(f"{archive}: no archive there; make the pack where the warehouse's own folder is")
    with opened(warehouse) as connection:
        answer = trace(connection, a, b)
        if not answer.found and not answer.reverse:
            raise EvidenceError(f"nothing in the warehouse leads from {answer.a.number} to {answer.b.number}")
        steps: dict[str, list[Step]] = defaultdict(list)
        for step in answer.steps():
            steps[step.source].append(step)
        with ArchiveReader(archive) as reader:
            sources = tuple(
                _source(connection, reader, number, address, told)
                for number, (address, told) in enumerate(steps.items(), start=1)
            )
    known_at = parted(warehouse)[1] if isinstance(warehouse, Path) else None
    return Evidence(answer, sources, known_at)


def _source(
    connection: duckdb.DuckDBPyConnection,
    archive: ArchiveReader,
    number: int,
    address: str,
    steps: Iterable[Step],
) -> Source:
    row = connection.execute(
        """
        SELECT d.version_id, d.title, d.publisher, d.published::VARCHAR, d.format, d.text, d.code_version,
               d.sha256, coalesce(a.first_fetched_at, d.first_fetched_at), a.status, a.media_type
        FROM current_documents AS d
        LEFT JOIN archive_records AS a ON a.document_id = d.document_id AND a.sha256 = d.sha256
        WHERE d.source = $source
        """,
        {"source": address},
    ).fetchone()
    if row is None:
        raise EvidenceError(f"{address}: no longer in the warehouse; run the question again")
    version, title, publisher, published, form, text, code, sha256, fetched, status, media = row
    places = sorted({(step.start, step.end, step.page) for step in steps})
    quotes = tuple(
        Quote(start, end, text[start:end], page, _boxes(connection, version, start, end, page))
        for start, end, page in places
    )
    data, record = _archived(archive, sha256)
    return Source(
        number=number,
        address=address,
        title=title,
        publisher=publisher,
        published=published,
        format=form,
        text=text,
        code_version=code,
        sha256=sha256,
        fetched_at=fetched,
        status=status,
        media_type=media,
        data=data,
        record=record,
        quotes=quotes,
    )


def _archived(archive: ArchiveReader, sha256: str) -> tuple[bytes | None, bytes | None]:
    """The bytes and their record; a damaged one is told in the pack, and the rest handed over."""
    try:
        data, place = archive.read(sha256), archive.place(sha256)
    except ArchiveError:
        return None, None
    if place is None:
        return data, None
    with (archive.folder / place.file).open("rb") as file:
        file.seek(place.offset)
        return data, file.read(place.length)


def _boxes(
    connection: duckdb.DuckDBPyConnection, version: int, start: int, end: int, page: int | None
) -> tuple[Box, ...]:
    if page is None:
        return ()
    rows = connection.execute(
        """
        SELECT box FROM fact_blocks
        WHERE version_id = $version AND page = $page AND start < $end AND "end" > $start AND box IS NOT NULL
        ORDER BY start, ordinal
        """,
        {"version": version, "page": page, "start": start, "end": end},
    ).fetchall()
    return tuple(tuple(box) for (box,) in rows)
