"""Compound files (OLE), the container of old binary Office files: which kind one is, and is it locked.

Only the directory and the first bytes of a stream are looked at.  [MS-CFB] describes the container, [MS-DOC]
and [MS-XLS] the marks of encryption.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
"""The streams right under the root that tell what a file is, the surest first."""
_MOST_ENTRIES = 20_000
_NONE = 0xFFFFFFF0
"""From here on, numbers of sectors and entries stand for none."""
_WORD_LOCKED = 0x0100
_FILE_PASS = 0x002F


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int


def ole_kind(data: bytes) -> str:
    """`doc`, `xls`, `ppt`, `locked` for files that open with a password only, `other`, or `damaged`."""
    try:
        sectors = _Sectors(data)
        top = {entry.name: entry for entry in sectors.top_entries()}
    except (struct.error, IndexError, ValueError):
        return "damaged"
    found = next(((top[name], kind) for name, kind in _KINDS if name in top), None)
    if found is None:
        return "other" if top else "damaged"
    entry, kind = found
    return "locked" if _is_locked(sectors.sector(entry.start), kind) else kind


def _is_locked(start: bytes, kind: str) -> bool:
    """Whether the first sector of the main stream says that what follows is encrypted."""
    if kind == "doc" and len(start) >= 12:
        return bool(struct.unpack_from("<H", start, 10)[0] & _WORD_LOCKED)
    if kind == "xls":
        place = 0
        while place + 4 <= len(start) and place < 256:
            record, length = struct.unpack_from("<HH", start, place)
            if record == _FILE_PASS:
                return True
            place += 4 + length
    return False


class _Sectors:
    """The sectors of a file and the chains that they form."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sectors have 512 or 4096 bytes")
        self._size = 1 << shift
        self._first = struct.unpack_from("<I", data, 48)[0]
        self._tables = struct.unpack_from("<109I", data, 76)

    def sector(self, number: int) -> bytes:
        """The bytes of one sector; fewer at the end of a file that was cut."""
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def top_entries(self) -> Iterator[_Entry]:
        """The directory's entries right under the root; they are kept as a binary tree."""
        entries = list(self._entries())
        waiting, seen = [entries[0].child], set[int]()
        while waiting:
            place = waiting.pop()
            if place >= len(entries) or place in seen:
                continue
            seen.add(place)
            yield entries[place]
            waiting += [entries[place].left, entries[place].right]

    def _entries(self) -> Iterator[_Entry]:
        count, number, seen = 0, self._first, set[int]()
        while number < _NONE and number not in seen and count < _MOST_ENTRIES:
            seen.add(number)
            sector = self.sector(number)
            for place in range(0, len(sector) - 127, 128):
                count += 1
                yield _entry(sector[place : place + 128])
            number = self._next(number)

    def _next(self, number: int) -> int:
        """The sector that follows another; files whose table goes beyond the first 109 parts are huge."""
        part, place = divmod(number, self._size // 4)
        return int(struct.unpack_from("<I", self.sector(self._tables[part]), 4 * place)[0])


def _entry(raw: bytes) -> _Entry:
    length, left, right, child = struct.unpack_from("<H2xIII", raw, 64)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, left, right, child, struct.unpack_from("<I", raw, 116)[0])
