"""What a source's definition promises of its visits, held against the frontier's history."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.source_definitions import SourceDefinition
from pipeline.frontier.frontier import Frontier
from pipeline.instants import days_between, later
from pipeline.record import Failure

WEEK = 7.0


def broken_promises(source: SourceDefinition, frontier: Frontier, at: str) -> Iterator[Failure]:
    """The assertions that do not hold at the end of a visit, at the instant `at`.

    Counts by the week are judged from the source's second week on: a first visit brings in years.
    """
    for message in (_items_of_week(source, frontier, at), _newest(source, frontier, at)):
        if message:
            yield assertion(source, message)


def assertion(source: SourceDefinition, message: str) -> Failure:
    """The row of one assertion that does not hold."""
    return Failure(source.home, "visit", "assertion", message, source.name)


def _items_of_week(source: SourceDefinition, frontier: Frontier, at: str) -> str | None:
    bounds, first = source.assertions.new_items_week, frontier.sources.first_began(source.name)
    if bounds is None or first is None or days_between(first, at) <= WEEK:
        return None
    least, most = bounds
    found = frontier.pages.new_since(source.name, later(at, -WEEK))
    if least <= found <= most:
        return None
    return (
        f"{found} new documents in seven days where the definition expects {least} to {most}; "
        "look whether the site has changed, or mend `new_items_week`"
    )


def _newest(source: SourceDefinition, frontier: Frontier, at: str) -> str | None:
    most, newest = source.assertions.oldest_newest_days, frontier.pages.newest(source.name)
    if most is None or newest is None or days_between(newest, at) <= most:
        return None
    return (
        f"the newest document is of {newest[:10]} where the definition expects one within {most} days; "
        "look whether its entry points still name what is new, or mend `oldest_newest_days`"
    )
