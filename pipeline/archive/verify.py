"""Every record read again: its digests, its length, and whether the index says the same of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.files import Damage, Member, members, warc_files
from pipeline.archive.index import Index, IndexUnusableError
from pipeline.archive.warc import entry_of

MEND_INDEX = "`danchieu archive verify --mend` makes the index anew"
MEND_BYTES = f"put the file back from a copy; or {MEND_INDEX}, and the next run fetches the page again"
MEND_TAIL = "the next run cuts it off; a run that is writing now may not have finished it"

Known = tuple[int, int, str, str]
"""Offset, length, SHA-256 and kind of a record, as the index has them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss, and where."""

    file: str
    offset: int
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read of one file."""

    file: str
    bytes: int
    records: dict[str, int]
    """Counts by type: `response`, `revisit`, `request` …"""
    faults: tuple[Fault, ...]


def verify(folder: Path, advance: Callable[[int], None] = lambda _: None) -> Iterator[Verified]:
    """Read the whole archive, file by file; `advance` is told of every record's bytes.

    It only reads, so it may run beside a writer: what is written meanwhile is left for the next time.
    """
    files = warc_files(folder)
    sizes = [path.stat().st_size for path in files]
    try:
        index = Index.read(folder)
    except IndexUnusableError as error:
        index = None
        yield Verified(
            "index.sqlite", 0, {}, (Fault("index.sqlite", 0, f"cannot be used: {error}", MEND_INDEX),)
        )
    try:
        for path, size in zip(files, sizes, strict=True):
            yield _verified(path, size, index, advance)
        if index:
            names = {path.name for path in files}
            yield from (_missing(name) for name, _ in index.files() if name not in names)
    finally:
        if index:
            index.close()


def _verified(path: Path, size: int, index: Index | None, advance: Callable[[int], None]) -> Verified:
    counts: dict[str, int] = {}
    faults: list[Fault] = []
    known = index.entries(path.name, size) if index else iter(())
    waiting = next(known, None)
    for found in members(path):
        if found.offset >= size:
            break
        while waiting and waiting[0] < found.offset:
            faults.append(_unfounded(path, waiting))
            waiting = next(known, None)
        if isinstance(found, Damage):
            mend = MEND_TAIL if found.tail else MEND_BYTES
            faults.append(Fault(path.name, found.offset, f"{found.length:,} bytes: {found.cause}", mend))
        else:
            counts[found.record.rec_type] = counts.get(found.record.rec_type, 0) + 1
            faults += (Fault(path.name, found.offset, what, MEND_BYTES) for what in _wrong_digests(found))
            here = waiting if waiting and waiting[0] == found.offset else None
            if index:
                what = _disagreement(found, here)
                faults += [Fault(path.name, found.offset, what, MEND_INDEX)] if what else []
            waiting = next(known, None) if here else waiting
        advance(found.length)
    faults += (_unfounded(path, left) for left in (*([waiting] if waiting else []), *known))
    return Verified(path.name, size, counts, tuple(faults))


def _wrong_digests(member: Member) -> Iterator[str]:
    headers = member.record.rec_headers
    checks = [("WARC-Block-Digest", member.block, "block")]
    if member.record.rec_type != "revisit":
        checks.append(("WARC-Payload-Digest", member.payload, "payload"))
    for name, data, what in checks:
        told = headers.get_header(name)
        if told and told != f"sha256:{hashlib.sha256(data).hexdigest()}":
            yield f"its {what} does not match its digest"


def _disagreement(member: Member, known: Known | None) -> str | None:
    """How the index differs from the record, in words."""
    entry = entry_of(member.record, len(member.payload))
    wanted = (member.offset, member.length, entry.record.sha256, entry.kind) if entry else None
    if wanted == known:
        return None
    if known is None:
        return "the index lacks the record"
    return "the index says something else of the record"


def _unfounded(path: Path, known: Known) -> Fault:
    return Fault(path.name, known[0], "the index tells of a record that is not there", MEND_INDEX)


def _missing(name: str) -> Verified:
    return Verified(name, 0, {}, (Fault(name, 0, "the file is missing", MEND_BYTES),))
