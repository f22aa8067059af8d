"""What the archive holds and the warehouse lacks, told record by record as the archive streams by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import duckdb

from extractors.version import code_version
from pipeline.ocr.engine import NO_OCR, ocr_version
from pipeline.office.convert import office_version
from pipeline.opened import Opened
from pipeline.record import ArchiveRecord, Failure
from warehouse.columns import Columns, arrow, insert
from warehouse.history.replace import amended
from warehouse.loading.load import transaction
from warehouse.loading.rows import Row, key

CHUNK = 2_000
"""Records asked about at a time: what memory holds of an archive of any size."""

_MENDED_OUTSIDE = frozenset({"crash", "no_program", "not_read"})
"""Kinds of failure that another try may not meet, though bytes and code are the same."""

OPENED = "opened"
"""The kind of a ZIP file whose documents were read as documents of their own."""

_ASKED: Columns = (
    ("place", "INTEGER"),
    ("document_id", "BIGINT"),
    ("sha256", "VARCHAR"),
    ("again", "BOOLEAN"),
)

_WAITS = f"+{NO_OCR}"
"""How the version ends of a document with pages that wait for OCR."""

# The bytes met last are a document's own: a page that went back to what it said before is read again.
_LACKING = """
    WITH held AS (
        SELECT r.document_id, arg_max(r.sha256, (r.last_fetched_at, r.sha256)) AS sha256,
               arg_max(v.code_version, (r.last_fetched_at, r.sha256)) AS code_version
        FROM archive_records AS r JOIN document_versions AS v USING (version_id)
        WHERE r.document_id IN (SELECT document_id FROM asked) GROUP BY r.document_id
    )
    SELECT place FROM asked AS a
    WHERE NOT EXISTS (
        FROM held AS h
        WHERE h.document_id = a.document_id AND h.sha256 = a.sha256
          AND NOT (ends_with(h.code_version, $waits) AND $ocr <> $waits))
      AND (again OR NOT EXISTS (
          FROM unreadable_records AS u
          WHERE u.document_id = a.document_id AND u.sha256 = a.sha256 AND u.code_version = $code))
    ORDER BY place
"""
_OUTDATED = """
    SELECT place FROM asked AS a
    WHERE NOT EXISTS (
        FROM archive_records AS r JOIN document_versions USING (version_id)
        WHERE r.document_id = a.document_id AND r.sha256 = a.sha256
          AND code_version IN ($code, $code || $ocr, $code || $office))
      AND NOT EXISTS (
          FROM unreadable_records AS u
          WHERE u.document_id = a.document_id AND u.sha256 = a.sha256 AND u.code_version = $code)
    ORDER BY place
"""


def lacking(
    connection: duckdb.DuckDBPyConnection, records: Iterable[ArchiveRecord], again: Collection[str] = ()
) -> Iterator[ArchiveRecord]:
    """Those of `records`, the newest of each document, whose bytes are not what the warehouse has of it.

    Bytes that this version of the code could not read are left out, but for the addresses in `again`.
    Documents with pages that waited for OCR come again once there is one.
    """
    return _chosen(connection, records, _LACKING, frozenset(again))


def outdated(
    connection: duckdb.DuckDBPyConnection, records: Iterable[ArchiveRecord]
) -> Iterator[ArchiveRecord]:
    """Those of `records` that this version of the code has not read."""
    return _chosen(connection, records, _OUTDATED, frozenset())


def _ocr() -> str:
    """What the code's version ends with where OCR is needed now."""
    return f"+{ocr_version()}"


def _office() -> str:
    """What the code's version ends with where LibreOffice is needed now."""
    return f"+{office_version() or ''}"


def older(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents' states another version of the code has read."""
    joined = "archive_records JOIN document_versions USING (version_id)"
    sql = f"SELECT count(*) FROM {joined} WHERE code_version NOT IN (?, ?, ?)"
    code = code_version()
    row = connection.execute(sql, [code, code + _ocr(), code + _office()]).fetchone()
    return int(row[0]) if row else 0


def note_unreadable(
    connection: duckdb.DuckDBPyConnection, failed: Iterable[tuple[ArchiveRecord, Failure]], run_id: str
) -> None:
    """Keep what could not be read, so that it is not tried every night.

    Where the code itself failed, or a program is not installed, it is tried again, and told again, until
    somebody mends it.
    """
    notes = [(record, bad.kind, bad.message) for record, bad in failed if bad.kind not in _MENDED_OUTSIDE]
    _note(connection, notes, run_id)


def note_opened(
    connection: duckdb.DuckDBPyConnection,
    opened: Iterable[tuple[ArchiveRecord, Opened]],
    failed: Iterable[tuple[ArchiveRecord, Failure]],
    run_id: str,
) -> None:
    """Keep which ZIP files have been read document by document, so that they are not opened every night.

    One with a document that another try may read is opened again.
    """
    again = {record.sha256 for record, bad in failed if bad.kind in _MENDED_OUTSIDE}
    notes = [(record, OPENED, one.told) for record, one in opened if record.sha256 not in again]
    _note(connection, notes, run_id)


def _note(
    connection: duckdb.DuckDBPyConnection, notes: Iterable[tuple[ArchiveRecord, str, str]], run_id: str
) -> None:
    code = code_version()
    rows: list[Row] = [
        (key("document", record.url), record.url, record.sha256, code, kind, message, run_id)
        for record, kind, message in notes
    ]
    asked = ", ".join(str(document_id) for document_id, *_ in rows)
    where = f"document_id IN ({asked or 'NULL'})"
    with transaction(connection), amended(connection, ["unreadable_records"], where):
        for document_id, _, sha256, *_ in rows:
            connection.execute(
                "DELETE FROM unreadable_records WHERE document_id = ? AND sha256 = ? AND code_version = ?",
                [document_id, sha256, code],
            )
        insert(connection, "unreadable_records", rows)


def _chosen(
    connection: duckdb.DuckDBPyConnection,
    records: Iterable[ArchiveRecord],
    sql: str,
    again: frozenset[str],
) -> Iterator[ArchiveRecord]:
    stream = iter(records)
    while chunk := list(islice(stream, CHUNK)):
        rows: list[Row] = [
            (place, key("document", one.url), one.sha256, one.url in again) for place, one in enumerate(chunk)
        ]
        connection.register("asked", arrow(_ASKED, rows))
        told = {"code": code_version(), "ocr": _ocr(), "office": _office(), "waits": _WAITS}
        wanted = {name: value for name, value in told.items() if f"${name}" in sql}
        places = connection.execute(sql, wanted).fetchall()
        connection.unregister("asked")
        yield from (chunk[place] for (place,) in places)
