"""Lines of text without font names: each read in the encoding that its words and its neighbours speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..syllables import look
from .letters import from_private
from .readings import RIGHT, Votes, doubtful, read, signs, spelt_out, votes

ENOUGH = 3
"""Different words that must speak for an encoding before anything in a text is changed."""
_COMMON = ("tcvn3", "vni")
_RARE = ("vietware_x", "vietware_f", "bkhcm2", "viscii", "vps")
_RARE_ENOUGH = 12
"""The same for an encoding that hardly anyone used."""
_MARKED = re.compile(r"[\u0080-\uffff]|&[A-Za-z#]")
_PRIVATE = re.compile(r"[\uf020-\uf0ff](?:[\uf020-\uf0ffA-Za-z]|(?<=[A-Za-z].))")


@dataclass(frozen=True, slots=True)
class _Line:
    plain: str
    """Its text, entities written out, codes out of the private use area."""
    right: bool
    """It holds letters that only Unicode has."""
    marked: bool
    """It holds anything above ASCII."""


def decode_lines(lines: Sequence[str]) -> list[str]:
    """The letters of `lines` of one text, as they were meant; as many lines, in the same order.

    A text is changed only where several of its words are no syllables as they stand and are syllables in
    TCVN3 or VNI (or, in a text without any letter of Unicode, in one of the rarer encodings).  Lines with
    letters that only Unicode has are never changed; in a text that has such lines, one that shows no sign
    itself follows its neighbours on both sides.

    >>> decode_lines(["QuyÕt ®Þnh cña Bé tr­ëng", "Thủ tướng Chính phủ", "cá"])
    ['Quyết định của Bộ trưởng', 'Thủ tướng Chính phủ', 'cá']
    >>> decode_lines(["Señor Müller", "ò ó ñ ö"])
    ['Señor Müller', 'ò ó ñ ö']
    """
    text = "\n".join(lines)
    if not may_be_legacy(text):
        return list(lines)
    known = [_line(line) for line in lines]
    accepted = _accepted(known)
    if not accepted:
        return list(lines)
    chosen = _choose(known, accepted)
    return [
        read(line.plain, encoding) if encoding else raw
        for raw, line, encoding in zip(lines, known, chosen, strict=True)
    ]


def may_be_legacy(text: str) -> bool:
    """Whether a quick look at `text` finds glyphs that an old encoding shows.

    >>> may_be_legacy("Kế hoạch của thành phố"), may_be_legacy("KÕ ho¹ch cña thµnh phè")
    (False, True)
    """
    if any(doubtful(text, encoding, ENOUGH - 1) for encoding in _COMMON) or _PRIVATE.search(text):
        return True
    if RIGHT.search(text):
        return False
    seen = look(text)
    return seen.bad > max(_RARE_ENOUGH, seen.good)


def _line(raw: str) -> _Line:
    plain = spelt_out(raw)
    if _PRIVATE.search(plain):
        plain = from_private(plain)
    return _Line(plain, bool(RIGHT.search(plain)), bool(_MARKED.search(plain)))


def _accepted(lines: list[_Line]) -> list[str]:
    """The encodings that the whole text speaks for, best first."""
    mixed = any(line.right for line in lines)
    open_lines = [line.plain for line in lines if line.marked and not line.right]
    common = _ranked(open_lines, _COMMON, ENOUGH, mixed)
    return common or ([] if mixed else _ranked(open_lines, _RARE, _RARE_ENOUGH, mixed)[:1])


def _ranked(lines: list[str], encodings: Sequence[str], least: int, mixed: bool) -> list[str]:
    """A line that one encoding explains is not held against the others; beside Unicode, signs alone count."""
    counts = dict.fromkeys(encodings, Votes())
    words: dict[str, set[str]] = {encoding: set() for encoding in encodings}
    for line in lines:
        each = {encoding: votes(line, encoding) for encoding in encodings}
        best = max(each, key=lambda encoding: each[encoding].margin)
        for encoding in [best] if each[best].suffice(2) else encodings:
            if each[encoding].signs or not mixed:
                counts[encoding] += each[encoding]
                words[encoding] |= signs(line, encoding)
    kept = [name for name, vote in counts.items() if vote.suffice(least) and len(words[name]) >= least]
    return sorted(kept, key=lambda name: -counts[name].margin)


def _best(line: str, encodings: Sequence[str]) -> tuple[str, Votes]:
    each = {encoding: votes(line, encoding) for encoding in encodings}
    return max(each.items(), key=lambda item: item[1].margin)


def _choose(lines: list[_Line], accepted: list[str]) -> list[str | None]:
    """The encoding of each line; None for lines that stay."""
    mixed = any(line.right for line in lines)
    chosen: list[str | None] = [None] * len(lines)
    waiting: list[int] = []
    for place, line in enumerate(lines):
        if line.right or not line.marked:
            continue
        best, vote = _best(line.plain, accepted)
        if vote.suffice(1 + mixed):
            chosen[place] = best
        elif not vote.bad:
            waiting.append(place)
    if mixed:
        _follow(lines, chosen, waiting)
    else:
        for place in waiting:
            chosen[place] = accepted[0]
    return chosen


def _follow(lines: list[_Line], chosen: list[str | None], waiting: list[int]) -> None:
    """Lines too short to tell do as the lines on both sides; with one sign, as the line on either side."""
    marked = [place for place, line in enumerate(lines) if line.marked]
    rank = {place: number for number, place in enumerate(marked)}
    for place in waiting:
        before, after = (
            chosen[marked[number]] if 0 <= number < len(marked) else None
            for number in (rank[place] - 1, rank[place] + 1)
        )
        beside = before or after
        if beside and (before == after or votes(lines[place].plain, beside).signs):
            chosen[place] = beside
