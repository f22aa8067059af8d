"""How people cite a section: `Điều 5 khoản 2 điểm a` of a law, `II.1.a` of a plan."""

from __future__ import annotations

from corpora.sections import kinds_of_sections
from extractors.structure.rows import SectionKind

_K = SectionKind
_WORDED = frozenset({_K.PART, _K.CHAPTER, _K.SECTION, _K.SUBSECTION, _K.ARTICLE, _K.CLAUSE})
_ORDERED = frozenset({_K.DASH, _K.PLUS, _K.BULLET})


def path_of(
    kind: SectionKind,
    number: str | None,
    heading: str | None,
    nth: int,
    above: tuple[SectionKind, str] | None,
    in_article: bool,
) -> str:
    """The path of a section under one with kind and path `above`; `nth` counts signs without numbers.

    An article is cited without its chapter, since articles are counted through.

    >>> path_of(SectionKind.CLAUSE, "2", None, 2, (SectionKind.ARTICLE, "Điều 5"), True)
    'Điều 5 khoản 2'
    >>> path_of(SectionKind.POINT, "a", None, 1, (SectionKind.NUMBER, "II.1"), False)
    'II.1.a'
    >>> path_of(SectionKind.DASH, None, None, 3, (SectionKind.POINT, "II.1.a"), False)
    'II.1.a gạch đầu dòng 3'
    """
    word = kinds_of_sections()[kind.value].word
    if kind is _K.ARTICLE or above is None:
        prefix, joint = "", ""
    else:
        joint = "." if _plain(kind, in_article) and _plain(above[0], in_article) else " "
        prefix = above[1]
    if kind in _ORDERED:
        own, joint = f"{word} {nth}", " " if prefix else ""
    elif kind is _K.HEADING:
        own = f"“{heading}”"
    elif kind in _WORDED or (kind is _K.POINT and in_article):
        own = f"{_word(kind, number, word)} {number}"
    else:
        own = _tail(number or "", prefix, kind)
    return f"{prefix}{joint}{own}"


def _plain(kind: SectionKind, in_article: bool) -> bool:
    """Whether a section is cited by its number alone."""
    worded = kind in _WORDED or (kind is _K.POINT and in_article)
    return not worded and kind not in _ORDERED and kind is not _K.HEADING


def _word(kind: SectionKind, number: str | None, word: str | None) -> str:
    """`Phần thứ nhất`, `Phần II`."""
    return f"{word} thứ" if kind is _K.PART and (number or "").islower() else word or ""


def _tail(number: str, prefix: str, kind: SectionKind) -> str:
    """`1.2` under `II.1` as `2`: what the section above says is not said again."""
    head, _, last = number.rpartition(".")
    same = prefix == head or prefix.endswith((f".{head}", f" {head}"))
    return last if kind is _K.DECIMAL and head and same else number
