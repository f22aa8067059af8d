"""What a visit came to: its figures and failures, from the frontier, where they outlast a kill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.crawl.assertions import broken_promises
from pipeline.crawl.walk import Walk
from pipeline.instants import days_between
from pipeline.record import Failure
from pipeline.visit import Visit

SECONDS = 86_400
"""Of a day."""
SEVERAL = 3
"""Documents of which at least one should come."""


@dataclass(frozen=True, slots=True)
class Night:
    """What came of one night at one source."""

    visit: Visit
    failures: tuple[Failure, ...]
    read_as: str | None = None
    """How its entry points were read, as a hash, where every one of them could be."""
    whole: bool = False
    """Whether the visit came to its end."""


def outcome(walk: Walk) -> Night:
    """The end of a visit: what it did, and all that went wrong in it."""
    name, at = walk.source.name, walk.frontier.now()
    rows = walk.frontier.pages.outcomes(name, walk.began.at)
    documents, entries = Counter[str](), Counter[str]()
    for row in rows:
        (entries if row["entry"] else documents)[row["outcome"]] += row["pages"]
    failures = [*walk.frontier.pages.failures(name, walk.began.at), *_rested(walk)]
    status = _status(documents, entries, walk)
    if status == "done":
        promises = list(broken_promises(walk.source, walk.frontier, at))
        status = "asserted" if promises else status
        failures += promises
    sound = status in ("done", "asserted") and not entries["failed"] and not walk.left_alone
    visit = Visit(
        source_name=name,
        started_at=walk.began.at,
        seconds=round(days_between(walk.began.at, at) * SECONDS, 3),
        asked=documents.total() + entries.total(),
        new=documents["new"],
        changed=documents["changed"],
        unchanged=documents["unchanged"],
        gone=documents["gone"],
        failed=len(failures),
        waiting=walk.frontier.pages.waiting(name, at, walk.began.at),
        bytes=sum(row["bytes"] for row in rows),
        watermark=walk.frontier.sources.watermark(name),
        status=status,
        message=None if status == "done" else failures[-1].message if failures else None,
    )
    return Night(visit, tuple(failures), walk.reading if sound else None, whole=True)


def _status(documents: Counter[str], entries: Counter[str], walk: Walk) -> str:
    """`failed` where no entry point could be read, or where not one document of several came."""
    came = entries.total() - entries["failed"]
    if came == 0:
        return "rested" if walk.left_alone and not entries else "failed"
    several = documents.total() >= SEVERAL
    return "failed" if several and documents["failed"] == documents.total() else "done"


def _rested(walk: Walk) -> Iterator[Failure]:
    """One row for each host that was left alone."""
    for host in sorted(walk.left_alone):
        rest = walk.resting[host]
        yield Failure(
            source=host,
            stage="fetch",
            kind="rested",
            message=f"left alone after {rest.failures} failures in a row; the last: {rest.message}",
            source_name=walk.source.name,
            attempts=rest.failures,
            next_try=rest.until,
        )
