"""Bylines: lines that name authors and photographers, with or without a label."""

from __future__ import annotations

import re
from functools import cache

from corpora.pages import page_lexicon

_PARTS = re.compile(r"\s*(?:[,;/&+|]|\s[-–—]\s|\bvà\b)\s*")
_HONORIFIC = re.compile(r"^(?:PV|CTV|BTV|ThS|TS|PGS|GS|Th\.S|Nhà báo|Phóng viên)\.?:?\s+")
_TRAILING_OFFICE = re.compile(
    r"\s*[-–—/(]\s*(?:TTXVN|VOV|TTO|Báo|Ban|Phòng|Văn phòng|Sở|UBND|Cổng|Trung tâm|P\.)\b.*$"
)
_REMARK = re.compile(
    r"\s*\((?:tổng hợp|t/h|th|theo [^()]{2,40}|st|sưu tầm|biên tập|bt|(?:lược )?ghi|"
    r"thực hiện|giới thiệu)\)\s*$",
    re.I,
)
# `H.DUNG`, `T. Hà`: an initial before the given name.
_INITIAL = re.compile(r"(?:[A-ZĐ]\.){1,2}\s?[A-ZĐ][^\W\d_]{1,9}")
_LONGEST = 90


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = sorted(page_lexicon().bylines, key=lambda row: -len(row.prefix))
    return tuple((re.compile(rf"^\(?\s*{re.escape(row.prefix)}\s*:\s*", re.I), row.role) for row in rows)


@cache
def _no_name() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in page_lexicon().no_names)
    return re.compile(rf"(?:{openings})\b", re.I)


def is_name(text: str) -> bool:
    """Whether `text` has the shape of a person's or pen name: two to five capitalised words, no office.

    >>> is_name("Kim Thoa"), is_name("Ban Biên Tập"), is_name("Hội nghị")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or (text.isupper() and len(text) > 30):
        return False
    if _no_name().match(text):
        return False
    return all(_is_capitalised(word.rstrip(".")) for word in words)


def _is_capitalised(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and (word[1:].islower() or word.isupper())


def listed_names(text: str) -> tuple[str, ...] | None:
    """The names that `text` lists, or None where one part has no name's shape."""
    text = _REMARK.sub("", text)
    text = _TRAILING_OFFICE.sub("", text.strip().strip("()[].* ")).strip()
    parts = [_HONORIFIC.sub("", part).strip(" .") for part in _PARTS.split(text) if part.strip(" .")]
    return tuple(parts) if parts and all(is_name(part) for part in parts) else None


def read_byline(line: str) -> tuple[str, ...] | None:
    """The names of a byline; an empty tuple where it names only a source; None where it is no byline.

    >>> read_byline("Tin và ảnh: Nguyễn Thị Thanh Hương")
    ('Nguyễn Thị Thanh Hương',)
    >>> read_byline("Trí Đức - Đức Toàn")
    ('Trí Đức', 'Đức Toàn')
    >>> read_byline("Hội nghị thành công tốt đẹp") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    for pattern, role in _labels():
        found = pattern.match(line)
        if found:
            return _labelled(line[found.end() :], role)
    if _INITIAL.fullmatch(line):
        return (line,)
    return None if line.isupper() else listed_names(line)


def _labelled(rest: str, role: str) -> tuple[str, ...] | None:
    """Names after a label; one label may follow another: `Bài: Lan Anh - Ảnh: Thế Dương`."""
    pieces = re.split(r"[;,.\-–—]?\s*\b(?:ảnh|video|clip|tin|bài)\s*:\s*", rest, flags=re.I)
    if role == "source":
        return () if len(rest.split()) <= 8 and not rest.endswith(";") else None
    names: list[str] = []
    for piece in pieces:
        found = listed_names(piece)
        if found is None:
            # One word alone is a pen name only behind a label.
            word = piece.strip(" .()")
            single = bool(word) and word.isalpha() and word[0].isupper() and len(word) <= 12
            found = (word,) if single else None
        if found is None:
            return () if role == "author" and len(rest.split()) <= 8 else None
        names.extend(found)
    return tuple(dict.fromkeys(names))
