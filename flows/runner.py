"""How the steps of a run are carried out: plainly here, as Prefect tasks in `prefect_runner.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from corpora.source_definitions import SourceDefinition

Item = TypeVar("Item")
Result = TypeVar("Result")

SOURCES_AT_ONCE = 4
"""Publishers visited side by side; each host has its own pace besides."""


class Runner(Protocol):
    """Carries out named steps."""

    def each(self, step: str, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """`work` on every item, some at a time; results in the order of the items."""

    def visits(
        self,
        visit: Callable[[SourceDefinition], Result],
        sources: Sequence[SourceDefinition],
        failed: Callable[[SourceDefinition, Exception], Result],
    ) -> list[Result]:
        """`visit` of every source, some at a time; where one raises, `failed` says what came of it."""

    def once(self, step: str, work: Callable[[], Result]) -> Result:
        """`work`, once."""


class PlainRunner:
    """The steps as they are, without Prefect: the same work, no retries of whole steps, no history."""

    def each(self, step: str, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """`work` on every item in threads."""
        with ThreadPoolExecutor(SOURCES_AT_ONCE, thread_name_prefix=step) as pool:
            return list(pool.map(work, items))

    def visits(
        self,
        visit: Callable[[SourceDefinition], Result],
        sources: Sequence[SourceDefinition],
        failed: Callable[[SourceDefinition, Exception], Result],
    ) -> list[Result]:
        """`visit` of every source in threads."""

        def carry_out(source: SourceDefinition) -> Result:
            try:
                return visit(source)
            except Exception as error:
                return failed(source, error)

        return self.each("visit", carry_out, sources)

    def once(self, step: str, work: Callable[[], Result]) -> Result:
        """`work`, here."""
        del step
        return work()
