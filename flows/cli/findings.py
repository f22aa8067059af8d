"""Findings for a person at a terminal: a paragraph each, where a table would squeeze six columns."""

from __future__ import annotations

from collections.abc import Sequence

_COLOURS = {"high": "bold red", "medium": "yellow", "low": "cyan"}


def print_findings(rows: Sequence[Sequence[object]]) -> None:
    """Print rows of (severity, audit, subject, message, quote, source), worst first."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    if not rows:
        console.print("Nothing that does not add up.")
    for severity, audit, subject, message, quote, source in rows:
        head = Text(f"{severity:<8}", style=_COLOURS.get(str(severity), ""))
        console.print(head + Text(f"{audit}: ", style="bold") + Text(f"{subject}"))
        console.print(Text(f"        {message}"))
        if quote:
            console.print(Text(f"        “{' '.join(str(quote).split())}”", style="italic"))
        if source:
            console.print(Text(f"        {source}", style="dim"), soft_wrap=True)
