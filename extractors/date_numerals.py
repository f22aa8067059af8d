"""Vietnamese number words as they are read aloud in dates: months by name, days and years spelled out."""

from __future__ import annotations

import re

_UNITS = {
    "không": 0, "linh": 0, "lẻ": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "lăm": 5, "nhăm": 5, "rằm": 15, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"mười": 10, "mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000}
LUNAR_MONTHS = {"giêng": 1, "chạp": 12}
"""Months that only the lunar calendar calls by these names: never turned into a day of the solar one."""

_WORD = "|".join(sorted({*_UNITS, *_SCALES}, key=len, reverse=True))
NUMBER_WORDS = rf"(?:{_WORD})(?:\s(?:{_WORD})){{0,9}}"
"""A pattern for a spelled number of up to ten words, in lower case."""

MONTH_WORD = (
    r"(?:[Gg]iêng|[Cc]hạp|[Mm]ười [MmHh](?:ột|ai)|[Mm]ột|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm(?=[\s,.;)]*năm)"
    r"|[Ss]áu|[Bb][ảẩ]y|[Tt]ám|[Cc]hín|[Mm]ười)(?!\w)"
)
"""A pattern for the name of a month; `Năm` counts only where the word for year follows it."""


def spelled_number(words: str) -> int | None:
    """The value of a number read aloud, or None where the words do not make one.

    >>> spelled_number("một nghìn chín trăm bốn mươi lăm")
    1945
    >>> spelled_number("hai mươi mốt")
    21
    >>> spelled_number("hai không hai tư")
    2024
    """
    parts = words.lower().split()
    if not parts or any(part not in _UNITS and part not in _SCALES for part in parts):
        return None
    if len(parts) > 1 and all(part in _UNITS for part in parts):
        return int("".join(str(_UNITS[part]) for part in parts)) if _UNITS[parts[0]] else None
    return _with_scales(parts)


def _with_scales(parts: list[str]) -> int:
    total, pending = 0, None
    for part in parts:
        if part in _UNITS:
            pending = (pending or 0) + _UNITS[part]
        elif part in ("nghìn", "ngàn"):
            total, pending = (total + (pending or 0)) * 1000, None
        else:
            total, pending = total + (1 if pending is None else pending) * _SCALES[part], None
    return total + (pending or 0)


def month_number(name: str) -> int | None:
    """The month called `name` (`Tám`, `mười hai`, `08`), or None.

    >>> month_number("Mười Hai")
    12
    """
    word = re.sub(r"\s+", " ", name.strip().lower())
    if word.isdigit():
        return int(word)
    return LUNAR_MONTHS.get(word) or spelled_number(word)
