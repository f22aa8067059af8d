"""Running the audits: each is one SELECT in `audits/`, its findings are rows.

The head of a file is a block of comment lines `title:`, `severity:`, `reason:`, `example:` (the least
that makes it speak), `mend:`; the SELECT gives the columns subject, uri, message, version_id, quote, start,
end, in this order.  A finding's key is a hash of audit, subject, document and quote, so that the same finding
keeps its key from run to run, wherever its words move to in the document.  What several audits ask first is
worked out once, in `audits/shared/`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import duckdb

from warehouse.columns import insert
from warehouse.findings.life import note_sightings
from warehouse.history.replace import filling, recomputed
from warehouse.loading.load import transaction
from warehouse.sqlfiles import files, literal

SEVERITIES = ("high", "medium", "low")
"""The gravest first."""

PARTS = ("title", "severity", "reason", "example", "mend")
_HEAD = re.compile(rf"^-- ({'|'.join(PARTS)}): (.+(?:\n--   .+)*)", re.M)


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit, as the head of its file describes it."""

    name: str
    title: str
    severity: str
    reason: str
    example: str
    """The least that makes it speak."""
    mend: str
    sql: str


class AuditFileError(ValueError):
    """An audit file without a full head; names the file and what is missing."""


@cache
def audits() -> tuple[Audit, ...]:
    """Every audit, by the name of its file.

    Raises:
        AuditFileError: a head lacks a part, or names an unknown severity.
    """
    return tuple(parse_audit(name, sql) for name, sql in files("audits"))


def parse_audit(name: str, sql: str) -> Audit:
    """An audit from its file's text.

    >>> head = "-- title: T\\n-- severity: low\\n-- reason: R\\n-- example: E\\n-- mend: M\\nSELECT 1;"
    >>> parse_audit("a", head).severity
    'low'
    """
    head = {key: re.sub(r"\s*\n--\s+", " ", text) for key, text in _HEAD.findall(sql)}
    missing = [part for part in PARTS if part not in head]
    if missing:
        raise AuditFileError(f"audits/{name}.sql: the head lacks {', '.join(missing)}")
    if head["severity"] not in SEVERITIES:
        raise AuditFileError(f"audits/{name}.sql: severity is one of {', '.join(SEVERITIES)}")
    return Audit(name, **head, sql=sql)


def run_audits(
    connection: duckdb.DuckDBPyConnection, run_id: str | None = None, chosen: Sequence[Audit] | None = None
) -> dict[str, int]:
    """Recompute all findings; give their counts by severity.  With `run_id`, note what that run saw.

    With `chosen`, only these audits are run, and the table holds their findings alone.
    """
    with transaction(connection), recomputed(connection, ("findings", "audits")):
        connection.execute("DELETE FROM findings")
        connection.execute("DELETE FROM audits")
        rows = [(a.name, a.title, a.severity, a.reason, a.example, a.mend) for a in audits()]
        insert(connection, "audits", rows)
        for _, sql in files("audits/shared"):
            connection.execute(sql)
        for audit in audits() if chosen is None else chosen:
            connection.execute(filling(_insertion(audit)))
        if run_id is not None:
            note_sightings(connection, run_id)
    counted = connection.execute("SELECT severity, count(*) FROM findings GROUP BY severity").fetchall()
    return {severity: dict(counted).get(severity, 0) for severity in SEVERITIES}


def _insertion(audit: Audit) -> str:
    """One row a key: of findings with one subject, document and quote the first in the text is kept.

    What has no subject or no words is told by its instrument or document: such a row must not end the night.
    """
    body = re.sub(r"^\s*--.*\n", "", audit.sql, flags=re.M).strip().rstrip(";")
    return f"""
        INSERT INTO findings
        SELECT DISTINCT ON (finding_id)
               left(md5(concat_ws(chr(31), {literal(audit.name)}, f.subject, f.source,
                                  coalesce(regexp_replace(f.quote, '\\s+', ' ', 'g'), f.uri))), 16)
                   AS finding_id,
               {literal(audit.name)}, {literal(audit.severity)}, f.subject, f.uri, f.message, f.source,
               f.version_id, f.quote, f.start, f."end"
        FROM (SELECT coalesce(a.subject::VARCHAR, a.uri::VARCHAR, d.source, '?') AS subject,
                     a.uri::VARCHAR AS uri, d.source, a.version_id,
                     coalesce(a.message::VARCHAR, {literal(audit.title)}) AS message,
                     a.quote::VARCHAR AS quote, a.start, a."end"
              FROM ({body}) AS a(subject, uri, message, version_id, quote, start, "end")
              LEFT JOIN current_documents AS d ON d.version_id = a.version_id) AS f
        ORDER BY finding_id, f.start, f.message
    """
