"""Records taken out of the archive: each file that holds one is written anew beside and renamed.

Files are written from the last to the first, so that a kill leaves no record that points at bytes which are
gone; the index goes before the first of them, and whoever opens the archive next makes it from the files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.files import INDEX, Damage, Member, members, warc_files
from pipeline.archive.tail import Lock
from pipeline.archive.warc import Entry, altered, as_response, entry_of, refers_to
from pipeline.forgotten import Forgotten


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was done."""

    files: int
    """Files written anew."""
    records: int
    """Records that are no longer there, their requests not counted."""
    beside: tuple[str, ...]
    """Names of files with torn records, which were removed too: nobody can tell what they hold."""


def entries(folder: Path, wanted: Callable[[Entry], bool]) -> list[Entry]:
    """What the archive's files say of the records that are `wanted`, in the order of arrival."""
    told = (entry for path in warc_files(folder) for _, entry in _entries(path) if entry is not None)
    return [entry for entry in told if wanted(entry)]


def refused(forgotten: Forgotten, entry: Entry) -> bool:
    """Whether a record goes: by the page's address, by the address that answered, or by its bytes."""
    page = entry.record
    return forgotten.refuses(page.url, page.sha256) or forgotten.refuses(entry.target)


def take_out(folder: Path, forgotten: Forgotten) -> TakenOut:
    """Take every record out of the archive whose address or bytes are on the list; safe to be repeated.

    The address of a forgotten page is also taken from records that name it as the page of their file, and
    bytes of other pages that were held with it only are put with one of them.  Stretches of a file written
    anew that cannot be read are left out.

    Raises:
        ArchiveError: another process writes to the archive.
        OSError: the disk is full; what was not done is done by another call.
    """
    lock = Lock(folder)
    try:
        torn = sorted(folder.glob("*.torn"))
        plan = _plan(folder, forgotten)
        if plan.touched:
            for leftover in (INDEX, f"{INDEX}-wal", f"{INDEX}-shm"):
                (folder / leftover).unlink(missing_ok=True)
        for path in reversed(plan.touched):
            _write_anew(path, plan)
        for path in torn:
            path.unlink()
        return TakenOut(len(plan.touched), len(plan.dropped), tuple(path.name for path in torn))
    finally:
        lock.release()


@dataclass(slots=True)
class _Plan:
    """What is to be done, as the first reading of all files tells."""

    forgotten: Forgotten
    dropped: set[str] = field(default_factory=set)
    """Identities of the records that go."""
    orphans: dict[str, tuple[Path, int]] = field(default_factory=dict)
    """Where bytes lie that go with their record, though others point at them, by SHA-256."""
    heirs: dict[str, Entry] = field(default_factory=dict)
    """The first record that points at such bytes: it will hold them."""
    touched: list[Path] = field(default_factory=list)

    def look(self, path: Path, member: Member, entry: Entry | None) -> bool:
        """Whether the record, or what it says, goes."""
        headers = member.record.rec_headers
        if entry is None:
            return headers.get_header("WARC-Concurrent-To") in self.dropped
        record = entry.record
        if refused(self.forgotten, entry):
            self.dropped.add(entry.identity)
            if entry.kind != "revisit" and not self.forgotten.refuses("", record.sha256):
                self.orphans[record.sha256] = path, member.offset
            return True
        if self.orphaned(member):
            if record.sha256 in self.orphans:
                self.heirs.setdefault(record.sha256, entry)
            else:
                self.dropped.add(entry.identity)
            return True
        return self.names_parent(entry)

    def orphaned(self, member: Member) -> bool:
        """Whether the record points at one that goes."""
        points_at = member.record.rec_headers.get_header("WARC-Refers-To-Target-URI")
        identity = member.record.rec_headers.get_header("WARC-Refers-To")
        return identity in self.dropped or bool(points_at and self.forgotten.refuses(points_at))

    def names_parent(self, entry: Entry) -> bool:
        """Whether the record is of a file that hangs on a forgotten page."""
        return entry.record.parent is not None and self.forgotten.refuses(entry.record.parent)


def _plan(folder: Path, forgotten: Forgotten) -> _Plan:
    plan = _Plan(forgotten)
    for path in warc_files(folder):
        # Every record is looked at, since each may tell of others.
        looked = [plan.look(path, member, entry) for member, entry in _entries(path)]
        if any(looked):
            plan.touched.append(path)
    return plan


def _write_anew(path: Path, plan: _Plan) -> None:
    beside = path.with_name(f".{path.name}.new")
    with path.open("rb") as old, beside.open("wb") as new:
        for member, entry in _entries(path):
            kept = _kept(member, entry, plan)
            if kept is None:
                old.seek(member.offset)
                kept = old.read(member.length)
            new.write(kept)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(path)


def _kept(member: Member, entry: Entry | None, plan: _Plan) -> bytes | None:
    """What takes a record's place; None where it stays as it is."""
    if entry is None:
        gone = member.record.rec_headers.get_header("WARC-Concurrent-To") in plan.dropped
        return b"" if gone else None
    if entry.identity in plan.dropped:
        return b""
    changes: dict[str, str | None] = {"Danchieu-Parent": None} if plan.names_parent(entry) else {}
    if not plan.orphaned(member):
        return altered(member.record, member.payload, changes) if changes else None
    heir = plan.heirs[entry.record.sha256]
    if heir.identity == entry.identity:
        return as_response(member.record, _payload(*plan.orphans[entry.record.sha256]), changes)
    return altered(member.record, member.payload, changes | refers_to(heir))


def _payload(path: Path, offset: int) -> bytes:
    found = next(members(path, offset))
    assert isinstance(found, Member)
    return found.payload


def _entries(path: Path) -> Iterator[tuple[Member, Entry | None]]:
    for found in members(path):
        if not isinstance(found, Damage):
            yield found, entry_of(found.record, len(found.payload))
