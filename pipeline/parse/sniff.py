"""What a file is, told from its bytes: names and HTTP headers lie too often."""

from __future__ import annotations

import io
import re
import zipfile

from .errors import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"BM", "bitmap image"),
)
_OTHERS = (
    (b"{\\rtf", "RTF text"),
    (b"\x1f\x8b", "gzip archive"),
    (b"Rar!", "RAR archive"),
    (b"7z\xbc\xaf", "7-Zip archive"),
    (b"PAR1", "Parquet file"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3", "SQLite database"),
    (b"OggS", "sound or video"),
    (b"ID3", "sound"),
)
_MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|article|section|br|h[1-6]|script|link|ul|a)\b",
    re.I,
)
_HEAD = 16_384


def sniff(data: bytes) -> str:
    """`html`, `text`, `pdf` or `docx`.

    Raises:
        UnreadableError: `empty`, `password`, `broken` or `unknown_format`, with what would mend it.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty", "the file is empty; fetch it again")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_HEAD]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        raise _ole(data)
    _refuse(head, data)
    return "html" if _is_markup(head, data) else _text(data)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as trouble:
        raise UnreadableError(
            "broken", "the ZIP or DOCX file is cut short or damaged; fetch it again"
        ) from trouble
    if "word/document.xml" in names:
        return "docx"
    kinds = {
        "xl/workbook.xml": "Excel workbook",
        "ppt/presentation.xml": "PowerPoint file",
        "content.xml": "OpenDocument file",
    }
    kind = next((kind for name, kind in kinds.items() if name in names), "ZIP archive")
    raise UnreadableError("unknown_format", f"the file is a {kind}; give HTML, text, PDF or DOCX")


def _ole(data: bytes) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("password", "the DOCX file is locked with a password; ask for an open copy")
    return UnreadableError(
        "unknown_format", "old binary Word files (.doc) are not part of this version; save it as DOCX or PDF"
    )


def _refuse(head: bytes, data: bytes) -> None:
    for magic, kind in _IMAGES:
        if data.startswith(magic) and b"\x00" in data[:512]:
            raise UnreadableError(
                "no_text",
                f"the file is a {kind}; OCR is not part of this version, give the text or a PDF with text",
            )
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnreadableError("no_text", "the file is a WebP image; OCR is not part of this version")
    for magic, kind in _OTHERS:
        if head.startswith(magic):
            raise UnreadableError(
                "unknown_format", f"the file is {_article(kind)}; give HTML, text, PDF or DOCX"
            )


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "RS" and kind[:2] in ("RT", "SQ") else f"a {kind}"


def _is_markup(head: bytes, data: bytes) -> bool:
    """A tag at the very start, or several tags near it; UTF-16 pages are looked at without their zeros."""
    if b"\x00" in head[:64]:
        head = data[: 2 * _HEAD].replace(b"\x00", b"").lstrip(b"\xff\xfe\xfe\xff \t\r\n")
    first = _MARKUP.search(head)
    if head.startswith((b"<?xml", b"<!--", b"<!")):
        return first is not None
    return bool(first) and (first.start() < 8 or len(_MARKUP.findall(head)) >= 4)


def _text(data: bytes) -> str:
    """Text has few control bytes; UTF-16 has zeros in one half only."""
    sample = data[:_HEAD]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    zeros = sample.count(0)
    odd = sample[1::2].count(0)
    even = sample[0::2].count(0)
    if zeros and not (min(odd, even) * 20 <= max(odd, even) and zeros * 4 > len(sample)):
        raise UnreadableError(
            "unknown_format", "the file is neither text nor a format known here; give HTML, text, PDF or DOCX"
        )
    control = sum(1 for byte in sample if byte < 9 or (13 < byte < 32 and byte != 27))
    if not zeros and control * 50 > len(sample):
        raise UnreadableError(
            "unknown_format", "the file is neither text nor a format known here; give HTML, text, PDF or DOCX"
        )
    return "text"
