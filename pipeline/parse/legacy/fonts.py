"""What a font's name tells of the codes in its runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpora.encodings import legacy_fonts

_SUBSET = re.compile(r"^[A-Z]{6}\+")
# ".VnTime,Bold", "VNI-Times-BoldItalic", ".VnArial Narrow Bold"
_STYLE = re.compile(
    r"(?:[\s,_-]*(?:bold|italic|oblique|regular|normal|roman(?=[,-])|ps(?:mt)?|mt|identity-h))+$"
)


@dataclass(frozen=True, slots=True)
class FontRule:
    """How the runs of a font are decoded."""

    encodings: tuple[str, ...]
    """One that is believed, or several of which the text decides."""
    capitals: bool
    """The font draws small letters as capitals."""


def plain_name(font: str) -> str:
    """A font's name for comparing: without subset tag, substitutes, weight and slant, in lower case.

    >>> [plain_name(name) for name in ("ABCDEF+.VnTimeH,Bold", "VNI-Times-BoldItalic", ".VnTime;Courier New")]
    ['.vntimeh', 'vni-times', '.vntime']
    """
    first = _SUBSET.sub("", font.strip().strip("\"'")).split(";")[0]
    return _STYLE.sub("", " ".join(first.lower().split()))


@cache
def rule_for(font: str) -> FontRule | None:
    """How to decode the runs of `font`; None for fonts whose codes are Unicode.

    >>> rule_for(".VnTimeH")
    FontRule(encodings=('tcvn3',), capitals=True)
    >>> rule_for("Times New Roman") is None
    True
    """
    name = plain_name(font)
    for pattern, rule in _rules():
        if pattern.fullmatch(name):
            return rule
    return None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], FontRule], ...]:
    return tuple(
        (re.compile(row.pattern), FontRule(row.encodings, row.capitals == "yes")) for row in legacy_fonts()
    )
