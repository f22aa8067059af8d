"""One visit of a host at a time, whatever deployment makes it: global limits of the Prefect server.

A run keeps to each host's pace by itself.  The limits hold between runs: of several warehouses, or machines.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from prefect.client.orchestration import get_client
from prefect.concurrency.sync import concurrency

from corpora.source_definitions import SourceDefinition
from flows.prefect_home import server_is_own

PATIENCE = 2 * 3600.0
"""Seconds that a visit waits for another run to leave its host."""


def limit_names(source: SourceDefinition) -> list[str]:
    """The names of the limits that a visit of `source` holds, in one order for all."""
    return sorted({f"host:{host}" for host in source.hosts})


def create_limits(sources: Iterable[SourceDefinition]) -> int:
    """Make the limits that the server lacks, of one seat each, for `sources`; give the number of hosts."""
    names = sorted({name for source in sources for name in limit_names(source)})
    with get_client(sync_client=True) as client:
        known = {limit.name for limit in client.read_global_concurrency_limits(limit=200)}
        for name in names:
            if name not in known:
                client.upsert_global_concurrency_limit_by_name(name, 1)
    return len(names)


def holding(source: SourceDefinition) -> AbstractContextManager[None]:
    """Have the source's hosts to oneself while the context lasts; without such limits nothing is held."""
    if server_is_own():
        return nullcontext()
    return concurrency(limit_names(source), occupy=1, timeout_seconds=PATIENCE)
