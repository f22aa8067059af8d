"""The steps of a run as Prefect tasks: named, timed out, tried again, seen in the UI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import wait

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
    # A publisher that falls over is asked again later in the night; single pages have retries of their own.
    "visit": Care(timeout=4 * HOUR, retries=2, delays=(60, 600)),
    # Reading is a pure function: what failed once fails again, unless the machine was short of memory.
    "read": Care(timeout=2 * HOUR, retries=1, delays=(30,)),
    "load": Care(timeout=HOUR, retries=2, delays=(5, 30)),
    "resolve": Care(timeout=HOUR, retries=1, delays=(5,)),
    "audit": Care(timeout=HOUR, retries=1, delays=(5,)),
    "publish": Care(timeout=HOUR, retries=2, delays=(5, 30)),
}


class PrefectRunner:
    """Carries out steps inside a flow.  Tasks are whole publishers and batches: each costs a second."""

    def each(self, step: str, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """One task an item, as many at a time as the flow's task runner has threads."""
        carried = _task(step, work)
        futures = [carried.with_options(name=f"{step} {_name(item)}").submit(item) for item in items]
        wait(futures)
        return [future.result() for future in futures]

    def once(self, step: str, work: Callable[[], Result]) -> Result:
        """One task, in this thread."""
        return _task(step, work)()  # type: ignore[no-any-return]


def _task(step: str, work: Callable[..., Any]) -> Any:
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
