"""Which sources a run visits, and how it may reach them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from corpora.source_definitions import SourceDefinition, SourceError
from corpora.source_files import load_sources
from flows.contact import contact, require_contact
from pipeline.fetch_settings import FetchSettings, user_agent


def sources_named(names: Sequence[str] | None) -> tuple[SourceDefinition, ...]:
    """The sources of these names; where none is named, all that `danchieu sources check` has verified.

    Raises:
        SourceError: a name is unknown, or there is no source to visit.
        ContactError: sites of others are to be visited, and the operator has left no contact.
    """
    sources = load_sources()
    if names:
        chosen = tuple(source_named(name, sources) for name in names)
    else:
        chosen = tuple(source for source in sources if source.verified and not source.demo)
    if not chosen:
        raise SourceError(
            f"corpora/sources: none of its {sum(not source.demo for source in sources)} sources is verified; "
            "look at one with `danchieu sources check NAME`, or see the demo with `danchieu nightly --demo`"
        )
    require_contact(chosen)
    return chosen


def source_named(name: str, sources: Sequence[SourceDefinition]) -> SourceDefinition:
    """The source of this name.

    Raises:
        SourceError: there is none.
    """
    found = next((source for source in sources if source.name == name), None)
    if found is None:
        near = get_close_matches(name, [source.name for source in sources], n=3, cutoff=0.4)
        meant = f"did you mean {' or '.join(near)}?" if near else "`danchieu sources list` names them all"
        raise SourceError(f"no source is named {name}; {meant}")
    return found


def demo_names() -> list[str]:
    """The names of the demo's sources."""
    return [source.name for source in load_sources() if source.demo]


def settings_for(connect_to: Mapping[str, tuple[str, int]] | None, *, private: bool = False) -> FetchSettings:
    """How pages are fetched; `connect_to` sends hosts to fixed addresses, `private` permits loopback.

    Raises:
        ContactError: the contact that the operator has left is none.
    """
    reached = {host: (address[0], int(address[1])) for host, address in (connect_to or {}).items()}
    return FetchSettings(user_agent=user_agent(contact()), connect_to=reached, allow_private=private)
