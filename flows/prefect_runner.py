"""The steps of a run as Prefect tasks and subflows: named, timed out, tried again, seen in the UI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import wait

from corpora.source_definitions import SourceDefinition
from flows.host_limits import holding
from flows.runner import SOURCES_AT_ONCE

Item = TypeVar("Item")
Result = TypeVar("Result")

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Care:
    """How a step is cared for; times in seconds."""

    timeout: float
    retries: int = 0
    delays: tuple[float, ...] = ()


CARE = {
    # Pages have retries of their own, and a visit that ends in an error goes on in the next night.
    "visit": Care(timeout=4 * HOUR),
    # Reading is a pure function: what failed once fails again, unless the machine was short of memory.
    "read": Care(timeout=2 * HOUR, retries=1, delays=(30,)),
    "load": Care(timeout=HOUR, retries=2, delays=(5, 30)),
    "resolve": Care(timeout=HOUR, retries=1, delays=(5,)),
    "audit": Care(timeout=HOUR, retries=1, delays=(5,)),
    "publish": Care(timeout=HOUR, retries=2, delays=(5, 30)),
}


class PrefectRunner:
    """Carries out steps inside a flow: sources are subflows and batches are tasks."""

    def each(self, step: str, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """One task an item, as many at a time as the flow's task runner has threads."""
        carried = task_of(step, work)
        futures = [carried.with_options(name=f"{step} {_name(item)}").submit(item) for item in items]
        wait(futures)
        return [future.result() for future in futures]

    def visits(
        self,
        visit: Callable[[SourceDefinition], Result],
        sources: Sequence[SourceDefinition],
        failed: Callable[[SourceDefinition, Exception], Result],
    ) -> list[Result]:
        """One subflow a source, with the source's hosts to itself; one that fails stops no other."""
        by_name = {source.name: source for source in sources}

        def carry_out(source: str) -> Result:
            with holding(by_name[source]):
                return visit(by_name[source])

        decorate: Any = flow(
            name="visit",
            flow_run_name="visit {source}",
            timeout_seconds=CARE["visit"].timeout,
            persist_result=False,
            validate_parameters=False,
        )
        subflow = decorate(carry_out)

        def result(source: SourceDefinition) -> Result:
            try:
                return subflow(source.name)  # type: ignore[no-any-return]
            except Exception as error:
                return failed(source, error)

        with ThreadPoolExecutor(SOURCES_AT_ONCE, thread_name_prefix="visit") as pool:
            # The context names the flow that the subflows belong to.
            under_way = [pool.submit(copy_context().run, result, source) for source in sources]
            return [one.result() for one in under_way]

    def once(self, step: str, work: Callable[[], Result]) -> Result:
        """One task, in this thread."""
        return task_of(step, work)()  # type: ignore[no-any-return]


def task_of(step: str, work: Callable[..., Any]) -> Any:
    """`work` as a Prefect task, cared for as `step` is."""
    care = CARE[step]
    # Inputs are archives, connections and closures: nothing that could be hashed or stored, nor should be.
    decorate = task(
        name=step,
        task_run_name=step,
        retries=care.retries,
        retry_delay_seconds=list(care.delays),
        timeout_seconds=care.timeout,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    return decorate(work)


def _name(item: object) -> str:
    return str(getattr(item, "name", item))
