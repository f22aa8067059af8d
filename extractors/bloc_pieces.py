"""Pieces of a list of members: cut, cleaned, and told apart by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.names import UPPER
from extractors.syllables import fold

BULLET = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,2}[.)]|[a-zđ]\))\s*")
_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")
_TAIL = re.compile(r"\s+(?:đã|tiếp tục|do|với|trong đó)\s.*$", re.S)
_CONNECTIVE = re.compile(rf"^(?:và|các|gồm)\s+(?=[{UPPER}])")
_KIND_NAMED = re.compile(
    rf"\s*(?:các|\d{{1,3}})\s+(?P<kind>(?:sở|phòng|[{UPPER}][^\W\d_]*)(?:\s[^:,;()\n]{{2,60}}?)?)\s*:\s*"
)
_ANY_KIND = frozenset({"đơn", "cơ", "thành", "địa", "tổ", "doanh", "ngành", "công"})
EDGES = " .;,:-–\n\t\u00a0"
"""Marks that belong to no member's name."""


def of_kind(opening: str, found: list[str]) -> list[str]:
    """`các Trường THPT: Nguyễn Du, …` and `8 sở: Xây dựng, …`: bare names get the kind that they share."""
    shared = _KIND_NAMED.fullmatch(opening)
    kind = shared["kind"].strip() if shared else ""
    if not kind or fold(kind).split()[0] in _ANY_KIND:
        return found
    head = kind[0].upper() + kind[1:]
    opening = " ".join(fold(kind).split()[:2])
    return [item if fold(item).startswith(opening) else f"{head} {item}" for item in found]


def between(text: str, start: int, end: int, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:end]` that `cuts`, offsets from `start`, leave; blank ones left out."""
    place = start
    for one, other in cuts:
        if text[place : start + one].strip():
            yield place, start + one
        place = start + other
    if text[place:end].strip():
        yield place, end


def parts_of(listed: str) -> list[str]:
    """The pieces of a folded list, roughly: enough to know one of them again."""
    return [" ".join(part.split()) for part in re.split(r",|\bvà\b", listed)]


def inside(cut: tuple[int, int], names: list[tuple[int, int]]) -> bool:
    """Whether the cut lies within one of the names."""
    return any(one < cut[0] and cut[1] <= other for one, other in names)


def clean(item: str) -> str:
    """One member without bullet, bracketed note and final mark."""
    item = _CONNECTIVE.sub("", BULLET.sub("", item.strip()))
    item = _TAIL.sub("", _NOTE.sub("", item))
    return " ".join(item.strip(EDGES).split())


def has_capital(item: str) -> bool:
    """Whether a capital letter stands in the item's first words: a member is a name."""
    return any(word[0].isupper() for word in item.split()[:6] if word)


def is_named(item: str) -> bool:
    """Whether every word is capitalised, as in a place's name."""
    words = [word for word in re.split(r"[\s–-]+", item) if word]
    return 0 < len(words) <= 5 and all(word[0].isupper() for word in words)


def alike(left: str, right: str) -> bool:
    """Whether both begin with the same word: `Xưởng Cơ điện và Xưởng Lò nung`."""
    return bool(left and right) and left.split()[0] == right.split()[0]


def shares(holder: str, listed: Iterable[str]) -> bool:
    """Whether the holder is one of those listed, its kind (`phường`) aside."""
    name = " ".join(holder.split())
    return any(name.endswith(one) or one.endswith(name) for one in listed if one and name)
