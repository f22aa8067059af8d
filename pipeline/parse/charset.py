"""Bytes to letters: which encoding a text or page is in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .legacy.letters import shown
from .legacy.readings import read
from .misread import mend
from .syllables import look

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,20})""", re.I)
# What browsers take these names for.
_ALIASES = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252"}
_HEAD = 4096
_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9]")
_LEGACY = ("tcvn3", "vni", "vietware_x", "vietware_f", "bkhcm2", "viscii", "vps")
# Declared by pages that are in one of the others as often as not.
_DOUBTFUL = frozenset({"windows-1252", "cp1252", "windows-1258", "cp1258"})


def decode(data: bytes, media_type: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding that read it.

    A byte order mark wins; then UTF-8 where all bytes agree with it, since pages that declare another
    charset are often UTF-8 in truth; then the charset of the HTTP header and of the page's own meta tag.
    Where these say nothing, or a western encoding, it is windows-1258, TCVN3, VNI, one of their like or what
    was said, whichever gives more syllables of Vietnamese.  Bytes that the encoding lacks become U+FFFD.
    Unicode that holds text misread before (UTF-8 twice, TCVN3 as Latin-1) is mended, and so are the lines of
    a page in UTF-8 that are in an older encoding.

    >>> decode("Số 5".encode("utf-8"))
    ('Số 5', 'utf-8')
    >>> decode(b"\\xa7\\xe9c l\\xcbp - T\\xf9 do")
    ('Độc lập - Tự do', 'tcvn3')
    """
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return mend(data.decode(marked, errors="replace")), marked
    wide = _without_mark(data)
    if wide:
        return mend(data.decode(wide, errors="replace")), wide
    try:
        return mend(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as trouble:
        if _partly_utf8(data) or (len(data) > _HEAD and _mostly_utf8(data, trouble)):
            return mend("\n".join(map(_line, data.split(b"\n")))), "utf-8"
    header = media_type.encode("ascii", "ignore") if media_type else b""
    named = _declared(header) or _declared(data[:_HEAD])
    if named and named not in _DOUBTFUL:
        return data.decode(named, errors="replace"), named
    return _likeliest(data, named or "windows-1258")


def _likeliest(data: bytes, named: str) -> tuple[str, str]:
    """Among encodings of one byte a letter, the one whose outcome is Vietnamese; `named` where none is."""
    # Tone marks stand apart in windows-1258.
    readings = {
        name: unicodedata.normalize("NFC", data.decode(name, errors="replace"))
        for name in (named, "windows-1258")
    }
    looks = {name: look(text) for name, text in readings.items()}
    western = "".join(shown(byte)[0] for byte in data)
    for name in _LEGACY:
        text = read(western, name)
        seen = look(text)
        if seen.good >= 4 * seen.bad:
            readings[name], looks[name] = text, seen
    best = max(looks, key=lambda name: looks[name].score)
    return readings[best], best


def _partly_utf8(data: bytes) -> bool:
    """Whether lines that are UTF-8, with letters of Vietnamese, stand beside lines that are not."""
    for line in data.split(b"\n"):
        try:
            if _VIETNAMESE.search(line.decode("utf-8")):
                return True
        except UnicodeDecodeError:
            continue
    return False


def _line(line: bytes) -> str:
    """A line of a page in UTF-8: one that is mostly something else is shown as windows-1252 would."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        torn = line.decode("utf-8", errors="replace")
        broken = torn.count("\ufffd")
        letters = sum(1 for char in torn if char > "\x7f") - broken
        return torn if letters > broken else "".join(shown(byte)[0] for byte in line)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    head = data[:512]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes, trouble: UnicodeDecodeError) -> bool:
    """A long text with one torn letter is still UTF-8 (observed form: pages cut by a proxy)."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(1 for char in text[: trouble.start] if ord(char) > 0x7F)
    return letters > 20 and broken * 200 < len(text)


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    name = _ALIASES.get(name, name)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # Codecs such as "hex" or "idna" turn bytes into something that is no text.
    return name if codec._is_text_encoding and name not in ("utf-8", "utf8", "idna", "punycode") else None
