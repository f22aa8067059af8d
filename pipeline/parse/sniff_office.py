"""Which office format a file is in, told from its bytes: Word, Excel, OpenDocument, RTF, old and new."""

from __future__ import annotations

import re
import zipfile

from pipeline.unreadable import UnreadableError

from .ole import MAGIC, ole_kind

READABLE = "give HTML, text, PDF, Word, Excel, PNG, JPEG or TIFF"
LOCKED = "the Office file is locked with a password; ask for an open copy"
_MAIN = re.compile(r"^word/document\d{0,3}\.xml$|^xl/workbook\.xml$", re.I)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_HEAD = 2048
_XML_DOC = (b"schemas.microsoft.com/office/word/2003/wordml", b'progid="Word.Document"')
_XML_XLS = (b"urn:schemas-microsoft-com:office:spreadsheet", b'progid="Excel.Sheet"')
_WORD_2 = b"\xdb\xa5\x2d\x00"


def office_form(data: bytes) -> str | None:
    """`doc`, `xls` or `rtf` where the bytes are of an old format of Office; None for everything else.

    Raises:
        UnreadableError: `password`, `broken`, or `unknown_format` for what Office made and nobody reads here.
    """
    if data.startswith(MAGIC):
        return _ole(data)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_WORD_2):
        return "doc"
    if head.startswith(b"<?xml"):
        if any(mark in head for mark in _XML_DOC):
            return "doc"
        if any(mark in head for mark in _XML_XLS):
            return "xls"
    return None


def zipped_form(archive: zipfile.ZipFile) -> str | None:
    """`docx`, `xlsx`, `odt` or `ods` where the archive is an office file; None for other archives.

    Raises:
        UnreadableError: `password`, or `unknown_format` for what Office made and nobody reads here.
    """
    names = set(archive.namelist())
    main = next((name for name in names if _MAIN.match(name)), None)
    if main:
        return "docx" if main.lower().startswith("word/") else "xlsx"
    if "ppt/presentation.xml" in names:
        raise UnreadableError("unknown_format", f"the file is a PowerPoint presentation; {READABLE}")
    if "content.xml" not in names or "mimetype" not in names:
        return None
    kind = archive.read("mimetype").strip().removesuffix(b"-template")
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("password", LOCKED)
    if kind not in _OPEN_DOCUMENT:
        raise UnreadableError("unknown_format", f"the file is an OpenDocument file without text; {READABLE}")
    return _OPEN_DOCUMENT[kind]


def _ole(data: bytes) -> str:
    kind = ole_kind(data)
    if kind == "locked":
        raise UnreadableError("password", LOCKED)
    if kind == "ppt":
        raise UnreadableError("unknown_format", f"the file is a PowerPoint presentation; {READABLE}")
    if kind == "damaged":
        raise UnreadableError("broken", "the old Office file is cut short or damaged; fetch it again")
    if kind == "other":
        message = f"the file is neither Word nor Excel, perhaps an installer or a mail; {READABLE}"
        raise UnreadableError("unknown_format", message)
    return kind
