"""Values of spreadsheet cells as they are displayed: dates, numbers and percentages by their formats.

A file states formats, and the reader's system the signs between digits: Vietnamese ones, 1.234.567,8.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from openpyxl.styles.numbers import is_date_format

_TOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|A/P|y+|m+|d+|h+|s+|.', re.IGNORECASE)
_PLAIN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SHORT_DATE = "dd/mm/yyyy"
_LOCAL_DATES = frozenset({"mm-dd-yy", "m/d/yy", "mm/dd/yy", "m/d/yyyy"})
"""What the file calls the system's short date: each system shows it in its own order."""
_DIGITS = 15


def displayed(value: Any, form: str | None) -> str:
    """A cell's value as text; `form` is its number format.

    >>> displayed(datetime.datetime(2026, 1, 5), "dd/mm/yyyy"), displayed(1234567.5, "#,##0.00")
    ('05/01/2026', '1.234.567,50')
    >>> displayed(0.125, "0.0%"), displayed(3.0, "General"), displayed("Sở Nội vụ", None)
    ('12,5%', '3', 'Sở Nội vụ')
    """
    form = form or "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, datetime.date | datetime.time):
        return _moment(value, form)
    return str(value)


def _moment(value: datetime.date | datetime.time, form: str) -> str:
    """A date or time by the tokens of its format."""
    form = form.split(";")[0]
    if form.lower() in _LOCAL_DATES or not is_date_format(form):
        form = "hh:mm" if isinstance(value, datetime.time) else _SHORT_DATE
    tokens = _TOKEN.findall(form)
    letters = [token[0].lower() for token in tokens]
    return "".join(
        _token(token, value, _is_minute(letters, place)) for place, token in enumerate(tokens)
    ).strip()


def _is_minute(letters: list[str], place: int) -> bool:
    """`m` means minutes behind hours and before seconds."""
    told = [letter for letter in letters[:place] if letter in "ymdhs"]
    after = next((letter for letter in letters[place + 1 :] if letter in "ymdhs"), "")
    return told[-1:] == ["h"] or after == "s"


def _token(token: str, value: datetime.date | datetime.time, minute: bool) -> str:
    kind, wide = token[0].lower(), len(token) > 1
    if kind == '"':
        return token[1:-1]
    if kind == "\\":
        return token[1:]
    if kind == "[" or token.upper() in ("AM/PM", "A/P"):
        return ""
    if kind not in "ymdhs":
        return token
    if kind == "m":
        kind = "minute" if minute else "month"
    names = {"y": "year", "d": "day", "h": "hour", "s": "second"}
    number = getattr(value, names.get(kind, kind), 0)
    if kind == "y":
        return f"{number:04d}" if len(token) > 2 else f"{number % 100:02d}"
    return f"{number:02d}" if wide else str(number)


def _number(value: float, form: str) -> str:
    sections = form.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    bare = _PLAIN.sub("", section)
    if not any(digit in bare for digit in "0#?") or "E" in bare.upper().replace("GENERAL", ""):
        return _general(value)
    value = abs(value) if section is not sections[0] else value
    percent = "%" in bare
    whole, _, fraction = bare.partition(".")
    places = len(re.findall(r"[0#?]", fraction))
    text = f"{value * (100 if percent else 1):{',' if ',' in whole else ''}.{places}f}"
    optional = len(re.findall(r"[#?]", fraction))
    for _ in range(optional if places else 0):
        text = text[:-1] if text.endswith("0") else text
    width = len(re.findall("0", whole))
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    digits = digits.rstrip(".") if "." in digits else digits
    digits = digits.zfill(width + (len(digits) - digits.find(".") if "." in digits else 0))
    return sign + digits.translate(_SIGNS) + ("%" if percent else "")


def _general(value: float) -> str:
    """As many digits as the number has."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.{_DIGITS}g}".translate(_SIGNS)


_SIGNS = str.maketrans({",": ".", ".": ","})
