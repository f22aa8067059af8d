"""`danchieu audit`: what does not add up, what an audit means, and what somebody accepts."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published
from flows.cli.portal import relations

if TYPE_CHECKING:
    from warehouse.findings.listing import Finding

FOUND = 4
"""Exit status where `--fail-on` is met."""


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"


class State(StrEnum):
    """Which findings are listed."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    ALL = "all"


Key = Annotated[str, typer.Argument(metavar="KEY", help="A finding's key, or the beginning of one.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(audit)
    group.command("list")(list_audits)
    group.command()(show)
    group.command()(accept)
    group.command()(reopen)
    group.command()(relations)
    app.add_typer(group, name="audit")


def audit(
    context: typer.Context,
    severity: Annotated[str | None, typer.Option(metavar="GRADE", help="Only high, medium or low.")] = None,
    audit: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this audit finds.")] = None,
    state: Annotated[State, typer.Option(help="Which findings; closed ones are gone.")] = State.OPEN,
    format: Annotated[FindingsFormat, typer.Option(help="How they are printed.")] = FindingsFormat.TABLE,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="GRADE",
            help=f"Leave with status {FOUND} if one is as grave: high, medium, low or any.",
        ),
    ] = None,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """List what does not add up in the warehouse, the gravest first."""
    if context.invoked_subcommand is not None:
        return
    from warehouse.findings.acceptances import acceptances_of, read_acceptances
    from warehouse.findings.listing import STATES, list_findings

    _check_grade("--severity", severity)
    _check_grade("--fail-on", fail_on, "any")
    _check_name(audit)
    file = published(warehouse, as_of)
    findings = list_findings(
        file,
        read_acceptances(acceptances_of(warehouse)),
        states=STATES if state is State.ALL else (state.value,),
        severity=severity,
        audit=audit,
    )
    _write(findings, format, out, file)
    if fail_on and _as_grave(findings, fail_on):
        raise typer.Exit(FOUND)


def list_audits(
    write: Annotated[bool, typer.Option("--write", help="Write docs/audits.md of the checkout.")] = False,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """List the audits themselves, with what each finds and how many findings of it are open."""
    if write:
        from pipeline.whole_files import write_whole
        from warehouse.findings.audit_page import PAGE, audit_page

        write_whole(PAGE, audit_page().encode("utf-8"))
        return
    from flows.cli.tables import print_table
    from warehouse.findings.acceptances import acceptances_of, read_acceptances
    from warehouse.findings.audit import SEVERITIES, audits
    from warehouse.findings.listing import list_findings

    counts: dict[str, int] = {}
    if warehouse.is_file():
        for one in list_findings(warehouse, read_acceptances(acceptances_of(warehouse))):
            counts[one.audit] = counts.get(one.audit, 0) + 1
    ordered = sorted(audits(), key=lambda head: (SEVERITIES.index(head.severity), head.name))
    rows = [(head.severity, head.name, head.title, counts.get(head.name, 0)) for head in ordered]
    print_table(("severity", "audit", "finds", "open"), rows)


def show(
    name: Annotated[str, typer.Argument(metavar="KEY|AUDIT", help="A finding's key or an audit's name.")],
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Tell of one finding (words, place, life) or of one audit (why, an example, how to mend)."""
    from warehouse.findings.audit import audits

    heads = {head.name: head for head in audits()}
    if name in heads:
        head = heads[name]
        print(f"{head.name}: {head.title} ({head.severity})\n")
        print(f"{head.reason}\nExample: {head.example}\nMend: {head.mend}")
        return
    from flows.cli.findings import told_in_full

    finding = _found(warehouse, name)
    print("\n".join(told_in_full(finding, heads.get(finding.audit))))


def accept(
    key: Key,
    reason: Annotated[str, typer.Option(help="Why it is accepted.")],
    author: Annotated[str, typer.Option(help="Who accepts it.")],
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Last day on which that holds, as 2026-12-31.")
    ] = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Accept a finding; it is listed no more until the day given.

    Acceptances stand in a file beside the warehouse, such as data/danchieu.accepted.tsv.
    """
    from warehouse.findings.acceptances import Acceptance, acceptances_of
    from warehouse.findings.acceptances import accept as note

    if not reason.strip() or not author.strip():
        raise CommandError("--reason and --author must say something", status=2)
    today, last = date.today(), _day(until)
    if last is not None and last < today:
        raise CommandError(f"--until {last} has passed; name a day to come", status=2)
    finding = _found(warehouse, key)
    file = acceptances_of(warehouse)
    note(file, Acceptance(finding.key, finding.audit, finding.subject, reason, author, today, last))
    print(f"{finding.key} accepted{f' until {last}' if last else ''}, in {file}")


def reopen(key: Key, warehouse: WarehouseFile = DEFAULT_WAREHOUSE) -> None:
    """Take back that a finding was accepted."""
    from warehouse.findings.acceptances import acceptances_of, read_acceptances, withdraw

    file = acceptances_of(warehouse)
    fits = [one.finding for one in read_acceptances(file) if one.finding.startswith(key)]
    if len(fits) != 1:
        told = f"{len(fits) or 'no'} acceptances of a finding {key}"
        raise CommandError(f"{file}: {told}; `danchieu audit --state accepted` lists them")
    withdraw(file, fits[0])
    print(f"{fits[0]} is open again")


def _found(warehouse: Path, key: str) -> Finding:
    """The one finding whose key begins with `key`, also one that is closed."""
    from warehouse.findings.acceptances import acceptances_of, read_acceptances
    from warehouse.findings.listing import STATES, list_findings

    held = read_acceptances(acceptances_of(warehouse))
    found = list_findings(published(warehouse), held, states=STATES, key=key)
    if not found:
        raise CommandError(f"no finding has the key {key}; `danchieu audit --state all` lists them")
    if len(found) > 1:
        raise CommandError(f"{len(found)} findings have keys that begin with {key}; give more of it")
    return found[0]


def _write(findings: Sequence[Finding], format: FindingsFormat, out: Path | None, warehouse: Path) -> None:
    from flows.cli import findings as told

    if format is FindingsFormat.TABLE and out is None:
        told.print_findings(findings) if sys.stdout.isatty() else told.print_rows(findings)
        return
    if format is FindingsFormat.HTML:
        from warehouse.findings.listing import audit_heads
        from warehouse.findings.page import findings_page
        from warehouse.history.earlier import said

        text = findings_page(findings, audit_heads(warehouse), said(warehouse))
    elif format is FindingsFormat.SARIF:
        from importlib import metadata

        from warehouse.findings.listing import audit_heads
        from warehouse.findings.sarif import sarif

        log = sarif(findings, audit_heads(warehouse), metadata.version("danchieu"))
        text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    elif format is FindingsFormat.JSON:
        text = json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1, default=str) + "\n"
    else:
        text = told.as_csv(findings)
    if out is None:
        print(text, end="")
    else:
        from pipeline.whole_files import write_whole

        write_whole(out, text.encode("utf-8"))


def _as_grave(findings: Sequence[Finding], grade: str) -> bool:
    from warehouse.findings.audit import SEVERITIES

    rank = len(SEVERITIES) if grade == "any" else SEVERITIES.index(grade)
    return any(one.state == "open" and SEVERITIES.index(one.severity) <= rank for one in findings)


def _check_grade(option: str, given: str | None, *more: str) -> None:
    from warehouse.findings.audit import SEVERITIES

    if given is not None and given not in (*SEVERITIES, *more):
        raise CommandError(f"{option} {given}: say one of {', '.join((*SEVERITIES, *more))}", status=2)


def _check_name(given: str | None) -> None:
    from warehouse.findings.audit import audits

    names = {head.name for head in audits()}
    if given is not None and given not in names:
        raise CommandError(f"--audit {given}: no such audit; `danchieu audit list` names them", status=2)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandError(f"--until {text}: write the day as 2026-12-31", status=2) from error
