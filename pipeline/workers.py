"""Tasks carried out in other processes, each within limits: what a task does there costs that task alone.

The processes are forked, where the system forks, from one that has imported parsers, extractors and lexicon
and does nothing else (`pipeline/preload.py`): a new one is there in milliseconds.  A process that runs out of
time is ended by the kernel's own timers, whatever it is busy with.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.limits import VARIABLE, Limits

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 4
"""Tasks handed over for each process before the first of them is done."""
_OUT_OF_MEMORY = 77
"""Exit status of a process that ran out of its memory."""
_GRACE = 60.0
"""Seconds after its own timers at which a process is ended from outside."""
_LOOK = 1.0
_PATIENCE = 120.0
"""Seconds without any task at work after which the processes are started anew."""
_RENEWALS = 3


class WorkerError(RuntimeError):
    """Processes that end whatever they are given; one line for the operator."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of a task that cost its process."""

    kind: str
    """`timeout`, `memory` or `crash`."""
    message: str
    """One line: cause and mend."""


@dataclass(slots=True)
class _Given(Generic[Task]):
    task: Task
    future: ProcessFuture[Any]


class Workers:
    """Processes that carry out tasks; a context manager, whose processes have ended at its end.

    `count` is how many work side by side; by default one for each core, eight at most.
    """

    def __init__(self, limits: Limits, count: int | None = None) -> None:
        self.limits = limits
        self.count = count or min(os.cpu_count() or 1, 8)
        self._folder: Path | None = None
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="danchieu-"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        shutil.rmtree(self._folder or "", ignore_errors=True)

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Lost]:
        """What `work`, a function of a module, makes of each task, in the order of the tasks.

        What it raises is raised here.

        Raises:
            WorkerError: the processes end as soon as they begin.
        """
        waiting, rest, renewals = deque[_Given[Task]](), iter(tasks), 0
        while True:
            try:
                while len(waiting) < AHEAD * self.count:
                    task = next(rest)
                    waiting.append(_Given(task, self._give(work, task)))
            except StopIteration:
                if not waiting:
                    return
            try:
                outcome: Result | Lost = self._outcome(waiting)
            except BrokenProcessPool as broken:
                renewals += 1
                if renewals > _RENEWALS:
                    told = "the processes that read documents end as they begin; run `danchieu doctor`"
                    raise WorkerError(told) from broken
                self._stop()
                for one in waiting:
                    one.future = self._give(work, one.task)
                continue
            waiting.popleft()
            renewals = 0
            yield outcome

    def _give(self, work: Callable[[Task], Result], task: Task) -> ProcessFuture[Result]:
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self.count,
                initializer=_begin,
                initargs=(self.limits, self._folder),
                context=_context(),
            )
        try:
            return self._pool.schedule(
                _carry_out, args=(work, task, self.limits), timeout=_longest(self.limits)
            )
        except RuntimeError as broken:
            raise BrokenProcessPool(str(broken)) from broken

    def _outcome(self, waiting: deque[_Given[Any]]) -> Any:
        """What came of the first task of those waiting, once it is done."""
        future, idle = waiting[0].future, time.monotonic()
        while not future.done():
            with suppress(TimeoutError):
                future.exception(timeout=_LOOK)
            if any(one.future.running() for one in waiting):
                idle = time.monotonic()
            elif time.monotonic() - idle > _PATIENCE:
                raise BrokenProcessPool("a task was lost on its way")
        try:
            return future.result()
        except ProcessExpired as expired:
            return _lost(expired.exitcode, self.limits)
        except TimeoutError:
            return _lost(-signal.SIGALRM if _TIMED else 0, self.limits)

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _context() -> BaseContext:
    """How processes are made: from the prepared one where that is sound, afresh elsewhere.

    Never forked from this process: the flows' threads may hold locks that a fork would wait for without end.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preload"])
    return context


def prepare() -> None:
    """Have the prepared process made in the background, for a caller that will have tasks in a moment."""
    if sys.platform == "linux":
        from multiprocessing.forkserver import ensure_running

        _context()
        ensure_running()


def _longest(limits: Limits) -> float:
    """Seconds that no document takes, however many pages it has."""
    return (
        limits.seconds
        + limits.page_seconds * limits.pages
        + limits.ocr_seconds * min(limits.ocr_pages, limits.pages)
        + _GRACE
    )


def _lost(status: int, limits: Limits) -> Lost:
    """What the end of a process says of its task."""
    if _TIMED and status == -signal.SIGALRM:
        told = f"not read after {limits.seconds:g} seconds; set {VARIABLE}SECONDS to give it more"
        return Lost("timeout", told)
    if _TIMED and status == -signal.SIGPROF:
        told = f"not read after {limits.cpu_seconds:g} seconds of processor time"
        return Lost("timeout", f"{told}; set {VARIABLE}CPU_SECONDS to give it more")
    if status == _OUT_OF_MEMORY:
        told = f"reading it takes over {limits.memory / 1e9:g} GB of memory"
        return Lost("memory", f"{told}; set {VARIABLE}MEMORY to give it more")
    how = f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
    return Lost("crash", f"reading it ends the process {how}; look at the file by hand, and report it")


_TIMED = hasattr(signal, "setitimer")


def _begin(limits: Limits, folder: Path) -> None:
    """Make this process one that works within `limits` and ends with its parent."""
    tempfile.tempdir = str(folder)
    if _TIMED:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with suppress(ImportError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: Path) -> None:
    """A worker whose parent was killed would wait for work for ever: its queue never closes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _carry_out(work: Callable[[Task], Result], task: Task, limits: Limits) -> Result:
    try:
        _set_clock(limits.seconds, limits.cpu_seconds)
        return work(task)
    except MemoryError:
        # What was half done, and what is left of the heap, is not worth keeping: the next one starts afresh.
        os._exit(_OUT_OF_MEMORY)
    finally:
        # A process must not end while it hands over its result: the others would wait for the channel.
        _set_clock(0, 0)


def _set_clock(seconds: float, cpu_seconds: float) -> None:
    if _TIMED:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
