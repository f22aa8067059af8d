"""Content codings unpacked while they stream, within bounds set before memory grows."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

STEP = 65_536
"""Bytes unpacked at a time: what a bomb gets of memory before it is judged."""
RATIO = 250
"""How many times its packed size a body may have, once it is large.  Pages and sitemaps stay below 60; zlib
itself reaches 1,030."""
SMALL = 4_000_000
"""Bytes up to which the ratio does not matter."""
_NONE = frozenset({"", "identity"})
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class UnpackError(ValueError):
    """A body that does not unpack, in one line."""


class BombError(UnpackError):
    """A body that unpacks to more than it may."""


class Unpacker:
    """Turns the pieces of a body as sent into the bytes that they stand for.

    >>> unpacker = Unpacker("gzip", most=1_000)
    >>> b"".join(unpacker.feed(zlib.compress("tin".encode(), wbits=31)))
    b'tin'
    >>> unpacker.finish()
    """

    def __init__(self, coding: str, most: int) -> None:
        coding = coding.strip().lower()
        if coding not in _NONE and coding not in _WINDOW:
            raise UnpackError(f"the body is packed as {coding!r}, which was not asked for")
        self._window = _WINDOW.get(coding)
        self._most = most
        self._stream = zlib.decompressobj(self._window) if self._window else None
        self._packed = self._unpacked = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The bytes that `data` adds.

        Raises:
            BombError: more than `most` bytes, or very many more than were sent.
            UnpackError: the coding is torn.
        """
        self._packed += len(data)
        if self._window is None:
            self._count(len(data))
            yield data
            return
        if self._packed == len(data) and self._window == 15 and data and data[0] & 0x0F != 8:
            # Some servers send deflate without the envelope that RFC 9110 asks for.
            self._window = -15
            self._stream = zlib.decompressobj(-15)
        piece = data
        while data or len(piece) == STEP:
            piece, data = self._step(data)
            self._count(len(piece))
            if piece:
                yield piece

    def finish(self) -> None:
        """Check that the coding came to its end; `UnpackError` where it was torn."""
        if self._stream is not None and self._packed and not self._stream.eof:
            raise UnpackError("the packed body ends in the middle")

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        """One bounded piece, and what of `data` is left to unpack."""
        assert self._stream is not None
        try:
            piece = self._stream.decompress(data, STEP)
        except zlib.error as error:
            raise UnpackError(f"the body does not unpack: {error}") from error
        rest = self._stream.unconsumed_tail
        if self._stream.eof:
            rest = self._stream.unused_data.lstrip(b"\0")
            if rest and self._window == 31:
                self._stream = zlib.decompressobj(31)
            else:
                rest = b""
        return piece, rest

    def _count(self, added: int) -> None:
        self._unpacked += added
        if self._unpacked > self._most:
            raise BombError(f"the page is larger than {self._most:,} bytes; raise the bound if it is wanted")
        if self._unpacked > SMALL and self._unpacked > RATIO * self._packed:
            raise BombError(f"the body unpacks to over {RATIO} times its size; look at it by hand")
