"""Findings on the terminal: a paragraph each for a person, a row each where the output is piped."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.findings.audit import Audit
    from warehouse.findings.listing import Finding

COLUMNS = ("key", "severity", "audit", "subject", "message", "quote", "source")
_COLOURS = {"high": "bold red", "medium": "yellow", "low": "cyan"}


def print_findings(findings: Sequence[Finding]) -> None:
    """Print a paragraph each, in their order."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    if not findings:
        console.print("Nothing that does not add up.")
    for one in findings:
        head = Text(f"{one.severity:<8}", style=_COLOURS[one.severity])
        console.print(head + Text(f"{one.audit}: ", style="bold") + Text(one.subject))
        console.print(Text(f"        {one.message}"))
        if one.quote:
            console.print(Text(f"        “{' '.join(one.quote.split())}”", style="italic"))
        if one.source:
            console.print(Text(f"        {one.source}", style="dim"), soft_wrap=True)
        state = "" if one.state == "open" else f", {one.state}"
        console.print(Text(f"        {one.key}{state}", style="dim"))


def print_rows(findings: Sequence[Finding]) -> None:
    """Print a line each, cells parted by tabs, under a head."""
    from flows.cli.tables import print_table

    print_table(COLUMNS, _rows(findings))


def as_csv(findings: Sequence[Finding]) -> str:
    """The same rows as CSV with a head line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(findings))
    return out.getvalue()


def _rows(findings: Sequence[Finding]) -> Iterator[list[object]]:
    return ([getattr(one, name) for name in COLUMNS] for one in findings)


def told_in_full(one: Finding, audit: Audit | None) -> Iterator[str]:
    """Everything about one finding, a line a thing."""
    yield f"{one.audit}: {one.subject} ({one.severity}, {one.state})"
    yield f"  {one.message}"
    if one.quote:
        yield f"  “{' '.join(one.quote.split())}”"
    if one.source:
        page = f", page {one.page}" if one.page else ""
        place = f" [{one.start}:{one.end}]" if one.start is not None else ""
        yield f"  {one.source}{page}{place}"
    if one.sha256:
        yield f"  archived as sha256 {one.sha256}"
    if one.uri:
        yield f"  {one.uri}"
    if audit:
        yield f"Why: {audit.reason}"
        yield f"Mend: {audit.mend}"
    yield f"Key: {one.key}"
    if one.first_seen and one.last_seen:
        yield f"Seen: first {one.first_seen:%Y-%m-%d %H:%M}, last {one.last_seen:%Y-%m-%d %H:%M} UTC"
    if one.reopened:
        yield f"Came back: {one.reopened} times"
    if one.closed_at:
        yield f"Closed: {one.closed_at:%Y-%m-%d %H:%M} UTC"
    if one.acceptance:
        told = one.acceptance
        until = f" until {told.until}" if told.until else ""
        stands = "Accepted" if one.state == "accepted" else "Was accepted"
        yield f"{stands}: on {told.accepted}{until} by {told.author}: {told.reason}"
