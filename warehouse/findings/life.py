"""The life of findings over the runs: first seen, last seen, closed, seen again."""

from __future__ import annotations

import duckdb

_SEEN_AGAIN = """
    UPDATE run_findings AS s
    SET last_run = $run, last_at = $at, audit = f.audit, severity = f.severity, subject = f.subject,
        message = f.message, source = f.source, quote = f.quote
    FROM findings AS f
    WHERE s.finding_id = f.finding_id AND s.closed_run IS NULL AND s.last_run <> $run
"""
_CLOSED = """
    UPDATE run_findings SET closed_run = $run, closed_at = $at
    WHERE closed_run IS NULL AND finding_id NOT IN (SELECT finding_id FROM findings)
"""
_OPENED = """
    INSERT INTO run_findings
    SELECT finding_id, audit, severity, subject, message, source, quote, $run, $at, $run, $at, NULL, NULL
    FROM findings ANTI JOIN (SELECT finding_id FROM run_findings WHERE closed_run IS NULL) USING (finding_id)
"""
_COUNTED = """
    INSERT INTO run_audits
    SELECT $run, (SELECT count(*) FROM findings),
           count(*) FILTER (opened_run = $run AND nth = 1), count(*) FILTER (opened_run = $run AND nth > 1),
           count(*) FILTER (closed_run = $run)
    FROM (SELECT opened_run, closed_run,
                 row_number() OVER (PARTITION BY finding_id ORDER BY opened_at, opened_run) AS nth
          FROM run_findings)
"""


def note_sightings(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Hold the findings of a run against those of the runs before: what goes on, what came, what vanished.

    A finding has a row for each stretch of runs that saw it.  To audit again within one run changes nothing.
    """
    began = connection.execute("SELECT started_at FROM runs WHERE run_id = ?", [run_id]).fetchone()
    values = {"run": run_id, "at": began[0] if began else None}
    for sql in (_SEEN_AGAIN, _CLOSED, _OPENED):
        connection.execute(sql, values)
    connection.execute("DELETE FROM run_audits WHERE run_id = ?", [run_id])
    connection.execute(_COUNTED, {"run": run_id})
