"""A takedown from end to end: the list, then the archive, the frontier, the rows and all copies of them.

Every step may be done again, so a takedown that was cut off is completed by asking for it once more; from its
first step on no run brings back what is on the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import duckdb

from flows.night_page import renew_page
from flows.places import Places
from flows.progress import Progress
from flows.run import RunReport
from flows.runner import Runner
from flows.work import run_takedown
from pipeline.archive.takedown import entries, refused, take_out
from pipeline.archive.warc import Entry
from pipeline.forgotten import ADDRESS, BYTES, PERSON, WORDS, Forgotten, folded
from pipeline.frontier.frontier import Frontier
from pipeline.opened import INSIDE
from pipeline.parse.kept import Kept
from warehouse.findings.acceptances import acceptances_of, read_acceptances, write_acceptances
from warehouse.install import before_upgrade
from warehouse.lake.file import is_lake
from warehouse.loading.rows import key
from warehouse.publish import compact
from warehouse.query import reader
from warehouse.snapshots import Snapshots
from warehouse.store import Warehouse
from warehouse.takedown import documents_at, documents_naming, documents_with, names_of, remove


class TakedownError(ValueError):
    """What is to be forgotten is not known, or cannot be forgotten so; one line with the mend."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to have forgotten; one of the three."""

    source: str | None = None
    sha256: str | None = None
    person: str | None = None
    """A name, or the key of a person."""


@dataclass(frozen=True, slots=True)
class Found:
    """What there is of it."""

    listing: tuple[tuple[str, str], ...]
    """Rows for the list: a kind, and an address, a SHA-256 or a name."""
    entries: tuple[Entry, ...] = ()
    """Archived records that go; of a person none."""
    documents: tuple[str, ...] = ()
    """Sources whose rows go; those of a person are read again with the name covered."""
    pages: int = 0
    """Rows of the frontier that go."""
    snapshots: tuple[str, ...] = ()
    """Earlier published files, which go whole."""
    listed: bool = False
    """Whether it is on the list already."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that brought the bytes that go."""
        return tuple(dict.fromkeys(entry.record.url for entry in self.entries))


def look(places: Places, wanted: Wanted) -> Found:
    """What a takedown would take; nothing is changed.

    Raises:
        TakedownError: nothing of it is known, or it cannot be taken down so.
    """
    if is_lake(places.published):
        raise TakedownError(
            f"{places.published}: a lake keeps what it published; take it down in its database"
        )
    held = Forgotten.beside(places.archive)
    found = _person(places, wanted.person) if wanted.person else _bytes(places, wanted)
    listed = bool(held.key) and all(held.lists(kind, what) for kind, what in found.listing)
    if not (listed or found.entries or found.documents or found.pages):
        what = wanted.person or wanted.source or wanted.sha256
        raise TakedownError(f"{what}: neither archive nor warehouse knows it; try `danchieu search`")
    kept = tuple(one.name for one in Snapshots.of(places.published).listed() if not one.current)
    return Found(found.listing, found.entries, found.documents, found.pages, kept, listed)


def take_down(
    places: Places, found: Found, runner: Runner, progress: Progress, *, by: str, reason: str
) -> RunReport:
    """Forget what was found, for good."""
    today = datetime.now(UTC).date().isoformat()
    forgotten = Forgotten.beside(places.archive).and_also(found.listing, today, by, reason)
    forgotten.write(places.archive)
    if any(kind != PERSON for kind, _ in found.listing):
        _from_archive(places, forgotten, progress)
    # Bytes whose records went before a takedown was cut off are known by the list alone.
    bytes_listed = [(BYTES, one.hash) for one in forgotten.takedowns if one.kind == BYTES]
    with Warehouse(places.working) as warehouse:
        rows = _rows(warehouse.connection, forgotten, (*found.listing, *bytes_listed))
        remove(warehouse.connection, rows)
    report = run_takedown(places, runner, progress)
    _from_copies(places, progress)
    return report


def _bytes(places: Places, wanted: Wanted) -> Found:
    if wanted.source and INSIDE in wanted.source:
        whole = wanted.source.partition(INSIDE)[0]
        raise TakedownError(f"{wanted.source}: it lies inside an archived file; forget the whole of {whole}")
    asked = (ADDRESS, wanted.source) if wanted.source else (BYTES, str(wanted.sha256))
    probe = Forgotten().and_also([asked], "", "", "")
    records = [one.record for one in entries(places.archive, partial(refused, probe))]
    hashes = [one.sha256 for one in records if one.is_content and one.role == "document"]
    listing = tuple(dict.fromkeys((asked, *((BYTES, one) for one in hashes))))
    probe = Forgotten().and_also(listing, "", "", "")
    gone = entries(places.archive, partial(refused, probe))
    documents: dict[int, str] = {}
    if places.working.is_file():
        with reader(places.working) as connection:
            documents = _rows(connection, probe, listing)
    pages = 0
    if places.frontier.exists():
        with Frontier(places.frontier) as frontier:
            pages = len(frontier.pages.matching(probe.refuses))
    return Found(listing, tuple(gone), tuple(sorted(documents.values())), pages)


def _person(places: Places, person: str) -> Found:
    if not places.working.is_file():
        raise TakedownError(f"{places.published}: no warehouse there, so nobody is named in it")
    with reader(places.working) as connection:
        names = map(folded, names_of(connection, person) or (person,))
        listing = tuple(dict.fromkeys((PERSON, name) for name in names if len(name.split()) in WORDS))
        if not listing:
            raise TakedownError(f"{person}: give the whole name, of {WORDS[0]} to {WORDS[-1]} words")
        documents = _rows(connection, Forgotten(), listing)
    return Found(listing, documents=tuple(sorted(documents.values())))


def _rows(
    connection: duckdb.DuckDBPyConnection, forgotten: Forgotten, listing: Iterable[tuple[str, str]]
) -> dict[int, str]:
    """The documents whose rows go."""
    found: dict[int, str] = {}
    for kind, what in listing:
        if kind == PERSON:
            found |= documents_naming(connection, what)
        elif kind == BYTES:
            found |= documents_with(connection, what)
        else:
            found |= documents_at(connection, forgotten.refuses)
    whole = {source.partition(INSIDE)[0] for source in found.values() if INSIDE in source}
    return found | {key("document", source): source for source in whole}


def _from_archive(places: Places, forgotten: Forgotten, progress: Progress) -> None:
    progress.begin("Taking records out of the archive")
    done = take_out(places.archive, forgotten)
    told = f"{done.records} records, {done.files} files written anew"
    if done.beside:
        told += f"; removed too, since nobody can tell what they hold: {', '.join(done.beside)}"
    progress.end(told)
    caches = Kept.beside(places.archive)
    for sha256 in (one.hash for one in forgotten.takedowns if one.kind == BYTES):
        for folder in (caches.words.folder, caches.office.folder):
            for path in folder.glob(f"{sha256[:2]}/{sha256}.*"):
                path.unlink()
    if places.frontier.exists():
        with Frontier(places.frontier) as frontier:
            frontier.forget(forgotten.refuses)


def _from_copies(places: Places, progress: Progress) -> None:
    """Every file that may still hold it: acceptances, free parts of the working copy, snapshots, report."""
    progress.begin("Removing copies")
    compact(places.working)
    before_upgrade(places.working).unlink(missing_ok=True)
    gone = [one for one in Snapshots.of(places.published).listed() if not one.current]
    for one in gone:
        one.path.unlink()
    renew_page(places)
    _from_acceptances(places)
    progress.end(f"{len(gone)} snapshots; the working copy and the report were written anew")


def _from_acceptances(places: Places) -> None:
    """Acceptances tell what a finding is about: those of findings that are there no more go."""
    file = acceptances_of(places.published)
    with reader(places.published) as connection:
        seen = {one for (one,) in connection.execute("SELECT finding_id FROM findings").fetchall()}
    held = read_acceptances(file)
    if any(one.finding not in seen for one in held):
        write_acceptances(file, [one for one in held if one.finding in seen])
