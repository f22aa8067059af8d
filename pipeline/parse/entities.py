"""Letters that reached a page as escapes of escapes, or as names that lost their ampersand."""

from __future__ import annotations

import html
import re
from functools import cache

from corpora.pages import page_lexicon

_ESCAPED = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_BREAKS = re.compile(r"<\s*(?:/?(?:p|div|li|tr|h[1-6]|table|ul|ol|tbody)\b[^<>]{0,2000}|br\s*/?)>", re.I)
_TAGS = re.compile(
    r"</?(?:a|b|i|u|p|br|em|li|td|th|tr|ol|ul|div|img|span|font|sub|sup|strong|table|tbody|center|h[1-6]|o:p)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
# What is left of a name cut short inside a syllable: `giấy ph;ép` (observed form).
_STRAY = re.compile(r"(?<=[bcdghklmnpqrstvxyđ]);(?=[àáâãèéêìíòóôõùúăĩũơưạ-ỹ][a-zđ])")
_COMMENTS = re.compile(r"<!--.{0,20000}?-->", re.S)


@cache
def _torn() -> tuple[re.Pattern[str], dict[str, str]]:
    letters = {}
    for row in page_lexicon().entities:
        code = row.letter.removeprefix("U+")
        letters[row.name] = chr(int(code, 16)) if code != row.letter else row.letter
    names = "|".join(sorted(letters, key=lambda name: -len(name)))
    return re.compile(rf"(?:&(?:amp;)?)?(?<!\\)({names});"), letters


def mend(text: str) -> str:
    """Text with escapes read as letters: `&agrave;` left over from double escaping, `ograve;` without its &.

    Escapes are undone at most twice in all: once by the HTML parser, once here.

    >>> mend("Phograve;ng Văn hóa vagrave; Th&ocirc;ng tin")
    'Phòng Văn hóa và Thông tin'
    >>> mend("cấp giấy ph;ép; ông Nam")
    'cấp giấy phép; ông Nam'
    >>> mend("Đ/c Nam; đ/c Bắc; R&D")
    'Đ/c Nam; đ/c Bắc; R&D'
    """
    if ";" not in text:
        return text
    if _ESCAPED.search(text):
        text = html.unescape(text)
    text = _STRAY.sub("", text)
    pattern, letters = _torn()
    return pattern.sub(lambda match: letters[match[1]], text)


def lines_of(text: str) -> list[str]:
    """The lines of a text that may hold markup as letters (`<p>…</p>` escaped into one field).

    >>> lines_of("<p>Điều 1.</p><p>Điều 2. Số lượng &lt; 5</p>")
    ['Điều 1.', 'Điều 2. Số lượng < 5']
    """
    mended = mend(text)
    if "<" not in mended or not _TAGS.search(mended):
        return [mended]
    broken = _BREAKS.sub("\n", _COMMENTS.sub(" ", mended))
    return [mend(line) for line in _TAGS.sub("", broken).split("\n") if line.strip()]
