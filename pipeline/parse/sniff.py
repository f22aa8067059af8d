"""What a file is, told from its bytes: names and HTTP headers lie too often."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from pipeline.unreadable import UnreadableError

from .mhtml import is_mhtml
from .sniff_office import READABLE, office_form, zipped_form

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_IMAGES = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "a WebP image"),
)
_ARCHIVES = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
_OTHERS = (
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "sound or video"),
    (b"ID3", "sound"),
)
_MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|article|section|br|h[1-6]|script|"
    rb"link|ul|a)\b",
    re.I,
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 16_384


def sniff(data: bytes) -> str:
    """`html`, `mhtml`, `text`, `pdf`, `docx`, `xlsx`, `image` (PNG, JPEG, TIFF), one of `office.TARGETS`,
    or `zip` for an archive of documents.

    Raises:
        UnreadableError: `empty`, `password`, `broken`, or `unknown_format`.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise UnreadableError("empty", "the file is empty; fetch it again")
    if data.startswith(_ZIPS):
        # Before PDF: an archive whose parts are not packed begins like the first of them, a little later.
        return _zip(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if form := office_form(data):
        return form
    if is_mhtml(data):
        return "mhtml"
    if data.startswith(_PICTURES):
        return "image"
    _refuse(data)
    return "html" if _is_markup(data) else _text(data)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            form = zipped_form(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError) as trouble:
        if isinstance(trouble, UnreadableError):
            raise
        raise UnreadableError("broken", "the DOCX or ZIP file is damaged; fetch it again") from trouble
    return form or "zip"


def _refuse(data: bytes) -> None:
    """Raise for the kinds of file that are recognised and not read."""
    for magic, kind in _IMAGES:
        # Plain text may begin with the letters BM or RIFF, but holds no zero bytes.
        if data.startswith(magic) and b"\x00" in data[:512]:
            raise UnreadableError("unknown_format", f"the file is {kind}; {READABLE}")
    for magic, kind in _ARCHIVES:
        if data.startswith(magic):
            raise UnreadableError("unknown_format", f"the file is {kind}; unpack it and give what it holds")
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise UnreadableError("unknown_format", f"the file is {kind}; {READABLE}")


def _is_markup(data: bytes) -> bool:
    """A tag at the very start, or several tags near it; UTF-16 pages are looked at without their zeros."""
    head = data[: 2 * _HEAD]
    if b"\x00" in head[:64]:
        head = head.replace(b"\x00", b"")
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:_HEAD]
    first = _MARKUP.search(head)
    if first is None:
        return False
    return head.startswith((b"<?xml", b"<!")) or first.start() < 8 or len(_MARKUP.findall(head)) >= 4


def _text(data: bytes) -> str:
    """Text has next to no control bytes; UTF-16 has zeros, and those in one half only."""
    sample = data[:_HEAD]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if zeros := sample.count(0):
        halves = sorted((sample[0::2].count(0), sample[1::2].count(0)))
        if halves[0] * 20 > halves[1] or zeros * 4 < len(sample):
            raise _unknown()
        return "text"
    control = sum(1 for byte in sample if byte < 9 or (13 < byte < 32 and byte != 27))
    if control * 50 > len(sample):
        raise _unknown()
    return "text"


def _unknown() -> UnreadableError:
    return UnreadableError("unknown_format", f"the file is neither text nor a format known here; {READABLE}")
