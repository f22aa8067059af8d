"""The archive's files: their names, and the records in them, torn and damaged ones told apart."""

from __future__ import annotations

import mmap
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

SUFFIX = ".warc.gz"
INDEX = "index.sqlite"

_MAGIC = b"\x1f\x8b\x08"
_PIECE = 16_384
_END = b"\r\n\r\n"


class RecordError(ValueError):
    """Bytes that are no whole record; the text says in what way."""


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member of a file, read whole."""

    offset: int
    length: int
    """Of the compressed bytes."""
    record: ArcWarcRecord
    block: bytes
    """HTTP headers and payload, or the payload alone."""
    payload: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a file that is no record."""

    offset: int
    length: int
    cause: str
    tail: bool
    """Nothing that can be read follows it."""


def warc_files(folder: Path) -> list[Path]:
    """The archive's files in the order in which they were begun."""
    return sorted(folder.glob(f"danchieu-*{SUFFIX}"))


def next_name(folder: Path) -> str:
    """A name after all others: counted, since clocks may be set back."""
    files = warc_files(folder)
    number = int(files[-1].name.split("-")[1]) + 1 if files else 1
    return f"danchieu-{number:06}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"


def members(path: Path, start: int = 0) -> Iterator[Member | Damage]:
    """What lies in a file from `start`, one record in memory at a time.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = _Contents(file.fileno())
        while start < len(data):
            try:
                found: Member | Damage = _member(data, start)
            except RecordError as error:
                found = _damage(file.fileno(), start, str(error))
            yield found
            start += found.length


def read_member(compressed: bytes) -> Member:
    """The one record in `compressed`.

    Raises:
        RecordError: they are anything else.
    """
    return _member(compressed, 0)


class _Contents:
    """A file's bytes, read where they are asked for: a mapping would count as memory of the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._size = os.fstat(descriptor).st_size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        return os.pread(self._descriptor, part.stop - part.start, part.start)


_Data = bytes | mmap.mmap | _Contents


def _member(data: _Data, start: int) -> Member:
    content, length = _unpacked(data, start)
    record, payload = _parsed(content)
    block = content[content.index(_END) + len(_END) : -len(_END)]
    return Member(start, length, record, block, payload)


def _unpacked(data: _Data, start: int) -> tuple[bytes, int]:
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    pieces, place = [], start
    try:
        while not unpacker.eof:
            if place >= len(data):
                raise RecordError("it is cut off")
            pieces.append(unpacker.decompress(data[place : place + _PIECE]))
            place = min(place + _PIECE, len(data))
    except zlib.error as error:
        raise RecordError(f"it does not unpack ({error})") from error
    return b"".join(pieces), place - len(unpacker.unused_data) - start


def _parsed(content: bytes) -> tuple[ArcWarcRecord, bytes]:
    stream = BytesIO(content)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(stream, known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, AttributeError) as error:
        raise RecordError(f"its headers cannot be read ({error})") from error
    payload = record.raw_stream.read()
    if stream.read() != _END:
        raise RecordError("its block is not as long as its header says")
    return record, payload


def _damage(descriptor: int, start: int, cause: str) -> Damage:
    """The stretch from `start` to the next record that can be read, or to the end."""
    with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as data:
        place = data.find(_MAGIC, start + 1)
        while place >= 0:
            try:
                _member(data, place)
            except RecordError:
                place = data.find(_MAGIC, place + 1)
            else:
                return Damage(start, place - start, cause, tail=False)
        return Damage(start, len(data) - start, cause, tail=True)
