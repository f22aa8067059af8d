"""What a run should tell its operator, as an event that the server's automations answer."""

from __future__ import annotations

from pathlib import Path

from prefect.events import emit_event

from flows.night_words import clock, state
from warehouse.nights import Alert, Night, freshest, night

ALERTED = "danchieu.run.alerted"
"""Name of the event."""
RESOURCE = "danchieu.warehouse"
"""Kind of the resource that the event is about."""


def raise_alerts(working: Path, published: Path, run_id: str) -> Night:
    """Emit an event if the run tells of something that the run before did not; give what the run did."""
    told = night(freshest(working, published), run_id)
    if any(not alert.told_before for alert in told.alerts):
        emit_event(
            ALERTED,
            resource={
                "prefect.resource.id": f"{RESOURCE}.{published.stem}",
                "prefect.resource.name": str(published),
            },
            payload={
                "subject": subject(told),
                "text": text(told),
                "run_id": run_id,
                "alerts": [
                    {"kind": one.kind, "source": one.source_name, "message": one.message}
                    for one in told.alerts
                ],
            },
        )
    return told


def subject(told: Night) -> str:
    """One line: which run, and how many things to look at."""
    count = sum(not alert.told_before for alert in told.alerts)
    things = "1 thing" if count == 1 else f"{count} things"
    return f"danchieu: {things} to look at, {told.totals.flow} of {clock(told.totals.started_at)}"


def text(told: Night) -> str:
    """The alerts, the new ones first, and how to see more."""
    ordered = sorted(told.alerts, key=lambda alert: alert.told_before)
    return "\n".join([*map(_line, ordered), f"See: danchieu runs show {told.totals.run_id}"])


def _line(alert: Alert) -> str:
    where = f" {alert.source_name}" if alert.source_name else ""
    again = " (as the night before)" if alert.told_before else ""
    return f"- {state(alert.kind)}{where}: {alert.message}{again}"
