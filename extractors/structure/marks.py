"""The marks that open sections: `Điều 5.`, `II.`, `1.1.`, `a)`, `-`, with every way of reading one.

A mark is read from its own line alone.  `I.` may be a Roman number, a letter or a scan's slip for `1.`; which
of them it is, the series around it tell (`tree.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.sections import kinds_of_sections
from extractors.folding import bare
from extractors.structure.numerals import Value, arabic, follows, in_words, letter, roman
from extractors.structure.rows import SectionKind

_K = SectionKind
_WORDED = (_K.PART, _K.CHAPTER, _K.SECTION, _K.SUBSECTION, _K.ARTICLE)
_STOP = r"(?P<stop>\s{0,3}[.:)/–-])?"
_NUMBER_WORDS = r"(?:muoi\s)?(?:nhat|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)(?!\w)"
_WORDED_NUMBER = re.compile(
    rf"(?:thu\s+)?(?P<number>{_NUMBER_WORDS}|\d{{1,4}}[a-z]?\d?(?:\.(?:\d{{1,4}}|[a-z]{{1,4}})(?!\w))*(?!\w)|[ivxl1|]{{1,6}}(?!\w)"
    rf"|[ilo\d]{{1,3}}(?!\w)|[a-h](?!\w)){_STOP}(?=\W|$)"
)
_ROMAN = re.compile(r"(?P<number>[IVXl1|]{1,6})(?:\s?(?P<stop>[.):–—]|[/-](?![a-z]))(?!\d)|(?=\s))")
_LETTER = re.compile(r"(?P<number>[A-ZĐ])\s?[.)/:–-](?=\s)")
_DECIMAL = re.compile(
    r"(?P<number>(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,4})(?P<stop>\s?[.):/-])?(?=\s|[^\W\d])"
)
_NUMBER = re.compile(r"(?P<open>\(?)(?P<number>\d{1,3}[a-zđ]?|l)(?P<stop>\)|\s?[.)/–—-])(?!\d)")
_POINT = re.compile(r"(?P<open>\(?)(?P<number>[^\W\dA-Z_]\d?)(?:\s?\)|\.(?=\s|[^\W\d_])|\s?[./–-](?=\s))")
_DASH = re.compile(r"[-–—−](?=\s{0,3}[^\W_]|\s{0,3}[“\"(\[<>≥≤])(?!\d)")
_PLUS = re.compile(r"\+(?=\s{0,3}[^\W_])")
_BULLET = re.compile(r"[*•●▪■◦○►✓❖➢]\s{0,3}(?=[^\W_]|[“\"(])")
_AFTER_LETTER = tuple(" )./–-123456789")
_BROKEN_LIST = re.compile(r"\s*[.:)/–-]?\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One way of reading the opening of a line."""

    kind: SectionKind
    number: str | None
    value: Value
    """Empty where the number takes no part in a count."""
    series: str
    """Marks of one series are siblings: kind and the signs around the number."""
    length: int
    """Code points up to where the words begin."""
    slip: bool = False
    """Whether a scan must have changed a sign."""

    @property
    def counted(self) -> bool:
        """Whether marks of its series can be missing."""
        return bool(self.value)

    @property
    def first(self) -> bool:
        """Whether a series begins with it: `1`, `a`, `2.1`."""
        return self.value[-1:] == (1,) if self.kind is _K.DECIMAL else self.value == (1,)

    def follows(self, before: Value) -> bool:
        """Whether it is the next after `before` in a series."""
        return follows(before, self.value, lettered=self.kind in (_K.POINT, _K.LETTER))


def read_marks(line: str) -> tuple[Mark, ...]:
    """Every reading of a line's opening, the likeliest first; none where it opens no section.

    >>> [(mark.kind.value, mark.number) for mark in read_marks("Điều 5a. Phạm vi")]
    [('article', '5a')]
    >>> [(mark.kind.value, mark.number) for mark in read_marks("I. MỤC ĐÍCH")]
    [('roman', 'I'), ('number', '1'), ('letter', 'I')]
    >>> read_marks("Điều 5 Luật Đất đai quy định")
    ()
    """
    if not line or (line[0].islower() and line[0] != "l" and line[1:2] not in _AFTER_LETTER):
        return ()
    worded = _worded(line)
    if worded is not None:
        return (worded,)
    return tuple(_numbered(line)) or tuple(_unnumbered(line))


def _words() -> dict[SectionKind, str]:
    return {kind: bare(kinds_of_sections()[kind.value].word or "") for kind in _WORDED}


_WORD = re.compile("|".join(f"(?P<{kind.value}>{word})" for kind, word in _words().items() if word))


def _worded(line: str) -> Mark | None:
    """`Chương II`, `Điều 5.`; a provision named at the head of a sentence opens nothing."""
    if not line[0].isupper():
        return None
    plain = bare(line[:60])
    word = _WORD.match(plain)
    if word is None or word.end() >= len(plain) or not plain[word.end()].isspace():
        return None
    kind = next(kind for kind in _WORDED if word[kind.value])
    found = _WORDED_NUMBER.match(plain, word.end() + 1)
    if found is None:
        return None
    printed = line[found.start("number") : found.end("number")]
    rest = line[found.end() :].strip()
    value = _worded_value(kind, printed)
    if value is None or not _opens(kind, bool(found["stop"]), rest):
        return None
    return Mark(kind, printed, value, kind.value, _words_begin(line, found.end()))


def _worded_value(kind: SectionKind, printed: str) -> Value | None:
    """The value of a number behind a word; None where it is no number."""
    if kind is SectionKind.ARTICLE:
        value = arabic(printed)
        return value if value or "." in printed else None
    counted = roman(printed) if not printed.isdigit() else int(printed)
    counted = counted or in_words(printed)
    if counted is not None:
        return (counted,)
    return letter(printed) if len(printed) == 1 and printed.isupper() else None


def _opens(kind: SectionKind, stopped: bool, rest: str) -> bool:
    """Whether what stands behind the number is a heading and no sentence that goes on."""
    if stopped or not rest:
        return True
    return kind is not SectionKind.ARTICLE and rest.isupper()


def _numbered(line: str) -> Iterator[Mark]:
    found = _DECIMAL.match(line)
    if found:
        yield from _decimal(line, found)
        return
    yield from _romans(line)
    found = _LETTER.match(line)
    if found:
        yield _mark(line, _K.LETTER, found, letter(found["number"]))
    yield from _numbers(line)
    yield from _points(line)


def _decimal(line: str, found: re.Match[str]) -> Iterator[Mark]:
    """`1.1.` and `II.1.`; `1.5 triệu đồng` and `2.10.2023` are none."""
    after = line[found.end() :].lstrip()
    if not found["stop"] and not (after[:1].isupper() or after[:1] in '“"('):
        return
    if after[:1].isdigit():
        return
    head, *parts = found["number"].split(".")
    first = roman(head) if not head.isdigit() else int(head)
    if first is None or 0 in map(int, parts):
        return
    value = (first, *map(int, parts))
    yield _mark(line, _K.DECIMAL, found, value, f"decimal {len(value)}")


def _romans(line: str) -> Iterator[Mark]:
    found = _ROMAN.match(line)
    if found is None or found["number"].isdigit():
        return
    value = roman(found["number"])
    rest = line[found.end() :].strip()
    if value is None or not (found["stop"] or (rest.isupper() and len(rest) > 3)):
        return
    printed = found["number"]
    slip = not set(printed) <= set("IVX")
    number = printed.translate({ord("l"): "I", ord("1"): "I", ord("|"): "I"})
    yield Mark(_K.ROMAN, number, (value,), "roman", _words_begin(line, found.end()), slip)
    if printed == "I" and found["stop"] in (".", "/", "-"):
        yield Mark(_K.NUMBER, "1", (1,), "number .", _words_begin(line, found.end()), slip=True)


def _numbers(line: str) -> Iterator[Mark]:
    found = _NUMBER.match(line)
    if found is None or (found["open"] and found["stop"] != ")"):
        return
    after = line[found.end() : found.end() + 1]
    if found["stop"].strip() in ("/", "-", "–", "—") and not (after.isspace() or after.isupper()):
        return
    signs = "()" if found["open"] else ")" if found["stop"].strip() == ")" else "."
    value, slip = arabic(found["number"]), found["number"] == "l"
    number = "1" if slip else found["number"]
    yield Mark(_K.NUMBER, number, value, f"number {signs}", _words_begin(line, found.end()), slip)


def _points(line: str) -> Iterator[Mark]:
    found = _POINT.match(line)
    if found is None or (found["open"] and ")" not in found.group()):
        return
    if found["number"][0].islower() and bare(found["number"][0]).isascii():
        yield _mark(line, _K.POINT, found, letter(found["number"]))


def _unnumbered(line: str) -> Iterator[Mark]:
    for kind, pattern in ((_K.DASH, _DASH), (_K.PLUS, _PLUS), (_K.BULLET, _BULLET)):
        found = pattern.match(line)
        if found:
            yield Mark(kind, None, (), f"{kind.value} {line[0]}", _words_begin(line, found.end()))


def _mark(line: str, kind: SectionKind, found: re.Match[str], value: Value, series: str = "") -> Mark:
    return Mark(kind, found["number"], value, series or kind.value, _words_begin(line, found.end()))


def _words_begin(line: str, end: int) -> int:
    """Where the words behind a mark begin; a mark's own stop may be set apart from it."""
    found = _BROKEN_LIST.match(line, end)
    return found.end() if found and line[end : found.end()].strip(" ") in ("", ".", ":") else end
