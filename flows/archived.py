"""Where in the archive the bytes behind a fact lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flows.places import Places
from pipeline.archive.errors import ArchiveError
from pipeline.archive.index import Place
from pipeline.archive.reader import ArchiveReader


def archived_at(warehouse: Path, hashes: Iterable[str]) -> dict[str, Place]:
    """The archive's file and offset for each SHA-256 that it holds.

    Empty where the archive does not lie beside the published file `warehouse`, as on an analyst's machine.
    """
    folder = Places.of(warehouse).archive
    if not folder.is_dir():
        return {}
    try:
        with ArchiveReader(folder) as archive:
            found = {sha256: archive.place(sha256) for sha256 in sorted(set(hashes))}
    except ArchiveError:
        return {}
    return {sha256: place for sha256, place in found.items() if place is not None}
