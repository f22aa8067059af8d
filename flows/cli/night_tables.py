"""Nights on the terminal: tables with a trend in bars; piped, plain lines parted by tabs."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.cli.tables import print_table
from flows.night_words import bars, clock, size, span, state
from pipeline.failure_kinds import KINDS

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod

    from warehouse.nights import Alert, FailureGroup, Night, RunTotals, SourceVisit

FEW = 100
"""Columns of a terminal below which a table leaves out what can be done without."""
MANY = 130
"""Columns of a terminal from which headings are written in full."""
_COLOURS = {
    "failed": "bold red",
    "held_back": "yellow",
    "running": "cyan",
    "asserted": "yellow",
}
_RUN_HEAD = (
    "night", "flow", "status", "sources", "new", "changed", "gone", "failed", "findings", "took",
)  # fmt: skip
_VISIT_HEAD = (
    "source", "status", "asked", "new", "changed", "unchanged", "gone", "failed", "size", "took", "usual",
    "trend",
)  # fmt: skip
_WORDS = {"night", "flow", "status", "source", "trend"}
"""Columns that hold words; the others hold figures."""
_GAP = 2
"""Blanks between the columns of a table."""
_SHORT = {"changed": "diff", "unchanged": "same", "failed": "fail", "findings": "audit"}


def print_runs(listed: Sequence[RunTotals], nights: Sequence[RunTotals]) -> None:
    """The runs, the latest first, with the last thirty nights drawn below."""
    if not sys.stdout.isatty():
        print_table(_RUN_HEAD, [_run_cells(run) for run in listed])
        return
    console = _console()
    if not listed:
        console.print("No run yet; `danchieu nightly --demo` makes one.")
        return
    rows = [_run_cells(run) for run in listed]
    _print_figures(console, _head(_RUN_HEAD, console), rows, [run.status for run in listed])
    for run in listed:
        if run.message:
            console.print(f"{clock(run.started_at)}  {run.message}", style=_COLOURS.get(run.status, ""))
    _print_trend(console, tuple(reversed(nights)))


def print_night(night: Night) -> None:
    """One run: its sources with their trends, its failures by kind, what to be told of."""
    if not sys.stdout.isatty():
        _print_plain(night)
        return
    console = _console()
    totals = night.totals
    console.print(f"{totals.flow} of {clock(totals.started_at)}", style="bold", end="  ")
    console.print(state(totals.status), style=_COLOURS.get(totals.status, "green"), end="  ")
    console.print(f"{totals.run_id}  {span(totals.seconds)}", style="dim")
    counts = ("new", "changed", "unchanged", "gone", "failures", "findings")
    console.print(", ".join(f"{getattr(totals, name):,} {name}" for name in counts))
    if totals.message:
        console.print(totals.message, style=_COLOURS.get(totals.status, ""))
    _print_visits(console, night.visits)
    _print_failures(console, night.failures)
    _print_alerts(console, night.alerts)


def _print_plain(night: Night) -> None:
    print_table(_VISIT_HEAD[:-1], [_visit_cells(visit)[:-1] for visit in night.visits])
    print()
    failed = [(g.kind, g.source_name, g.count, _again(g), g.first, g.message) for g in night.failures]
    print_table(("failure", "source", "count", "again", "first", "message"), failed)
    print()
    alerts = [(alert.kind, alert.source_name, alert.message) for alert in night.alerts]
    print_table(("alert", "source", "message"), alerts)


def _print_visits(console: Console, visits: Sequence[SourceVisit]) -> None:
    if not visits:
        return
    console.print()
    head = _head(_VISIT_HEAD, console)
    left_out = ("status", "usual") if console.width < FEW else ()
    kept = [place for place, name in enumerate(_VISIT_HEAD) if name not in left_out]
    trend = 30 if console.width >= 120 else 10
    rows = [tuple(_visit_cells(visit, trend)[place] for place in kept) for visit in visits]
    _print_figures(console, [head[place] for place in kept], rows, [visit.status for visit in visits])


def _print_failures(console: Console, failures: Sequence[FailureGroup]) -> None:
    if failures:
        console.print("\nWhat failed", style="bold")
    for group in failures:
        where = f" at {group.source_name}" if group.source_name else ""
        console.print(f"{group.count:>6,} {group.kind}{where}; {_again(group)}", style="yellow")
        _print_inset(console, KINDS[group.kind].meaning if group.kind in KINDS else "")
        _print_inset(console, f"{group.first}: {group.message}")


def _print_alerts(console: Console, alerts: Sequence[Alert]) -> None:
    if alerts:
        console.print("\nWhat to look at", style="bold")
    for alert in alerts:
        told = ", as the night before" if alert.told_before else ""
        name = f" at {alert.source_name}" if alert.source_name else ""
        console.print(f"  {state(alert.kind)}{name}{told}", style="red")
        _print_inset(console, alert.message)


def _print_inset(console: Console, text: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text, style="dim"), (0, 0, 0, 7)))


def _print_trend(console: Console, nights: Sequence[RunTotals]) -> None:
    """The nights from the oldest to the latest, a letter each; a night that did not end well is a cross."""
    if len(nights) < 2:
        return
    console.print(
        f"\n{len(nights)} nights, {clock(nights[0].started_at)[:5]} to {clock(nights[-1].started_at)[:5]}",
        style="bold",
    )
    sound = [night.status in ("done", "held_back") for night in nights]
    measures = {
        "new, changed": [float(night.new + night.changed) for night in nights],
        "failed": [float(night.failures) for night in nights],
        "minutes": [(night.seconds or 0.0) / 60 for night in nights],
    }
    for name, values in measures.items():
        drawn = [value if well else None for value, well in zip(values, sound, strict=True)]
        usual = statistics.median([value for value in drawn if value is not None] or [0])
        form = ",.1f" if name == "minutes" else ",.0f"
        console.print(f"{name:<13}", end="")
        console.print(bars(drawn), style="cyan", end="")
        console.print(f"  last {values[-1]:{form}}, usually {usual:{form}}")


def _run_cells(run: RunTotals) -> tuple[str, ...]:
    sources = f"{run.sources - run.sources_failed}/{run.sources}" if run.sources else ""
    counts = (run.new, run.changed, run.gone, run.failures, run.findings)
    return (
        clock(run.started_at),
        run.flow,
        state(run.status),
        sources,
        *(f"{count:,}" for count in counts),
        span(run.seconds),
    )


def _visit_cells(visit: SourceVisit, width: int = 30) -> tuple[str, ...]:
    counts = (visit.asked, visit.new, visit.changed, visit.unchanged, visit.gone, visit.failed)
    return (
        visit.source_name,
        state(visit.status),
        *(f"{count:,}" for count in counts),
        size(visit.bytes),
        span(visit.seconds),
        "" if visit.usual is None else f"{visit.usual:,.0f}",
        bars(visit.trend, width),
    )


def _again(group: FailureGroup) -> str:
    tried = f"tried on {group.attempts} nights" if group.attempts > 1 else "tried once"
    return f"{tried}, again from {clock(group.next_try)}" if group.next_try else f"{tried}, not tried again"


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False)


def _head(names: Sequence[str], console: Console) -> list[str]:
    return [name if console.width >= MANY else _SHORT.get(name, name) for name in names]


def _print_figures(
    console: Console, head: Sequence[str], rows: Sequence[tuple[str, ...]], states: Sequence[str]
) -> None:
    """A table coloured by the rows' states; the first column alone gives way where it is too wide."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    widths = [max(len(name), *(len(row[place]) for row in rows)) for place, name in enumerate(head)]
    widths[0] = max(8, min(widths[0], console.width - sum(widths[1:]) - _GAP * (len(head) - 1)))
    for name, width in zip(head, widths, strict=True):
        justify: JustifyMethod = "left" if name in _WORDS else "right"
        table.add_column(name, justify=justify, no_wrap=True, overflow="ellipsis", width=width)
    for row, status in zip(rows, states, strict=True):
        table.add_row(*row, style=_COLOURS.get(status, ""))
    console.print(table)
