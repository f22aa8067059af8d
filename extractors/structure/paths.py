"""How people cite a section: `Điều 5 khoản 2 điểm a` of a law, `II.1.a` of a plan."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.sections import kinds_of_sections
from extractors.structure.rows import SectionKind

_K = SectionKind
_WORDED = frozenset({_K.PART, _K.CHAPTER, _K.SECTION, _K.SUBSECTION, _K.ARTICLE, _K.CLAUSE})
_PROVISIONS = frozenset({_K.ARTICLE, _K.CLAUSE})
_ORDERED = frozenset({_K.DASH, _K.PLUS, _K.BULLET})


@dataclass(frozen=True, slots=True)
class Step:
    """A section on the way to others."""

    kind: SectionKind
    path: str
    provision: bool
    """Whether it is an article, a clause of one, or a point of either: cited by its word."""


def is_provision(kind: SectionKind, above: SectionKind | None) -> bool:
    """Whether a section under one of the kind `above` is a provision of an article."""
    return kind in _PROVISIONS or (kind is _K.POINT and above in _PROVISIONS)


def path_of(kind: SectionKind, number: str | None, heading: str | None, nth: int, above: Step | None) -> str:
    """The path of a section under `above`; `nth` counts dashes and other signs without numbers.

    An article is cited without its chapter, since articles are counted through.

    >>> path_of(SectionKind.CLAUSE, "2", None, 2, Step(SectionKind.ARTICLE, "Điều 5", True))
    'Điều 5 khoản 2'
    >>> path_of(SectionKind.POINT, "a", None, 1, Step(SectionKind.NUMBER, "II.1", False))
    'II.1.a'
    >>> path_of(SectionKind.DASH, None, None, 3, Step(SectionKind.POINT, "II.1.a", False))
    'II.1.a gạch đầu dòng 3'
    """
    word = kinds_of_sections()[kind.value].word
    provision = is_provision(kind, above.kind if above else None)
    if kind in _ORDERED:
        own = f"{word} {nth}"
    elif kind is _K.HEADING:
        own = f"“{heading}”"
    elif provision or kind in _WORDED:
        own = f"{_spelt(kind, number, word)} {number}"
    else:
        own = _tail(number or "", above.path if above else "", kind)
    if above is None or kind is _K.ARTICLE:
        return own
    joint = "." if _by_number(kind, provision) and _by_number(above.kind, above.provision) else " "
    return f"{above.path}{joint}{own}"


def _by_number(kind: SectionKind, provision: bool) -> bool:
    """Whether a section is cited by its number alone."""
    return not provision and kind not in _WORDED | _ORDERED and kind is not _K.HEADING


def _spelt(kind: SectionKind, number: str | None, word: str | None) -> str:
    """`Phần thứ nhất`, `Phần II`."""
    return f"{word} thứ" if kind is _K.PART and (number or "").islower() else word or ""


def _tail(number: str, above: str, kind: SectionKind) -> str:
    """`1.2` under `II.1` as `2`: what the section above says is not said again."""
    head, _, last = number.rpartition(".")
    same = above == head or above.endswith((f".{head}", f" {head}"))
    return last if kind is _K.DECIMAL and head and same else number
