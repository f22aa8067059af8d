"""The night as one HTML file that needs nothing else: what came, what changed, what does not add up."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
from markupsafe import Markup

from pipeline.whole_files import write_whole
from warehouse.answers.versions import DiffAnswer, NothingToCompareError, between
from warehouse.explorer.charts import Bars
from warehouse.explorer.languages import speaker
from warehouse.explorer.questions import Answer, Asker
from warehouse.explorer.rendering import FOLDER, environment
from warehouse.findings.audit import SEVERITIES
from warehouse.lake.file import is_lake
from warehouse.nights import named_run
from warehouse.query import QueryError, reader

DOCUMENTS = 300
"""Documents that are listed."""
FINDINGS = 50
"""Findings of each severity that are told; their number is told of all."""
CHANGES = 20
"""Changed documents whose words are set side by side."""
ROWS = 60
"""Instruments and relations that are listed, of each kind."""
_STYLES = ("explorer.css", "report.css")


@dataclass(frozen=True, slots=True)
class Change:
    """A document that says something else than before."""

    row: dict[str, Any]
    diff: DiffAnswer | None
    """None where the texts are too long to be set side by side, or there is one only."""


def write_report(warehouse: Path, out: Path, *, run: str | None = None, language: str = "vi") -> None:
    """Write the report of a run, by default the latest, whole or not at all (see `report`)."""
    write_whole(out, report(warehouse, run=run, language=language).encode("utf-8"))


def report(warehouse: Path, *, run: str | None = None, language: str = "vi") -> str:
    """The report as HTML: no script, no other file, and nothing that a browser would ask anybody for.

    Args:
        warehouse: the published file.
        run: a run's key or part of it.
        language: `vi` or `en`.

    Raises:
        QueryError: no warehouse there, no such run or several, or a file of an earlier version.
    """
    if is_lake(warehouse):
        raise QueryError(f"{warehouse}: a lake keeps no past of its rows; reports are made of a DuckDB file")
    with reader(warehouse) as connection:
        try:
            values = _values(connection, named_run(connection, run))
        except duckdb.CatalogException as error:
            raise QueryError(f"{warehouse}: made by an earlier version; the next run renews it") from error
    style = "\n".join((FOLDER / "static" / name).read_text(encoding="utf-8") for name in _STYLES)
    return (
        environment()
        .get_template("report.html")
        .render(
            {
                "t": speaker(language),
                "language": language,
                "style": Markup(style),
                "style_hash": base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode(),
                "name": warehouse.name,
                **values,
            }
        )
    )


def _values(connection: duckdb.DuckDBPyConnection, run: str) -> dict[str, Any]:
    ask = Asker(connection)
    nights, brought = ask("nights"), ask("run_documents", run=run, most=DOCUMENTS)
    counts = {row["severity"]: row["findings"] for row in ask("severities")}
    return {
        "run": ask("last_run", run=run).first,
        "totals": ask("totals").first,
        "nights": nights,
        "bars": Bars.of_nights(nights.rows),
        "publishers": [(name, list(rows)) for name, rows in groupby(brought, lambda row: row["publisher"])],
        "documents": len(brought),
        "troubles": ask("run_troubles", run=run),
        "visits": ask("run_visits", run=run),
        "failures": ask("run_failures", run=run),
        "findings": [
            (severity, counts[severity], _findings(ask, severity))
            for severity in SEVERITIES
            if severity in counts
        ],
        "changed": list(_changes(connection, ask("report_changed", run=run, most=CHANGES))),
        "instruments": ask("report_instruments", run=run, most=ROWS),
        "gained": ask("report_relations", run=run, lost=False, most=ROWS),
        "lost": ask("report_relations", run=run, lost=True, most=ROWS),
    }


def _findings(ask: Asker, severity: str) -> Answer:
    return ask("findings", severity=severity, audit=None, words=None, most=FINDINGS, skip=0)


def _changes(connection: duckdb.DuckDBPyConnection, rows: Answer) -> Iterator[Change]:
    for row in rows:
        yield Change(row, _diff(connection, row["before"], row["after"]))


def _diff(connection: duckdb.DuckDBPyConnection, before: int | None, after: int) -> DiffAnswer | None:
    if before is None:
        return None
    try:
        return between(connection, before, after)
    except NothingToCompareError:
        return None
