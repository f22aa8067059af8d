"""Where alerts are sent: notification blocks and automations on the Prefect server.

A run that has something new to tell emits an event (`flows.alerts`), and an automation sends its text.
A second automation answers runs that fail, crash or take too long, also where they cannot say so themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.notifications import (
    CustomWebhookNotificationBlock,
    MicrosoftTeamsWebhook,
    SlackWebhook,
)
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.sorting import AutomationSort
from prefect.events.actions import SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from pydantic import SecretStr

from flows.alerts import ALERTED, RESOURCE
from flows.cli.errors import CommandError

_PREFIX = "danchieu-notify-"
"""How the names of these blocks and automations begin: those no longer wanted are known by it."""
_MOST = 200
"""Automations that the server lists at a time."""


def notify(targets: Sequence[str]) -> tuple[str, ...]:
    """Send alerts to `targets` from now on, and to no others; give a name for each, without its secrets.

    A target is the address of a Slack or Teams webhook, of any other webhook (`https://…`, which gets JSON
    with `subject` and `text`), or an address that Apprise knows, such as
    `mailtos://user:password@host?to=…`.  The same targets again change nothing.

    Raises:
        CommandError: a target is no such address.
    """
    blocks = {_name(target): _block(target) for target in targets}
    with get_client(sync_client=True) as client:
        kept = {
            one.name: one.id for one in client.read_automations(sort=AutomationSort.NAME_ASC, limit=_MOST)
        }
        wanted: dict[str, AutomationCore] = {}
        for name, block in blocks.items():
            block_id = block.save(name, overwrite=True)
            wanted |= {one.name: one for one in _automations(name, UUID(str(block_id)))}
        for name, automation in wanted.items():
            _put(client, kept.get(name), automation)
        for name, key in kept.items():
            if name.startswith(_PREFIX) and name not in wanted:
                client.delete_automation(key)
    return tuple(f"{type(block).__name__} {name}" for name, block in blocks.items())


def _name(target: str) -> str:
    # A webhook's address is a secret: names carry a hash of it.
    return _PREFIX + hashlib.sha256(target.encode()).hexdigest()[:8]


def _block(target: str) -> NotificationBlock:
    parts = urlsplit(target)
    host = parts.hostname or ""
    if parts.scheme in ("http", "https"):
        if host.endswith(("hooks.slack.com", "hooks.slack-gov.com")):
            return SlackWebhook(url=SecretStr(target))
        if host.endswith((".logic.azure.com", ".api.powerplatform.com")):
            return MicrosoftTeamsWebhook(url=SecretStr(target))
        content = {"subject": "{{subject}}", "text": "{{body}}"}
        return CustomWebhookNotificationBlock(
            name="danchieu", url=target, json_data=content, headers=None, cookies=None
        )
    from apprise import Apprise

    if not parts.scheme or not Apprise().add(target):
        raise CommandError(
            f"--notify {parts.scheme or target}: no address that can be notified; give https://…, "
            "or mailtos://user:password@host?to=… and others that Apprise knows"
        )
    # Prefect has no block for Apprise addresses in general; this one hands on to Apprise what is not Slack's.
    return SlackWebhook(url=SecretStr(target))


def _automations(name: str, block_id: UUID) -> tuple[AutomationCore, AutomationCore]:
    told = AutomationCore(
        name=f"{name} alerts",
        description="Sends what a run has to tell: broken assertions, silent sources, jumps of volume.",
        trigger=_trigger({ALERTED}, {"prefect.resource.id": f"{RESOURCE}.*"}),
        actions=[
            SendNotification(
                block_document_id=block_id,
                subject="{{ event.payload.subject }}",
                body="{{ event.payload.text }}",
            )
        ],
    )
    broken = AutomationCore(
        name=f"{name} broken runs",
        description="Tells of runs that failed, crashed or took too long.",
        trigger=_trigger(
            {"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"},
            {"prefect.resource.id": "prefect.flow-run.*"},
            {"prefect.resource.role": "flow", "prefect.resource.name": ["nightly", "reextract"]},
        ),
        actions=[
            SendNotification(
                block_document_id=block_id,
                subject="danchieu: a run of {{ flow.name }} ended as {{ flow_run.state.name }}",
                body="{{ flow_run.name }}: {{ flow_run.state.message }}",
            )
        ],
    )
    return told, broken


def _trigger(
    expect: set[str], match: dict[str, str], related: dict[str, str | list[str]] | None = None
) -> EventTrigger:
    return EventTrigger.model_validate(
        {
            "expect": expect,
            "match": match,
            "match_related": related or {},
            "posture": Posture.Reactive,
            "threshold": 1,
            "within": timedelta(0),
        }
    )


def _put(client: SyncPrefectClient, known: UUID | None, automation: AutomationCore) -> None:
    if known is None:
        client.create_automation(automation)
    else:
        client.update_automation(known, automation)
