"""Running the audits: each is one SELECT in `audits/`, its findings are rows.

The head of a file is a block of comment lines `title:`, `severity:`, `reason:`, `mend:`; the SELECT gives the
columns subject, message, version_id, quote, start, end, in this order.  A finding's key is a hash of audit,
subject, document and quote, so that the same finding keeps its key from run to run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import duckdb

from warehouse.columns import insert
from warehouse.load import transaction
from warehouse.sqlfiles import files, literal

SEVERITIES = ("error", "warning", "info")

_HEAD = re.compile(r"^-- (title|severity|reason|mend): (.+(?:\n--   .+)*)", re.M)


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit, as the head of its file describes it."""

    name: str
    title: str
    severity: str
    reason: str
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

    >>> parse_audit("a", "-- title: T\\n-- severity: info\\n-- reason: R\\n-- mend: M\\nSELECT 1;").severity
    'info'
    """
    head = {key: re.sub(r"\s*\n--\s+", " ", text) for key, text in _HEAD.findall(sql)}
    missing = {"title", "severity", "reason", "mend"} - set(head)
    if missing:
        raise AuditFileError(f"audits/{name}.sql: the head lacks {', '.join(sorted(missing))}")
    if head["severity"] not in SEVERITIES:
        raise AuditFileError(f"audits/{name}.sql: severity is one of {', '.join(SEVERITIES)}")
    return Audit(name, head["title"], head["severity"], head["reason"], head["mend"], sql)


def run_audits(connection: duckdb.DuckDBPyConnection, run_id: str | None = None) -> dict[str, int]:
    """Recompute all findings; give their counts by severity.  With `run_id`, note what that run saw."""
    with transaction(connection):
        connection.execute("DELETE FROM findings")
        connection.execute("DELETE FROM audits")
        insert(connection, "audits", [(a.name, a.title, a.severity, a.reason, a.mend) for a in audits()])
        for audit in audits():
            connection.execute(_insertion(audit))
        if run_id is not None:
            connection.execute("DELETE FROM run_findings WHERE run_id = ?", [run_id])
            connection.execute("INSERT INTO run_findings SELECT ?, finding_id FROM findings", [run_id])
    counted = connection.execute("SELECT severity, count(*) FROM findings GROUP BY severity").fetchall()
    return {severity: dict(counted).get(severity, 0) for severity in SEVERITIES}


def _insertion(audit: Audit) -> str:
    body = re.sub(r"^--.*\n", "", audit.sql, flags=re.M).strip().rstrip(";")
    return f"""
        INSERT INTO findings
        SELECT left(md5(concat_ws(chr(31), {literal(audit.name)}, f.subject, d.source, f.quote, f.start)),
                    16),
               {literal(audit.name)}, {literal(audit.severity)}, f.subject, f.message, d.source, f.version_id,
               f.quote, f.start, f."end"
        FROM (SELECT DISTINCT ON (subject, version_id, quote, start) *
              FROM ({body}) AS raw(subject, message, version_id, quote, start, "end")
              ORDER BY subject, version_id, quote, start, message) AS f
        LEFT JOIN current_documents AS d ON d.version_id = f.version_id
    """
