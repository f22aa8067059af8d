"""A run's report: for the terminal, and as Markdown for Prefect's UI."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from flows.night_words import bars, counted, state
from flows.places import DEFAULT, Places
from flows.run import RunReport
from pipeline.record import Failure
from warehouse.nights import Night
from warehouse.query import run_query
from warehouse.sqlfiles import literal
from warehouse.summary import Cited, RunSummary, run_summary

SHOWN = 12
"""Lines of one part that a person reads; the rest is a query away."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def headline(report: RunReport) -> str:
    """The run in one line."""
    if report.held_back:
        return f"Not published, the file stays as it was: {report.held_back}."
    load = report.load
    failed = len(report.failures)
    broke = f"; {failed} could not be read" if failed else ""
    if not report.anything_new:
        return f"Nothing new: {counted(report.met, 'document')} met, all known{broke}."
    counts = ((load.new, "new"), (load.changed, "changed"), (load.reextracted, "read anew"))
    return ", ".join(f"{number:,} {word}" for number, word in counts if number) + broke + "."


def parts(report: RunReport, places: Places) -> tuple[Part, ...]:
    """What came in, changed and broke, what is most cited and does not add up, and what to try next."""
    path = _told_by(report, places)
    summary = run_summary(path, report.run_id)
    found = (
        Part("What came in", _came_in(report, path)),
        Part("What changed", _capped(summary.changed)),
        Part("What broke", _capped([_failure(failure) for failure in report.failures])),
        Part(
            "Most cited",
            tuple(f"{c.documents:>4} documents  {c.label}  ({c.uri})" for c in summary.most_cited),
        ),
        Part("In the warehouse", _holdings(report, summary)),
        Part("Try next", tuple(next_steps(places)) if places.published.exists() else ()),
    )
    return tuple(part for part in found if part.lines)


def text(report: RunReport, places: Places) -> str:
    """The report as a person reads it on a terminal."""
    blocks = [headline(report)]
    for part in parts(report, places):
        blocks.append("\n".join([part.heading, *(f"  {line}" for line in part.lines)]))
    return "\n\n".join(blocks)


def markdown(report: RunReport, places: Places) -> str:
    """The report as Prefect's UI shows it."""
    blocks = [f"# {report.flow}: {headline(report)}"]
    for part in parts(report, places):
        blocks.append("\n".join([f"## {part.heading}", "```", *part.lines, "```"]))
    return "\n\n".join(blocks)


def visit_rows(told: Night) -> list[dict[str, str | int | float | None]]:
    """The visits of a run as rows for Prefect's UI, each with its trend."""
    counts = ("asked", "new", "changed", "unchanged", "gone", "failed", "waiting", "bytes")
    return [
        {
            "source": visit.source_name,
            "status": state(visit.status),
            **{name: getattr(visit, name) for name in counts},
            "seconds": round(visit.seconds, 1),
            "usual": visit.usual,
            "trend": bars(visit.trend),
            "message": visit.message,
        }
        for visit in told.visits
    ]


def next_steps(places: Places) -> list[str]:
    """Commands that give an answer on this very warehouse."""
    named = "" if places.published == DEFAULT else f" --warehouse {places.published}"
    chain = _a_chain(places)
    trace = [f'danchieu trace "{chain[0]}" "{chain[1]}"{named}'] if chain else []
    queries = (
        "FROM plans LIMIT 10",
        "FROM blocs_by_year LIMIT 10",
        "FROM warehouse_docs",
    )
    return [*trace, *(f'danchieu query "{sql}"{named}' for sql in queries), f"danchieu audit{named}"]


def _a_chain(places: Places) -> tuple[str, str] | None:
    """The ends of a chain of two steps, told by as many documents as possible."""
    rows = run_query(
        places.published,
        """
        WITH names AS (
            -- The printed number where it can mean one instrument only, else the URI.
            SELECT uri, type, if(count(*) OVER (PARTITION BY number) = 1, number, uri) AS name
            FROM instruments
        )
        SELECT a.name, b.name
        FROM key_links AS first JOIN key_links AS last ON last.from_key = first.to_key
        JOIN names AS a ON node_key(a.uri) = first.from_key JOIN names AS b ON node_key(b.uri) = last.to_key
        WHERE first.rests_on AND last.rests_on AND a.uri <> b.uri
        ORDER BY a.type IS NOT DISTINCT FROM 'Kế hoạch' DESC, first.sources + last.sources DESC, a.uri, b.uri
        LIMIT 1
        """,
    ).rows
    return (str(rows[0][0]), str(rows[0][1])) if rows else None


def _told_by(report: RunReport, places: Places) -> Path:
    """The file that tells of the run: the working copy where nothing was published."""
    return places.working if report.held_back else places.published


def _came_in(report: RunReport, path: Path) -> tuple[str, ...]:
    rows = run_query(
        path,
        f"""
        SELECT coalesce(publisher, 'given by hand'), outcome, count(*)
        FROM run_items JOIN documents USING (document_id)
        WHERE run_id = {literal(report.run_id)} AND outcome <> 'unchanged' GROUP BY ALL ORDER BY ALL
        """,
    ).rows
    width = max((len(str(row[0])) for row in rows), default=0)
    return tuple(f"{publisher!s:<{width}}  {count:>5,} {outcome}" for publisher, outcome, count in rows)


def _holdings(report: RunReport, summary: RunSummary) -> tuple[str, ...]:
    lines = [
        f"{summary.documents:,} documents, {summary.instruments:,} instruments, "
        f"{summary.open_mentions:,} mentions left open"
    ]
    if summary.findings:
        told = ", ".join(f"{count:,} {severity}" for severity, count in summary.findings.items())
        new = f" ({summary.new_findings:,} not seen before)" if report.anything_new else ""
        lines.append(f"findings: {told}{new}")
    if report.older:
        told = "were read by another version of the code; `danchieu reextract` renews them"
        lines.append(f"{report.older:,} documents {told}")
    return tuple(lines)


def _cited(cited: Cited) -> str:
    return f"{cited.documents:>4} documents  {cited.label}  ({cited.uri})"


def _failure(failure: Failure) -> str:
    return f"{failure.stage} {failure.kind}: {failure.source}: {failure.message}"


def _capped(lines: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= SHOWN:
        return tuple(lines)
    kinds = Counter(line.partition(":")[0] for line in lines)
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common(5))
    return (*lines[:SHOWN], f"… and {len(lines) - SHOWN} more ({told} in all)")
