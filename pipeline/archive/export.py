"""A choice of the archive as one WARC file that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.archive.errors import ArchiveError
from pipeline.archive.files import RecordError, read_member
from pipeline.archive.index import Place
from pipeline.archive.reader import ArchiveReader
from pipeline.archive.warc import info_record
from pipeline.record import ArchiveRecord

_REQUEST_BYTES = 65_536
"""More than a request takes, packed."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into the file."""

    records: int
    originals: int
    """Records outside the choice that its revisits point at."""
    bytes: int


def export(archive: ArchiveReader, wanted: Callable[[ArchiveRecord], bool], out: Path) -> Exported:
    """Copy the records that are `wanted`, as they are, with their requests, to the file `out`.

    Revisits bring along the record that holds their bytes.  The file is written beside and renamed.

    Raises:
        ArchiveError: nothing is wanted, a record is damaged, or the file cannot be written.
    """
    count = originals = 0
    written: set[Place] = set()
    with _beside(out) as file:
        file.write(info_record(out.name, {"isPartOf": archive.folder.name}))
        for record, place in archive.placed():
            if not wanted(record):
                continue
            held = archive.place(record.sha256)
            if held and held != place and held not in written:
                file.write(_copied(archive.folder, held))
                written.add(held)
                originals += 1
            if place not in written:
                file.write(_copied(archive.folder, place))
                written.add(place)
            count += 1
        if not count:
            raise ArchiveError(f"{archive.folder}: nothing of that is in the archive; choose otherwise")
        size = file.tell()
    return Exported(count, originals, size)


def export_bytes(data: bytes, out: Path) -> None:
    """Write a page's bytes to the file `out`, beside and renamed."""
    with _beside(out) as file:
        file.write(data)


def _copied(folder: Path, place: Place) -> bytes:
    """A record as it lies there, and the request that follows it."""
    path = folder / place.file
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            member = file.read(place.length)
            identity = read_member(member).record.rec_headers.get_header("WARC-Record-ID")
            return member + _request_of(identity, file.read(_REQUEST_BYTES))
    except (OSError, RecordError) as error:
        raise ArchiveError(
            f"{path} at {place.offset}: damaged: {error}; `danchieu archive verify` tells what is"
        ) from error


def _request_of(identity: str, following: bytes) -> bytes:
    """The request that belongs to a response, if it comes first in `following`."""
    try:
        member = read_member(following)
    except RecordError:
        return b""
    mine = member.record.rec_headers.get_header("WARC-Concurrent-To") == identity
    return following[: member.length] if mine else b""


@contextmanager
def _beside(out: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole."""
    temporary = out.with_name(f".{out.name}.new")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(out)
    except OSError as error:
        raise ArchiveError(
            f"{out}: cannot be written: {error.strerror}; choose a file in a folder that may be written"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
