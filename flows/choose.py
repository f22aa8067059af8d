"""Which sources a run visits, and how it may reach them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpora.source_definitions import SourceDefinition, SourceError
from corpora.source_files import load_sources
from pipeline.fetch_settings import FetchSettings


def sources_named(names: Sequence[str] | None) -> tuple[SourceDefinition, ...]:
    """The sources of these names; all but the demo's where none is named.

    Raises:
        SourceError: a name is unknown, or there is no source to visit.
    """
    sources = {source.name: source for source in load_sources()}
    if names:
        unknown = sorted(set(names) - set(sources))
        if unknown:
            raise SourceError(f"no source is named {', '.join(unknown)}; known are {', '.join(sources)}")
        return tuple(sources[name] for name in names)
    chosen = tuple(source for source in sources.values() if not source.demo)
    if not chosen:
        raise SourceError(
            "corpora/sources: no source is defined but the demo's; add a YAML file there, or see the demo "
            "with `danchieu nightly --demo`"
        )
    return chosen


def demo_names() -> list[str]:
    """The names of the demo's sources."""
    return [source.name for source in load_sources() if source.demo]


def settings_for(connect_to: Mapping[str, tuple[str, int]] | None, *, private: bool = False) -> FetchSettings:
    """How pages are fetched; `connect_to` sends hosts to fixed addresses, `private` permits loopback."""
    reached = {host: (address[0], int(address[1])) for host, address in (connect_to or {}).items()}
    return FetchSettings(connect_to=reached, allow_private=private)
