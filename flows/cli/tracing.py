"""`danchieu trace`: what an instrument rests on, in whose words, and where that is written."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published
from flows.cli.telling import as_json, counted, told_evidence, told_step, with_year

if TYPE_CHECKING:
    from pipeline.archive.index import Place
    from warehouse.answers.trace import Chain, RootsAnswer, TraceAnswer


class TraceFormat(StrEnum):
    """How chains are printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(trace)


def trace(
    a: Annotated[str, typer.Argument(metavar="A", help="Such as `KH 282`, `282/KH-UBND`, or a law's name.")],
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="What A may rest on.")] = None,
    format: Annotated[TraceFormat, typer.Option(help="For people, or for programs.")] = TraceFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Say whether A rests on B and by way of what, and whether B is named in A; status 1 if neither.

    Where A does not rest on B, the other way round is looked at.  Without B: all that A rests on.
    """
    from flows.archived import archived_at
    from warehouse.answers.trace import RootsAnswer, trace_roots
    from warehouse.answers.trace import trace as trace_chain

    file = published(warehouse, as_of)
    answer = trace_roots(file, a) if b is None else trace_chain(file, a, b)
    places = archived_at(warehouse, (step.sha256 for step in answer.steps()))
    if format is TraceFormat.JSON:
        print(as_json(answer.as_json(), places))
    else:
        told = _told_roots(answer, places) if isinstance(answer, RootsAnswer) else _told(answer, places)
        print("\n".join(told))
    if not answer.found:
        raise typer.Exit(1)


def _told(answer: TraceAnswer, places: Mapping[str, Place]) -> list[str]:
    """The answer as a person reads it."""
    a, b = answer.a.number, answer.b.number
    lines = [_verdict(answer)]
    for number, chain in enumerate(answer.chains, start=1):
        lines += ["", *_chain(number, chain, places)]
    if answer.rests_on:
        lines += ["", *_named(answer, places)]
    elif answer.reverse:
        lines += ["", f"The other way round it does: {b} rests on {a}."]
        for number, chain in enumerate(answer.reverse, start=1):
            lines += ["", *_chain(number, chain, places)]
    if answer.cut:
        lines += ["", f"Not everything was looked at: {answer.cut}."]
    return lines


def _verdict(answer: TraceAnswer) -> str:
    a, b = answer.a.number, answer.b.number
    if answer.rests_on:
        return f"Yes: {a} rests on {b}, by {counted(len(answer.chains), 'chain')}."
    if answer.named:
        return f"{a} names {b} but does not rest on it."
    return f"No: nothing in the warehouse leads from {a} to {b}."


def _chain(number: int, chain: Chain, places: Mapping[str, Place]) -> list[str]:
    names = [chain[0].from_, *(with_year(step.to, step.to_uri) for step in chain)]
    lines = [f"Chain {number}: " + " → ".join(names)]
    return lines + ["  " + line for step in chain for line in told_step(step, places)]


def _named(answer: TraceAnswer, places: Mapping[str, Place]) -> list[str]:
    """Where B itself is named, apart from the places that the chains quote."""
    if not answer.named:
        return [f"{answer.b.number} itself is named neither in {answer.a.number} nor in a report about it."]
    quoted = {(step.source, step.start) for chain in answer.chains for step in chain}
    lines = [f"{answer.b.number} itself is named in {counted(len(answer.named), 'place')}:"]
    for step in answer.named:
        if (step.source, step.start) not in quoted:
            basis = "own text" if step.basis == "own text" else "a report"
            lines += [f"  {basis}: " + "\n    ".join(told_evidence(step, places))]
    return lines


def _told_roots(answer: RootsAnswer, places: Mapping[str, Place]) -> list[str]:
    """Each instrument once with what it rests on, from A up."""
    if not answer.levels:
        return [f"{answer.a.number} rests on nothing that the warehouse knows."]
    roots = set(answer.roots)
    names = {step.to_uri: with_year(step.to, step.to_uri) for step in answer.steps()}
    lines = [
        f"{answer.a.number} rests on {counted(len(names), 'instrument')}, "
        f"{counted(len(roots), 'root')} among them: {', '.join(names[uri] for uri in answer.roots)}."
    ]
    for level, steps in enumerate(answer.levels, start=1):
        lines += ["", f"Step {level}:"]
        for step in steps:
            first, *rest = told_step(step, places)
            lines += [
                f"  {first}{' (a root)' if step.to_uri in roots else ''}",
                *("  " + line for line in rest),
            ]
    if answer.cut:
        lines += ["", f"Not everything was looked at: {answer.cut}."]
    return lines
