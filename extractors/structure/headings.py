"""What a section is called: the words behind its mark, or on the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.structure.lines import Line
from extractors.structure.marks import Mark
from extractors.structure.rows import SectionKind

_K = SectionKind
_TITLED = frozenset({_K.PART, _K.CHAPTER, _K.SECTION, _K.SUBSECTION})
_UNTITLED = frozenset({_K.DASH, _K.PLUS, _K.BULLET})
_LONGEST = {_K.ARTICLE: 320}
_LONGEST_OTHER, _MOST_LINES = 220, 4
_ENDS = re.compile(r"(?:[.;,…!?]|\./\.?)[”\"]?\s*$")
_MOST_RUN_IN, _MOST_LEADING_IN = 12, 8
"""Words of a heading before a colon with text behind it, and of one whose line ends with the colon."""
_RUN_IN = re.compile(r"\s*(?P<heading>[^.:;,“”\"()]{2,90}?)\s?:(?:\s+(?=\S)|(?=[^\W\d]))")
_LISTS = re.compile(r"(?<!\w)(?:gồm(?!\w)|(?:là|sau|sau đây|theo|như|các|có|từ)$)", re.I)
_SPECKS = " ~|_*\t"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; both ends are offsets of the text."""

    text: str | None
    end: int
    """Where it ends; of a section without one, where its mark ends."""


def read_heading(
    lines: Sequence[Line], place: int, mark: Mark, kind: SectionKind, *, provision: bool
) -> Heading:
    """The heading of the section that opens at `lines[place]`; a `provision` is one of an article.

    It is a line without a full stop, with the lines in capitals that go on with it, or, where the line ends
    with the number, the line below.  What runs in before a colon (`1. Sở Nội vụ: chủ trì …`) is a heading
    of what is no provision.
    """
    line = lines[place]
    begin = line.start + mark.length
    words = line.text[mark.length :].strip(_SPECKS)
    bare = Heading(None, line.start + len(line.text[: mark.length].rstrip()))
    if kind in _UNTITLED:
        return bare
    if not words:
        return _below(lines, place, kind, provision) or bare
    if _is_title(words, kind, provision, _after(lines, place)):
        end = _goes_on(lines, place, words.isupper())
        return Heading(_joined(lines, begin, place, end), lines[end].end)
    run_in = _RUN_IN.match(line.text, mark.length)
    if run_in and not provision and _names(run_in["heading"], _MOST_RUN_IN):
        return Heading(run_in["heading"].strip(), line.start + run_in.end("heading"))
    return bare


def _after(lines: Sequence[Line], place: int) -> Line | None:
    return lines[place + 1] if place + 1 < len(lines) else None


def _is_title(words: str, kind: SectionKind, provision: bool, after: Line | None) -> bool:
    """Whether the words of a line are a heading and no sentence."""
    if len(words) > _LONGEST.get(kind, _LONGEST_OTHER):
        return False
    if kind in _TITLED or words.isupper():
        return True
    if words.endswith(":"):
        return not provision and _names(words[:-1], _MOST_LEADING_IN)
    broken = after is not None and after.plain and not after.marks and after.text[:1].islower()
    return not _ENDS.search(words) and not broken and _RUN_IN.match(words) is None


def _names(words: str, most: int) -> bool:
    """Whether words before a colon name something; `gồm:` and the like begin a list."""
    return len(re.findall(r"\w+", words)) <= most and not _LISTS.search(words.strip())


def _below(lines: Sequence[Line], place: int, kind: SectionKind, provision: bool) -> Heading | None:
    """The heading on the line below a mark that stands alone."""
    after = _after(lines, place)
    if after is None or not after.plain or after.marks or not _is_title(after.text, kind, provision, None):
        return None
    if kind in _TITLED and not (after.text.isupper() or not _ENDS.search(after.text)):
        return None
    end = _goes_on(lines, place + 1, after.text.isupper())
    return Heading(_joined(lines, after.start, place + 1, end), lines[end].end)


def _goes_on(lines: Sequence[Line], place: int, capitals: bool) -> int:
    """The last line of a heading: further lines in capitals belong to one in capitals."""
    end = place
    while capitals and end + 1 < len(lines) and end - place < _MOST_LINES:
        after = lines[end + 1]
        if not after.plain or after.marks or not after.text.isupper() or _ENDS.search(lines[end].text):
            break
        end += 1
    return end


def _joined(lines: Sequence[Line], begin: int, first: int, last: int) -> str:
    parts = [lines[first].text[begin - lines[first].start :]]
    parts += [line.text for line in lines[first + 1 : last + 1]]
    return " ".join(" ".join(parts).split()).rstrip(" :.")
