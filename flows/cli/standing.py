"""`danchieu impact`, `status` and `timeline`: how an instrument stands among the others, and in time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_WAREHOUSE, AsOf, WarehouseFile, published
from flows.cli.printed import AnswerFormat, print_rows
from flows.cli.telling import as_json, counted, one_line, told_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.archive.index import Place
    from warehouse.answers.impact import ImpactAnswer, Level
    from warehouse.answers.status import Change, EndedGround, StatusAnswer
    from warehouse.answers.timeline import TimelineAnswer

Named = Annotated[str, typer.Argument(metavar="A", help="Such as `KH 282 Hà Nội 2023`, or a law's name.")]
Format = Annotated[AnswerFormat, typer.Option(help="How the answer is printed.")]

_IMPACT = (
    "steps", "number", "uri", "date", "relation", "by_way_of", "by_way_of_uri", "quote", "source", "page",
    "sha256",
)  # fmt: skip
_CHANGED = {
    "amends": "amended",
    "corrects": "corrected",
    "consolidates": "consolidated",
    "replaces": "replaced",
    "repeals": "repealed",
}


class StatusFormat(StrEnum):
    """How a status is printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(impact)
    app.command()(status)
    app.command()(timeline)


def impact(
    b: Named,
    depth: Annotated[int, typer.Option(metavar="STEPS", min=1, max=8, help="Follow no further.")] = 8,
    rows: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, help="Instruments told of each level, the latest first.")
    ] = 20,
    format: Format = AnswerFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Count all that rests on B, level by level, and tell the latest of each level with their words."""
    from flows.archived import archived_at
    from warehouse.answers.impact import impact as impact_of

    file = published(warehouse, as_of)
    answer = impact_of(file, b, depth=depth, rows=rows)
    places = archived_at(warehouse, (step.sha256 for step in answer.steps()))
    if format is AnswerFormat.JSON:
        print(as_json(answer.as_json(), places))
    elif format is AnswerFormat.TEXT:
        print("\n".join(_told_impact(answer, places)))
    else:
        told = [
            (
                level.steps,
                s.from_,
                s.from_uri,
                s.date,
                s.relation,
                s.to,
                s.to_uri,
                s.quote,
                s.source,
                s.page,
                s.sha256,
            )
            for level in answer.levels
            for s in level.page
        ]
        print_rows(_IMPACT, told, format)


def status(
    a: Named,
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day asked about, as YYYY-MM-DD; today if not given."),
    ] = None,
    format: Annotated[StatusFormat, typer.Option(help="For people, or for programs.")] = StatusFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Say whether A is in force on a day, and what amended, corrected, replaced or repealed it."""
    from warehouse.answers.status import status as status_of

    file = published(warehouse, as_of)
    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        raise CommandError(f"--on {on}: no day; write it as 2024-07-01", status=2) from None
    answer = status_of(file, a, day)
    if format is StatusFormat.JSON:
        print(as_json(answer.as_json()))
    else:
        print("\n".join(_told_status(answer)))


def timeline(
    a: Named,
    format: Format = AnswerFormat.TEXT,
    as_of: AsOf = None,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Tell A's days in order: issue, effect, changes, reports, what carries it on, deadlines."""
    from warehouse.answers.timeline import timeline as timeline_of

    file = published(warehouse, as_of)
    answer = timeline_of(file, a)
    if format is AnswerFormat.JSON:
        print(as_json(answer.as_json()))
    elif format is AnswerFormat.TEXT:
        print("\n".join(_told_timeline(answer)))
    else:
        head = ("day", "printed", "event", "what", "quote", "source", "start", "end", "sha256")
        print_rows(head, [tuple(getattr(event, name) for name in head) for event in answer.events], format)


def _told_impact(answer: ImpactAnswer, places: Mapping[str, Place]) -> list[str]:
    if not answer.levels:
        return [f"Nothing that the warehouse knows rests on {answer.b.number}."]
    direct = answer.levels[0].instruments
    rests = "rests" if answer.instruments == 1 else "rest"
    lines = [
        f"{counted(answer.instruments, 'instrument')} {rests} on {answer.b.number} ({answer.b.uri}), "
        f"{direct:,} directly."
    ]
    for level in answer.levels:
        lines += ["", *_told_level(level, places)]
    if answer.cut:
        lines += ["", f"Not everything was looked at: {answer.cut}."]
    return lines


def _told_level(level: Level, places: Mapping[str, Place]) -> list[str]:
    types = ", ".join(f"{number:,} {type_}" for type_, number in level.types)
    lines = [f"Step {level.steps}: {counted(level.instruments, 'instrument')} ({types})"]
    for step in level.page:
        lines += ["  " + line for line in told_step(step, places)]
    left = level.instruments - len(level.page)
    return [*lines, f"  … and {left:,} earlier; --rows tells more"] if left else lines


def _told_status(answer: StatusAnswer) -> list[str]:
    lines = [f"{answer.a.number} ({answer.a.uri}) on {answer.on}: {_state(answer)}"]
    if answer.quote:
        lines += [f"  “{one_line(answer.quote)}”", f"  {answer.source}"]
    lines += [f"Issued {answer.issued or 'on a day that is not known'}" + _effect(answer)]
    now = [change for change in answer.changes if change.since is None or change.since <= answer.on]
    later = [change for change in answer.changes if change not in now]
    for head, changes in (("What changed it by then:", now), ("What changed it later:", later)):
        if changes:
            lines += ["", head]
            lines += ["  " + line for change in changes for line in _told_change(change)]
    if answer.ended_grounds:
        lines += ["", "What it rests on and had ended by then:"]
        lines += ["  " + line for ground in answer.ended_grounds for line in _told_ground(ground)]
    return lines


def _state(answer: StatusAnswer) -> str:
    since = f" since {answer.since}" if answer.since else ""
    if answer.state in ("replaced", "repealed"):
        return f"{answer.state} by {answer.by_number}{since or ', on a day that is not known'}"
    if answer.state == "in force":
        return f"in force{since}, as far as the warehouse knows"
    if answer.state == "not known":
        return "not known; its own text is not in the warehouse, and nothing tells of an end"
    return f"{answer.state}; it will be on {answer.since}" if answer.since else answer.state


def _effect(answer: StatusAnswer) -> str:
    return f", in effect {answer.effective}" if answer.effective else "; no effect clause was read"


def _told_change(change: Change) -> list[str]:
    parts = f" ({'; '.join(change.parts)})" if change.parts else " in part" if change.partial else ""
    since = f"{change.since}, the {change.since_from}" if change.since else "day not known"
    return [
        f"{_CHANGED[change.change]}{parts} by {change.by_number} ({since})",
        f"  “{one_line(change.quote)}”",
        f"  {change.source} [{change.start}:{change.end}], sha256 {change.sha256[:12]}",
    ]


def _told_ground(ground: EndedGround) -> list[str]:
    since = f" on {ground.since}" if ground.since else ", day not known"
    return [
        f"{ground.number}, {counted(ground.steps, 'step')} away, "
        f"{_CHANGED[ground.change]} by {ground.by_number}{since}",
        f"  “{one_line(ground.quote)}”",
        f"  {ground.source} [{ground.start}:{ground.end}]",
    ]


def _told_timeline(answer: TimelineAnswer) -> list[str]:
    if not answer.events:
        return [f"No day of {answer.a.number} is known."]
    lines = [f"{answer.a.number} ({answer.a.uri}): {counted(len(answer.events), 'event')}", ""]
    for event in answer.events:
        day = f"{event.printed} (by {event.day})" if event.printed else f"{event.day or 'day not known'}"
        lines += [f"{day}  {event.event}: {one_line(event.what)}"]
        if one_line(event.quote) not in one_line(event.what):
            lines += [f"    “{one_line(event.quote)}”"]
        lines += [f"    {event.source} [{event.start}:{event.end}]"]
    return lines
