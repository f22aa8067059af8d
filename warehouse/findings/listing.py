"""Findings with their life, their evidence and what was accepted of them, read from a published warehouse."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.instants import VIETNAM
from warehouse.findings.acceptances import Acceptance
from warehouse.history.earlier import parted
from warehouse.query import run_query
from warehouse.sqlfiles import literal

STATES = ("open", "accepted", "closed")

_FINDINGS = """
    WITH lives AS (
        SELECT finding_id, min(opened_at) AS first_seen, max(last_at) AS last_seen, count(*) - 1 AS reopened
        FROM run_findings GROUP BY finding_id
    )
    SELECT f.finding_id, f.audit, f.severity, f.subject, f.uri, f.message, f.source, f.quote, f.start,
           f."end",
           (SELECT min(b.page) FROM fact_blocks AS b
            WHERE b.version_id = f.version_id AND b.start <= f.start AND f.start < b."end") AS page,
           d.sha256, l.first_seen, l.last_seen, l.reopened, NULL::TIMESTAMP AS closed_at
    FROM findings AS f
    LEFT JOIN current_documents AS d USING (version_id)
    LEFT JOIN lives AS l USING (finding_id)
"""
_CLOSED = """
    SELECT finding_id, audit, severity, subject, NULL, message, source, quote, NULL, NULL, NULL, NULL,
           first_seen, last_seen, reopened, closed_at
    FROM finding_history WHERE state = 'closed'
"""
_ORDER = (
    "ORDER BY list_position(['high', 'medium', 'low'], severity), audit, subject, source, start, finding_id"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as it stands."""

    key: str
    audit: str
    severity: str
    """`high`, `medium` or `low`."""
    subject: str
    uri: str | None
    """The instrument that it is about."""
    message: str
    source: str | None
    """The document that shows it."""
    quote: str | None
    start: int | None
    """Offset of the quote in the document's text, in code points."""
    end: int | None
    page: int | None
    """Page of the quote, in files with pages."""
    sha256: str | None
    """Hash of the archived bytes that the document was read from."""
    first_seen: datetime | None
    """Beginning of the first run that saw it, in UTC."""
    last_seen: datetime | None
    reopened: int | None
    """How often it came back after it had vanished."""
    closed_at: datetime | None
    """Beginning of the run that no longer saw it."""
    state: str
    """`open`, `accepted` or `closed`."""
    acceptance: Acceptance | None = None
    """Also one that has run out."""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """What an audit says of itself, as the warehouse holds it."""

    name: str
    title: str
    severity: str
    reason: str
    example: str
    mend: str


def list_findings(
    warehouse: Path,
    acceptances: Sequence[Acceptance] = (),
    *,
    states: Collection[str] = ("open",),
    severity: str | None = None,
    audit: str | None = None,
    key: str | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """The findings of a published warehouse, the gravest first.

    `acceptances` are those of the file, which may know more than the warehouse; they are judged by `today`.
    `warehouse` may name what it knew at an earlier instant (see `history.earlier`): then those made later are
    left out, and the others judged by the day of that instant.
    `key` may be the beginning of one.

    Raises:
        QueryError: there is no warehouse, or it is of another version.
    """
    sql = f"SELECT * FROM ({_FINDINGS}{'UNION ALL' + _CLOSED if 'closed' in states else ''})"
    given = (("severity", severity), ("audit", audit))
    conditions = [f"{column} = {literal(value)}" for column, value in given if value]
    conditions += [f"starts_with(finding_id, {literal(key)})"] if key else []
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = run_query(warehouse, sql + where + _ORDER).rows
    then = _day_of(parted(warehouse)[1])
    known = {one.finding: one for one in acceptances if then is None or one.accepted <= then}
    found = (_finding(row, known, today or then or date.today()) for row in rows)
    return tuple(one for one in found if one.state in states)


def _day_of(at: datetime | None) -> date | None:
    """The day in Vietnam that an instant ends or lies in."""
    return at and (at - timedelta(microseconds=1)).astimezone(VIETNAM).date()


def _finding(row: Sequence[Any], known: dict[str, Acceptance], today: date) -> Finding:
    acceptance = known.get(row[0])
    accepted = acceptance is not None and acceptance.holds_on(today)
    state = "closed" if row[-1] is not None else "accepted" if accepted else "open"
    return Finding(*(*row, state, acceptance))


def audit_heads(warehouse: Path) -> dict[str, AuditHead]:
    """The audits that a warehouse was audited by, by name."""
    sql = "SELECT audit, title, severity, reason, example, mend FROM audits ORDER BY audit"
    return {row[0]: AuditHead(*row) for row in run_query(warehouse, sql).rows}
