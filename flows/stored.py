"""The archive as a run opens it: its files say who runs the crawl."""

from __future__ import annotations

from flows.contact import contact
from flows.places import Places
from pipeline.archive import Archive
from pipeline.fetch_settings import user_agent


def open_archive(places: Places) -> Archive:
    """The archive of a warehouse, held for writing until it is closed.

    Raises:
        ArchiveError: another run is writing to it.
        ContactError: the contact that the operator has left is none.
    """
    told = contact()
    asked = {"http-header-user-agent": user_agent(told)}
    return Archive(places.archive, operator=asked | ({"operator": told} if told else {}))
