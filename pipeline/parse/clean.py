"""Letters as the extractors want them: NFC, one kind of space, no invisible marks, one Đ, two dashes,
tones on their vowels.

Everything here happens before offsets exist: the cleaned text is the document's text.
"""

from __future__ import annotations

import re
import unicodedata

from .legacy.marks import mend_marks

_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# Soft hyphen, zero-width marks, direction marks, byte order mark, variation selectors.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Some fonts map the hyphen of `QĐ-UBND` to the soft one; between capitals and figures it is never a break.
_SOFT_IN_NUMBER = re.compile(r"(?<=[\dA-ZĐƯ])\u00ad(?=[\dA-ZĐƯ])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Word's bullets come as private-use glyphs of symbol fonts (observed form).
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_OTHER_D = {"\u00d0": "Đ", "\u0189": "Đ", "\u0256": "đ"}
# Fonts and editors print other dashes where the writer typed a hyphen or a dash between words.
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-")
_LONG_DASHES = dict.fromkeys("\u2012\u2014\u2015", "\u2013")
_ONE_SIGN = str.maketrans(_OTHER_D | _HYPHENS | _LONG_DASHES)
_SMALL_ETH = re.compile(r"ð")
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# Anything but letters, digits and signs that stay as they are, parted by single spaces.
_ODD = re.compile(
    r"[^ -~\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u0255\u0257-\u02ff\u1e00-\u1eff"
    r"\u2013\u2018-\u201e\u2022\u2026]|  "
)
_WORDS = re.compile(r"\w+")
_LONE_MARK = re.compile(r"(?<=\s)[\u0300-\u036f]+")


def clean_line(raw: str) -> str:
    """One line of text: NFC, invisible marks gone, runs of any space made one plain space, ends trimmed.

    Marks that stand apart join their letters.  Capital eth and African D read as Đ; a small eth reads as đ
    where the line is Vietnamese otherwise.  The signs that look like a hyphen are one, and every longer dash
    is the one of half a letter's width.

    >>> clean_line(" Q\u00d0-UBND\\u00a0 ng\\u00e0y\\u200b 5/1 ")
    'QĐ-UBND ngày 5/1'
    >>> clean_line("15\\u2011NQ/TW \\u2014 2"), clean_line("12/QĐ\\u00adUBND của tỉ\\u00adnh")
    ('15-NQ/TW – 2', '12/QĐ-UBND của tỉnh')
    """
    if not _ODD.search(raw) and unicodedata.is_normalized("NFC", raw):
        return raw.strip()
    text = _CONTROL.sub(" ", _SURROGATES.sub(" ", raw))
    text = mend_marks(_INVISIBLE.sub("", _SOFT_IN_NUMBER.sub("-", text)))
    text = _PRIVATE.sub(" ", text).translate(_ONE_SIGN)
    if "ð" in text and _VIETNAMESE.search(text):
        text = _SMALL_ETH.sub("đ", text)
    return _SPACES.sub(" ", _LONE_MARK.sub("", text)).strip()


def fold(text: str) -> str:
    """Text for comparing: lower case, letters and digits only, single spaces; diacritics stay.

    >>> fold("(0) BÌNH LUẬN:")
    '0 bình luận'
    """
    return " ".join(_WORDS.findall(text.lower()))
