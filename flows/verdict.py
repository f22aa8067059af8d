"""Whether what a night brought may be published: a run that came back empty, half or broken may not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from corpora.source_definitions import SourceDefinition
from pipeline.crawl import assertion
from pipeline.record import Failure
from pipeline.visit import Visit
from warehouse.loading.load import LoadReport
from warehouse.visits import lacks

CAME = frozenset({"done", "asserted"})
"""Statuses of visits that brought what there was."""

MEND = "look at `danchieu runs show`, mend, and run again, or add --publish-anyway"


def why_held_back(
    visits: Sequence[Visit], usual: frozenset[str], load: LoadReport, broken: Iterable[Failure]
) -> str | None:
    """Why a run is not to be published, in one line with the mend; None where it may be.

    `usual` names the sources that came in the last published night; where there was none, every source
    counts.  `broken` are the documents that could not be read.
    """
    crashed = sum(failure.kind == "crash" for failure in broken)
    read = load.new + load.changed + load.reextracted + load.unchanged
    if crashed > read:
        return f"broken: the code fails on {crashed:,} of {read + crashed:,} documents; report it, or {MEND}"
    came = {visit.source_name for visit in visits if visit.status in CAME}
    visited = {visit.source_name for visit in visits}
    if visits and not came:
        return f"empty: none of {len(visited)} sources could be visited; check the network, {MEND}"
    expected = (usual & visited) or visited
    missing = sorted(expected - came)
    if 2 * len(missing) > len(expected):
        named = ", ".join(missing[:5]) + (", …" if len(missing) > 5 else "")
        return f"half: {len(missing)} of {len(expected)} sources that usually come did not ({named}); {MEND}"
    return None


def usual_sources(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The sources that came in the last night that was published."""
    rows = connection.execute(
        """
        SELECT source_name FROM run_sources
        WHERE status IN (SELECT unnest($came))
          AND run_id = (SELECT arg_max(run_id, (started_at, run_id)) FROM runs
                        WHERE flow = 'nightly' AND status = 'done')
        """,
        {"came": sorted(CAME)},
    ).fetchall()
    return frozenset(name for (name,) in rows)


def broken_promises(
    connection: duckdb.DuckDBPyConnection, run_id: str, sources: Iterable[SourceDefinition]
) -> list[Failure]:
    """What definitions promise of every document, and documents that the run read do not have."""
    return [
        assertion(
            source,
            f"{lack.documents:,} of {lack.read:,} documents have no {lack.field}, such as "
            f"{lack.example}; look whether the site has changed, or mend `fields`",
        )
        for source in sources
        for lack in lacks(connection, run_id, source.publisher, source.assertions.fields)
    ]
