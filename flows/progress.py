"""What a person sees while a run goes on: a moving bar on a terminal, plain lines where it is piped."""

from __future__ import annotations

import sys
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress(Protocol):
    """The stages of a run, one at a time."""

    def begin(self, title: str, total: int | None = None) -> None:
        """A stage begins, and the one before it ends; `total` is what `advance` counts up to."""

    def advance(self, count: int = 1) -> None:
        """Some of the stage is done."""

    def end(self, note: str = "") -> None:
        """The stage is over; `note` says what it brought."""


class Silent:
    """Says nothing: for tests and for callers that report themselves."""

    def begin(self, title: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, count: int = 1) -> None:
        """Nothing."""

    def end(self, note: str = "") -> None:
        """Nothing."""


class Lines:
    """A line when a stage begins, a line when it is over."""

    def __init__(self) -> None:
        self._title = ""
        self._begun = 0.0

    def begin(self, title: str, total: int | None = None) -> None:
        """Tell that the stage begins, and of how many pieces."""
        self.end()
        self._title, self._begun = title, time.monotonic()
        print(f"{title} ({total}) …" if total else f"{title} …", flush=True)

    def advance(self, count: int = 1) -> None:
        """Piped output is read afterwards: steps inside a stage are not told."""

    def end(self, note: str = "") -> None:
        """Tell what the stage brought and how long it took."""
        if self._title and note:
            print(f"  {note} ({time.monotonic() - self._begun:.1f} s)", flush=True)
        self._title = ""


class Terminal:
    """A spinner and a bar; a finished stage stays as one line."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._title = ""
        self._begun = 0.0

    def begin(self, title: str, total: int | None = None) -> None:
        """Show the stage as the moving one."""
        from rich import progress

        self.end()
        self._title, self._begun = title, time.monotonic()
        columns = [progress.SpinnerColumn(), progress.TextColumn("{task.description}")]
        counted = [progress.BarColumn(bar_width=24), progress.MofNCompleteColumn()] if total else []
        self._bar = progress.Progress(*columns, *counted, progress.TimeElapsedColumn(), transient=True)
        self._bar.add_task(title, total=total)
        self._bar.start()

    def advance(self, count: int = 1) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0], count)

    def end(self, note: str = "") -> None:
        """Replace the bar by a line."""
        if self._bar is not None:
            self._bar.stop()
            told = f" — {note}" if note else ""
            self._bar.console.print(
                f"[green]✓[/] {self._title}{told} [dim]{time.monotonic() - self._begun:.1f} s[/]",
                highlight=False,
            )
        self._bar, self._title = None, ""


def for_stdout() -> Progress:
    """What suits the place that stdout goes to."""
    return Terminal() if sys.stdout.isatty() else Lines()


_shown: ContextVar[Progress] = ContextVar("shown", default=Lines())  # noqa: B039 - one for the whole process


def show(progress: Progress) -> None:
    """Make `progress` the one that flows in this context report to."""
    _shown.set(progress)


def current() -> Progress:
    """The progress of the run in hand.

    Prefect stores a flow's parameters and pickles its globals, so progress can be neither.
    """
    return _shown.get()
