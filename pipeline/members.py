"""The documents in a ZIP file, and in ZIP files inside it: their addresses and bytes, within bounds.

Nothing is written anywhere: a name is an address and no place to write to.
"""

from __future__ import annotations

import io
import lzma
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, count

from pipeline.limits import Limits
from pipeline.opened import INSIDE, Member, Opened
from pipeline.parse.charset import decode
from pipeline.parse.packed import check_part
from pipeline.parse.sniff import sniff
from pipeline.unreadable import UnreadableError

_SYSTEM = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_UTF8 = 0x800
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, OSError, EOFError, RuntimeError)
"""What the library raises on damaged archives."""


def holds_documents(data: bytes) -> bool:
    """Whether `data` is a ZIP file that is no single document, as DOCX is."""
    try:
        return data.startswith(b"PK") and sniff(data) == "zip"
    except UnreadableError:
        return False


def opened(data: bytes, member: str, limits: Limits) -> bytes | Opened:
    """The bytes of one document: those of `member` in a ZIP file, else `data`, unless that is such a file.

    Raises:
        UnreadableError: as `list_members` and `member_bytes` say.
    """
    if member:
        return member_bytes(data, member, limits)
    return Opened(list_members(data, limits)) if holds_documents(data) else data


def list_members(data: bytes, limits: Limits) -> tuple[Member, ...]:
    """The documents in a ZIP file, in its own order; what the system that packed it has left is skipped.

    Raises:
        UnreadableError: `broken`; `empty`; `too_large` where they are more, or unpack to more, than they may.
    """
    found = [
        Member(path, trouble.kind, str(trouble)) if trouble else Member(path)
        for path, trouble, _ in _Walk(limits).through(data)
    ]
    if not found:
        raise UnreadableError("empty", "the ZIP archive holds no document; fetch it again")
    return tuple(found)


def member_bytes(data: bytes, path: str, limits: Limits) -> bytes:
    """The bytes of the document at `path`, as `list_members` names it.

    Raises:
        UnreadableError: they cannot be had; `broken` where there is none.
    """
    for found, trouble, read in _Walk(limits).through(data):
        if found == path:
            if trouble:
                raise trouble
            return read()
    raise UnreadableError("broken", f"the ZIP archive holds no {path}; fetch it again")


_Found = tuple[str, UnreadableError | None, Callable[[], bytes]]


class _FullError(UnreadableError):
    """The archive as a whole holds more than it may."""


class _Walk:
    """One way through an archive, with what it has met so far."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        self._paths: set[str] = set()

    def through(self, data: bytes) -> Iterator[_Found]:
        """The documents of a ZIP file, those of ZIP files in it in their place."""
        with _opened(data) as archive:
            yield from self._parts(archive, self._checked(archive), "", 1)

    def _checked(self, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        parts = [part for part in archive.infolist() if not part.is_dir() and not _of_system(part)]
        self._unpacked += sum(part.file_size for part in parts)
        self._hold("unpacked", self._unpacked, f"the ZIP archive unpacks to {self._unpacked:,} bytes")
        return parts

    def _parts(
        self, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], prefix: str, depth: int
    ) -> Iterator[_Found]:
        for part in parts:
            path = self._unused(prefix + readable_name(part))
            try:
                inner = self._inner(archive, part, depth)
            except _FullError:
                raise
            except UnreadableError as trouble:
                yield path, trouble, bytes
                continue
            if inner is None:
                yield path, None, partial(_read, archive, part)
            else:
                with inner:
                    yield from self._parts(inner, self._checked(inner), path + INSIDE, depth + 1)

    def _inner(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> zipfile.ZipFile | None:
        """The ZIP file that a part is, or None where it is a document; a part that may not be read raises."""
        if part.flag_bits & _ENCRYPTED:
            raise UnreadableError("password", "the ZIP is locked with a password; ask for an open copy")
        check_part(part, self._limits)
        if not part.filename.lower().endswith(".zip"):
            return None
        data = _read(archive, part)
        if not holds_documents(data):
            return None
        self._limits.check("depth", depth + 1, f"the ZIP archive is the {depth + 1}th inside one another")
        return _opened(data)

    def _unused(self, path: str) -> str:
        """The path, told from others that read the same."""
        tries = chain([path], (f"{path} ({number})" for number in count(2)))
        found = next(one for one in tries if one not in self._paths)
        self._paths.add(found)
        self._hold("members", len(self._paths), f"the ZIP archive holds over {self._limits.members:,} files")
        return found

    def _hold(self, name: str, found: int, what: str) -> None:
        try:
            self._limits.check(name, found, what)
        except UnreadableError as error:
            raise _FullError(error.kind, str(error)) from error


def readable_name(part: zipfile.ZipInfo) -> str:
    """The name of a part in letters that were meant, as a path without tricks.

    Packers write names in UTF-8 with or without saying so, or in the code page of their machine.

    >>> readable_name(zipfile.ZipInfo("../Phu luc\\\\KH 12.pdf"))
    'Phu luc/KH 12.pdf'
    """
    name = part.orig_filename
    if not part.flag_bits & _UTF8 and not name.isascii():
        # zipfile takes these bytes for code page 437, which has a letter for each.
        name = decode(name.encode("cp437"))[0]
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    segments = ("".join(filter(str.isprintable, one)).strip() for one in name.split("/"))
    kept = [one for one in segments if one not in ("", ".", "..")]
    return "/".join(kept).replace(INSIDE, "/") or "?"


def _of_system(part: zipfile.ZipInfo) -> bool:
    """Whether the system that packed the file has left it: thumbnails, attributes."""
    segments = part.filename.split("/")
    return not _SYSTEM.isdisjoint(segments) or segments[-1].startswith("._")


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as trouble:
        raise UnreadableError("broken", "the ZIP archive is damaged; fetch it again") from trouble


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part: no more than its entry states, whatever it holds."""
    try:
        return archive.read(part)
    except NotImplementedError as trouble:
        raise UnreadableError("unknown_format", "packed in a way that few know; pack it anew") from trouble
    except _DAMAGE as trouble:
        raise UnreadableError("broken", "damaged inside the ZIP archive; fetch it again") from trouble
