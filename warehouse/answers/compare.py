"""What the papers say that an instrument contains, beside its own text."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from warehouse.answers.names import Candidate, find_instrument
from warehouse.answers.trace import Warehouse, opened

VERDICTS = ("differ", "only in report", "agree", "only in plan")


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that the plan, the reports, or both say."""

    field: str
    """`number`, `issued`, `issuer`, `signer`, `title`, `citation`, `deadline`, `target` and so on."""
    verdict: str
    """One of `VERDICTS`."""
    plan_says: str | None
    report_says: str | None
    plan_quote: str | None
    report_quote: str | None
    plan_source: str | None
    report_source: str | None
    reports: int | None
    """Number of reports that say so."""


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """The answer to `compare PLAN`."""

    plan: Candidate
    own_text: bool
    """Whether the plan's own text is in the warehouse."""
    reports: int
    """Number of documents of the press that name it."""
    rows: tuple[Compared, ...]

    def counts(self) -> dict[str, int]:
        """How many rows have each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        rows = [asdict(row) for row in self.rows]
        return {
            "plan": self.plan.as_json(),
            "own_text": self.own_text,
            "reports": self.reports,
            "counts": self.counts(),
            "rows": rows,
        }


def compare(warehouse: Warehouse, plan: str) -> CompareAnswer:
    """What reports say of `plan` beside what its own text says.

    Number, day, issuer, signer and title come from every report that names it; citations, deadlines,
    targets, anniversaries, names and leaders of blocs from those that are about it.

    Raises:
        AmbiguousName, NotFound: the name does not lead to one instrument.
        QueryError: the file cannot be read.
    """
    with opened(warehouse) as connection:
        first = find_instrument(connection, plan)
        found = connection.execute(
            """
            SELECT bool_or(m.ordinal = -1), count(DISTINCT m.version_id) FILTER (d.doc_kind = 'news')
            FROM mention_readings AS m JOIN current_documents AS d USING (version_id)
            WHERE m.node_key = node_key($uri)
            """,
            {"uri": first.uri},
        ).fetchone()
        own_text, reports = found if found else (False, 0)
        rows = connection.execute(
            """
            SELECT field, verdict, plan_says, report_says, plan_quote, report_quote, plan_source,
                   report_source, reports
            FROM compare($uri)
            """,
            {"uri": first.uri},
        ).fetchall()
        return CompareAnswer(first, bool(own_text), reports, tuple(Compared(*row) for row in rows))
