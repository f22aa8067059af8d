"""Names of bodies beside numbers: whether one is the body of a code, and the place that it ends with."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.folding import fold
from extractors.names import UPPER
from extractors.organisations import Organisation

_SEAT = re.compile(r"\s+Trung\s+ương(?:\s+Đảng)?(?!\w)")
_PLACELESS = re.compile(
    r"(?:(?<!\w)(?:tỉnh|huyện|quận|thị\s+xã|thành\s+phố|phường|xã|thị\s+trấn)|[Tt]ỉnh ủy|Huyện ủy)$"
)
_PLACE_NAME = re.compile(rf"[ ]([{UPPER}][a-zà-ỹ]+)[ ]([{UPPER}][a-zà-ỹ]+)(?!\w)(?![ ][{UPPER}])")
"""Two syllables, no more: three are a person."""
_COUNCILS = re.compile(r"(?:ubnd|hdnd|nhan dan)$")
_LEVEL = re.compile(r"[ ][^\W\d_]+(?:(?<=[ ]th[^\W\d_]nh)[ ]ph[^\W\d_])?(?!\w)")
_LEVELS = ("tinh", "huyen", "quan", "xa", "phuong", "thanh pho")
_NO_LEVELS = ("tính", "quân", "xa", "phương")
"""Words of their own that only marks part from a level."""
_EXPANSIONS = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("mttq", "mat tran to quoc"),
    ("tw", "trung uong"),
)


_OTHER_BODIES = ("thu tuong", "pho thu tuong", "van phong", "thanh tra")
"""What is named after the body that it serves, and is another: `Văn phòng Chính phủ`."""


def names_body(printed: str, body: str) -> bool:
    """Whether a printed organisation is the body that a code stands for, whatever place follows it.

    >>> names_body("UBND tỉnh Nghệ An", "Ủy ban nhân dân")
    True
    """
    ours = f" {fold(printed)} "
    for short, long in _EXPANSIONS:
        ours = ours.replace(f" {short} ", f" {long} ")
    names = _names(body)
    if any(ours.startswith(f" {other} ") and not _begins(names, other) for other in _OTHER_BODIES):
        return False
    return any(f" {name} " in ours for name in names)


def _begins(names: tuple[str, ...], words: str) -> bool:
    """Whether a body's folded name begins with certain words."""
    return any(name.startswith(words) for name in names)


def initials(printed: str) -> str:
    """The code that a name abbreviated in part would have.

    >>> initials("Sở TT&TT")
    'STTTT'
    """
    words = printed.split()
    if not any(len(word) > 1 and word.isupper() for word in words):
        return ""
    return "".join(word.replace("&", "") if word.isupper() else word[0] for word in words)


@lru_cache(maxsize=512)
def _names(body: str) -> tuple[str, ...]:
    """A body's folded names: a code of the provinces stands for the cities under the centre too."""
    names = fold(body).split(" hoac ")
    cities = [name.replace("tinh uy", "thanh uy").replace(" tinh", " thanh pho") for name in names]
    return (*names, *cities)


def placed_end(text: str, organisation: Organisation) -> int:
    """The end of a body's name with the place that no list holds: `UBND tỉnh Lâm Phong`."""
    name, end = organisation.name, organisation.end
    seat = _SEAT.match(text, end) if name.endswith("Ban Bí thư") else None
    place = _PLACE_NAME.match(text, end) if _PLACELESS.search(name) else None
    further = seat or place
    return further.end() if further else _misread_level(text, organisation)


def _misread_level(text: str, organisation: Organisation) -> int:
    """The end of `UBND tinh`, whose level a scan left without its marks, or of the body as it stands."""
    level = _LEVEL.match(text, organisation.end)
    alone = level and _COUNCILS.search(fold(organisation.name)) and _is_level(level.group().strip())
    return level.end() if level and alone else organisation.end


def _is_level(printed: str) -> bool:
    return fold(printed) in _LEVELS and printed not in _NO_LEVELS
